"""Sources without a name: "two senior Israeli officials", "a source close to the talks"."""

from dragoman.extract.statements.beside import called
from dragoman.extract.statements.draft import Draft, Scene
from dragoman.lexicon.numbers import Numbers
from dragoman.model import Actor, ActorKind, Token, Unnamed

SINGULAR = ("NN", "CD")
NAMES = ("NNP", "NNPS")
OWNING = ("poss", "pobj", "relcl", "acl")
TITLES = ("compound", "nmod", "amod")
STATES = (ActorKind.STATE, ActorKind.ORGANISATION)


def unnamed_source(scene: Scene, draft: Draft, speaker: str | None, numbers: Numbers) -> Unnamed | None:
    """What the text tells of a source that is a person or people without a name; None where it names somebody."""
    if draft.speaker is None or _is_known_person(scene.annotated.actors, speaker):
        return None
    noun = scene.annotated.tokens[draft.speaker]
    if noun.tag in NAMES or scene.cues.find(noun.lemma.lower(), "unnamed") is None:
        return None
    if called(scene, noun) is not None or any(_bears(scene, i, noun) for i in draft.source):
        return None
    words = scene.annotated.words(scene.annotated.span(draft.source[0], draft.source[-1] + 1))
    return Unnamed(words=words, count=_count(scene, noun, numbers), country=_country(scene, draft))


def _bears(scene: Scene, i: int, noun: Token) -> bool:
    """Whether a token of the source is the noun's own name ("the envoy, Ann Lee") and not that of somebody whom it
    serves ("an adviser to Lee", "Lee's aide", "a Lee aide")."""
    token = scene.annotated.tokens[i]
    if token.entity != "PERSON" or token.tag not in NAMES:
        return False
    while token.i != noun.i and token.head != token.i:
        if token.dep in OWNING or (token.dep in TITLES and token.head == noun.i):
            return False
        token = scene.annotated.tokens[token.head]
    return True


def _is_known_person(actors: dict[str, Actor], speaker: str | None) -> bool:
    actor = actors.get(speaker) if speaker else None
    return actor is not None and actor.kind is ActorKind.PERSON


def _count(scene: Scene, noun: Token, numbers: Numbers) -> int | None:
    """How many: a numeral, or one where the noun is singular."""
    numeral = scene.annotated.child(noun.i, "nummod")
    if numeral is not None:
        return numbers.cardinal(numeral.text)
    return 1 if noun.tag in SINGULAR else None


def _country(scene: Scene, draft: Draft) -> str | None:
    """The one state or organisation of states that the words before any "and" name, else None."""
    joined = scene.annotated.child(draft.speaker or 0, "cc")
    end = joined.i if joined is not None and joined.i in draft.source else draft.source[-1] + 1
    inside = [m for m in scene.annotated.mentions if draft.source[0] <= m.first and m.last <= end]
    named = {party for mention in inside for party in mention.parties}
    actor = scene.annotated.actors.get(next(iter(named))) if len(named) == 1 else None
    return actor.id if actor is not None and actor.kind in STATES else None
