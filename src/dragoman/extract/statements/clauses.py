"""Content that is a clause: "said that ...", "agreed to ...", "..., he noted, ...", "..., police said"."""

from dragoman.extract.statements.content import (
    OBJECTS,
    Content,
    addressees,
    first_token,
    speakers_verb,
    subtrees,
    verb_cue,
)
from dragoman.extract.statements.draft import Scene
from dragoman.extract.statements.phrases import SUBJECTS, after_comma
from dragoman.lexicon.cues import Cue, Frame
from dragoman.model import Token

WH_TAGS = ("WP", "WRB", "WDT", "WP$")
FINITE = ("VBD", "VBZ", "VBP", "VBN", "MD")
FINITE_TAGS = ("VBD", "VBZ", "VBP", "MD")


def clause_content(scene: Scene, token: Token, cue: Cue) -> Content | None:
    clauses = _sided(scene, token, scene.annotated.children_of(token.i, "ccomp"))
    if not clauses or not cue.takes(Frame.CLAUSE, Frame.WHCLAUSE, Frame.TARGET, Frame.INF, Frame.OBJECT):
        return None
    if not cue.takes(Frame.CLAUSE) and not all(_fits(scene, c, cue) for c in clauses):
        return None
    more = [t for t in scene.annotated.children_of(token.i, "conj") if _goes_on(scene, t, clauses[-1])]
    if not cue.takes(Frame.PERSON, Frame.TARGET):
        between = scene.annotated.children_of(token.i, "dobj", "dep", "nsubj")
        more += [t for t in between if token.i < t.i < clauses[-1].i and t.i not in scene.quote_of]
    people = addressees(scene, token, cue)
    words = (i for clause in clauses for i in _clause_words(scene, token, clause))
    return Content(tokens=(*words, *subtrees(scene, more)), addressees=people)


def _sided(scene: Scene, token: Token, clauses: tuple[Token, ...]) -> tuple[Token, ...]:
    """Clauses on both sides of a cue are both its content only where one is quoted; else the later."""
    quoted = any(c.i in scene.quote_of for c in clauses)
    after = tuple(c for c in clauses if c.i > token.i)
    if quoted or len(after) == len(clauses):
        return clauses
    return after or tuple(c for c in clauses if _leads_up(scene, token, c))


def _leads_up(scene: Scene, token: Token, clause: Token) -> bool:
    """Whether a clause before the cue ends where the cue or its subject begins: "..., he said"."""
    ends = scene.annotated.subtree(clause.i)[-1]
    who = scene.annotated.child(token.i, *SUBJECTS)
    begins = min(scene.annotated.subtree(who.i)[0], token.i) if who is not None else token.i
    between = scene.annotated.tokens[ends + 1 : begins]
    return all(t.pos in ("PUNCT", "ADV", "AUX", "CCONJ") and t.text != ";" for t in between)


def _clause_words(scene: Scene, token: Token, clause: Token) -> list[int]:
    """A content clause without what trails after a comma and is the text's own voice: "..., which is ...",
    "..., adding that"; and without a past-tense cue joined to it that is the speaker's next ("and added")."""
    words = scene.annotated.subtree(clause.i)
    if clause.i < token.i or clause.i in scene.quote_of:
        return words
    aside: set[int] = set()
    for i in words:
        if i != clause.i and _trails(scene, scene.annotated.tokens[i], words[-1], token):
            aside.update(scene.annotated.subtree(i))
    return [i for i in words if i not in aside]


def _trails(scene: Scene, part: Token, end: int, token: Token) -> bool:
    if part.dep not in ("relcl", "advcl", "conj") or part.i in scene.quote_of:
        return False
    subtree = scene.annotated.subtree(part.i)
    if subtree[0] <= token.i:
        return False
    if part.dep == "conj" and speakers_verb(scene, part) is not None:
        return True
    if subtree[-1] < end - 1:
        return False
    if part.dep == "conj":
        cue = verb_cue(scene, part) if part.pos == "VERB" else None
        return cue is not None and part.tag == token.tag and not scene.annotated.child(part.i, *SUBJECTS)
    if not after_comma(scene.annotated, part.i):
        return False
    cue = verb_cue(scene, part) if part.tag == "VBG" else None
    return part.dep == "relcl" or (cue is not None and cue.takes(Frame.CLAUSE))


def _goes_on(scene: Scene, conjunct: Token, clause: Token) -> bool:
    """Whether a clause joined to the cue by the parser goes on with the content: "said they had doubts but
    could not ...", "wants to go and be seen". A cue of its own does not.
    """
    if conjunct.i < clause.i or verb_cue(scene, conjunct):
        return False
    if (mark := scene.annotated.child(conjunct.i, "mark")) and mark.lemma == "that":
        return True
    if clause.tag == "VB" and conjunct.tag == "VB":
        return not scene.annotated.child(conjunct.i, *SUBJECTS)
    own = scene.annotated.child(conjunct.i, "nsubj")
    modal = any(t.tag == "MD" for t in scene.annotated.children_of(conjunct.i, "aux"))
    return modal if own is None else own.tag == "PRP"


def _fits(scene: Scene, clause: Token, cue: Cue) -> bool:
    """Whether a clause is one that a cue without the frame `clause` takes: a wh-clause, an infinitive, a naming."""
    first = first_token(scene, clause)
    if cue.takes(Frame.WHCLAUSE, Frame.OBJECT):
        return first.tag in WH_TAGS or first.lemma in ("whether", "if")
    if cue.takes(Frame.INF) and clause.tag == "VB":
        return scene.annotated.child(clause.i, "aux") is not None
    return cue.takes(Frame.TARGET) and clause.tag not in ("VBD", "VBP", "VBZ")


def infinitive_content(scene: Scene, token: Token, cue: Cue) -> Content | None:
    for child in scene.annotated.children_of(token.i, "xcomp", "advcl"):
        if child.i < token.i or not _wanted_form(scene, child, cue):
            continue
        objects = scene.annotated.children_of(token.i, *OBJECTS)
        more = [t for t in scene.annotated.children_of(token.i, "conj") if _goes_on(scene, t, child)]
        if cue.takes(Frame.PERSON):
            return Content(
                tokens=subtrees(scene, [child, *more]), addressees=tuple(o.i for o in objects), frame=Frame.INF
            )
        return Content(tokens=subtrees(scene, [*objects, child, *more]), frame=Frame.INF)
    return None


def _wanted_form(scene: Scene, child: Token, cue: Cue) -> bool:
    to = any(t.tag == "TO" for t in scene.annotated.children_of(child.i, "aux"))
    if to and cue.takes(Frame.CLAUSE, Frame.WHCLAUSE) and first_token(scene, child).tag in WH_TAGS:
        return True
    if to:
        return cue.takes(Frame.INF) and child.dep == "xcomp"
    return cue.takes(Frame.GERUND) and child.tag == "VBG" and child.dep == "xcomp"


def interrupted_content(scene: Scene, token: Token, cue: Cue) -> Content | None:
    """A cue inside or after its own content: "The talks, he noted, have stalled"; "..., he said"; "as he put it"."""
    own = scene.annotated.child(token.i, "nsubj")
    if not cue.takes(Frame.CLAUSE) or own is None or token.dep not in ("parataxis", "ccomp", "advcl", "dep"):
        return None
    if token.dep == "advcl" and not begun_by_as(scene, token):
        return None
    main = scene.annotated.tokens[token.head]
    own_words = set(scene.annotated.subtree(token.i))
    begins = min(own_words)
    opens = begins == scene.annotated.sentences[token.sentence].first and token.i < main.i
    if token.dep == "ccomp" and not opens and scene.annotated.tokens[begins - 1].text not in (",", "—", "–", "”", '"'):
        return None
    if token.dep == "ccomp" and opens and not _set_off(scene, max(own_words) + 1, main):
        return None
    if begins - 1 in scene.quote_of:
        own_words.update(range(token.i, scene.annotated.sentences[token.sentence].last))
    words = tuple(i for i in scene.annotated.subtree(main.i) if i not in own_words)
    return Content(tokens=words, frame=Frame.SENTENCE)


def _set_off(scene: Scene, at: int, main: Token) -> bool:
    """Whether a comma and the clause of another verb with a subject of its own follow: "The radio reported on
    Monday, prices had risen"."""
    own = scene.annotated.child(main.i, *SUBJECTS)
    return scene.annotated.tokens[at].text == "," and own is not None and own.i > at and main.tag in FINITE


def aside_content(scene: Scene, token: Token, cue: Cue) -> Content | None:
    """The clause that "as he put it" stands beside."""
    if not cue.takes(Frame.ASIDE) or token.dep != "advcl" or not begun_by_as(scene, token):
        return None
    named = scene.annotated.child(token.i, "dobj")
    if scene.annotated.child(token.i, "nsubj") is None or (named is not None and named.pos != "PRON"):
        return None
    own_words = set(scene.annotated.subtree(token.i))
    return Content(
        tokens=tuple(i for i in scene.annotated.subtree(token.head) if i not in own_words), frame=Frame.SENTENCE
    )


def begun_by_as(scene: Scene, token: Token) -> bool:
    mark = scene.annotated.child(token.i, "mark", "advmod")
    return mark is not None and mark.lemma == "as"


def noun_carried_content(scene: Scene, token: Token, cue: Cue) -> Content | None:
    """ "said in a statement that ...": the parser hangs the clause on the noun."""
    if not cue.takes(Frame.CLAUSE):
        return None
    for prep in scene.annotated.children_of(token.i, "prep"):
        noun = scene.annotated.child(prep.i, "pobj")
        clauses = scene.annotated.children_of(noun.i, "acl", "ccomp", "relcl") if noun else ()
        for clause in clauses:
            mark = scene.annotated.child(clause.i, "mark")
            if mark is not None and mark.lemma == "that":
                return Content(tokens=tuple(scene.annotated.subtree(clause.i)))
    return None


def preceding_content(scene: Scene, token: Token, cue: Cue) -> Content | None:
    """A cue that closes its sentence, "..., police said": the content is what stands before, however parsed."""
    who = scene.annotated.child(token.i, "nsubj")
    sentence = scene.annotated.sentences[token.sentence]
    introduces = scene.annotated.tokens[sentence.last - 1].text == ":"
    if who is None or introduces or not cue.takes(Frame.CLAUSE) or token.dep != "ROOT":
        return None
    before = min(scene.annotated.subtree(who.i)[0], token.i) - 1
    after = [t for t in scene.annotated.children_of(token.i) if t.i > token.i]
    if any(t.dep not in ("prep", "npadvmod", "punct", "advmod") for t in after):
        return None
    if before - sentence.first < 3 or scene.annotated.tokens[before].text != ",":
        return None
    return Content(tokens=tuple(range(sentence.first, before)), frame=Frame.SENTENCE)


def cut_short_content(scene: Scene, token: Token, cue: Cue) -> Content | None:
    """What follows "said" where the parser took the subject of its clause for an object and hung the clause's verb
    on the text: "in a statement saying [an attack near the border] [hurt nobody]"."""
    begins = scene.annotated.child(token.i, "dobj")
    if begins is None or begins.i < token.i or not cue.takes(Frame.CLAUSE) or cue.takes(Frame.OBJECT, Frame.PERSON):
        return None
    end = scene.annotated.subtree(token.i)[-1] + 1
    verb = next((t for t in scene.annotated.tokens[end : end + 1] if t.dep == "conj"), None)
    if verb is None or verb.tag not in FINITE_TAGS or scene.annotated.child(verb.i, *SUBJECTS):
        return None
    return Content(tokens=tuple(range(scene.annotated.subtree(begins.i)[0], scene.annotated.subtree(verb.i)[-1] + 1)))


def unparsed_content(scene: Scene, token: Token, cue: Cue) -> Content | None:
    """What follows "said" where the parser found no clause but there is a finite verb."""
    who = scene.annotated.child(token.i, "nsubj")
    if who is None or who.i > token.i or not cue.takes(Frame.CLAUSE) or cue.kind != "say":
        return None
    after = scene.annotated.children_of(token.i, "dep", "xcomp", "advcl", "dobj")
    words = subtrees(scene, [t for t in after if t.i > token.i])
    finite = any(scene.annotated.tokens[i].tag in FINITE_TAGS for i in words)
    return Content(tokens=words) if finite and words[0] == token.i + 1 else None
