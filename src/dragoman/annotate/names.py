"""Names in a text -> mentions: known actors by their spellings, unknown people and groups by shape."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.lexicon.actors import ActorIndex, Match, Naming, fold
from dragoman.lexicon.roles import Roles
from dragoman.model import Actor, ActorKind, Annotated, Located, Mention, MentionKind, Span, Token

NAME_TAGS = {"NNP", "NNPS"}
STATES = {ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.POLITICAL_PARTY}


def token_range(annotated: Annotated, span: Span, starts: dict[int, int]) -> tuple[int, int] | None:
    """Half-open range of the tokens that make up a span; None where it cuts a token's beginning."""
    first = starts.get(span.start)
    if first is None:
        return None
    last = first
    while last < len(annotated.tokens) and annotated.tokens[last].start < span.end:
        last += 1
    return first, last


def head_of(annotated: Annotated, first: int, last: int) -> int:
    """The token of a range whose head lies outside it."""
    for i in range(last - 1, first - 1, -1):
        if not first <= annotated.tokens[i].head < last or annotated.tokens[i].head == i:
            return i
    return last - 1


def parties_of(actor: Actor, day: date | None, index: ActorIndex) -> tuple[str, ...]:
    """Whom an actor stands for on a day: the state or body of the office held then, else the country."""
    if actor.kind in STATES:
        return (actor.id,)
    if actor.kind is ActorKind.BODY:
        return (actor.country,) if actor.country else (actor.id,)
    held = [office for office in actor.offices if office.held_at(day)]
    recent = sorted(held, key=lambda office: office.start or date.min)
    of = recent[-1].of if recent else actor.country
    above = index.actors.get(of) if of else None
    if above is not None and above.kind is ActorKind.BODY and above.country:
        of = above.country
    return (of,) if of else ()


class KnownNames:
    """Finds the actors of an ActorIndex in one document and decides between namesakes."""

    def __init__(self, index: ActorIndex, roles: Roles) -> None:
        self._index = index
        self._roles = roles

    def mentions(self, annotated: Annotated) -> Iterator[Mention]:
        """Mentions of known actors, in text order."""
        starts = {token.start: token.i for token in annotated.tokens}
        matches = list(self._index.find(annotated.document.text))
        named = {n.actor for match in matches for n in match.namings if not n.surname and len(match.namings) == 1}
        places = Counter(self._index.actors[actor].country or actor for actor in named)
        for match in matches:
            found = token_range(annotated, match.span, starts)
            if found is None:
                continue
            naming = self._decide(annotated, match, found, named, places)
            if naming is not None:
                yield self._mention(annotated, match.span, found, naming)

    def _decide(
        self,
        annotated: Annotated,
        match: Match,
        tokens: tuple[int, int],
        named: set[str],
        places: Counter[str],
    ) -> Naming | None:
        fitting = [n for n in match.namings if self._possible(annotated, n, tokens)]
        if len({n.actor for n in fitting}) < 2:
            return fitting[0] if fitting else None
        day = annotated.document.published

        def rank(naming: Naming) -> tuple[bool, bool, int, bool]:
            actor = self._index.actors[naming.actor]
            in_office = day is not None and any(office.held_at(day) for office in actor.offices)
            return naming.actor in named, in_office, places[actor.country or actor.id], not naming.surname

        ranked = sorted(fitting, key=rank, reverse=True)
        return ranked[0] if rank(ranked[0]) > rank(ranked[1]) else self._same_party(ranked, day)

    def _same_party(self, ranked: list[Naming], day: date | None) -> Naming | None:
        parties = {parties_of(self._index.actors[n.actor], day, self._index) for n in ranked}
        return ranked[0] if len(parties) == 1 else None

    def _possible(self, annotated: Annotated, naming: Naming, tokens: tuple[int, int]) -> bool:
        first, last = tokens
        token = annotated.tokens[last - 1]
        if naming.surname:
            dated = token.entity in ("DATE", "TIME") or any(
                t.pos == "NUM" for t in annotated.tokens[max(0, first - 1) : last + 1]
            )
            return token.tag in NAME_TAGS and not dated and not self._part_of_other_name(annotated, naming, tokens)
        if naming.kind is MentionKind.METONYM:
            after = annotated.tokens[last] if last < len(annotated.tokens) else None
            return not (
                after and token.dep == "compound" and after.tag in NAME_TAGS and after.lemma not in self._roles.titles
            )
        return first < last

    def _part_of_other_name(self, annotated: Annotated, naming: Naming, tokens: tuple[int, int]) -> bool:
        first, last = tokens
        own = {fold(word) for word in self._index.actors[naming.actor].name.split()}
        before = annotated.tokens[first - 1] if first and annotated.tokens[first].dep != "ROOT" else None
        after = annotated.tokens[last] if last < len(annotated.tokens) else None
        if before and _name_word(before) and before.sentence == annotated.tokens[first].sentence:
            known = fold(before.text) in own or before.lemma in self._roles.titles or before.entity in ("NORP", "GPE")
            if not known and before.head in (before.i, first, last - 1, annotated.tokens[first].head):
                return True
        return bool(
            after and _name_word(after) and annotated.tokens[last - 1].dep == "compound" and fold(after.text) not in own
        )

    def _mention(self, annotated: Annotated, span: Span, tokens: tuple[int, int], naming: Naming) -> Mention:
        actor = self._index.actors[naming.actor]
        day = annotated.document.published
        held = sorted((o for o in actor.offices if o.held_at(day)), key=lambda o: o.start or date.min)
        office = held[-1].title if held else None
        return Mention(
            span=span,
            text=annotated.words(span),
            kind=naming.kind,
            actors=(actor.id,),
            parties=parties_of(actor, day, self._index),
            first=tokens[0],
            last=tokens[1],
            head=head_of(annotated, *tokens),
            office=office,
            level=self._roles.level(office) if office else None,
            sector=actor.sector,
            place=naming.place,
        )


def _name_word(token: Token) -> bool:
    return token.tag in NAME_TAGS and token.text[:1].isupper() and token.text.isalpha()


def unknown_people(
    annotated: Annotated, taken: Iterable[Mention | Located], roles: Roles
) -> Iterator[tuple[Mention, Actor]]:
    """Persons that no actor file knows: entities the parser calls persons, and names led by a title.

    Each comes with an Actor made on the spot (id: surname in lower case).
    """
    used = {i for mention in taken for i in range(mention.first, mention.last)}
    known: dict[str, Actor] = {}
    at = 0
    while at < len(annotated.tokens):
        last = _name_end(annotated, at, used)
        if last == at:
            at += 1
            continue
        first = _after_titles(annotated, at, last, roles)
        if first < last and _is_person(annotated, first, last, at, roles, known):
            actor = _person(annotated, first, last, known)
            yield _person_mention(annotated, first, last, actor), actor
        at = last


def _name_end(annotated: Annotated, at: int, used: set[int]) -> int:
    last = at
    sentence = annotated.tokens[at].sentence
    while last < len(annotated.tokens) and last not in used:
        token = annotated.tokens[last]
        joined = token.text in ("-", "al", "bin", "de", "von", "van", "el") and last > at
        dated = token.entity == "DATE" and last == at
        if token.sentence != sentence or dated or not (token.tag in NAME_TAGS or joined):
            break
        last += 1
    while last > at and annotated.tokens[last - 1].tag not in NAME_TAGS:
        last -= 1
    return last


def _after_titles(annotated: Annotated, first: int, last: int, roles: Roles) -> int:
    while first < last and annotated.tokens[first].text.lower().rstrip(".") in roles.titles:
        first += 1
    for size in (4, 3, 2):
        if first + size < last and annotated.words(annotated.span(first, first + size)).lower() in roles.titles:
            return first + size
    return first


def _is_person(annotated: Annotated, first: int, last: int, start: int, roles: Roles, known: dict[str, Actor]) -> bool:
    tokens = annotated.tokens[first:last]
    if tokens[-1].text.lower() in known and len(tokens) == 1:
        return True
    before = annotated.tokens[start - 1].text.lower() if start else ""
    titled = first > start or before in roles.titles
    if not all(t.text.replace("-", "").replace(".", "").isalpha() for t in tokens) or tokens[-1].text.isupper():
        return False
    return (titled and tokens[-1].entity != "GPE") or (
        len(tokens) > 1 and sum(t.entity == "PERSON" for t in tokens) * 2 > len(tokens)
    )


def _person(annotated: Annotated, first: int, last: int, known: dict[str, Actor]) -> Actor:
    name = annotated.words(annotated.span(first, last))
    slug = annotated.tokens[last - 1].text.lower()
    if slug not in known:
        known[slug] = Actor(id=slug, name=name, kind=ActorKind.PERSON)
    return known[slug]


def _person_mention(annotated: Annotated, first: int, last: int, actor: Actor) -> Mention:
    span = annotated.span(first, last)
    return Mention(
        span=span,
        text=annotated.words(span),
        kind=MentionKind.NAME,
        actors=(actor.id,),
        parties=(),
        first=first,
        last=last,
        head=head_of(annotated, first, last),
    )
