"""One finding a happening: mentions of one meeting, accord or exchange in one text and voice are joined."""

from collections.abc import Iterable, Iterator

from dragoman.model import Accord, Exchange, Finding, Meeting


def once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without repetitions; of two that tell the same, the fuller stays."""
    kept: list[Finding] = []
    for finding in findings:
        twin = next((i for i, other in enumerate(kept) if _same(other, finding)), None)
        if twin is None:
            kept.append(finding)
        elif _fullness(finding) > _fullness(kept[twin]):
            kept[twin] = finding
    yield from kept


def _same(one: Finding, other: Finding) -> bool:
    a, b = one.body, other.body
    if type(a) is not type(b) or one.according_to != other.according_to:
        return False
    if isinstance(a, Meeting) and isinstance(b, Meeting):
        alike = a.status is b.status and _agree(a.place, b.place) and _agree(a.period, b.period)
        return (
            alike
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
