"""How sure an attribution is: by its frame, where it stands in the sentence, and whether a source is named."""

from dragoman.extract.statements.content import speakers_verb, verb_cue
from dragoman.extract.statements.draft import FAINT, SURE, WEAK, Draft, Scene
from dragoman.extract.statements.phrases import governor
from dragoman.extract.statements.verbs import only_governs
from dragoman.lexicon.cues import Frame
from dragoman.model import Token

SOURCELESS = (Frame.NAMING, Frame.RAISING, Frame.SENTENCE)
LINKS = ("conj", "advcl", "parataxis", "dep", "relcl", "acomp")


def weighed(scene: Scene, draft: Draft, *, in_turn: bool = False) -> Draft:
    """The draft, WEAK within a speaker's turn in a transcript, FAINT where it hardly ever reports speech.

    Measured on PolNeAR's training articles, the share of readings that annotators marked too: 1 % of
    those inside direct speech, 7 % of those that want a source and have none, 7 to 24 % of stances
    (no clause, no quotation) that stand in a clause under another verb or noun, against 41 to 61 % in
    main clauses.
    """
    faint = (
        draft.head in scene.quote_of
        or _lacks_source(draft)
        or draft.frame in draft.cue.faint
        or (_is_stance(draft) and not in_main_clause(scene, scene.annotated.tokens[draft.head]))
    )
    if faint:
        return draft.replace(score=FAINT)
    return draft.replace(score=min(draft.score, WEAK)) if in_turn else draft


def _lacks_source(draft: Draft) -> bool:
    return not draft.source and draft.cue.pos in ("verb", "noun") and draft.frame not in SOURCELESS


def _is_stance(draft: Draft) -> bool:
    if draft.cue.pos == "noun" and draft.frame is Frame.CLAUSE:
        return False
    return draft.score < SURE or draft.frame is Frame.INF or not draft.cue.speech


def in_main_clause(scene: Scene, token: Token) -> bool:
    """Whether a cue stands in a main clause or in one that goes on with it, not in another's content."""
    if token.pos in ("NOUN", "ADJ"):
        head = scene.annotated.tokens[token.head]
        return token.dep == "ROOT" or (head.pos in ("VERB", "AUX") and in_main_clause(scene, head))
    token = speakers_verb(scene, token) or token
    while token.head != token.i and (token.dep in LINKS or _is_led_up_to(scene, token)):
        token = scene.annotated.tokens[token.head]
    return token.dep == "ROOT" or token.pos in ("NOUN", "PROPN", "PRON")


def _is_led_up_to(scene: Scene, token: Token) -> bool:
    """Whether the verb above only leads up to this cue ("continued to call for", "wanted to know whether")."""
    head = scene.annotated.tokens[token.head]
    if head.pos == "ADJ" and token.dep == "xcomp":
        return scene.cues.find(head.lemma, "adj") is None
    above = governor(scene.annotated, token.i)
    if above is None:
        return False
    cue = verb_cue(scene, above)
    return cue is None or not cue.takes(Frame.INF) or only_governs(scene, above)
