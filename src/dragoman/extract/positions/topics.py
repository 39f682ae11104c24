"""Whether a stand is one on the talks, and whether it belongs to a meeting, accord or exchange instead."""

from collections.abc import Iterator

from dragoman.extract.clauses import particle, prepositions
from dragoman.extract.positions.scene import Scene
from dragoman.lexicon.issues import Weight
from dragoman.lexicon.talks import Happening
from dragoman.model import Stance

TAKEN = {
    "meeting": (Stance.DEMANDS, Stance.OFFERS, Stance.ACCEPTS, Stance.REJECTS),
    "accord": (Stance.DEMANDS, Stance.OFFERS, Stance.ACCEPTS),
    "exchange": (Stance.DEMANDS, Stance.OFFERS, Stance.ACCEPTS),
    "breach": tuple(Stance),
}
"""Stances that the kinds of finding say by themselves: a call for talks is a meeting proposed."""
MADE = ("agreed", "signed", "proposed", "drafted")
BY_ISSUE = {"talks": "meeting", "ceasefire": "accord"}
"""Issues whose words name a happening, whatever wording happenings.tsv has."""
BACK = 2  # sentences that "the plan" may point back
CARRYING = ("send", "bring", "give", "fly", "transfer", "deliver", "get", "let")  # mostly of troops and goods
CONTINUING = ("continue", "keep", "pursue")


def relevant(scene: Scene, tokens: set[int], head: int) -> bool:
    """Whether what the stand is taken on is an issue of talks, by its words and the sentences around."""
    sentence = scene.annotated.tokens[head].sentence
    use = scene.lexicons.nouns.get(scene.annotated.tokens[head].lemma)
    if use == "claim":
        return False
    if recognises(scene, head):
        return True
    weights = {named.issue.alone for named in scene.named(tokens)}
    if weights & {Weight.YES, Weight.GENERAL} or kind_of(scene, head) in ("exchange", "breach"):
        return True
    if Weight.NEAR in weights and scene.near_talk(sentence):
        return True
    if Weight.SAME in weights and scene.talking(sentence):
        return True
    return use is not None and scene.near_talk(sentence, BACK)


def recognises(scene: Scene, verb: int) -> bool:
    """Whether a verb is taken of a party itself: "to recognise Kosovo"."""
    rows = scene.lexicons.stances.find(scene.annotated.tokens[verb].lemma, "VERB")
    objects = scene.annotated.children_of(verb, "dobj", "nsubjpass") if any("party" in r.frames for r in rows) else ()
    return any(scene.acting(t.i) for t in objects)


def kind_of(scene: Scene, head: int) -> str | None:
    """meeting, accord, exchange or breach (of an accord) where a content is nothing but that; else None."""
    token = scene.annotated.tokens[head]
    if any(n.issue.id == "mediation" and n.first <= head < n.last for n in scene.named(scene.own_words(head))):
        return None  # who mediates talks, or lets others mediate, says more than that there be talks
    if token.pos not in ("VERB", "AUX"):
        return _noun_kind(scene, head)
    row = scene.lexicons.talks.happenings.get((token.lemma, "VERB"))
    if row is not None and row.kind == "meeting":
        return "meeting"
    frees = (f"{token.lemma} exchange", "VERB") in scene.lexicons.talks.happenings and token.lemma not in CARRYING
    if frees and _of_captives(scene, head):
        return "exchange"
    return next(_governed(scene, head), None)


def on_happening(scene: Scene, verb: int) -> bool:
    """Whether a deed has talks, an accord or an exchange as its object: "to mediate talks"."""
    objects = scene.annotated.children_of(verb, "dobj", "ccomp", "xcomp")
    return any(kind_of(scene, t.i) is not None or on_happening(scene, t.i) for t in objects if t.i > verb)


def truce(scene: Scene, head: int) -> bool:
    """Whether a content is a ceasefire: to reject one is an accord rejected."""
    row = _happening(scene, head)
    return row.form == "ceasefire" if row is not None else _noun_kind(scene, head) == "accord"


def continues(scene: Scene, head: int) -> bool:
    """Whether a content is to go on with what goes on already: "ready to continue the talks"."""
    return scene.annotated.tokens[head].lemma in CONTINUING


def _governed(scene: Scene, verb: int) -> Iterator[str]:
    """Kinds of the happenings a verb is about: "hold talks", "sign the accord", "violated the truce"."""
    lemmas = dict.fromkeys((particle(scene.annotated, verb), scene.annotated.tokens[verb].lemma))
    objects = [("obj", t.i) for t in scene.annotated.children_of(verb, "dobj", "nsubjpass")]
    for role, noun in (*objects, *prepositions(scene.annotated, verb)):
        kind = _noun_kind(scene, noun)
        for lemma in lemmas if kind else ():
            row = scene.lexicons.talks.governor(lemma, "VERB", role, kind or "")
            if row is not None and row.status == "violated":
                yield "breach"
            elif row is not None and kind is not None and (kind != "accord" or row.status in MADE):
                yield kind


def _noun_kind(scene: Scene, noun: int) -> str | None:
    row = _happening(scene, noun)
    if row is not None and row.kind == "meeting" and _on_something(scene, noun):
        return None
    if row is not None:
        return row.kind if row.kind != "exchange" or _of_captives(scene, noun) else None
    kind = _kind_by_issue(scene, noun) or _kind_of_purpose(scene, noun)
    if kind is not None:
        return kind
    return next(_kinds_below(scene, noun), None)


def _kinds_below(scene: Scene, noun: int) -> Iterator[str]:
    """Kinds of what a noun governs: "resumption of talks", "violation of the truce"."""
    lemma = scene.annotated.tokens[noun].lemma
    for preposition, below in prepositions(scene.annotated, noun):
        inner = _happening(scene, below)
        captive = inner is None or inner.kind != "exchange" or _of_captives(scene, below)
        kind = inner.kind if inner is not None else _kind_by_issue(scene, below)
        governor = scene.lexicons.talks.governor(lemma, "NOUN", preposition, kind) if kind and captive else None
        if governor is not None and kind is not None:
            yield "breach" if governor.status == "violated" else kind


def _on_something(scene: Scene, noun: int) -> bool:
    """Whether a word for talking has an object of its own: a "discussion of the border" is about the border."""
    below = [i for preposition, i in prepositions(scene.annotated, noun) if preposition == "of"]
    return any(not scene.mentions.of_noun(i) and _happening(scene, i) is None for i in below)


def _kind_of_purpose(scene: Scene, noun: int) -> str | None:
    """The kind of what a proposal or request is to do: "an offer to hold talks"."""
    deed = next((t for t in scene.annotated.children_of(noun, "acl") if t.tag == "VB"), None)
    return kind_of(scene, deed.i) if deed is not None else None


def _kind_by_issue(scene: Scene, noun: int) -> str | None:
    """The kind that a noun's own wording names ("cease fire"), or that describes a plan of it ("truce proposal")."""
    proposal = scene.annotated.tokens[noun].lemma in scene.lexicons.nouns
    describing = {t.i for t in scene.annotated.children_of(noun, "compound")} if proposal else set()
    for hit in scene.named(scene.own_words(noun)):
        if hit.issue.id in BY_ISSUE and {noun, *describing} & set(range(hit.first, hit.last)):
            return BY_ISSUE[hit.issue.id]
    return None


def _happening(scene: Scene, noun: int) -> Happening | None:
    """The row of the longest wording that ends at a noun."""
    annotated, happenings = scene.annotated, scene.lexicons.talks.happenings
    token = annotated.tokens[noun]
    if token.pos not in ("NOUN", "PROPN"):
        return None
    for size in (3, 2, 1):
        first = max(annotated.sentences[token.sentence].first, noun - size + 1)
        before = annotated.words(annotated.span(first, noun)).lower() + " " if first < noun else ""
        row = happenings.get((f"{before}{token.lemma}", "NOUN"))
        row = row or happenings.get((f"{token.lemma} exchange", "NOUN"))
        if row is not None:
            return row
    return None


def _of_captives(scene: Scene, head: int) -> bool:
    """Whether prisoners, hostages or bodies are what is released or returned."""
    below = [t.i for t in scene.annotated.children_of(head, "compound", "nmod", "amod", "dobj", "nsubjpass")]
    below += [i for preposition, i in prepositions(scene.annotated, head) if preposition in ("of", "for")]
    return any(scene.annotated.tokens[i].lemma in scene.lexicons.talks.captives for i in below)
