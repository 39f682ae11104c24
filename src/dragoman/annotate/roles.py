"""Noun phrases that stand for people through what they are: "Russian officials", "the rebels",
"Kyiv's negotiators", "the foreign minister", "a delegation from Hamas", "both sides".
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.annotate.names import located
from dragoman.lexicon.actors import ActorIndex
from dragoman.lexicon.roles import Roles, Title
from dragoman.model import ActorKind, Annotated, Mention, MentionKind, Record, Token

MODIFIERS = ("amod", "compound", "poss", "nmod", "nummod")
LINKS = ("of", "from", "for", "by")
REBELS = "REB"
PARTY = "PTY"
LED = ("lead", "led", "run", "control")
RULING = ("government", "administration", "authority", "cabinet")
GOVERNING = (ActorKind.ARMED_GROUP, ActorKind.POLITICAL_PARTY)
PLURALS = ("NNS", "NNPS")
STATE_BODIES = ("government", "army", "military", "ministry", "parliament")
VOCATIVE = {"Mr.", "Madam", "Mister"}
DOMINANT = 2  # times as often as the next that a state must be named, to be whom "the president" is of


class Scene(Record):
    """What stands outside the running text: people named in the heading, and the state that publishes."""

    heading: tuple[Mention, ...] = ()
    voice: str | None = None


class RolePhrases:
    """Finds role phrases whose head noun is in titles.tsv and resolves whom they stand for."""

    def __init__(self, index: ActorIndex, roles: Roles) -> None:
        self._index = index
        self._roles = roles

    def mentions(self, annotated: Annotated, named: Sequence[Mention], scene: Scene | None = None) -> Iterator[Mention]:
        """Role mentions in text order, resolved by their modifiers, else by the nearest fitting name or the scene."""
        scene = scene or Scene()
        by_head = {mention.head: mention for mention in named}
        covered = {i for mention in named for i in range(mention.first, mention.last)}
        for token in annotated.tokens:
            if token.i in covered or token.pos not in ("NOUN", "PROPN") or _hyphened(annotated, token):
                continue
            found = self._title(annotated, token)
            if found is not None and not self._bears_name(annotated, token, by_head):
                yield self._mention(annotated, token, *found, named, scene)

    def _title(self, annotated: Annotated, token: Token) -> tuple[Title, int] | None:
        """The longest title or role that ends at a token, and where it begins."""
        for size in (4, 3, 2, 1):
            first = token.i - size + 1
            if first < 0 or annotated.tokens[first].sentence != token.sentence:
                continue
            span = annotated.span(first, token.i + 1)
            words = annotated.words(span).lower()
            for surface in (words, words.removesuffix(token.text.lower()) + token.lemma):
                row = self._roles.titles.get(surface)
                if row is not None:
                    return row, first
        return None

    def _bears_name(self, annotated: Annotated, token: Token, by_head: dict[int, Mention]) -> bool:
        """Whether the title stands before or beside a name that is a mention already."""
        following = by_head.get(token.i + 1) or by_head.get(token.i + 2)
        if token.dep in ("compound", "nmod") and token.head in by_head:
            return True
        if (
            following is not None
            and following.kind is MentionKind.NAME
            and annotated.tokens[following.first].i == token.i + 1
        ):
            person = following.parties == () or following.office is not None or following.level is not None
            return person or following.place is False
        return any(c in by_head and annotated.tokens[c].dep == "appos" for c in annotated.children[token.i])

    def _named_after(self, annotated: Annotated, token: Token, named: Sequence[Mention]) -> Mention | None:
        """Whose name follows an office and whose it is: "President of El Salvador Ann Lee"."""
        if token.i + 1 >= len(annotated.tokens) or annotated.tokens[token.i + 1].lemma not in LINKS:
            return None
        owner = next((m for m in named if m.first in (token.i + 2, token.i + 3)), None)
        after = next((m for m in named if owner is not None and m.first == owner.last), None)
        person = after is not None and after.actors != after.parties and after.kind is MentionKind.NAME
        return after if person else None

    def _mention(
        self, annotated: Annotated, token: Token, title: Title, first: int, named: Sequence[Mention], scene: Scene
    ) -> Mention:
        owners = modifiers(annotated, token.i, first, named) or self._nested(annotated, token, first, named)
        parties = tuple(dict.fromkeys(p for owner in owners for p in owner.parties))
        parties = self._leading(annotated, token, first) or parties
        phrase = first
        if title.sector == REBELS:
            parties = self._rebels_of(parties, named)
        if not parties:
            parties, phrase = self._by_context(annotated, token, title, first, named)
        known = self._introduced(annotated, title, first, named, scene) if not owners else None
        known = known or (self._named_after(annotated, token, named) if title.kind == "title" else None)
        if known is not None:
            parties = known.parties
        if not parties and title.kind == "title" and self._pointed(annotated, token, first):
            parties = self._scene_party(annotated, title, named, scene)
        actors = known.actors if known is not None else self._holders(annotated, title, parties)
        begin = min([phrase, *(owner.first for owner in owners if owner.last <= first)])
        span = annotated.span(begin, token.i + 1)
        return Mention(
            span=span,
            text=annotated.words(span),
            kind=MentionKind.ROLE,
            actors=actors or parties,
            parties=parties,
            first=begin,
            last=token.i + 1,
            head=token.i,
            office=title.office,
            level=title.level,
            sector=title.sector,
        )

    def _nested(self, annotated: Annotated, token: Token, first: int, named: Sequence[Mention]) -> list[Mention]:
        """Whose a noun is whose own noun tells it: "a Salvadoran government commission"."""
        before = [t for t in annotated.children_of(token.i, "compound") if t.i < first]
        before += annotated.tokens[first : token.i]
        return [
            m for t in before if t.text.lower() in self._roles.titles for m in modifiers(annotated, t.i, t.i, named)
        ]

    def _leading(self, annotated: Annotated, token: Token, first: int) -> tuple[str, ...]:
        """Who leads a government: "the Hamas-led government"."""
        led = [
            t for t in annotated.tokens[max(0, first - 3) : first] if t.lemma in LED and t.sentence == token.sentence
        ]
        if not led or token.lemma not in RULING or led[-1].i < 2 or annotated.tokens[led[-1].i - 1].text != "-":
            return ()
        name = annotated.tokens[led[-1].i - 2]
        found = next(iter(self._index.find(name.text)), None)
        named = {naming.actor for naming in found.namings if not naming.surname} if found is not None else set()
        actor = self._index.actors[named.pop()] if len(named) == 1 else None
        return (actor.id,) if actor is not None and actor.kind in GOVERNING else ()

    def _holders(self, annotated: Annotated, title: Title, parties: tuple[str, ...]) -> tuple[str, ...]:
        if title.kind != "title":
            return ()
        day = annotated.document.published
        holders = [self._index.holder(title.office, party, day) for party in parties]
        return tuple(holder.id for holder in holders if holder is not None)

    def _introduced(
        self, annotated: Annotated, title: Title, first: int, named: Sequence[Mention], scene: Scene
    ) -> Mention | None:
        """The person named with that office: "the Secretary" after "Secretary of State X"; the last one before."""
        if title.kind != "title" or not self._pointed(annotated, annotated.tokens[first], first):
            return None
        words = title.office.split()
        fitting = [
            m
            for m in (*scene.heading, *named)
            if m.office and m.parties and m.actors != m.parties and _same_office(words, m.office)
        ]
        before = [m for m in fitting if m.head < first]
        return before[-1] if before else next(iter(fitting), None)

    def _pointed(self, annotated: Annotated, token: Token, first: int) -> bool:
        """Whether a title means somebody known: "the President", "Mr. President", a speaker's label."""
        before = annotated.tokens[first - 1].text if first else ""
        return before in VOCATIVE or definite(annotated, token.i) or self._opens(annotated, first)

    def _scene_party(
        self, annotated: Annotated, title: Title, named: Sequence[Mention], scene: Scene
    ) -> tuple[str, ...]:
        """The state of an office that nothing near it tells: the publisher's, else the one most in the text."""
        day = annotated.document.published
        if scene.voice and self._index.holder(title.office, scene.voice, day):
            return (scene.voice,)
        ranked = self._usual(annotated, named).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < DOMINANT * ranked[1][1]):
            return ()
        return ranked[0][0]

    def _usual(self, annotated: Annotated, named: Sequence[Mention]) -> Counter[tuple[str, ...]]:
        """How often states are named, by themselves or by their people; as places they do not count."""
        return Counter(
            m.parties for m in named if self._is_state(m) and len(m.parties) == 1 and not located(annotated, m)
        )

    def _opens(self, annotated: Annotated, first: int) -> bool:
        """Whether a title stands alone at the head of its sentence, as in a transcript."""
        return annotated.sentences[annotated.tokens[first].sentence].first in (first, first - 1)

    def _by_context(
        self, annotated: Annotated, token: Token, title: Title, first: int, named: Sequence[Mention]
    ) -> tuple[tuple[str, ...], int]:
        """Parties of an unmodified role: a rebel word takes its own describing word or the last armed
        group before it; an office of state takes the last state before it in its sentence, else the text's
        commonest."""
        collective = self._roles.collectives.get(token.text.lower())
        if collective is not None and collective.bare == "yes":
            return (), first  # "the delegations", "the leaders" are those of both sides
        if title.sector == REBELS:
            return self._rebels(annotated, token, first, named)
        counted = annotated.children_of(token.i, "nummod", "predet", "det")
        if token.text.lower() in self._roles.collectives and any(t.lemma in ("two", "both", "three") for t in counted):
            return (), first  # "the two presidents" are those of both sides
        if self._in_name(annotated, token, title, first, named):
            return (), first
        if title.surface.startswith("opposition"):
            return ("opposition",), first
        if collective is not None and token.tag == "NNS" and title.level:
            return (), first  # so are "the leaders"
        if not definite(annotated, token.i) and not (token.tag == "NNP" and title.kind == "role"):
            return (), first
        states = [m for m in named if self._is_state(m) and len(m.parties) == 1 and not located(annotated, m)]
        bare = [m for m in states if m.actors == m.parties and m.kind is not MentionKind.METONYM]
        same = [m for m in bare if annotated.tokens[m.head].sentence == token.sentence and m.head < first]
        land = self._land_of_groups(named) if len({m.parties for m in same}) > 1 else ()
        if same:
            return land or same[-1].parties, first
        if title.kind == "title":
            return (), first  # "the minister" of nobody named is nobody known
        usual = self._usual(annotated, named)
        if usual:
            return usual.most_common(1)[0][0], first
        return self._land_of_groups(named) or self._sole_land(named), first

    def _sole_land(self, named: Sequence[Mention]) -> tuple[str, ...]:
        """The one state of a text that names it as a place only: "In Chad, the government ..."."""
        lands = {m.parties for m in named if self._is_state(m) and len(m.parties) == 1}
        return lands.pop() if len(lands) == 1 else ()

    def _in_name(self, annotated: Annotated, token: Token, title: Title, first: int, named: Sequence[Mention]) -> bool:
        """Whether a noun ends a proper name of something unknown: "the Reform Party"."""
        covered = {i for m in named for i in range(m.first, m.last)}
        before = [t for t in annotated.children_of(token.i, "compound") if t.i < first]
        return (
            title.sector == PARTY
            and token.tag == "NNP"
            and any(t.tag == "NNP" and t.i not in covered and t.text.lower() not in self._roles.words for t in before)
        )

    def _land_of_groups(self, named: Sequence[Mention]) -> tuple[str, ...]:
        """The one country of the armed groups and parties in a text: "the government and the LTTE"."""
        groups = [self._index.actors[p] for m in named for p in m.parties if p in self._index.actors]
        lands = {group.country for group in groups if group.country and group.kind is not ActorKind.STATE}
        land = lands.pop() if len(lands) == 1 else None
        return (land,) if land else ()

    def _rebels_of(self, parties: tuple[str, ...], named: Sequence[Mention]) -> tuple[str, ...]:
        """For "Salvadoran guerrillas", the one armed group of that state which the text names, else the state."""
        groups = (m for m in named if m.actors == m.parties and self._is_group(m, ActorKind.ARMED_GROUP))
        fighting = {party for group in groups for party in group.parties}
        of = {group for group in fighting if self._index.actors[group].country in parties}
        return tuple(of) if len(of) == 1 else parties

    def _rebels(
        self, annotated: Annotated, token: Token, first: int, named: Sequence[Mention]
    ) -> tuple[tuple[str, ...], int]:
        words = [
            t
            for t in annotated.children_of(token.i, "amod", "compound", "nmod")
            if t.i < first and t.pos in ("ADJ", "PROPN", "NOUN")
        ]
        described = [t for t in words if t.text[:1].isupper()]
        if described:
            span = annotated.span(described[0].i, token.i + 1)
            return (annotated.words(span).lower().replace(" ", "-"),), described[0].i
        groups = [m for m in named if self._is_group(m, ActorKind.ARMED_GROUP)]
        groups = groups or [m for m in named if self._is_group(m, ActorKind.POLITICAL_PARTY)]
        beside = [m for m in groups if token.dep == "appos" and m.head == token.head]
        earlier = beside or [m for m in groups if m.head < first]
        if (beside or definite(annotated, token.i)) and earlier:
            return earlier[-1].parties, first
        counted = annotated.children_of(token.i, "nummod", "quantmod") or any(t.lemma == "other" for t in words)
        sole = {m.parties for m in groups if len(m.parties) == 1}
        if len(sole) == 1 and not counted and (definite(annotated, token.i) or token.tag in PLURALS):
            return sole.pop(), first
        words += list(annotated.tokens[first : token.i])
        kinds = [t for t in words if (row := self._roles.titles.get(f"{t.lemma}s")) and row.sector == REBELS]
        if kinds:  # "three rebel groups" are rebels
            return (f"{kinds[0].lemma}s",), first
        several = annotated.words(annotated.span(first, token.i + 1)).lower().replace(" ", "-")
        return ((several,) if token.tag == "NNS" else ()), first

    def _is_state(self, mention: Mention) -> bool:
        actor = self._index.actors.get(mention.parties[0]) if mention.parties else None
        return actor is not None and actor.kind is ActorKind.STATE

    def _is_group(self, mention: Mention, kind: ActorKind) -> bool:
        actor = self._index.actors.get(mention.parties[0]) if mention.parties else None
        return actor is not None and actor.kind is kind


def _hyphened(annotated: Annotated, token: Token) -> bool:
    """Whether a word is but the beginning of another: "separatist-held"."""
    return annotated.document.text[token.end : token.end + 1] == "-"


def modifiers(annotated: Annotated, head: int, first: int, named: Sequence[Mention]) -> list[Mention]:
    """Mentions that say whose a noun is: adjectives, compounds, possessors, "of X", with their conjuncts."""
    by_head = {mention.head: mention for mention in named}
    found: list[Mention] = []
    conjunct = annotated.child(head, "conj")
    for token in annotated.children_of(head):
        starts: list[int] = []
        if token.dep in MODIFIERS and not (token.dep == "poss" and annotated.tokens[head].lemma == "counterpart"):
            starts = annotated.conjuncts(token.i)
        elif token.dep == "prep" and token.lemma in LINKS:
            if token.lemma == "for" and found:
                continue  # "the UN envoy for Libya"
            if conjunct is not None and conjunct.i < token.i and (found or token.lemma == "from"):
                continue  # "the government and rebels from the north"
            objects = annotated.children_of(token.i, "pobj")
            starts = [c for t in objects for c in annotated.conjuncts(t.i)]
            whole = {i for c in starts if c in by_head for i in range(by_head[c].first, by_head[c].last)}
            starts += [c for i in sorted(whole.difference(starts)) for c in annotated.conjuncts(i)[1:]]
        for i in starts:
            found += [by_head[i]] if i in by_head else _of_state(annotated, i, by_head)
    if not found:
        found = [m for m in named if m.last == first and m.kind in (MentionKind.DEMONYM, MentionKind.NAME)]
    return sorted(found, key=lambda mention: mention.first)


def _of_state(annotated: Annotated, noun: int, by_head: dict[int, Mention]) -> list[Mention]:
    """Whose government or army a noun is, where it is joined to a name: "envoys of the *Chadian* army and the FACT"."""
    if annotated.tokens[noun].lemma not in STATE_BODIES:
        return []
    return [by_head[t.i] for t in annotated.children_of(noun, *MODIFIERS) if t.i in by_head]


def _same_office(words: list[str], office: str) -> bool:
    """Whether a short title may stand for an office: "secretary" for "secretary of state"."""
    held = office.split()
    return held == words or held[: len(words)] == words


def definite(annotated: Annotated, head: int) -> bool:
    """Whether a noun carries "the", "its" or the like."""
    return any(t.lemma in ("the", "its", "this", "that", "their") for t in annotated.children_of(head, "det", "poss"))
