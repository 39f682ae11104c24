"""Which readings of stance words are positions: those on the talks that no other kind of finding says."""

from dragoman.extract.clauses import distinct
from dragoman.extract.factuality.mood import clause_form
from dragoman.extract.positions.conditions import conditions_at
from dragoman.extract.positions.contents import Content
from dragoman.extract.positions.holders import Holder, Reading
from dragoman.extract.positions.scene import Scene
from dragoman.extract.positions.topics import TAKEN, continues, kind_of, recognises, relevant, truce
from dragoman.lexicon.talks import Clause
from dragoman.model import Stance

FORMAL = frozenset({"talks-format", "implementation"})
PLEASANT = (Stance.SUPPORTS, Stance.DEMANDS)


def counts(scene: Scene, reading: Reading) -> bool:
    """Whether a reading is a position."""
    return own_kind(scene, reading) and on_talks(scene, reading)


def on_talks(scene: Scene, reading: Reading) -> bool:
    """Whether what the stand is on, or the condition it hangs on, is an issue of talks."""
    content, tokens = reading.content, content_tokens(scene, reading.content)
    conditions = conditions_at(scene, reading.word, content.head)
    if content.frame == "attr":
        inside = set(scene.annotated.subtree(scene.annotated.tokens[reading.word].head))
        return relevant(scene, inside, content.head)
    if reading.stance is Stance.CONDITIONS:
        return any(relevant(scene, tokens | words, content.head) for words in conditions)
    asked = content.frame == "person" and named_parties(scene, content.target)
    if reading.stance in PLEASANT and not conditions and not asked and polite(scene, tokens, content.head):
        return False
    welcome = reading.row.negated is None and reading.stance is Stance.SUPPORTS
    if welcome and kind_of(scene, content.head) is None:  # to welcome an approach to talks is politeness
        tokens &= {content.head, *(t.i for t in scene.annotated.children_of(content.head, "compound", "amod", "nmod"))}
    if recognises(scene, reading.word):
        return True
    talking = scene.talking(scene.annotated.tokens[reading.word].sentence)
    return relevant(scene, tokens, content.head) or (bool(conditions) and talking)


def polite(scene: Scene, tokens: set[int], head: int) -> bool:
    """Whether a content is no more than what everybody is for: "peace", "dialogue", "the implementation"."""
    hits = scene.named(tokens)
    named = {hit.issue.id for hit in hits}
    peace = named == {"peace-settlement"} and all(hit.last - hit.first == 1 for hit in hits)
    vague = bool(named) and (named <= FORMAL or peace)
    pointing = scene.annotated.tokens[head].lemma in scene.lexicons.nouns
    return vague and not pointing and kind_of(scene, head) is None


def own_kind(scene: Scene, reading: Reading) -> bool:
    """Whether a stand is not said by a meeting, an accord or an exchange already."""
    content = reading.content
    kind = kind_of(scene, content.head)
    going_on = continues(scene, content.head) and reading.stance is Stance.OFFERS
    hinging = bool(conditions_at(scene, reading.word, content.head))
    exempt = going_on or hinging or "not" in reading.row.frames or reading.denied or content.frame == "bare"
    if kind is not None and reading.stance in TAKEN[kind] and not exempt:
        return False
    if reading.stance is Stance.REJECTS and not exempt and _refused_accord(scene, reading):
        return False
    if content.frame == "charge" and set(named_parties(scene, content.target)) & set(reading.holder.parties):
        return False
    return not (reading.stance is Stance.ACCEPTS and _several(scene, reading.holder))


def _refused_accord(scene: Scene, reading: Reading) -> bool:
    """Whether an accord rejected or an exchange declined says the same. To reject "the deal" that others have made
    is a stand on it.
    """
    if truce(scene, reading.content.head):
        return True
    determiners = scene.annotated.children_of(reading.content.head, "det")
    at = scene.annotated.span(reading.word, reading.word + 1)
    told = any(f.citations[0].span.covers(at) for f in scene.refused)
    return told and not any(t.lemma in ("the", "this") for t in determiners)


def _several(scene: Scene, holder: Holder) -> bool:
    """Whether more than one side holds the stand: "Hamas and Israel", "both sides"."""
    if len(holder.parties) > 1 or holder.token is None:
        return len(holder.parties) > 1
    counted = any(t.lemma in ("both", "two") for t in scene.annotated.children_of(holder.token))
    return counted or len(scene.annotated.conjuncts(holder.token)) > 1


def named_parties(scene: Scene, noun: int | None) -> tuple[str, ...]:
    """The parties a noun names, none where there is no noun."""
    return () if noun is None else distinct(p for m in scene.acting(noun) for p in m.parties)


def content_tokens(scene: Scene, content: Content) -> set[int]:
    """The tokens of a content without clauses that only accompany it: "..., saying the truce was broken"."""
    tokens = set(scene.annotated.subtree(content.head))
    for clause in scene.annotated.children_of(content.head, "advcl", "parataxis"):
        if clause_form(scene.annotated, clause) is not Clause.INF:
            tokens -= set(scene.annotated.subtree(clause.i))
    return tokens
