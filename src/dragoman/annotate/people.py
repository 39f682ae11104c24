"""People whom no actor file knows: found by the shape of their names, with office and party from the words around."""

from collections.abc import Container, Iterable, Iterator, Sequence

from dragoman.annotate.names import NAME_TAGS, PARTICLES, head_of
from dragoman.annotate.roles import modifiers
from dragoman.lexicon.actors import ActorIndex, fold
from dragoman.lexicon.people import PersonWords
from dragoman.lexicon.roles import Roles, Title
from dragoman.model import Actor, ActorKind, Annotated, Located, Mention, MentionKind, Token

LONGEST_TITLE = 4
LONGEST_NAME = 3
SERVING = ("GOV", "MIL")
RANKS = ("delegations", "other", None)  # below leaders and ministers, whom files know


class UnknownPeople:
    """Finds persons that are no actors of the index: entities the parser calls persons, names led by a title."""

    def __init__(
        self, index: ActorIndex, roles: Roles, words: PersonWords, things: Container[str] = frozenset()
    ) -> None:
        self._index = index
        self._roles = roles
        self._words = words
        self._things = things

    def find(self, annotated: Annotated, taken: Iterable[Mention | Located]) -> Iterator[tuple[Mention, Actor]]:
        """Mentions in text order, each with an Actor made on the spot.

        Its id is the surname in lower case, with the given name before it where a known actor has that id.
        """
        used = {i for mention in taken for i in range(mention.first, mention.last)}
        known: dict[str, Actor] = {}
        at = 0
        while at < len(annotated.tokens):
            last = _name_end(annotated, at, used)
            if last == at:
                at += 1
                continue
            first = self._after_titles(annotated, at, last)
            if not self._is_person(annotated, first, last, at, known):
                at = self._after_last_title(annotated, first, last)
                first = at
            if first < last and self._is_person(annotated, first, last, at, known):
                actor = self._actor(annotated, first, last, known)
                yield _person_mention(annotated, first, last, actor), actor
            at = last

    def _after_titles(self, annotated: Annotated, first: int, last: int) -> int:
        """Where the name begins that titles and words of courtesy lead."""
        at = first
        while at < last:
            word = annotated.tokens[at].text.lower().rstrip(".")
            sizes = range(min(LONGEST_TITLE, last - at), 0, -1)
            words = (annotated.words(annotated.span(at, at + size)).lower() for size in sizes)
            size = next((len(w.split()) for w in words if w in self._roles.titles), int(word in self._words.honorifics))
            if not size:
                break
            at += size
        return at

    def _after_last_title(self, annotated: Annotated, first: int, last: int) -> int:
        """Where the name begins that ends a run of capitals: after its last title ("Oslo Mayor Ann Lee"), else where
        the parser sees a person or a given name stands ("for Economic Affairs Ann Lee")."""
        for at in range(last - 1, first, -1):
            if annotated.tokens[at - 1].text.lower() in self._roles.titles:
                return at
        named = (i for i in range(first, last - 1) if self._is_given(annotated.tokens[i]))
        return next(named, first)

    def _is_given(self, token: Token) -> bool:
        return fold(token.text) in self._words.given and token.entity in ("PERSON", "ORG", "")

    def _is_person(self, annotated: Annotated, first: int, last: int, start: int, known: dict[str, Actor]) -> bool:
        tokens = annotated.tokens[first:last]
        if not tokens:
            return False
        if len(tokens) == 1 and tokens[0].text.lower() in known:
            return True
        letters = (t.text.replace("-", "").replace(".", "") for t in tokens if t.text != "-")
        if not all(word.isalpha() for word in letters) or tokens[-1].text.isupper():
            return False
        if tokens[-1].text.lower() in self._roles.words:
            return False  # "Chin State"
        before = annotated.tokens[start - 1].text.lower().rstrip(".") if start else ""
        titled = first > start or before in self._roles.titles or before in self._words.honorifics
        persons = sum(t.entity == "PERSON" for t in tokens) * 2 > len(tokens)
        if (titled and tokens[-1].entity not in ("GPE", "ORG")) or (len(tokens) > 1 and persons):
            return True
        given = 1 < len(tokens) <= LONGEST_NAME and self._is_given(tokens[0])
        return given and tokens[-1].entity != "GPE" and not self._is_thing(tokens[-1])

    def _is_thing(self, token: Token) -> bool:
        """Whether a name's last word tells that it is no person's ("Charles University", "Victoria Front")."""
        return token.text.lower() in self._things

    def _actor(self, annotated: Annotated, first: int, last: int, known: dict[str, Actor]) -> Actor:
        name = annotated.words(annotated.span(first, last))
        words = name.lower().split()
        met = known.get(words[-1]) or (known.get(words[0]) if len(words) == 1 else None)
        if met is not None:
            return met
        family = words[0] if 1 < len(words) < 4 and fold(words[0]) in self._words.family_first else words[-1]
        taken = family in self._index.actors and len(words) > 1
        actor = Actor(id="-".join(words) if taken else family, name=name, kind=ActorKind.PERSON)
        known[words[-1]] = known[family] = actor
        return actor


def _name_end(annotated: Annotated, at: int, used: set[int]) -> int:
    last = at
    sentence = annotated.tokens[at].sentence
    while last < len(annotated.tokens) and last not in used:
        token = annotated.tokens[last]
        joined = token.text.lower() in PARTICLES and last > at
        dated = token.entity == "DATE" and last == at
        if token.sentence != sentence or dated or not (token.tag in NAME_TAGS or joined):
            break
        last += 1
    while last > at and annotated.tokens[last - 1].tag not in NAME_TAGS:
        last -= 1
    return last


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


def of_land(annotated: Annotated, at: Located) -> Mention | None:
    """A place as a mention of the state it lies in; None for one in no state."""
    if at.place.country is None:
        return None
    return Mention(
        span=at.span,
        text=annotated.words(at.span),
        kind=MentionKind.NAME,
        actors=(at.place.country,),
        parties=(at.place.country,),
        first=at.first,
        last=at.last,
        head=at.head,
        place=True,
    )


def name_people(
    annotated: Annotated,
    people: Sequence[tuple[Mention, Actor]],
    named: Sequence[Mention],
    roles: Roles,
    index: ActorIndex,
    *,
    lands: Sequence[Mention] = (),
    home: str | None = None,
) -> tuple[list[Mention], dict[str, Actor]]:
    """Gives unknown persons their office and party from the words around the name.

    "Chadian spokesman X", "X, secretary of Ukraine's security council", "X of Hamas".
    All names of one person take what any of them tells. `lands` are places as mentions of their states, which tell
    whose an official is ("Oslo Mayor X"); `home` is the state whose an official is of whom nothing is told.
    """
    offices: dict[str, Title] = {}
    owned: dict[str, tuple[str, ...]] = {}
    for mention, actor in people:
        title, parties = _described(annotated, mention, named, roles)
        if title is not None and not parties:
            _, parties = _described(annotated, mention, lands, roles)
            at_home = (
                home
                if title.sector in SERVING and title.level in RANKS and not _led_by_place(annotated, mention, roles)
                else None
            )
            parties = parties or ((at_home,) if at_home and title.kind == "title" else ())
        if title is not None:
            offices.setdefault(actor.id, title)
        if parties:
            owned.setdefault(actor.id, parties)
    found = [(mention, actor, offices.get(actor.id), owned.get(actor.id, ())) for mention, actor in people]
    actors = {actor.id: _with_office(actor, row, parties, index) for _, actor, row, parties in found}
    return [_of_office(mention, row, parties) for mention, _, row, parties in found], actors


def _with_office(actor: Actor, row: Title | None, parties: tuple[str, ...], index: ActorIndex) -> Actor:
    state = index.actors.get(parties[0]) if parties else None
    country = state.id if state is not None and state.kind is ActorKind.STATE else None
    return actor.replace(country=country or actor.country, sector=row.sector if row else actor.sector)


def _of_office(mention: Mention, row: Title | None, parties: tuple[str, ...]) -> Mention:
    if row is None:
        return mention.replace(parties=parties)
    return mention.replace(parties=parties, office=row.office, level=row.level, sector=row.sector)


def _led_by_place(annotated: Annotated, mention: Mention, roles: Roles) -> bool:
    """Whether a place stands before the title of a name ("Oslo Mayor Ann Lee")."""
    at = mention.first
    while at and annotated.tokens[at - 1].text.lower() in roles.words:
        at -= 1
    return at > 0 and annotated.tokens[at - 1].entity in ("GPE", "LOC")


def _described(
    annotated: Annotated, mention: Mention, named: Sequence[Mention], roles: Roles
) -> tuple[Title | None, tuple[str, ...]]:
    heads = [mention.head, *(t.i for t in annotated.children_of(mention.head, "appos"))]
    if annotated.tokens[mention.head].dep == "appos":
        heads.append(annotated.tokens[mention.head].head)
    title: Title | None = None
    parties: tuple[str, ...] = ()
    for head in heads:
        title = title or _title_at(annotated, head, mention, roles)
        owners = modifiers(annotated, head, mention.first if head == mention.head else head, named)
        nested = [
            m
            for t in annotated.children_of(head, "compound", "nmod", "amod", "poss")
            for m in modifiers(annotated, t.i, t.i, named)
        ]
        through = (
            [
                m
                for t in annotated.children_of(head, "prep")
                for o in annotated.children_of(t.i, "pobj")
                for m in modifiers(annotated, o.i, o.i, named)
            ]
            if title
            else []
        )
        parties = parties or tuple(dict.fromkeys(p for m in [*owners, *nested, *through] for p in m.parties))[:1]
    return title, parties


def _title_at(annotated: Annotated, head: int, mention: Mention, roles: Roles) -> Title | None:
    last = mention.first if head == mention.head else head + 1
    for size in (4, 3, 2, 1):
        if last - size < 0:
            continue
        words = annotated.words(annotated.span(last - size, last)).lower()
        if words in roles.titles:
            return roles.titles[words]
    return None
