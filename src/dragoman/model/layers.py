"""Annotated: a document with its layers. Plain data, whatever pipeline made it."""

from collections.abc import Iterator

import msgspec

from dragoman.model.actors import Actor, Mention
from dragoman.model.base import Record
from dragoman.model.places import Place
from dragoman.model.text import Citation, Diagnostic, Document, Period, Span


class Token(Record):
    """A token of the parse: spaCy's (ClearNLP/Universal) tags and labels, offsets into the text.

    `head` is a token index; the root of a sentence is its own head. `sentence` is an index.
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    sentence: int
    entity: str = ""


class Sentence(Record):
    """Half-open token range and its span in the text; `heading` marks headline and deck."""

    first: int
    last: int
    span: Span
    paragraph: int
    heading: bool = False


class Quotation(Record):
    """Words between quotation marks; `closed` is false where the closing mark is missing."""

    span: Span
    inner: Span
    closed: bool = True


class Dated(Record):
    """Words that name a time, with the Period they resolve to."""

    span: Span
    period: Period
    first: int
    last: int


class Located(Record):
    """Words that name a place, as written without article (`name`), with the Place they most likely mean."""

    span: Span
    name: str
    place: Place
    first: int
    last: int
    head: int


class Annotated(Record):
    """A document and its layers: tokens, sentences, mentions, quotations, times, places.

    `dateline` is the city of a report's place line ("GENEVA (Agency) - "), which "here" means. `doubts` are what
    the text cannot be right about (a date whose weekday is another).
    """

    document: Document
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    times: tuple[Dated, ...] = ()
    places: tuple[Located, ...] = ()
    dateline: str | None = None
    doubts: tuple[Diagnostic, ...] = ()
    actors: dict[str, Actor] = msgspec.field(default_factory=dict)

    def child(self, i: int, *deps: str) -> Token | None:
        """The first child of token i with one of these labels."""
        return next((self.tokens[c] for c in self.children[i] if self.tokens[c].dep in deps), None)

    def children_of(self, i: int, *deps: str) -> tuple[Token, ...]:
        """Children of token i, all or those with one of these labels, in text order."""
        return tuple(self.tokens[c] for c in self.children[i] if not deps or self.tokens[c].dep in deps)

    def ancestors(self, i: int) -> Iterator[Token]:
        """Heads of token i, nearest first, up to the root of its sentence."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def subtree(self, i: int) -> list[int]:
        """Token indices under i, itself included, in text order."""
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def conjuncts(self, i: int) -> list[int]:
        """Tokens joined to i by conjunction, i first."""
        found = [i]
        for at in found:
            found.extend(c for c in self.children[at] if self.tokens[c].dep == "conj")
        return found

    def span(self, first: int, last: int) -> Span:
        """Characters of the half-open token range."""
        return Span(start=self.tokens[first].start, end=self.tokens[last - 1].end)

    def location(self, name: str | None) -> Place | None:
        """What a place's name, as the text writes it, most likely means; None where the gazetteer has no such place."""
        return next((at.place for at in self.places if at.name == name), None)

    def words(self, span: Span) -> str:
        """The exact text of a span."""
        return self.document.text[span.start : span.end]

    def cite(self, span: Span) -> Citation:
        """A citation of a span of this document."""
        return Citation(document=self.document.id, span=span, exact=self.words(span))
