"""Verbal cues: who says, asks, promises or wants what."""

from collections.abc import Iterator

from dragoman.extract.statements.clauses import (
    aside_content,
    clause_content,
    cut_short_content,
    infinitive_content,
    interrupted_content,
    noun_carried_content,
    preceding_content,
    unparsed_content,
)
from dragoman.extract.statements.content import Content, addressees, speakers_verb, verb_cue
from dragoman.extract.statements.draft import SURE, Draft, Scene
from dragoman.extract.statements.idioms import idiom_content, idiom_of
from dragoman.extract.statements.objects import (
    object_content,
    passive_content,
    prepositional_content,
    raised_content,
)
from dragoman.extract.statements.papers import is_paper, issuer
from dragoman.extract.statements.phrases import SUBJECTS, governor, is_passive, noun_phrase, subject, verb_words
from dragoman.lexicon.cues import Cue, Frame
from dragoman.model import Token

TIMES = ("DATE", "TIME")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")


def verbal_drafts(scene: Scene) -> Iterator[Draft]:
    """A Draft for each verb of the cue lexicon that has content among its dependents."""
    for token in scene.annotated.tokens:
        if token.dep in ("amod", "conj") and (draft := _inverted(scene, token)) is not None:
            yield draft
        elif token.pos == "VERB" and token.dep not in ("amod", "compound"):
            cue = verb_cue(scene, token)
            draft = _idiomatic(scene, token) or (_draft(scene, token, cue) if cue else None)
            if draft is not None:
                yield draft


def _idiomatic(scene: Scene, token: Token) -> Draft | None:
    found = idiom_of(scene, token)
    content = idiom_content(scene, token, *found) if found else None
    if found is None or content is None or is_passive(scene.annotated, token.i):
        return None
    return assembled(scene, token, found[0], content, _source_of(scene, token, found[0], False))


def _inverted(scene: Scene, token: Token) -> Draft | None:
    """A cue after its content that the parser took for an adjective or one more verb: "...," reported officials on
    Monday; "..., argued the government's lawyer."."""
    before, sentence = token.i - 1, scene.annotated.sentences[token.sentence]
    quoted = before in scene.quote_of
    source = scene.annotated.tokens[token.head] if token.dep == "amod" else _last_word(scene, token)
    if token.tag not in ("VBD", "VBN") or before <= sentence.first or source is None or source.i <= token.i:
        return None
    cue = scene.cues.find(token.lemma, "verb")
    if cue is None or not cue.takes(Frame.QUOTE) or not cue.takes(Frame.CLAUSE):
        return None
    if not quoted and not (token.tag == "VBD" and scene.annotated.tokens[before].text == ","):
        return None
    content = scene.quotes[scene.quote_of[before]] if quoted else range(sentence.first, before)
    phrase = tuple(i for i in noun_phrase(scene, source.i) if i > token.i)
    words = scene.content(content)
    if not words or not phrase:
        return None
    return Draft(
        cue=cue, head=token.i, cue_tokens=(token.i,), source=phrase, speaker=source.i, content=words, frame=Frame.QUOTE
    )


def _last_word(scene: Scene, token: Token) -> Token | None:
    """The person or people whom a verb at the end of a sentence has as its object."""
    found = scene.annotated.child(token.i, "dobj")
    if found is None or scene.annotated.child(token.i, *SUBJECTS, "cc"):
        return None
    after = scene.annotated.tokens[
        scene.annotated.subtree(found.i)[-1] + 1 : scene.annotated.sentences[token.sentence].last
    ]
    speaks = found.entity == "PERSON" or scene.cues.find(found.lemma, "unnamed") is not None
    return found if speaks and all(t.pos in ("PUNCT", "SPACE") for t in after) else None


def _draft(scene: Scene, token: Token, cue: Cue) -> Draft | None:
    if only_governs(scene, token):
        return None
    passive = is_passive(scene.annotated, token.i)
    content = passive_content(scene, token, cue) if passive else _active_content(scene, token, cue)
    if content is None or not content.tokens:
        return None
    return assembled(scene, token, cue, content, _source_of(scene, token, cue, passive))


def assembled(scene: Scene, token: Token, cue: Cue, content: Content, source: Token | None) -> Draft | None:
    """The Draft of a verb with its content and source; None where source or cue eat up the content."""
    words = cue_phrase(scene, token)
    if source is not None and source.i in content.tokens:
        content = _before(content, token) if source.i > token.i else content
        source = source if source.i > token.i else None
    phrase = _with_others(scene, token, noun_phrase(scene, source.i)) if source is not None else ()
    if source is not None and token.dep == "acl" and token.head == source.i:  # "with officials saying that ..."
        phrase = tuple(i for i in phrase if i < token.i)
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


def _with_others(scene: Scene, token: Token, phrase: tuple[int, ...]) -> tuple[int, ...]:
    """A source with a further subject that the parser has not joined to it ("Lee, Ochoa, and Berg said")."""
    for other in scene.annotated.children_of(token.i, "nsubj"):
        more = noun_phrase(scene, other.i)
        if phrase and more and phrase[-1] < more[0] and other.i < token.i:
            between = [t.text.lower() for t in scene.annotated.tokens[phrase[-1] : more[0]]][1:]
            joined = scene.annotated.tokens[phrase[-1]].lemma == "and" or "and" in between
            if joined and all(word in (",", "and") for word in between):
                return tuple(range(phrase[0], more[-1] + 1))
    return phrase


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
    who = inverted_subject(scene, token) or _taken_subject(scene, token) or subject(scene.annotated, token.i)
    if who is None or who.dep == "csubj":
        who = adjacent_subject(scene, token) or who
    who = _after_as(scene, who) or _outer_subject(scene, token, who) or who
    expletive = who is not None and who.lemma in ("it", "there") and scene.annotated.child(token.i, "expl")
    return None if expletive else (_issuer(scene, token, who) or who)


def _taken_subject(scene: Scene, token: Token) -> Token | None:
    """The noun right before a cue that the parser made the object of the verb above ("reported its source said") or
    joined to a noun there ("discussed a truce and the group said")."""
    tokens, at = scene.annotated.tokens, min(verb_words(scene.annotated, token.i)) - 1
    if token.tag not in ("VBD", "VBZ") or at < 0 or scene.annotated.child(token.i, *SUBJECTS):
        return None
    before = tokens[at]
    if token.dep == "conj":
        return before if before.dep == "conj" and before.pos in ("NOUN", "PROPN") else None
    if token.dep != "ccomp":
        return None
    return before if before.dep == "dobj" and before.head == token.head and before.entity not in TIMES else None


def _outer_subject(scene: Scene, token: Token, who: Token | None) -> Token | None:
    """Who speaks in the clause around, where the parser hung a cue on what is said: "said the fee hurts trade,
    saying ...", "agreed it must be kept, condemned ... and stressed"."""
    if scene.annotated.child(token.i, *SUBJECTS) is not None:
        return None
    if token.dep == "conj":
        above = speakers_verb(scene, token)
    else:
        said = scene.annotated.tokens[token.head]
        trails = token.dep == "advcl" and token.tag == "VBG" and said.dep == "ccomp" and said.i < token.i
        thing = who is not None and who.pos == "NOUN" and scene.cues.find(who.lemma, "unnamed") is None
        thing = thing and who is not None and all(m.head != who.i for m in scene.annotated.mentions)
        above = scene.annotated.tokens[said.head] if trails and thing and verb_cue(scene, token) else None
    if above is None or verb_cue(scene, above) is None:
        return None
    return subject(scene.annotated, above.i)


def _after_as(scene: Scene, who: Token | None) -> Token | None:
    """For "As allies, Norway and Chad said", where the parser makes "allies" the subject, who follows it."""
    first = scene.annotated.subtree(who.i)[0] if who is not None else 0
    if who is None or first == 0 or scene.annotated.tokens[first - 1].lemma.lower() != "as":
        return None
    joined = scene.annotated.child(who.i, "conj")
    return joined if joined is not None and scene.annotated.tokens[who.i + 1].text == "," else None


def _issuer(scene: Scene, token: Token, who: Token | None) -> Token | None:
    """Who puts out the paper that a cue hangs on: the ministry, in "the ministry issued a statement saying"."""
    hangs = who is not None and token.dep == "acl" and token.head == who.i
    return issuer(scene, who) if who is not None and hangs and is_paper(scene, who) else None


def inverted_subject(scene: Scene, token: Token) -> Token | None:
    """The speaker right after a cue that follows a quotation ("...," said the minister), whatever its label."""
    tokens = scene.annotated.tokens
    at = token.i + 1
    opens = scene.annotated.sentences[token.sentence].first == token.i
    closed = opens or (
        token.i - 1 in scene.quote_of or (tokens[token.i - 1].text == "," and token.i - 2 in scene.quote_of)
    )
    if not closed or at >= len(tokens) or tokens[at].sentence != token.sentence or at in scene.quote_of:
        return None
    head = tokens[at]
    while head.head > token.i and head.pos not in ("VERB", "AUX", "ADP", "PUNCT"):
        above = tokens[head.head]
        if above.pos not in NOMINAL or scene.annotated.subtree(above.i)[0] < at:
            break
        head = above
    return head if head.pos in NOMINAL else None


def adjacent_subject(scene: Scene, token: Token) -> Token | None:
    """The noun phrase right before a finite cue for which the parser found no subject."""
    tokens = scene.annotated.tokens
    at = min(verb_words(scene.annotated, token.i)) - 1
    if at >= 0 and tokens[at].text == "," and token.tag != "VBP":
        at -= 1
    if token.tag not in ("VBD", "VBZ", "VBP") or at < 0 or tokens[at].sentence != token.sentence:
        return None
    head = tokens[at]
    while (
        head.head != head.i
        and head.head < token.i
        and tokens[head.head].pos in (*NOMINAL, "ADP")
        and head.i not in scene.quote_of
    ):
        head = tokens[head.head]
    if head.pos == "ADP" and tokens[at].entity == "PERSON":  # "Speaking to the press, the envoy, Ann Lee, said"
        head = tokens[at]
    speaks = head.pos in ("NOUN", "PROPN", "PRON") and head.entity not in TIMES
    return head if speaks and head.i not in scene.quote_of else None


def _active_content(scene: Scene, token: Token, cue: Cue) -> Content | None:
    if cue.takes(Frame.RAISING):
        return raised_content(scene, token)
    return (
        aside_content(scene, token, cue)
        or clause_content(scene, token, cue)
        or infinitive_content(scene, token, cue)
        or prepositional_content(scene, token, cue)
        or object_content(scene, token, cue)
        or interrupted_content(scene, token, cue)
        or noun_carried_content(scene, token, cue)
        or preceding_content(scene, token, cue)
        or cut_short_content(scene, token, cue)
        or unparsed_content(scene, token, cue)
    )


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
    people = tuple(i for i in addressees(scene, token, cue) if who is None or i != who.i)
    return assembled(scene, token, cue, Content(tokens=content, addressees=people, frame=Frame.QUOTE, score=score), who)
