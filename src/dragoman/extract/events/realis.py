"""The mood of an event: extract/factuality's, with "said it would" read as the future it was then."""

from dragoman.extract.events.scene import Scene, Site
from dragoman.extract.factuality import Reality, verb_reality
from dragoman.extract.factuality.value import ClaimReader
from dragoman.lexicon.talks import Mood, TalksLexicon
from dragoman.lexicon.values import ValueLexicon


def mood(scene: Scene, site: Site, talks: TalksLexicon) -> Reality:
    """Whether and when the event at a site happens."""
    reality = verb_reality(scene.annotated, site.verb, talks)
    if reality.mood is Mood.POSSIBLE and _later(scene, site.verb):
        return reality.replace(mood=Mood.FUTURE)
    return reality


def noun_mood(scene: Scene, site: Site, values: ValueLexicon) -> Reality:
    """Whether and when what a noun names happens, by the words around it."""
    claim = ClaimReader(scene.annotated, values).claim(site.token)
    mood = Mood.POSSIBLE if claim.mood is Mood.PLAIN else claim.mood
    return Reality(mood=mood, negated=claim.negated, operator=None)


def _later(scene: Scene, verb: int) -> bool:
    """Whether a verb stands with "would" under a word of saying in the past: "said it would withdraw"."""
    while scene.annotated.tokens[verb].dep == "conj":
        verb = scene.annotated.tokens[verb].head
    token = scene.annotated.tokens[verb]
    above = scene.annotated.tokens[token.head]
    would = any(t.lemma.lower() in scene.lexicon.with_use("later") for t in scene.annotated.children_of(verb, "aux"))
    return would and token.dep in ("ccomp", "pcomp") and above.tag in ("VBD", "VBN", "VBG", "IN")


def conditional(scene: Scene, site: Site) -> bool:
    """Whether what is announced hangs on another's act: "will withdraw unless ..."."""
    clauses = scene.annotated.children_of(site.verb, "advcl")
    marks = [mark for clause in clauses for mark in scene.annotated.children_of(clause.i, "mark")]
    return any(mark.lemma.lower() in scene.lexicon.with_use("unless") for mark in marks)
