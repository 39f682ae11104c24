"""Names of places in a text -> what they most likely mean, by country named beside them, in the text, and size."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dragoman.annotate.names import NAME_TAGS, head_of
from dragoman.lexicon.places import Candidate, Gazetteer, PlaceWords
from dragoman.model import Actor, ActorKind, Annotated, Located, Mention, MentionKind, Place, PlaceKind, Record, Token

LONGEST = 5  # words of a name
PLACES = ("GPE", "LOC", "FAC")
OTHERS = ("PERSON", "ORG", "NORP", "DATE", "TIME", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE")
NEAR = 4  # tokens from a name within which a state is taken for the one it lies in
# What speaks for a country, on the scale of Candidate.weight, set by hand on news of talks: named beside the place it
# outweighs any size, named in the sentence or the text it decides between cities of like size.
BESIDE, WITHIN, SOMEWHERE = 6.0, 0.8, 0.6
KNOWN = 100_000  # people from which a name counts as a city's wherever it stands


class Naming(Record):
    """Words that may name a place, with what they may mean."""

    first: int
    last: int
    candidates: tuple[Candidate, ...]


class PlaceFinder:
    """Finds and resolves the names of places in one document after the other."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._words = words

    def find(self, annotated: Annotated) -> Iterator[Located]:
        """Places in text order. A name means the same place wherever the document has it.

        The mentions of known actors must be there already: a country that they name speaks for its towns.
        """
        scan = _Scan(annotated, self._gazetteer, self._words)
        chosen = scan.chosen(scan.namings())
        scan.known |= {place.country for place in chosen.values() if place.country is not None}
        namings = list(scan.namings())  # now with the towns of countries that only other towns told of
        chosen = scan.chosen(namings)
        for naming in namings:
            name = _name(annotated, naming)
            yield Located(
                span=annotated.span(naming.first, naming.last),
                name=name,
                place=chosen[name],
                first=naming.first,
                last=naming.last,
                head=head_of(annotated, naming.first, naming.last),
            )


class _Scan:
    """One document, with the countries it is known to be about."""

    def __init__(self, annotated: Annotated, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.annotated = annotated
        self.known = {party for mention in annotated.mentions for party in mention.parties}
        self._gazetteer = gazetteer
        self._words = words
        named = [m for m in annotated.mentions if m.kind is not MentionKind.PRONOUN]
        self._covers = {i: mention for mention in named for i in range(mention.first, mention.last)}
        self._surnames = frozenset(_surnames(annotated))

    def namings(self) -> Iterator[Naming]:
        """Names of places in text order, the longest at each place."""
        at = 0
        while at < len(self.annotated.tokens):
            mention = self._covers.get(at)
            longest = self._longest(at)
            if longest is not None:
                yield longest
                at = longest.last
            elif mention is not None and mention.first == at:
                if meant := self._of_mention(mention):
                    yield Naming(first=mention.first, last=mention.last, candidates=meant)
                at = max(mention.last, at + 1)
            else:
                at += 1

    def chosen(self, namings: Iterable[Naming]) -> dict[str, Place]:
        """What each name means in the whole document."""
        return {name: self._meant(same) for name, same in _by_name(self.annotated, namings).items()}

    def _of_mention(self, mention: Mention) -> tuple[Candidate, ...]:
        """What a mention of a state, capital or seat means as a place; the name of a state or region lies in it."""
        if not mention.place or len(mention.actors) != 1:
            return ()
        if mention.kind is MentionKind.NAME:
            country = self._gazetteer.country(mention.actors[0])
            if country is not None:
                return (Candidate(place=country, weight=0.0, people=0),)
        found = self._gazetteer.candidates(mention.text)
        home = _home(self.annotated.actors.get(mention.actors[0]))
        bound = mention.kind is MentionKind.NAME and home is not None
        return tuple(c for c in found if not bound or c.place.country == home) or found[:1]

    def _longest(self, first: int) -> Naming | None:
        """The longest name from a token on that the gazetteer has; within a mention only one that exceeds it."""
        token = self.annotated.tokens[first]
        if token.tag not in NAME_TAGS or not token.text[:1].isupper():
            return None
        end = self.annotated.sentences[token.sentence].last
        for last in range(min(first + LONGEST, end), first, -1):
            inside = [self._covers[i] for i in range(first, last) if i in self._covers]
            if any(m.first < first or m.last >= last for m in inside):
                continue
            name = self.annotated.words(self.annotated.span(first, last))
            found = self._gazetteer.candidates(name) if name[-1:].isalnum() else ()
            if found and self._is_place(first, last, found):
                return Naming(first=first, last=last, candidates=found)
        return None

    def _is_place(self, first: int, last: int, found: Sequence[Candidate]) -> bool:
        """Whether words are used as a name of a place: the parser says so, a preposition, or a country known."""
        head = self.annotated.tokens[head_of(self.annotated, first, last)]
        dated = any(t.entity in ("DATE", "TIME") for t in self.annotated.tokens[first:last])
        if dated or self._part_of_other_name(first, last):
            return False
        if self._led(head) or head.entity in PLACES:
            return True
        if last - first == 1 and head.text in self._surnames:
            return False
        if any(c.place.country in self.known for c in found):
            return True
        return head.entity not in OTHERS and (found[0].people >= KNOWN or last - first > 1)

    def _led(self, head: Token) -> bool:
        """Whether a word of place leads to a name: "in Sumy", "an attack on Sumy", "shelled Sumy"."""
        above = self.annotated.tokens[head.head]
        if head.dep in ("dobj", "advmod", "npadvmod"):
            return above.lemma in self._words.with_use("takes")
        of = self.annotated.tokens[above.head].lemma in self._words.with_use("of")
        return head.dep == "pobj" and (of or above.lemma in self._words.with_use("at"))

    def _part_of_other_name(self, first: int, last: int) -> bool:
        """Whether a capitalised word joins on that makes it a person's, paper's or team's name."""
        annotated = self.annotated
        sentence = annotated.tokens[first].sentence
        before = annotated.tokens[first - 1] if first else None
        after = annotated.tokens[last] if last < len(annotated.tokens) else None
        leads = (
            before is not None and before.sentence == sentence and _joins(before) and before.head in range(first, last)
        )
        follows = after is not None and after.sentence == sentence and _joins(after)
        sided = before is not None and before.lemma in self._words.with_use("side")
        parts = self._words.with_use("part")
        part = after is not None and (after.lemma in parts or after.lemma.removesuffix("s") in parts)
        joined = follows and annotated.tokens[last - 1].dep == "compound"
        return (leads and not sided) or (joined and not part) or _hyphened(annotated, last)

    def _meant(self, same: Sequence[Naming]) -> Place:
        annotated = self.annotated
        own = {n.first for n in same}
        others = [m for m in annotated.mentions if m.first not in own]
        countries = {p for m in others for p in m.parties}
        sentences = {annotated.tokens[n.first].sentence for n in same}
        close = {p for m in others if annotated.tokens[m.first].sentence in sentences for p in m.parties}
        beside = {p for n in same for p in self._beside(n)}

        def score(candidate: Candidate) -> float:
            at = candidate.place
            weight = candidate.weight
            weight += BESIDE * (at.country in beside or at.region in beside)
            weight += WITHIN * (at.country in close) + SOMEWHERE * (at.country in countries)
            return weight

        return max(same[0].candidates, key=score).place

    def _beside(self, naming: Naming) -> Iterator[str]:
        """The state or US state right after a name ("Tripoli, Lebanon"), or that owns it ("Lebanon's Tripoli")."""
        annotated, tokens = self.annotated, self.annotated.tokens
        sentence = tokens[naming.first].sentence
        after = naming.last
        if after < len(tokens) and tokens[after].text in (",", "in", "(") and tokens[after].sentence == sentence:
            yield from self._countries(after + 1, min(after + 3, len(tokens)))
        begin = max(annotated.sentences[sentence].first, naming.first - NEAR)
        if any(t.text in ("'s", "’s", "of", "in") or t.dep == "amod" for t in tokens[begin : naming.first]):
            yield from self._owning(begin, naming)

    def _countries(self, first: int, last: int) -> Iterator[str]:
        annotated = self.annotated
        for mention in annotated.mentions:
            if first <= mention.first < last and mention.place and mention.kind is MentionKind.NAME:
                yield from mention.parties
        for size in (2, 1):
            name = annotated.words(annotated.span(first, min(first + size, len(annotated.tokens))))
            for candidate in self._gazetteer.candidates(name):
                if candidate.place.kind is PlaceKind.REGION and candidate.place.country is not None:
                    yield candidate.place.name

    def _owning(self, first: int, naming: Naming) -> Iterator[str]:
        """Parties whose name or adjective hangs on the place or the noun above: "the Lebanese city of Tripoli"."""
        annotated = self.annotated
        head = head_of(annotated, naming.first, naming.last)
        above = {head, *(t.i for t in list(annotated.ancestors(head))[:2])}
        for mention in annotated.mentions:
            if first <= mention.first < naming.first and annotated.tokens[mention.head].head in above:
                owns = annotated.tokens[mention.head].dep in ("poss", "amod", "compound", "nmod")
                yield from mention.parties if owns else ()


def _surnames(annotated: Annotated) -> Iterator[str]:
    """Last words of names of persons: "Jackson" after "Sheila Jackson" is no town."""
    for before, token in pairwise(annotated.tokens):
        if token.entity == "PERSON" and token.head != before.i and before.head == token.i and _joins(before):
            yield token.text


def _joins(token: Token) -> bool:
    return token.tag in NAME_TAGS and token.text[:1].isupper() and token.text.isalpha()


def _hyphened(annotated: Annotated, last: int) -> bool:
    """Whether the name is but the first half of another: "Lend-Lease"."""
    after = annotated.tokens[last : last + 2]
    return len(after) == 2 and after[0].text in "-–" and _joins(after[1]) and after[0].end == after[1].start


def _name(annotated: Annotated, naming: Naming) -> str:
    return " ".join(annotated.words(annotated.span(naming.first, naming.last)).split())


def _by_name(annotated: Annotated, namings: Iterable[Naming]) -> dict[str, list[Naming]]:
    found: dict[str, list[Naming]] = {}
    for naming in namings:
        found.setdefault(_name(annotated, naming), []).append(naming)
    return found


def _home(actor: Actor | None) -> str | None:
    """The country an actor is at home in; None for bodies of many states."""
    if actor is None or actor.kind is ActorKind.ORGANISATION:
        return None
    return actor.country or (actor.id if actor.kind is ActorKind.STATE else None)
