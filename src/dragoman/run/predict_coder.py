"""An actor phrase -> its country and PLOVER sector, by names in it, offices held, and words for what people are."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rapidfuzz.distance import OSA

from dragoman.lexicon.actors import Match, Naming, namings
from dragoman.lexicon.coding import FORMER, Coding, CodingWord, coding_index
from dragoman.model import Actor, ActorKind, Annotated, MentionKind, Office, Record, Span

LONGEST = 5  # words of a role
SHORTEST = 5  # letters of a misspelt name
UNKNOWN, GOVERNMENT, CIVILIANS = "UNK", "GOV", "CVL"
BEFORE = re.compile(r"\b([A-Z][\w’'-]*\w\.?) $")
AFTER = re.compile(r"\.? ([A-Z][\w’'-]*\w)\b")


class Named(Record):
    """A name in the phrase, and the actor it is read as."""

    span: Span
    actor: Actor
    kind: MentionKind

    @property
    def place(self) -> bool:
        """Whether it is a city or region of coding_places.tsv."""
        return self.actor.id.startswith("place-")


class Role(Record):
    """Words for what somebody is. `segment` counts the phrase's parts: what comes after "of" or a comma is another."""

    span: Span
    row: CodingWord
    segment: int


class Code(Record):
    """The answer; `names` are those read in the phrase."""

    country: str | None
    code: str | None
    names: tuple[Named, ...] = ()


class ActorCoder:
    """Codes phrases by the actors known and the tables of lexicon/coding.py."""

    def __init__(self, actors: Sequence[Actor], coding: Coding) -> None:
        self._coding = coding
        self._index = coding_index(actors, coding)
        states = [a for a in self._index.actors.values() if a.kind is ActorKind.STATE or a.id.startswith("place-")]
        self._spellings = {s: (a, n) for a in states for s, n in namings(a) if " " not in s and len(s) >= SHORTEST}

    def code(self, annotated: Annotated, context: str | None = None) -> Code:
        """Country and sector of the text, at its day; without one an office without end counts as held."""
        text, day = annotated.document.text, annotated.document.published
        names = tuple(self._names(text, day)) or tuple(self._misspelt(text))
        roles = [role for role in self._roles(annotated) if self._counts(role, names)]
        country = next((c for name in names if (c := self._country(name.actor, day))), None)
        if country is None and context:
            country = next((c for name in self._names(context, day) if (c := self._country(name.actor, day))), None)
        return Code(country=country, code=self._sector(annotated, names, roles), names=names)

    def _names(self, text: str, day: date | None) -> Iterator[Named]:
        matches = list(self._index.find(text))
        for match in matches:
            naming = self._chosen(match, text, day)
            named = Named(span=match.span, actor=self._index.actors[naming.actor], kind=naming.kind)
            if not self._within_other_name(text, named, matches):
                yield named

    def _chosen(self, match: Match, text: str, day: date | None) -> Naming:
        """Of namesakes the one whose office is named, then the one in office on the day; full names before surnames."""
        words = text.lower()

        def rank(naming: Naming) -> tuple[bool, bool, bool, bool]:
            actor = self._index.actors[naming.actor]
            bears = any(f"{office.title} " in words for office in actor.offices)
            return not naming.surname, bears, bool(held(actor, day)), actor.kind is ActorKind.STATE

        return max(match.namings, key=rank)

    def _within_other_name(self, text: str, named: Named, matches: Sequence[Match]) -> bool:
        """Whether a person's or town's name is but a part of somebody else's ("Feliciano Valencia")."""
        person, town = named.actor.kind is ActorKind.PERSON, named.place or named.kind is MentionKind.METONYM
        if not person and not town:
            return False
        before = BEFORE.search(text[: named.span.start])
        after = AFTER.match(text[named.span.end :]) if person else None
        if person and after is None and named.actor.name.split()[0] in text[: named.span.start].split():
            return False  # "George Dubya Bush"
        around = [word[1] for word in (before, after) if word]
        sure = [match for match in matches if not all(naming.surname for naming in match.namings)]
        taken = {text[match.span.start : match.span.end].split()[-1] for match in sure}
        return any(word not in taken and self._coding.word(word.lower()) is None for word in around)

    def _misspelt(self, text: str) -> Iterator[Named]:
        """Names of states, their people and places with two letters swapped, or one letter off in a long name."""
        at = 0
        for word in text.split():
            start = text.index(word, at)
            at = start + len(word)
            near = next((s for s in self._spellings if misspelt(word, s)), None) if word[:1].isupper() else None
            if near is not None:
                actor, naming = self._spellings[near]
                yield Named(span=Span(start=start, end=at), actor=actor, kind=naming.kind)

    def _country(self, actor: Actor, day: date | None) -> str | None:
        country = self._coding.country(actor)
        if country is None and actor.kind is ActorKind.PERSON:
            offices = held(actor, day) or actor.offices
            above = [self._index.actors[office.of] for office in offices if office.of in self._index.actors]
            country = next((c for one in reversed(above) if (c := self._coding.country(one))), None)
        return country

    def _roles(self, annotated: Annotated) -> Iterator[Role]:
        """Role words from left to right, the longest at each place."""
        at, segment = 0, 0
        tokens = annotated.tokens
        while at < len(tokens):
            found = self._role(annotated, at)
            if found is None:
                segment += tokens[at].tag in ("IN", "TO", ",")
                at += 1
                continue
            size, row = found
            yield Role(span=annotated.span(at, at + size), row=row, segment=segment)
            at += size

    def _role(self, annotated: Annotated, at: int) -> tuple[int, CodingWord] | None:
        for size in range(min(LONGEST, len(annotated.tokens) - at), 0, -1):
            last = annotated.tokens[at + size - 1]
            words = annotated.words(annotated.span(at, at + size)).lower()
            lemma = words.removesuffix(last.text.lower()) + last.lemma.lower()
            row = self._coding.word(words) or self._coding.word(lemma)
            if row is not None:
                return size, row
        return None

    def _counts(self, role: Role, names: Sequence[Named]) -> bool:
        """Whether a word is no part of a name; it may end that of a state ("Palestinian Authority")."""
        around = [name for name in names if name.span.covers(role.span)]
        return all(n.actor.kind is ActorKind.STATE and n.span.end == role.span.end for n in around)

    def _sector(self, annotated: Annotated, names: Sequence[Named], roles: Sequence[Role]) -> str | None:
        of_bodies = [n.actor for n in names if n.actor.kind is ActorKind.BODY and not n.place]
        body = next((a.sector for a in of_bodies if a.sector != GOVERNMENT), None)
        strong = head_role([role for role in roles if role.row.code and not role.row.weak and role.row.code[0] != "@"])
        weak = head_role([role for role in roles if role.row.code and role.row.weak])
        told = strong.row.code if strong else None
        sector = self._coding.sector(body) or told or self._of_names(names, annotated.document.published)
        if sector is None and weak is not None:
            sector = weak.row.code
        if any(role.row.code == FORMER for role in roles):
            return self._coding.former(sector)
        return sector or self._bare(annotated, names)

    def _of_names(self, names: Sequence[Named], day: date | None) -> str | None:
        """What the persons, groups and bodies named are."""
        others = [name.actor for name in names if name.actor.kind is not ActorKind.STATE and not name.place]
        return next((code for actor in others if (code := self._of_actor(actor, day))), None)

    def _of_actor(self, actor: Actor, day: date | None) -> str | None:
        if actor.kind is not ActorKind.PERSON or not actor.offices:
            return None if actor.sector == "IGO" else self._coding.sector(actor.sector)
        offices = held(actor, day)
        if offices:
            return self._coding.sector(self._of_office(offices[-1]))
        over = [o for o in actor.offices if o.end is not None and (day is None or o.end <= day)]
        return self._coding.former(self._of_office(over[-1])) if over else self._coding.sector(actor.sector)

    def _of_office(self, office: Office) -> str | None:
        above, title = self._index.actors.get(office.of), self._coding.titles.get(office.title)
        if above is not None and above.kind is not ActorKind.STATE and above.sector not in (None, "IGO"):
            return above.sector
        return title.sector if title else None

    def _bare(self, annotated: Annotated, names: Sequence[Named]) -> str | None:
        """A phrase without role words: a capital is its government, a town its people, a state's name has no sector."""
        states = [name for name in names if name.actor.kind is ActorKind.STATE or name.place]
        if not states:
            return None
        first = states[0]
        if first.actor.sector not in (None, GOVERNMENT):
            return first.actor.sector
        more = [t for t in annotated.tokens if t.pos in ("NOUN", "PROPN", "ADJ") and not covered(t.start, names)]
        if more:
            return UNKNOWN
        if first.kind is MentionKind.METONYM:
            return GOVERNMENT
        return CIVILIANS if first.place else None


def head_role(roles: Sequence[Role]) -> Role | None:
    """The last role of the first part that has one: "ambassador to", "police officers of"."""
    first = min((role.segment for role in roles), default=0)
    return next((role for role in reversed(roles) if role.segment == first), None)


def held(actor: Actor, day: date | None) -> list[Office]:
    """Offices held on the day, or without one those without end, the latest last."""
    offices = [o for o in actor.offices if (o.held_at(day) if day else o.end is None)]
    return sorted(offices, key=lambda office: office.start or date.min)


def covered(at: int, names: Sequence[Named]) -> bool:
    """Whether a place in the text lies in a name."""
    return any(name.span.start <= at < name.span.end for name in names)


def misspelt(word: str, name: str) -> bool:
    """Whether a word is the name with two letters swapped, or with one letter off where both are long.

    >>> misspelt("Kazahks", "Kazakhs"), misspelt("Iraq", "Iran")
    (True, False)
    """
    if min(len(word), len(name)) < SHORTEST or word[0] != name[0] or OSA.distance(word, name, score_cutoff=1) != 1:
        return False
    return sorted(word) == sorted(name) or min(len(word), len(name)) > SHORTEST + 2
