"""Propose: which entries speak of the same meeting, accord, exchange, proposal or position."""

from collections.abc import Iterable, Iterator, Mapping

from dragoman.model import Holdings, Judgement, Tie, Verdict
from dragoman.resolve.grouping import Group, Grouping
from dragoman.resolve.same import likeness
from dragoman.resolve.stories import indexed
from dragoman.resolve.story_index import Link
from dragoman.resolve.traits import Trait, kind, trait

MAKER = "dragoman.resolve"


def propose(holdings: Holdings) -> tuple[Judgement, ...]:
    """Judgements `same` on pairs of entries, and on pairs of documents that are copies of one text.

    Entries join groups day by day, of one day the most specific first: each the group it is most like, unless a
    member speaks against it. So a vague report never joins two meetings that differ, and what is published later
    changes nothing before it. The order of the holdings has no influence.
    """
    index = indexed(holdings.documents)
    grouping = Grouping()
    grouping.add(_traits(holdings, index.stories()))
    pairs = [pair for group in grouping.groups for pair in _links(group)]
    return (*(_version(link) for link in index.links()), *sorted(pairs, key=lambda j: j.subjects))


def _traits(holdings: Holdings, told: Mapping[str, str]) -> Iterable[Trait]:
    documents = {document.id: document for document in holdings.documents}
    made = (trait(e, documents.get(e.document), told.get(e.document, e.document)) for e in holdings.entries)
    return [one for one in made if one is not None]


def _links(group: Group) -> Iterator[Judgement]:
    """The group's first entry with each of the others."""
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
