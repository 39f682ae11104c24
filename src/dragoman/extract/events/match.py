"""Which pattern of plover.tsv a word of the text matches."""

from dragoman.extract.clauses import particle, prepositions
from dragoman.extract.events.scene import Scene, Site
from dragoman.lexicon.plover import NOTHING, Pattern
from dragoman.lexicon.talks import Clause
from dragoman.model import Record, Token

NOMINAL = ("dobj", "pobj", "nsubj", "nsubjpass")
INERT = ("amod", "compound", "aux", "auxpass")
GOVERNED = ("light", "happens")
BARE = ("CONSULT", "RETREAT", "ASSAULT", "COERCE")  # types whose nouns tell an event without a verb
UNITS = {"inf": Clause.INF, "that": Clause.THAT, "ing": Clause.ING}


class Match(Record):
    """A pattern at its place; `bare`: a noun that no verb tells, "after the talks between Chad and Libya"."""

    site: Site
    row: Pattern
    bare: bool = False


def match(scene: Scene, i: int) -> Match | None:
    """The first pattern that fits the word at token i; None where none does or the row says it is no event."""
    token = scene.annotated.tokens[i]
    if token.dep in INERT:
        return None
    if token.pos == "VERB" and token.dep not in NOMINAL:
        found = _state(scene, token) or _verbal(scene, Site(token=i, verb=i), "VERB")
    elif token.pos == "ADJ":
        found = _verbal(scene, Site(token=i, verb=token.head), "ADJ")
    elif token.pos in ("NOUN", "PROPN"):
        found = _nominal(scene, token)
    else:
        found = None
    return None if found is None or found.row.type == NOTHING else found


def match_clause(scene: Scene, i: int) -> Match | None:
    """The event of the clause headed by token i: of its verb, or of the noun of a light verb ("to wage war")."""
    found = (match(scene, j) for j in (i, *scene.objects(i)))
    return next((one for one in found if one is not None), None)


def _state(scene: Scene, token: Token) -> Match | None:
    """A participle that is listed as an adjective: "is committed to", "is prepared to"."""
    if token.tag != "VBN":
        return None
    return _fitting(scene, Site(token=token.i, verb=token.i), token.text.lower(), "ADJ")


def _verbal(scene: Scene, site: Site, pos: str) -> Match | None:
    words = dict.fromkeys((particle(scene.annotated, site.token), *_spellings(scene, site.token)))
    return next((found for word in words if (found := _fitting(scene, site, word.lower(), pos)) is not None), None)


def _spellings(scene: Scene, i: int) -> tuple[str, ...]:
    """A verb's lemma, also where spaCy cut it short ("stag" of "staged"); none beside a particle: "strike down"."""
    if scene.annotated.child(i, "prt") is not None:
        return ()
    return scene.lemma(i), f"{scene.lemma(i)}e"


def _fitting(scene: Scene, site: Site, word: str, pos: str) -> Match | None:
    for row in scene.lexicon.rows(word, pos):
        if not row.needs or any(stands(scene, site.token, need) for need in row.needs):
            return Match(site=site, row=row)
    return None


def _nominal(scene: Scene, token: Token) -> Match | None:
    """A noun under a light verb that has no pattern of its own, or one that stands for itself."""
    verb, kind = _light(scene, token)
    if verb is None:
        return _bare(scene, token)
    if _verbal(scene, Site(token=verb, verb=verb), "VERB") is not None:
        return None
    for row in scene.lexicon.rows(scene.lemma(token.i), "NOUN"):
        words = [need for need in row.needs if need not in GOVERNED]
        governed = kind in row.needs if words != list(row.needs) else True
        if governed and (not words or _described(scene, token.i, words)):
            return Match(site=Site(token=token.i, verb=verb), row=row)
    return None


def _bare(scene: Scene, token: Token) -> Match | None:
    """The event of a noun whose verb tells another: "the meeting between Chad and Libya was hailed"."""
    for row in scene.lexicon.rows(scene.lemma(token.i), "NOUN"):
        words = [need for need in row.needs if need not in GOVERNED]
        if row.type in BARE and (not words or _described(scene, token.i, words)):
            return Match(site=Site(token=token.i, verb=token.i), row=row, bare=True)
    return None


def _light(scene: Scene, token: Token) -> tuple[int | None, str]:
    """The light verb above a noun, and whether the noun is its object (`light`) or its subject (`happens`)."""
    while token.dep == "conj" and token.head != token.i:
        token = scene.annotated.tokens[token.head]
    above = scene.annotated.tokens[token.head]
    if token.dep == "pobj":
        above = scene.annotated.tokens[above.head]
    if above.pos != "VERB":
        return None, ""
    raised = _raised(scene, token, above)
    if raised is not None:
        return raised.i, "light"
    word = particle(scene.annotated, above.i)
    spelt = (word, above.lemma, f"{above.lemma}e")
    kinds = next((scene.lexicon.light[w] for w in spelt if w in scene.lexicon.light), ())
    if token.dep in ("dobj", "nsubjpass", "pobj") and "does" in kinds and (token.dep != "pobj" or " " in word):
        return above.i, "light"
    if token.dep == "nsubj" and "happens" in kinds:
        return above.i, "happens"
    return None, ""


def _raised(scene: Scene, token: Token, above: Token) -> Token | None:
    """The passive light verb under a word of expecting: "talks are expected to be *held*"."""
    if token.dep not in ("nsubjpass", "nsubj"):
        return None
    for verb in scene.annotated.children_of(above.i, "xcomp"):
        words = (particle(scene.annotated, verb.i), verb.lemma, f"{verb.lemma}e")
        does = any("does" in scene.lexicon.light.get(word, ()) for word in words)
        if does and scene.annotated.child(verb.i, "auxpass") is not None:
            return verb
    return None


def _described(scene: Scene, noun: int, words: list[str]) -> bool:
    return any(t.lemma.lower() in words for t in scene.annotated.children_of(noun, "compound", "amod", "nmod"))


def stands(scene: Scene, i: int, need: str) -> bool:
    """Whether what a pattern needs stands beside its word (the header of plover.tsv says what the needs are)."""
    if ":" in need:
        preposition, _, wanted = need.partition(":")
        nouns = _subjects(scene, i) if preposition == "subj" else _under(scene, i, preposition)
        return any(scene.lexicon.fits(scene.lemma(n), wanted) for n in nouns)
    if need in UNITS:
        return any(scene.form(c) is UNITS[need] for c in scene.complements(i))
    if need in ("obj", "none"):
        return bool(scene.objects(i)) is (need == "obj")
    if need == "person":
        inside = [n for o in scene.objects(i) for n in (o, *_under(scene, o, "of"))]
        return any(scene.mentions.at(n) or scene.modifying(n) or scene.place(n) for n in inside)
    if need == "must":
        return any(_bound(scene, c) for c in scene.complements(i))
    if need == "other":
        return any(scene.annotated.child(c.i, "nsubj", "nsubjpass") is not None for c in scene.complements(i))
    return _object(scene, i, need)


def _under(scene: Scene, i: int, preposition: str) -> list[int]:
    return [noun for p, noun in prepositions(scene.annotated, i) if p == preposition]


def _subjects(scene: Scene, i: int) -> list[int]:
    """The subject of a verb, and what it is a number or act of: "the deployment of troops"."""
    own = [t.i for t in scene.annotated.children_of(i, "nsubj", "nsubjpass")]
    return [*own, *(noun for o in own for noun in _under(scene, o, "of"))]


def _object(scene: Scene, i: int, need: str) -> bool:
    beside = any(t.lemma.lower() == need for t in scene.annotated.children_of(i, "prep", "prt", "advmod"))
    return beside or any(scene.lexicon.fits(noun, need) for noun in scene.nouns(i))


def _bound(scene: Scene, token: Token) -> bool:
    """Whether a clause says what ought to be: with "must", or as "insisted that Israel withdraw"."""
    auxiliaries = scene.annotated.children_of(token.i, "aux", "auxpass")
    duty = any(aux.lemma.lower() in scene.lexicon.with_use("duty") for aux in auxiliaries)
    bare = token.tag == "VB" and not any(aux.tag in ("MD", "TO", "VBP", "VBD") for aux in auxiliaries)
    passive = any(aux.dep == "auxpass" and aux.tag == "VB" for aux in auxiliaries) and len(auxiliaries) == 1
    return duty or ((bare or passive) and scene.annotated.child(token.i, "nsubj", "nsubjpass") is not None)
