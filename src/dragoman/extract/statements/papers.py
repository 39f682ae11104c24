"""Papers: texts and recordings that carry the words of whoever issues them ("a letter from Hamas said")."""

from dragoman.extract.statements.draft import Scene
from dragoman.extract.statements.phrases import owner
from dragoman.model import MentionKind, Token

BODIES = (MentionKind.NAME, MentionKind.ROLE, MentionKind.METONYM)
DEFINITE = ("the", "this", "that")


def is_paper(scene: Scene, token: Token) -> bool:
    """Whether a noun names a text or recording."""
    return token.pos == "NOUN" and scene.cues.find(token.lemma, "paper") is not None


def issuer(scene: Scene, paper: Token) -> Token | None:
    """Whose paper it is: its possessor, the one it is "by" or "from", or who issues it; not who gets or reads it."""
    who = owner(scene, paper) or _before(scene, paper)
    verb = scene.annotated.tokens[paper.head]
    issued = scene.cues.find(verb.lemma, "issuing") is not None
    by_verb = who is not None and paper.dep == "dobj" and who.head == verb.i
    return None if by_verb and not issued else who


def _before(scene: Scene, paper: Token) -> Token | None:
    """The body named before the noun: "the government statement", "a NATO press release"."""
    naming = [m for m in scene.annotated.mentions if m.last <= paper.i and m.kind in BODIES]
    heads = {m.head for m in naming if scene.annotated.tokens[m.head].sentence == paper.sentence}
    before = scene.annotated.children_of(paper.i, "compound", "nmod", "amod")
    return next((t for t in reversed(before) if t.i in heads or (t.entity == "ORG" and t.tag == "NNP")), None)


def is_the_paper(scene: Scene, token: Token) -> bool:
    """Whether words speak of a paper that the text has named before: "the statement"."""
    article = scene.annotated.child(token.i, "det")
    return is_paper(scene, token) and article is not None and article.lemma.lower() in DEFINITE
