"""Propose: which entries speak of the same meeting, accord, exchange, proposal or position."""

from collections.abc import Iterable, Iterator

from dragoman.model import Document, Entry, Holdings, Judgement, Tie, Verdict
from dragoman.resolve.grouping import Group, Grouping
from dragoman.resolve.same import likeness
from dragoman.resolve.story_index import Link, StoryIndex
from dragoman.resolve.story_sketch import Sketcher
from dragoman.resolve.traits import Trait, trait

MAKER = "dragoman.resolve"


class Resolver:
    """Finds which entries, and which documents, are of one; more may be added at any time.

    What was found before is not found anew: adding a report compares it with what is told of the same parties about
    its day. Whatever the order of adding, the judgements are those of all at once. `sketcher`: one that remembers
    sketches, where several resolvers look at the same documents.
    """

    def __init__(self, sketcher: Sketcher | None = None) -> None:
        self._documents: dict[str, Document] = {}
        self._entries: dict[str, list[Entry]] = {}
        self._stories: dict[str, str] = {}
        self._index = StoryIndex(sketcher)
        self._grouping = Grouping()

    def add(self, documents: Iterable[Document], entries: Iterable[Entry]) -> None:
        """Takes documents and entries in; those whose id is known already change nothing."""
        fresh = {document.id: document for document in documents if document.id not in self._documents}
        self._documents.update(fresh)
        touched = self._retold(fresh)
        found = {one.id for document in touched for one in self._entries.get(document, ())}
        for entry in entries:
            held = self._entries.setdefault(entry.document, [])
            if all(entry.id != one.id for one in held):
                held.append(entry)
                found.add(entry.id)
                touched.add(entry.document)
        told = (entry for document in touched for entry in self._entries.get(document, ()) if entry.id in found)
        self._grouping.add(one for one in map(self._trait, told) if one is not None)

    def judgements(self) -> tuple[Judgement, ...]:
        """`same` on pairs of documents that are copies of one text, and on pairs of entries, in a fixed order."""
        pairs = [pair for group in self._grouping.groups for pair in _links_of(group)]
        return (*map(_version, self._index.links()), *sorted(pairs, key=lambda j: j.subjects))

    def _retold(self, fresh: dict[str, Document]) -> set[str]:
        """Finds the stories anew where documents came, and gives the documents that belong to another one now."""
        if not fresh:
            return set()
        for document in fresh.values():
            self._index.add(document)
        before, self._stories = self._stories, self._index.stories()
        return {name for name, story in self._stories.items() if name in fresh or before[name] != story}

    def _trait(self, entry: Entry) -> Trait | None:
        story = self._stories.get(entry.document, entry.document)
        return trait(entry, self._documents.get(entry.document), story)


def propose(holdings: Holdings) -> tuple[Judgement, ...]:
    """Judgements `same` on pairs of entries, and on pairs of documents that are copies of one text.

    Entries join groups day by day, of one day the most specific first: each the group it is most like, unless a
    member speaks against it. So a vague report never joins two meetings that differ, and what is published later
    changes nothing before it. The order of the holdings has no influence.
    """
    resolver = Resolver()
    resolver.add(holdings.documents, holdings.entries)
    return resolver.judgements()


def _links_of(group: Group) -> tuple[Judgement, ...]:
    if group.links is None:
        group.links = tuple(_links(group))
    return group.links


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
                reason=f"one {first.kind}",
                score=round(min(1.0, score / 10), 3),
            )


def _version(link: Link) -> Judgement:
    what = "a rewrite of one text" if link.tie is Tie.REWRITE else "copies of one text"
    return Judgement(
        subjects=(link.after, link.document), verdict=Verdict.SAME, by=MAKER, reason=what, score=link.score
    )
