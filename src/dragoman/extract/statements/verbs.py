"""Verbal cues: who says, asks, promises or wants what, read from the verb's dependents."""

from collections.abc import Iterable, Iterator

from dragoman.extract.statements.draft import FAINT, SURE, WEAK, Draft, Scene
from dragoman.extract.statements.phrases import SUBJECTS, after_comma, governor, is_passive, noun_phrase, subject, verb_words
from dragoman.lexicon.cues import Cue, Frame
from dragoman.model import Record, Token

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
OBJECTS = ("dobj", "dative")
NAMED = ("oprd", "attr", "acomp")
PARTICLES = ("prt", "advmod", "prep")
WH_TAGS = ("WP", "WRB", "WDT", "WP$")


class Content(Record):
    """What hangs on a cue: tokens of the content, cue words it adds, whom it is said to, how sure."""

    tokens: tuple[int, ...]
    cue_tokens: tuple[int, ...] = ()
    addressees: tuple[int, ...] = ()
    frame: Frame = Frame.CLAUSE
    score: float = SURE


def verbal_drafts(scene: Scene) -> Iterator[Draft]:
    """A Draft for each verb of the cue lexicon that has content among its dependents."""
    for token in scene.annotated.tokens:
        if token.pos == "VERB" and token.dep not in ("amod", "compound"):
            cue = verb_cue(scene, token)
            draft = _draft(scene, token, cue) if cue else None
            if draft is not None:
                yield draft


def verb_cue(scene: Scene, token: Token) -> Cue | None:
    """The lexicon's cue for a verb, with its particle where it has one."""
    particles = scene.annotated.children_of(token.i, *PARTICLES)
    for particle in particles:
        if particle.i > token.i and (cue := scene.cues.find(f"{token.lemma} {particle.lemma}", "verb")):
            return cue
    return scene.cues.find(token.lemma, "verb")


def _draft(scene: Scene, token: Token, cue: Cue) -> Draft | None:
    if only_governs(scene, token):
        return None
    passive = is_passive(scene.annotated, token.i)
    content = _passive_content(scene, token, cue) if passive else _active_content(scene, token, cue)
    if content is None or not content.tokens:
        return None
    return assembled(scene, token, cue, content, _source_of(scene, token, cue, passive))


def assembled(scene: Scene, token: Token, cue: Cue, content: Content, source: Token | None) -> Draft | None:
    """The Draft of a verb with its content and source; None where source or cue eat up the content."""
    words = cue_phrase(scene, token)
    if source is not None and source.i in content.tokens:
        content = _before(content, token) if source.i > token.i else content
        source = source if source.i > token.i else None
    phrase = noun_phrase(scene, source.i) if source is not None else ()
    taken = {*words, *content.cue_tokens, *phrase}
    tokens = scene.content(i for i in content.tokens if i not in taken)
    if not tokens:
        return None
    return Draft(
        cue=cue,
        head=token.i,
        cue_tokens=tuple(sorted({*words, *content.cue_tokens})),
        source=phrase,
        speaker=source.i if source is not None else None,
        content=tokens,
        addressees=content.addressees,
        frame=content.frame,
        score=content.score,
    )


def _before(content: Content, token: Token) -> Content:
    """The part of a content before an inverted cue, where the parser took the speaker into it."""
    return content.replace(tokens=tuple(i for i in content.tokens if i < token.i))


def cue_phrase(scene: Scene, token: Token) -> tuple[int, ...]:
    """The cue's words, with those of the verb that governs it ("refused to say", "was quoted as saying")."""
    words = verb_words(scene.annotated, token.i)
    above = governor(scene.annotated, token.i)
    if above is None:
        return words
    between = range(above.i, token.i) if token.i - above.i < 4 else ()
    return tuple(sorted({*words, *verb_words(scene.annotated, above.i), *between}))


def only_governs(scene: Scene, token: Token) -> bool:
    """Whether the verb only leads up to another cue, as "declined" does in "declined to say whether"."""
    for child in scene.annotated.children_of(token.i, "xcomp"):
        cue = scene.cues.find(child.lemma, "verb")
        if cue and cue.takes(Frame.CLAUSE) and scene.annotated.child(child.i, "ccomp"):
            return True
    return False


def _source_of(scene: Scene, token: Token, cue: Cue, passive: bool) -> Token | None:
    if cue.takes(Frame.RAISING):
        return None
    if passive:
        agent = scene.annotated.child(token.i, "agent")
        return scene.annotated.child(agent.i, "pobj") if agent else None
    who = inverted_subject(scene, token) or subject(scene.annotated, token.i)
    expletive = who is not None and who.lemma in ("it", "there") and scene.annotated.child(token.i, "expl")
    return None if expletive else who


def inverted_subject(scene: Scene, token: Token) -> Token | None:
    """The speaker right after a cue that follows a quotation ("...," said the minister), whatever its label."""
    tokens = scene.annotated.tokens
    at = token.i + 1
    closed = token.i and (token.i - 1 in scene.quote_of or (tokens[token.i - 1].text == "," and token.i - 2 in scene.quote_of))
    if not closed or at >= len(tokens) or tokens[at].sentence != token.sentence or at in scene.quote_of:
        return None
    head = tokens[at]
    while head.head > token.i and head.pos not in ("VERB", "AUX", "ADP", "PUNCT"):
        above = tokens[head.head]
        if above.pos not in NOMINAL or scene.annotated.subtree(above.i)[0] < at:
            break
        head = above
    return head if head.pos in NOMINAL else None


def _active_content(scene: Scene, token: Token, cue: Cue) -> Content | None:
    if cue.takes(Frame.RAISING):
        return _raised(scene, token)
    return (
        _clause(scene, token, cue)
        or _infinitive(scene, token, cue)
        or _prepositional(scene, token, cue)
        or _object(scene, token, cue)
        or _interrupting(scene, token, cue)
        or _through_noun(scene, token, cue)
        or _closing(scene, token, cue)
        or _unparsed(scene, token, cue)
    )


def _subtrees(scene: Scene, heads: Iterable[Token]) -> tuple[int, ...]:
    return tuple(sorted({i for head in heads for i in scene.annotated.subtree(head.i)}))


def _clause(scene: Scene, token: Token, cue: Cue) -> Content | None:
    clauses = _sided(scene, token, scene.annotated.children_of(token.i, "ccomp"))
    if not clauses or not cue.takes(Frame.CLAUSE, Frame.WHCLAUSE, Frame.TARGET, Frame.INF, Frame.OBJECT):
        return None
    if not cue.takes(Frame.CLAUSE) and not all(_fits(scene, c, cue) for c in clauses):
        return None
    more = [t for t in scene.annotated.children_of(token.i, "conj") if _goes_on(scene, t, clauses[-1])]
    people = _addressees(scene, token, cue)
    words = (i for clause in clauses for i in _clause_words(scene, token, clause))
    return Content(tokens=(*words, *_subtrees(scene, more)), addressees=people)


def _sided(scene: Scene, token: Token, clauses: tuple[Token, ...]) -> tuple[Token, ...]:
    """Clauses on both sides of a cue are both its content only where one is quoted; else the later."""
    after = tuple(c for c in clauses if c.i > token.i)
    if not after or len(after) == len(clauses) or any(c.i in scene.quote_of for c in clauses):
        return clauses
    return after


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
    if subtree[-1] < end - 1 or subtree[0] <= token.i:
        return False
    if part.dep == "conj":
        cue = verb_cue(scene, part) if part.pos == "VERB" else None
        return cue is not None and part.tag == token.tag and not scene.annotated.child(part.i, *SUBJECTS)
    if not after_comma(scene.annotated, part.i):
        return False
    return part.dep == "relcl" or part.tag == "VBG"


def _goes_on(scene: Scene, conjunct: Token, clause: Token) -> bool:
    """Whether a clause joined to the cue by the parser goes on with the content: "said they had doubts but
    could not ...", "wants to go and be seen". A cue of its own does not.
    """
    if conjunct.i < clause.i or verb_cue(scene, conjunct):
        return False
    if clause.tag == "VB" and conjunct.tag == "VB":
        return not scene.annotated.child(conjunct.i, *SUBJECTS)
    own = scene.annotated.child(conjunct.i, "nsubj")
    modal = any(t.tag == "MD" for t in scene.annotated.children_of(conjunct.i, "aux"))
    return modal if own is None else own.tag == "PRP"


def _fits(scene: Scene, clause: Token, cue: Cue) -> bool:
    """Whether a clause is one that a cue without the frame `clause` takes: a wh-clause, an infinitive, a naming."""
    first = _first(scene, clause)
    if cue.takes(Frame.WHCLAUSE, Frame.OBJECT):
        return first.tag in WH_TAGS or first.lemma in ("whether", "if")
    if cue.takes(Frame.INF) and clause.tag == "VB":
        return scene.annotated.child(clause.i, "aux") is not None
    return cue.takes(Frame.TARGET) and clause.tag not in ("VBD", "VBP", "VBZ")


def _first(scene: Scene, token: Token) -> Token:
    return scene.annotated.tokens[scene.annotated.subtree(token.i)[0]]


def _addressees(scene: Scene, token: Token, cue: Cue) -> tuple[int, ...]:
    found = (
        [t.i for t in scene.annotated.children_of(token.i, *OBJECTS)] if cue.takes(Frame.PERSON, Frame.TARGET) else []
    )
    for to in scene.annotated.children_of(token.i, "prep", "dative"):
        if to.lemma == "to" and (person := scene.annotated.child(to.i, "pobj")):
            found.append(person.i)
    return tuple(found)


def _infinitive(scene: Scene, token: Token, cue: Cue) -> Content | None:
    for child in scene.annotated.children_of(token.i, "xcomp", "advcl"):
        if child.i < token.i or not _wanted_form(scene, child, cue):
            continue
        objects = scene.annotated.children_of(token.i, *OBJECTS)
        more = [t for t in scene.annotated.children_of(token.i, "conj") if _goes_on(scene, t, child)]
        if cue.takes(Frame.PERSON):
            return Content(tokens=_subtrees(scene, [child, *more]), addressees=tuple(o.i for o in objects), frame=Frame.INF)
        return Content(tokens=_subtrees(scene, [*objects, child, *more]), frame=Frame.INF)
    return None


def _wanted_form(scene: Scene, child: Token, cue: Cue) -> bool:
    to = any(t.tag == "TO" for t in scene.annotated.children_of(child.i, "aux"))
    if to and cue.takes(Frame.CLAUSE, Frame.WHCLAUSE) and _first(scene, child).tag in WH_TAGS:
        return True
    if to:
        return cue.takes(Frame.INF) and child.dep == "xcomp"
    return cue.takes(Frame.GERUND) and child.tag == "VBG" and child.dep == "xcomp"


def _prepositional(scene: Scene, token: Token, cue: Cue) -> Content | None:
    if cue.takes(Frame.TARGET):
        return None
    if scene.annotated.child(token.i, "dobj") and not cue.takes(Frame.PERSON):
        return _after_particle(scene, token, cue)
    for child in scene.annotated.children_of(token.i, "prep"):
        if child.lemma not in cue.prepositions or child.i < token.i:
            continue
        heads = [t for t in scene.annotated.children_of(child.i, "pobj", "pcomp")]
        heads += [t for t in scene.annotated.children_of(token.i, "xcomp") if t.i > child.i]
        if heads:
            return Content(
                tokens=_subtrees(scene, heads),
                cue_tokens=(child.i,),
                addressees=_addressees(scene, token, cue),
                frame=Frame.PREP,
                score=WEAK,
            )
    return _for_clause(scene, token, cue) or _after_particle(scene, token, cue)


def _for_clause(scene: Scene, token: Token, cue: Cue) -> Content | None:
    """ "called for all sides to leave": the parser makes `for` the mark of a clause."""
    for child in scene.annotated.children_of(token.i, "advcl", "ccomp"):
        mark = scene.annotated.child(child.i, "mark")
        if mark is not None and mark.lemma in cue.prepositions and mark.i == token.i + 1:
            return Content(tokens=_subtrees(scene, [child]), cue_tokens=(mark.i,), frame=Frame.PREP, score=WEAK)
    return None


def _after_particle(scene: Scene, token: Token, cue: Cue) -> Content | None:
    """ "called on both to act": the parser makes `on` a particle and the rest an object."""
    particle = scene.annotated.child(token.i, "prt")
    if particle is None or particle.lemma not in cue.prepositions:
        return None
    heads = [t for t in scene.annotated.children_of(token.i, "dobj", "xcomp", "ccomp") if t.i > particle.i]
    return Content(tokens=_subtrees(scene, heads), frame=Frame.PREP, score=WEAK) if heads else None


def _object(scene: Scene, token: Token, cue: Cue) -> Content | None:
    if not cue.takes(Frame.OBJECT, Frame.TARGET):
        return None
    objects = [t for t in scene.annotated.children_of(token.i, "dobj", *NAMED) if t.i > token.i]
    if not objects:
        return None
    after = [t for t in scene.annotated.children_of(token.i) if t.i > objects[0].i and _continues(scene, t, cue)]
    tokens = [i for head in objects for i in _restricted(scene, head)]
    return Content(tokens=(*tokens, *_subtrees(scene, after)), frame=Frame.OBJECT, score=WEAK)


def _restricted(scene: Scene, head: Token) -> list[int]:
    """A noun object without the clauses and appositions that follow it after a comma."""
    aside: set[int] = set()
    for child in scene.annotated.children_of(head.i, "relcl", "appos", "acl", "advcl"):
        if child.i > head.i and after_comma(scene.annotated, child.i):
            aside.update(scene.annotated.subtree(child.i))
    return [i for i in scene.annotated.subtree(head.i) if i not in aside]


def _continues(scene: Scene, child: Token, cue: Cue) -> bool:
    if child.dep in ("xcomp", "oprd", "ccomp", "dative"):
        return True
    return child.dep == "prep" and (child.lemma in cue.prepositions or scene.cues.says_of(child.lemma))


def _interrupting(scene: Scene, token: Token, cue: Cue) -> Content | None:
    """A cue inside or after its own content: "The talks, he noted, have stalled"; "..., he said"; "as he put it"."""
    own = scene.annotated.child(token.i, "nsubj")
    if not cue.takes(Frame.CLAUSE) or own is None or token.dep not in ("parataxis", "ccomp", "advcl", "dep"):
        return None
    if token.dep == "advcl" and not _begun_by_as(scene, token):
        return None
    main = scene.annotated.tokens[token.head]
    own_words = set(scene.annotated.subtree(token.i))
    begins = min(own_words)
    if token.dep == "ccomp" and scene.annotated.tokens[begins - 1].text not in (",", "—", "–", "”", '"'):
        return None
    if begins - 1 in scene.quote_of:
        own_words.update(range(token.i, scene.annotated.sentences[token.sentence].last))
    words = tuple(i for i in scene.annotated.subtree(main.i) if i not in own_words)
    return Content(tokens=words, frame=Frame.SENTENCE)


def _through_noun(scene: Scene, token: Token, cue: Cue) -> Content | None:
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


def _closing(scene: Scene, token: Token, cue: Cue) -> Content | None:
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


def _unparsed(scene: Scene, token: Token, cue: Cue) -> Content | None:
    """What follows "said" where the parser found no clause but there is a finite verb."""
    who = scene.annotated.child(token.i, "nsubj")
    if who is None or who.i > token.i or not cue.takes(Frame.CLAUSE) or cue.kind != "say":
        return None
    after = scene.annotated.children_of(token.i, "dep", "xcomp", "advcl", "dobj")
    words = _subtrees(scene, [t for t in after if t.i > token.i])
    finite = any(scene.annotated.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in words)
    return Content(tokens=words) if finite and words[0] == token.i + 1 else None


def _begun_by_as(scene: Scene, token: Token) -> bool:
    mark = scene.annotated.child(token.i, "mark", "advmod")
    return mark is not None and mark.lemma == "as"


def _raised(scene: Scene, token: Token) -> Content | None:
    who = scene.annotated.child(token.i, "nsubj")
    what = scene.annotated.children_of(token.i, "xcomp", "oprd", "acomp", "ccomp")
    if who is None or not what:
        return None
    heads = what if who.lemma in ("it", "there") and what[0].dep == "ccomp" else (who, *what)
    return Content(tokens=_subtrees(scene, heads), frame=Frame.RAISING, score=WEAK)


def _passive_content(scene: Scene, token: Token, cue: Cue) -> Content | None:
    who = subject(scene.annotated, token.i)
    clauses = scene.annotated.children_of(token.i, "ccomp", "xcomp", "oprd")
    after = [t for t in clauses if t.i > token.i]
    by = scene.annotated.child(token.i, "agent") is not None
    if cue.takes(Frame.PERSON):
        people = (who.i,) if who is not None else ()
        return Content(tokens=_subtrees(scene, after), addressees=people) if after else None
    after += [t for t in scene.annotated.children_of(token.i, "prep") if t.lemma in cue.prepositions]
    if not after and not (by and cue.takes(Frame.OBJECT, Frame.TARGET, Frame.CLAUSE)):
        return None
    stands_for_nothing = who is None or who.lemma in ("it", "there")
    heads = after if stands_for_nothing else [who, *after]
    return Content(tokens=_subtrees(scene, [h for h in heads if h is not None]), frame=Frame.NAMING, score=WEAK)


def quote_verb(scene: Scene, token: Token) -> Cue | None:
    """The cue of a verb that may stand beside quoted words."""
    if token.pos != "VERB":
        return None
    cue = verb_cue(scene, token)
    return cue if cue and cue.takes(Frame.QUOTE) else None


def spoken(scene: Scene, token: Token, cue: Cue, content: tuple[int, ...], score: float = SURE) -> Draft | None:
    """A Draft for a verb whose content was found by its place beside quotation marks."""
    who = _source_of(scene, token, cue, is_passive(scene.annotated, token.i))
    if who is None or who.i in content:
        who = next(
            (t for t in scene.annotated.children_of(token.i, "dobj", "npadvmod", "attr") if t.i == token.i + 1), None
        )
    people = tuple(i for i in _addressees(scene, token, cue) if who is None or i != who.i)
    return assembled(scene, token, cue, Content(tokens=content, addressees=people, frame=Frame.QUOTE, score=score), who)


__all__ = ["FAINT", "Content", "assembled", "quote_verb", "spoken", "verb_cue", "verbal_drafts"]
