"""Who a source is: the actor its words stand for, else a surname, else "officials"."""

from dragoman.extract.statements.draft import Draft, Scene
from dragoman.model import Actor, ActorKind, Mention, MentionKind, Token

UNNAMED = "officials"
NAMES = ("NNP", "NNPS")
LONGEST_ACRONYM = 6
FIRST_PERSON = ("i", "we", "my", "our")


class Speakers:
    """Resolves the sources and addressees of one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._mentions: dict[int, list[Mention]] = {}
        for mention in scene.annotated.mentions:
            for i in range(mention.first, mention.last):
                self._mentions.setdefault(i, []).append(mention)

    def speaker(self, draft: Draft) -> str | None:
        """The speaker's id; None where the text names no source."""
        if draft.speaker is None:
            return None
        return self.person(draft.speaker, draft.source)

    def is_first_person(self, draft: Draft) -> bool:
        """Whether the source is "I", "we" or the like."""
        return draft.speaker is not None and self._scene.annotated.tokens[draft.speaker].lemma in FIRST_PERSON

    def addressees(self, draft: Draft) -> tuple[str, ...]:
        """Ids of those spoken to that are known actors or persons with a name."""
        found: list[str] = []
        for i in draft.addressees:
            for head in self._scene.annotated.conjuncts(i):
                who = self.person(head, ())
                if who is not None and who != UNNAMED and who not in found:
                    found.append(who)
        return tuple(found)

    def person(self, head: int, phrase: tuple[int, ...]) -> str | None:
        """The id of whoever the noun phrase around `head` stands for."""
        token = self._antecedent(self._scene.annotated.tokens[head])
        mention = self._mention(token.i, phrase)
        if mention is not None and mention.actors:
            return self._id(mention)
        named = self._appositive(token) or token
        if named.i != token.i and (known := self._mention(named.i, ())) and known.actors:
            return self._id(known)
        shouted = named.text.isupper() and len(named.text) > LONGEST_ACRONYM
        if named.entity == "PERSON" or (named.tag in NAMES and named.text[:1].isupper() and not shouted):
            return named.text.strip("’'.").lower()
        return UNNAMED if token.pos in ("NOUN", "PROPN") else None

    def _antecedent(self, token: Token) -> Token:
        """For "who" and "which", the noun they stand for."""
        if token.tag not in ("WP", "WDT"):
            return token
        verb = next((t for t in self._scene.annotated.ancestors(token.i) if t.dep == "relcl"), None)
        return self._scene.annotated.tokens[verb.head] if verb is not None else token

    def _mention(self, head: int, phrase: tuple[int, ...]) -> Mention | None:
        """The mention whose main word is `head`, else one that covers it, else one in apposition."""
        covering = self._mentions.get(head, [])
        heading = [m for m in covering if m.head == head] or covering
        if heading:
            return max(heading, key=lambda m: m.last - m.first)
        appositive = self._appositive(self._scene.annotated.tokens[head])
        inside = self._mentions.get(appositive.i, []) if appositive is not None else []
        return next((m for m in inside if m.head in phrase), None)

    def _appositive(self, token: Token) -> Token | None:
        for child in self._scene.annotated.children_of(token.i, "appos"):
            if child.tag in NAMES and token.tag not in NAMES:
                return child
        return None

    def _id(self, mention: Mention) -> str:
        actor = self._scene.annotated.actors.get(mention.actors[0])
        if len(mention.actors) == 1 and actor is not None and not _stands_apart(actor, mention):
            return mention.parties[0] if len(mention.parties) == 1 else actor.id
        return mention.actors[0]


def _stands_apart(actor: Actor, mention: Mention) -> bool:
    """Whether an actor speaks under its own id; a state's bodies and metonyms speak for the state."""
    return actor.kind is not ActorKind.BODY and mention.kind is not MentionKind.METONYM
