"""The mood of a verb: its own tense and negation, changed by every operator it stands under.

"They met" is past; "they will meet" future; "they refused to meet" refused; "they are ready to
meet" desired; "if they meet" possible. Operators are rows of operators.tsv.
"""

from dragoman.lexicon.clauses import clause_words
from dragoman.lexicon.talks import Clause, Mood, TalksLexicon
from dragoman.model import Annotated, Record, Token

MODALS = {"will": Mood.FUTURE, "'ll": Mood.FUTURE, "wo": Mood.FUTURE, "shall": Mood.FUTURE}
WISHES = {"should", "must"}
SUPPOSING = {"if", "unless", "whether", "lest"}
UNREAL = (Mood.FUTURE, Mood.DESIRED, Mood.POSSIBLE)
WHEN = {"after", "when"}
AHEAD = {"before", "until", "till", "once"}
NEGATIONS = {"not", "n't", "never", "no", "neither", "nor", "without", "nobody", "none", "nothing"}
MERELY = {"only", "just", "merely", "simply", "solely"}  # "not only met but agreed"
WITHOUT = "without"  # "ended without agreeing on a truce"
SHORT = "short"  # "stopped short of agreeing to a truce"
ADVERBIAL = {"after", "since", "following", "upon"}  # "vowed revenge after freeing the captives": they were freed
TOWARDS = {"on", "towards", "toward"}  # "talks on ending the war": not ended yet
CLAUSES = ("xcomp", "ccomp", "acl", "pcomp", "advcl", "relcl", "acomp", "prep")
LIMIT = 12  # operators up a chain; guards against odd trees


class Reality(Record):
    """A mood, whether the verb's clause is negated, and the token of the operator that decided."""

    mood: Mood
    negated: bool = False
    operator: int | None = None


def negated(annotated: Annotated, i: int) -> bool:
    """Whether a verb or noun carries a negation of its own."""
    for token in annotated.children_of(i):
        if token.lemma == "not" and annotated.tokens[min(token.i + 1, len(annotated.tokens) - 1)].lemma in MERELY:
            continue
        if token.dep == "neg" or (token.dep in ("det", "advmod", "preconj", "cc") and token.lemma in NEGATIONS):
            return True
        if token.dep in ("nsubj", "nsubjpass") and (
            token.lemma in NEGATIONS
            or any(t.lemma == "no" for t in annotated.children_of(token.i, "det", "neg"))
            or any(t.lemma == "neither" for t in annotated.children_of(token.i, "preconj", "cc", "det"))
        ):
            return True
    return False


def is_question(annotated: Annotated, token: Token) -> bool:
    """Whether a token's sentence ends in a question mark, and so asserts nothing."""
    return annotated.tokens[annotated.sentences[token.sentence].last - 1].text == "?"


def denied_of(annotated: Annotated, token: Token) -> bool:
    """Whether a word is negated, an adjective through its copula: "is not ready"."""
    above = annotated.tokens[token.head]
    through = token.dep == "acomp" and above.lemma == "be" and negated(annotated, above.i)
    return negated(annotated, token.i) or through


def own_mood(annotated: Annotated, verb: Token) -> Mood:
    """The mood a verb's own form gives it."""
    auxiliaries = annotated.children_of(verb.i, "aux", "auxpass")
    for aux in auxiliaries:
        if aux.tag == "MD":
            if aux.text.lower() in WISHES:
                return Mood.DESIRED
            if aux.text.lower() == "would" and verb.dep == "ccomp":
                return Mood.FUTURE  # "said it would meet"
            return MODALS.get(aux.text.lower(), Mood.POSSIBLE)
    if verb.tag == "VBG" and any(aux.lemma == "be" for aux in auxiliaries):
        past = any(aux.tag == "VBD" for aux in auxiliaries)
        return Mood.PAST if past else Mood.ONGOING
    if verb.tag == "VB" and any(aux.lemma == "to" for aux in auxiliaries) and verb.dep in ("ROOT", "relcl", "acl"):
        return Mood.FUTURE if verb.dep == "ROOT" or not counted(annotated, verb.head) else Mood.PAST
    return Mood.PAST


def counted(annotated: Annotated, noun: int) -> bool:
    """Whether a noun is one of a series: "the *first* king to visit", "the *last* time that they met"."""
    return any(t.lemma in clause_words("counting") for t in annotated.children_of(noun, "amod", "nummod", "advmod"))


def verb_reality(annotated: Annotated, i: int, lexicon: TalksLexicon) -> Reality:
    """The mood of the verb at token i, operators above it applied from the inside out."""
    token = annotated.tokens[i]
    if is_question(annotated, token):
        return Reality(mood=Mood.POSSIBLE)
    reality = Reality(mood=own_mood(annotated, token), negated=denied_of(annotated, token))
    if token.dep == "conj" and not annotated.children_of(i, "aux", "auxpass", "nsubj"):
        if token.tag in ("VBD", "VBZ") and annotated.tokens[token.head].tag == "VB":
            return _apart(annotated, token, reality, lexicon)
        joined = _joined_to(annotated, token)
        if joined is None:
            return Reality(mood=Mood.DESIRED, operator=token.head)
        first = verb_reality(annotated, joined, lexicon)
        return first if not reality.negated else first.replace(negated=True)
    for _ in range(LIMIT):
        supposed = supposition(annotated, token)
        if supposed is not None:
            return Reality(mood=supposed, operator=token.i)
        above = annotated.tokens[token.head]
        if above.i == token.i or token.dep not in (*CLAUSES, "conj"):
            break
        if token.dep == "conj":
            token = above
            continue
        if token.dep == "pcomp" and above.lemma == WITHOUT:
            return Reality(mood=Mood.FAILED, operator=above.i)
        if token.dep == "prep" and above.lemma == SHORT:
            return Reality(mood=Mood.FAILED, operator=above.i)
        if token.dep == "pcomp" and above.lemma in ADVERBIAL:
            return reality
        if token.dep == "pcomp" and above.lemma in TOWARDS:
            reality = Reality(mood=Mood.DESIRED, operator=above.i)
        reality = under(annotated, token, above, reality, lexicon)
        token = above
    return reality


def _apart(annotated: Annotated, token: Token, reality: Reality, lexicon: TalksLexicon) -> Reality:
    """Of a past tense joined to a bare verb, whose modal it does not share ("said it would go and *met* Chile"): the
    reality of the finite verb above, else its own."""
    for above in annotated.ancestors(token.i):
        if above.tag in ("VBD", "VBZ") and above.pos == "VERB":
            return verb_reality(annotated, above.i, lexicon).replace(negated=reality.negated)
    return reality


def _joined_to(annotated: Annotated, token: Token) -> int | None:
    """The verb that one without subject is joined to: of "agrees to disarm, hold talks" the infinitive, since "hold"
    does not agree with the subject of "agrees"."""
    first = annotated.tokens[token.head]
    if token.tag not in ("VB", "VBP") or first.tag not in ("VBZ", "VBD"):
        return first.i
    between = annotated.tokens[first.i + 1 : token.i]
    infinitives = [
        t.i for t in between if t.tag == "VB" and any(c.tag == "TO" for c in annotated.children_of(t.i, "aux"))
    ]
    lost = any(t.lemma == "to" and t.dep == "aux" for t in between)  # an infinitive that the tagger did not know
    return infinitives[-1] if infinitives else None if lost else first.i


def supposition(annotated: Annotated, token: Token) -> Mood | None:
    """Possible under "if", future under "until"; None for an assertion."""
    for mark in annotated.children_of(token.i, "mark", "advmod"):
        if mark.lemma in SUPPOSING:
            return Mood.POSSIBLE
        if mark.lemma in AHEAD and token.dep == "advcl":
            return Mood.FUTURE if mark.lemma == "before" else Mood.POSSIBLE
        if mark.lemma in WHEN and token.dep == "advcl" and own_mood(annotated, annotated.tokens[token.head]) in UNREAL:
            return Mood.POSSIBLE
    return None


def under(annotated: Annotated, token: Token, above: Token, reality: Reality, lexicon: TalksLexicon) -> Reality:
    """The reality of a complement once the word above it has had its say."""
    pos = "VERB" if above.pos in ("VERB", "AUX") else "NOUN" if above.pos in ("NOUN", "PROPN") else above.pos
    mood = lexicon.operator(above.lemma, pos, clause_form(annotated, token))
    if pos == "NOUN" and counted(annotated, above.i) and token.dep != "xcomp":
        mood = None  # "the first time that they met"
    if pos == "NOUN" and mood is Mood.DESIRED and _given_up(annotated, above, lexicon):
        mood = Mood.REFUSED  # "ended all attempts to negotiate"
    if token.dep == "advcl" and mood is not Mood.BEGUN:
        mood = None
    if (
        above.lemma in ("have", "get")
        and above.tag != "VB"
        and token.dep == "xcomp"
        and _has_to(annotated, token, above)
    ):
        mood = Mood.DESIRED  # "has to free them", "has got to free them"
    infinitive = clause_form(annotated, token) is Clause.INF and token.dep == "xcomp"
    if above.lemma == "have" and infinitive and _yet(annotated, token, above):
        return Reality(mood=Mood.FAILED, operator=above.i)  # "has yet to release"
    if above.lemma == "be" and infinitive:
        mood = Mood.FUTURE  # "talks were to be held"
    if mood in (None, Mood.PLAIN):
        if token.dep == "advcl" and clause_form(annotated, token) is Clause.INF:
            return Reality(mood=Mood.DESIRED, operator=above.i)
        return reality
    outer = Reality(mood=own_mood(annotated, above), negated=denied_of(annotated, above))
    if mood is Mood.BEGUN and reality.operator is not None and not outer.negated:
        return reality  # "came to urge them to free the captives": they are urged, not freed
    if mood is Mood.BEGUN:
        return outer if outer.negated or outer.mood is not Mood.PAST else Reality(mood=Mood.PAST)
    if mood is Mood.DENIED:
        return Reality(mood=Mood.DENIED, operator=above.i)
    if outer.negated:
        turned = {Mood.REFUSED: Mood.POSSIBLE, Mood.DESIRED: Mood.REFUSED}.get(mood, Mood.NEGATED)
        return Reality(mood=turned, operator=above.i)  # "not willing to meet" is a refusal
    if mood is Mood.FUTURE and reality.mood is Mood.DESIRED:
        mood = Mood.DESIRED  # "agreed that they should meet"
    if mood is Mood.DESIRED and reality.mood in (Mood.FAILED, Mood.REFUSED):
        mood = Mood.REFUSED  # "wants to avoid meeting", "was urged to refuse"
    return Reality(mood=mood or reality.mood, negated=reality.negated, operator=above.i)


def _given_up(annotated: Annotated, noun: Token, lexicon: TalksLexicon) -> bool:
    """Whether somebody ends what a noun names: "abandoned efforts", "gave up its plan"."""
    verb = annotated.tokens[noun.head]
    return noun.dep == "dobj" and verb.lemma in lexicon.used("abandons") and not negated(annotated, verb.i)


def _has_to(annotated: Annotated, token: Token, above: Token) -> bool:
    """Whether a verb under "have" or "have got" is one that has to be done."""
    had = above.lemma == "have" or any(t.tag in ("VBP", "VBZ") for t in annotated.children_of(above.i, "aux"))
    return had and clause_form(annotated, token) is Clause.INF and annotated.child(above.i, "dobj") is None


def _yet(annotated: Annotated, token: Token, above: Token) -> bool:
    around = (*annotated.children_of(token.i, "advmod"), *annotated.children_of(above.i, "advmod"))
    return any(t.lemma == "yet" and t.i < token.i for t in around)


def clause_form(annotated: Annotated, token: Token) -> Clause:
    """Whether a complement is an infinitive, an -ing form or a clause with its own verb form."""
    auxiliaries = annotated.children_of(token.i, "aux", "auxpass")
    if any(t.lemma == "to" for t in auxiliaries) or (
        token.tag == "VB" and not any(t.tag == "MD" for t in auxiliaries) and not annotated.child(token.i, "nsubj")
    ):
        return Clause.INF
    if token.tag == "VBG" and not annotated.children_of(token.i, "aux"):
        return Clause.ING
    return Clause.THAT
