"""Propose: which entries speak of the same meeting, accord, exchange, proposal or position."""

from collections.abc import Iterable, Iterator, Mapping

from dragoman.model import Holdings, Judgement, Meeting, MeetingStatus, Tie, Verdict
from dragoman.resolve.blocks import Index
from dragoman.resolve.same import likeness
from dragoman.resolve.stories import indexed
from dragoman.resolve.story_index import Link
from dragoman.resolve.traits import Trait, kind, specificity, trait

MAKER = "dragoman.resolve"
MOST = 24  # members of a group that a newcomer is compared with: the most specific ones


class Group:
    """Entries taken to be one happening, most specific first."""

    def __init__(self, first: Trait) -> None:
        self.members = [first]
        self.moved = _postponed(first)

    def likeness(self, newcomer: Trait) -> float | None:
        """The best likeness with a member; None where one member speaks against."""
        best = -1.0
        moved = self.moved or _postponed(newcomer)
        for member in self.members[:MOST]:
            score = likeness(member, newcomer, moved)
            if score is None:
                return None
            best = max(best, score)
        return best

    def add(self, newcomer: Trait) -> None:
        """Takes the newcomer in."""
        self.members.append(newcomer)
        self.moved = self.moved or _postponed(newcomer)


def propose(holdings: Holdings) -> tuple[Judgement, ...]:
    """Judgements `same` on pairs of entries, and on pairs of documents that are copies of one text.

    The most specific entries found groups; each further entry joins the group it is most like, unless
    a member speaks against it. So a vague report never joins two meetings that differ. The order of
    the holdings has no influence.
    """
    index = indexed(holdings.documents)
    groups = grouped(_traits(holdings, index.stories()))
    pairs = [pair for group in groups for pair in _links(group)]
    return (*(_version(link) for link in index.links()), *sorted(pairs, key=lambda j: j.subjects))


def grouped(found: Iterable[Trait]) -> list[Group]:
    """The groups of entries that speak of one happening."""
    groups: list[Group] = []
    index = Index()
    for newcomer in sorted(found, key=_founding_order):
        at = _best(newcomer, groups, index)
        if at is None:
            at = len(groups)
            groups.append(Group(newcomer))
        else:
            groups[at].add(newcomer)
        index.write(newcomer, at, _postponed(newcomer))
    return groups


def _traits(holdings: Holdings, told: Mapping[str, str]) -> list[Trait]:
    documents = {document.id: document for document in holdings.documents}
    made = (trait(e, documents.get(e.document), told.get(e.document, e.document)) for e in holdings.entries)
    return [one for one in made if one is not None]


def _founding_order(found: Trait) -> tuple[bool, int, tuple[int, str, int, int, str]]:
    """Postponements first, because they tie dates that differ; then the most specific, then the earliest."""
    return not _postponed(found), -specificity(found), found.order


def _best(newcomer: Trait, groups: list[Group], index: Index) -> int | None:
    best, at = -1.0, None
    for candidate in index.read(newcomer):
        score = groups[candidate].likeness(newcomer)
        if score is not None and score > best:
            best, at = score, candidate
    return at


def _postponed(found: Trait) -> bool:
    return isinstance(found.body, Meeting) and found.body.status is MeetingStatus.POSTPONED


def _links(group: Group) -> Iterator[Judgement]:
    first = min(group.members, key=lambda member: member.order)
    for member in group.members:
        if member is not first:
            score = likeness(first, member, group.moved) or 0.0
            yield Judgement(
                subjects=(first.id, member.id),
                verdict=Verdict.SAME,
                by=MAKER,
                reason=f"one {kind(first.body)}",
                score=round(min(1.0, score / 10), 3),
            )


def _version(link: Link) -> Judgement:
    what = "a rewrite of one text" if link.tie is Tie.REWRITE else "copies of one text"
    return Judgement(
        subjects=(link.after, link.document), verdict=Verdict.SAME, by=MAKER, reason=what, score=link.score
    )
