"""Accords that a verb tells of without naming one: "agree to devolution", "agreed to cease all attacks"."""

from collections.abc import Sequence

from dragoman.extract.clauses import prepositions, subject
from dragoman.extract.factuality import factuality, verb_reality
from dragoman.extract.talks.frame import Frame, parties
from dragoman.extract.talks.sides import settle
from dragoman.extract.talks.triggers import Trigger
from dragoman.lexicon.talks import Mood
from dragoman.model import Accord, AccordForm, AccordStatus, Finding, Token

TALKING = ("meet", "negotiate", "talk")


def agreed(frame: Frame, trigger: Trigger) -> Finding | None:
    """The accord of "X and Y agree to devolution", "X agrees to stop its attacks"; None where another happening is
    agreed on, or nothing that binds."""
    annotated, verb = frame.annotated, trigger.token
    terms = annotated.child(verb, "xcomp") or next(
        (t for t in annotated.children_of(verb, "prep") if t.lemma in ("to", "on")), _clause(frame, verb)
    )
    who = subject(annotated, verb)
    reality = verb_reality(annotated, verb, frame.lexicon)
    asserted = reality.mood is Mood.PAST and not reality.negated
    if terms is None or who is None or not asserted:
        return None
    truce = _ceasing(frame, terms)
    if not truce and (_happens(frame, verb) or _vague(frame, terms)):
        return None
    heads = [verb, terms.i]
    withs = [m for h in heads for p, n in prepositions(annotated, h) if p == "with" for m in frame.mentions.of_noun(n)]
    named = parties(settle(frame, [*frame.mentions.of_noun(who), *withs], []).parties)
    if len(named) < (1 if truce else 2):
        return None
    chain = frame.chain(verb, named)
    body = Accord(
        parties=named,
        status=AccordStatus.AGREED,
        form=AccordForm.CEASEFIRE if truce else AccordForm.OTHER,
        period=frame.period(verb),
        factuality=factuality(reality, chain[0] if chain else None),
    )
    span = frame.clause_span(verb, *annotated.subtree(terms.i), *frame.subject_words(verb))
    return Finding(body=body, citations=(annotated.cite(span),), according_to=chain)


def _clause(frame: Frame, verb: int) -> Token | None:
    """What is to come in a clause: "agreed that the fighters will gather in three zones"."""
    found = frame.annotated.child(verb, "ccomp")
    modal = found is not None and any(t.tag == "MD" for t in frame.annotated.children_of(found.i, "aux"))
    return found if modal else None


def _ceasing(frame: Frame, terms: Token) -> bool:
    """Whether what is agreed is to stop fighting: "to cease all attacks", "to a halt to hostilities"."""
    annotated = frame.annotated
    if terms.pos == "VERB":
        objects: Sequence[int] = [t.i for t in annotated.children_of(terms.i, "dobj", "xcomp")]
        what = [i for o in objects for i in annotated.conjuncts(o)]
        return terms.lemma in frame.used("ceases") and any(
            annotated.tokens[i].lemma in frame.used("fighting") for i in what
        )
    return any(frame.ceasing(t.i) for t in annotated.children_of(terms.i, "pobj"))


def _happens(frame: Frame, verb: int) -> bool:
    """Whether a meeting, an accord or an exchange stands in what is agreed: it is then a finding of its own."""
    annotated = frame.annotated
    inside = set(annotated.subtree(verb)) - {i for a in _afterwards(frame, verb) for i in annotated.subtree(a)}
    words = [t for t in annotated.tokens if t.i in inside and t.i != verb]
    phrases = [annotated.words(annotated.span(t.i - 1, t.i + 1)).lower() for t in words if t.i]
    return any((phrase, "NOUN") in frame.lexicon.happenings for phrase in phrases) or any(
        (t.lemma, "NOUN") in frame.lexicon.happenings or t.lemma in TALKING or t.lemma in frame.lexicon.captives
        for t in words
    )


def _vague(frame: Frame, terms: Token) -> bool:
    """Whether what is agreed is no undertaking: "agreed on the need for peace", "agreed to remain in touch"."""
    below = frame.annotated.children_of(terms.i, "pobj")
    return terms.lemma in frame.used("vague") or any(t.lemma in frame.used("aim") for t in below)


def _afterwards(frame: Frame, verb: int) -> list[int]:
    """Prepositions under a verb that only tell when: "after two weeks of talks"."""
    return [
        i
        for i in frame.annotated.subtree(verb)
        if frame.annotated.tokens[i].dep == "prep" and frame.annotated.tokens[i].lemma in frame.used("when")
    ]
