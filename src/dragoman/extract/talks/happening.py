"""One finding a happening: mentions of one meeting, accord or exchange in one text and voice are joined."""

from collections.abc import Collection, Iterable, Iterator

from dragoman.model import Accord, Exchange, Finding, Meeting


def once(findings: Iterable[Finding], former: Collection[str] = ()) -> Iterator[Finding]:
    """The findings without repetitions; of two that tell the same, the fuller stays.

    A meeting told of with a word that is `former` ("they had previously met") is another than the one told of.
    """
    apart = frozenset(former)
    kept: list[Finding] = []
    for finding in findings:
        twin = next((i for i, other in enumerate(kept) if _same(other, finding, apart)), None)
        if twin is None:
            kept.append(finding)
        elif _fullness(finding) > _fullness(kept[twin]):
            kept[twin] = finding
    yield from kept


def _same(one: Finding, other: Finding, former: frozenset[str]) -> bool:
    a, b = one.body, other.body
    if type(a) is not type(b) or one.according_to != other.according_to:
        return False
    if isinstance(a, Meeting) and isinstance(b, Meeting):
        if _former(one, former) is not _former(other, former):
            return False  # "they had met before"
        nameless = not a.parties or not b.parties  # "the Alaska summit" is told by its place alone
        there = a.place == b.place if nameless else _agree(a.place, b.place)
        return (
            a.status is b.status
            and there
            and _agree(a.period, b.period)
            and _level(a, b)
            and _sides(a.parties, b.parties)
            and _agree(a.round, b.round)
            and _agree(a.rounds, b.rounds)
        )
    if isinstance(a, Accord) and isinstance(b, Accord):
        forms = a.form is b.form or "other" in (a.form, b.form)
        return a.status is b.status and forms and _sides(a.parties, b.parties)
    if isinstance(a, Exchange) and isinstance(b, Exchange):
        return a.status is b.status and a.what is b.what and _agree(a.count, b.count) and _sides(a.parties, b.parties)
    return False


def _former(finding: Finding, former: frozenset[str]) -> bool:
    """Whether its words tell a meeting from one told of: "they had *previously* met"."""
    return not former.isdisjoint(finding.citations[0].exact.lower().split())


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _level(a: Meeting, b: Meeting) -> bool:
    forms = a.form is b.form or bool({str(a.form), str(b.form)} & {"talks", "other"} and "call" not in (a.form, b.form))
    return forms and _agree(a.level, b.level)


def _sides(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two sets of parties may be one: equal, or one side alone that is among the others."""
    small, large = sorted((set(one), set(other)), key=len)
    return small == large or (len(small) < 2 and small <= large)


def _fullness(finding: Finding) -> tuple[int, int]:
    body = finding.body
    known = [getattr(body, f, None) for f in ("place", "period", "level", "round", "rounds", "count", "title")]
    return len(getattr(body, "parties", ())), sum(value is not None for value in known)
