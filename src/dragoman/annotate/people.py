"""People whom no actor file knows: found by the shape of their names, with office and party from the words around."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.annotate.names import NAME_TAGS, PARTICLES, head_of
from dragoman.annotate.roles import modifiers
from dragoman.lexicon.actors import ActorIndex, fold
from dragoman.lexicon.people import PersonWords
from dragoman.lexicon.roles import Roles, Title
from dragoman.model import Actor, ActorKind, Annotated, Located, Mention, MentionKind

LONGEST_TITLE = 4


class UnknownPeople:
    """Finds persons that are no actors of the index: entities the parser calls persons, names led by a title."""

    def __init__(self, index: ActorIndex, roles: Roles, words: PersonWords) -> None:
        self._index = index
        self._roles = roles
        self._words = words

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

    def _is_person(self, annotated: Annotated, first: int, last: int, start: int, known: dict[str, Actor]) -> bool:
        tokens = annotated.tokens[first:last]
        if len(tokens) == 1 and tokens[0].text.lower() in known:
            return True
        if not all(t.text.replace("-", "").replace(".", "").isalpha() for t in tokens) or tokens[-1].text.isupper():
            return False
        if tokens[-1].text.lower() in self._roles.words:
            return False  # "Chin State"
        before = annotated.tokens[start - 1].text.lower().rstrip(".") if start else ""
        titled = first > start or before in self._roles.titles or before in self._words.honorifics
        persons = sum(t.entity == "PERSON" for t in tokens) * 2 > len(tokens)
        return (titled and tokens[-1].entity not in ("GPE", "ORG")) or (len(tokens) > 1 and persons)

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


def name_people(
    annotated: Annotated,
    people: Sequence[tuple[Mention, Actor]],
    named: Sequence[Mention],
    roles: Roles,
    index: ActorIndex,
) -> tuple[list[Mention], dict[str, Actor]]:
    """Gives unknown persons their office and party from the words around the name.

    "Chadian spokesman X", "X, secretary of Ukraine's security council", "X of Hamas".
    Later bare surnames take what the first mention had.
    """
    actors: dict[str, Actor] = {}
    offices: dict[str, Title] = {}
    owned: dict[str, tuple[str, ...]] = {}
    mentions = []
    for mention, actor in people:
        title, parties = _described(annotated, mention, named, roles)
        if title is not None:
            offices.setdefault(actor.id, title)
        if parties:
            owned.setdefault(actor.id, parties)
        row = offices.get(actor.id)
        stands_for = owned.get(actor.id, ())
        state = index.actors.get(stands_for[0]) if stands_for else None
        actors[actor.id] = actor.replace(
            country=state.id if state and state.kind is ActorKind.STATE else None, sector=row.sector if row else None
        )
        mentions.append(
            mention.replace(
                parties=stands_for,
                office=row.office if row else None,
                level=row.level if row else None,
                sector=row.sector if row else None,
            )
        )
    return mentions, actors


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
