"""Story index: documents one by one in, stories out; the order of adding makes no difference to the stories."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from dragoman.model import Document, Tie
from dragoman.resolve.story_likeness import (
    COPY_DAYS,
    REWRITE_DAYS,
    SAME_NAMES,
    Likeness,
    is_plain,
    likeness,
    names_of,
)
from dragoman.resolve.story_shelf import Marks, Names, Shelf, mark_of
from dragoman.resolve.story_sketch import Sketch, Sketcher

LEAST_FACTS = 0.2  # estimated Jaccard index of facts, three standard errors under what a rewrite needs

Order = tuple[date, str]
Edge = tuple[int, int, Likeness]


class Text(NamedTuple):
    """A text as published on one day, with the documents that have it."""

    sketch: Sketch
    day: int | None
    documents: list[Order]


class Link(NamedTuple):
    """A document, the earlier one of its story that it is most like, and how."""

    document: str
    after: str
    tie: Tie
    score: float


class StoryIndex:
    """Finds copies and rewrites among the documents added.

    Whether two documents are one story is judged by the two alone, so neither the order of adding nor what else was
    added matters. What adding one costs depends on how many documents of about its day are like it.

    >>> index = StoryIndex()
    >>> for name, text in (("b", "They met."), ("a", "They  met!"), ("c", "They parted.")):
    ...     index.add(Document(id=name, text=text))
    >>> index.stories()
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """

    def __init__(self, sketcher: Sketcher | None = None) -> None:
        self._sketcher = sketcher or Sketcher()
        self._texts: list[Text] = []
        self._known: dict[tuple[bytes, int | None], int] = {}
        self._ids: set[str] = set()
        self._same_words: dict[bytes, list[int]] = {}
        self._marked: defaultdict[str, list[Order]] = defaultdict(list)
        self._edges: list[Edge] = []
        self._copies, self._rewrites = Shelf(COPY_DAYS), Shelf(REWRITE_DAYS)
        self._facts, self._names = Marks(), Names()

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, document: Document) -> None:
        """Takes a document in; one whose id is known already changes nothing."""
        if document.id in self._ids:
            return
        self._ids.add(document.id)
        order = (document.published or date.max, document.id)
        if document.story:
            self._marked[document.story].append(order)
        sketch = self._sketcher.sketch(document)
        day = document.published.toordinal() if document.published else None
        number = self._known.setdefault((sketch.text, day), len(self._texts))
        if number == len(self._texts):
            self._enter(Text(sketch, day, []))
        self._texts[number].documents.append(order)

    def stories(self) -> dict[str, str]:
        """Document id -> story id, which is the id of the story's earliest document."""
        return {name: group[0][1] for group in self._groups() for _, name in group}

    def links(self) -> list[Link]:
        """How each document that is not the first of its story belongs to it, in order of story and day."""
        tied = self._tied()
        number = {order: i for i, text in enumerate(self._texts) for order in text.documents}
        return [self._link(order, group[0], number[order], tied) for group in self._groups() for order in group[1:]]

    def _link(self, order: Order, first: Order, own: int, tied: Mapping[int, Mapping[int, Likeness]]) -> Link:
        """The earlier document that one is most like; its story's first where it is like later ones only."""
        alike = {own: Likeness(Tie.EQUAL, 1.0), **tied.get(own, {})}
        firsts = {other: min(self._texts[other].documents) for other in alike}
        earlier = [other for other in alike if firsts[other] < order]
        if not earlier and len(alike) == 1:
            return Link(order[1], first[1], Tie.MARKED, 1.0)
        best = min(earlier or set(alike) - {own}, key=lambda other: (_rank(alike[other]), firsts[other]))
        after = firsts[best] if earlier else first
        return Link(order[1], after[1], alike[best].tie, alike[best].score)

    def _enter(self, text: Text) -> None:
        """Compares a text with those that may be like it, and enters it."""
        number = len(self._texts)
        self._texts.append(text)
        same = self._same_words.setdefault(text.sketch.words, [])
        for other in self._candidates(text, same):
            alike = likeness(text.sketch, self._texts[other].sketch, _apart(text.day, self._texts[other].day))
            if alike:
                self._edges.append((other, number, alike))
        if text.sketch.words:
            self._edges.extend((other, number, Likeness(Tie.EQUAL, 1.0)) for other in same)
            same.append(number)

    def _candidates(self, text: Text, same: Iterable[int]) -> list[int]:
        """Texts that share enough with one to be worth comparing, but for the `same`."""
        number = len(self._texts) - 1
        grams, facts = mark_of(text.sketch.grams), mark_of(text.sketch.facts)
        self._facts.append(facts)
        found: set[int] = set()
        if len(text.sketch.grams):
            found = self._copies.near(text.day, grams)
            self._copies.put(number, text.day, grams)
        if len(text.sketch.facts):
            found |= self._facts.alike(self._rewrites.near(text.day, facts), facts, LEAST_FACTS)
            self._rewrites.put(number, text.day, facts)
        names = names_of(text.sketch)
        sharing = self._names.sharing(found.difference(same), names, SAME_NAMES)
        self._names.append(names)
        return sharing

    def _groups(self) -> list[list[Order]]:
        """The documents of each story, earliest first; stories by their first document."""
        union: dict[Order, Order] = {}
        for text in self._texts:
            _join(union, text.documents)
        for one, other, _ in self._standing():
            _join(union, (self._texts[one].documents[0], self._texts[other].documents[0]))
        for marked in self._marked.values():
            _join(union, marked)
        groups: defaultdict[Order, list[Order]] = defaultdict(list)
        for order in sorted(union):
            groups[_root(union, order)].append(order)
        return list(groups.values())

    def _standing(self) -> Iterator[Edge]:
        """The edges but those by which a digest would join the reports it is made of, or a form of words its users.

        A text that holds several earlier or same-day ones as parts takes after the longest of them only. A text
        without facts of its own takes after the one text, of those not shorter than it, that it is most like.
        """
        plain: defaultdict[int, list[tuple[int, Edge]]] = defaultdict(list)
        parts: defaultdict[int, list[tuple[int, Order, Edge]]] = defaultdict(list)
        for edge in self._edges:
            part, whole = self._by_length(edge)
            if edge[2].tie is Tie.EQUAL:
                yield edge
            elif is_plain(self._texts[part].sketch):
                plain[part].append((whole, edge))
            elif edge[2].contained and not _later(self._texts[part].day, self._texts[whole].day):
                parts[whole].append((-len(self._texts[part].sketch.grams), min(self._texts[part].documents), edge))
            else:
                yield edge
        for several in parts.values():
            yield min(several, key=lambda one: one[:2])[2]
        for part, found in plain.items():
            yield min(found, key=lambda one: self._nearness(part, *one))[1]

    def _by_length(self, edge: Edge) -> tuple[int, int]:
        one, other = sorted(
            edge[:2], key=lambda number: (len(self._texts[number].sketch.grams), min(self._texts[number].documents))
        )
        return one, other

    def _nearness(self, part: int, whole: int, edge: Edge) -> tuple[float, int, float, Order]:
        """How near a text is to another, the nearest first: words that are there, days between, likeness."""
        text, other = self._texts[part], self._texts[whole]
        return -round(edge[2].within, 2), _apart(text.day, other.day) or 0, -edge[2].score, min(other.documents)

    def _tied(self) -> dict[int, dict[int, Likeness]]:
        """For each text those that it is like."""
        found: defaultdict[int, dict[int, Likeness]] = defaultdict(dict)
        for one, other, alike in self._standing():
            found[one][other] = found[other][one] = alike
        return found


def _rank(alike: Likeness) -> tuple[int, float]:
    return list(Tie).index(alike.tie), -alike.score


def _apart(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else abs(one - other)


def _later(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one > other


def _join(union: dict[Order, Order], members: Iterable[Order]) -> None:
    """Makes one group of the members, under the earliest."""
    roots = sorted(_root(union, member) for member in members)
    for root in roots[1:]:
        union[root] = roots[0]


def _root(union: dict[Order, Order], member: Order) -> Order:
    union.setdefault(member, member)
    while union[member] != member:
        union[member] = union[union[member]]
        member = union[member]
    return member
