"""Phrases around a cue: its subject, the source's noun phrase, the cue's own words."""

from dragoman.extract.statements.draft import Scene
from dragoman.model import Annotated, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
CUE_PARTS = ("aux", "auxpass", "neg", "prt")
CLIMBS = ("conj", "xcomp", "advcl", "pcomp", "parataxis", "dep", "ccomp")
LONGEST_SOURCE = 45


def subject(annotated: Annotated, i: int) -> Token | None:
    """Who does what token i says: its own subject, or that of the verb it hangs on."""
    seen = {i}
    while True:
        own = annotated.children_of(i, *SUBJECTS)
        if own:
            return own[-1] if own[-1].pos == "PRON" and own[-1].i < i else own[0]
        token = annotated.tokens[i]
        head = annotated.tokens[token.head]
        if token.dep in ("acl", "relcl"):
            return head if head.pos in ("NOUN", "PROPN", "PRON") else None
        if token.dep == "xcomp" and (controller := annotated.child(head.i, "dobj")) and controller.i < i:
            return controller
        climbs = token.dep in CLIMBS or (token.dep == "prep" and i not in seen)
        if not climbs or head.i in seen:
            return None
        i = head.i
        seen.add(i)
        if annotated.tokens[i].pos in ("ADP", "SCONJ"):
            i = annotated.tokens[i].head
            seen.add(i)
        if annotated.tokens[i].pos == "ADJ" and annotated.tokens[i].dep == "acomp":
            i = annotated.tokens[i].head
            seen.add(i)
        if annotated.tokens[i].pos not in ("VERB", "AUX"):
            return None


def is_passive(annotated: Annotated, i: int) -> bool:
    """Whether a verb is a passive participle."""
    token = annotated.tokens[i]
    if token.tag != "VBN":
        return False
    if annotated.child(i, "auxpass", "nsubjpass", "agent"):
        return True
    if token.dep == "conj" and not annotated.child(i, "aux", "nsubj"):
        return is_passive(annotated, token.head)
    return token.dep in ("acl", "advcl", "relcl", "amod") and not annotated.child(i, "aux")


def owner(scene: Scene, token: Token) -> Token | None:
    """Whose claim or paper a noun is: a possessive, "by" or "from" somebody, or who makes it."""
    possessor = scene.annotated.child(token.i, "poss")
    if possessor is not None:
        return possessor
    for by in scene.annotated.children_of(token.i, "prep", "agent"):
        if scene.cues.names_source(by.lemma) and (who := scene.annotated.child(by.i, "pobj")):
            return who
    head = scene.annotated.tokens[token.head]
    if token.dep == "dobj" and head.pos == "VERB":
        return subject(scene.annotated, head.i)
    return None


def noun_phrase(scene: Scene, head: int) -> tuple[int, ...]:
    """The noun phrase of a source: with titles, apposition and prepositions, without what follows
    as a clause of its own."""
    annotated = scene.annotated
    left_out: set[int] = set()
    for child in annotated.children_of(head):
        clause = child.dep in ("relcl", "acl") and after_comma(annotated, child.i)
        aside = child.dep in ("advcl", "ccomp", "parataxis", "dep", "cc")
        if clause or (aside and not _joins(annotated, head, child)):
            left_out.update(annotated.subtree(child.i))
    kept = [i for i in annotated.subtree(head) if i not in left_out]
    at = kept.index(head)
    first = last = at
    while first and _next_to(annotated, kept[first - 1], kept[first]):
        first -= 1
    while last + 1 < len(kept) and _next_to(annotated, kept[last], kept[last + 1]):
        last += 1
    phrase = scene.trimmed(kept[first : last + 1])
    return _closed(annotated, phrase) if len(phrase) <= LONGEST_SOURCE else (head,)


def _closed(annotated: Annotated, phrase: tuple[int, ...]) -> tuple[int, ...]:
    """The phrase with the comma that closes its apposition ("Lavrov, the foreign minister,")."""
    after = phrase[-1] + 1 if phrase else len(annotated.tokens)
    if after >= len(annotated.tokens) or annotated.tokens[after].text != ",":
        return phrase
    commas = [i for i in phrase if annotated.tokens[i].text == ","]
    listed = any(annotated.tokens[i].dep == "cc" for i in phrase if commas and i > commas[-1])
    return (*phrase, after) if commas and not listed else phrase


def _joins(annotated: Annotated, head: int, child: Token) -> bool:
    return child.dep == "cc" and annotated.child(head, "conj") is not None


def after_comma(annotated: Annotated, i: int) -> bool:
    """Whether the subtree of token i follows a comma or dash."""
    first = annotated.subtree(i)[0]
    return first > 0 and annotated.tokens[first - 1].text in (",", "–", "—", "-")


def _next_to(annotated: Annotated, i: int, j: int) -> bool:
    return all(not annotated.tokens[k].text.strip() for k in range(i + 1, j))


def verb_words(annotated: Annotated, i: int) -> tuple[int, ...]:
    """The words of a verbal cue: the verb with auxiliaries, negation, particle and the adverbs among them."""
    words = {i} | {t.i for t in annotated.children_of(i, *CUE_PARTS)}
    first = i
    while first and _belongs(annotated, first - 1, i, words):
        first -= 1
        words.add(first)
    return tuple(sorted(words))


def _belongs(annotated: Annotated, j: int, i: int, words: set[int]) -> bool:
    token = annotated.tokens[j]
    return j in words or (token.head == i and token.dep == "advmod" and token.tag.startswith("RB"))


def governor(annotated: Annotated, i: int) -> Token | None:
    """The verb whose infinitive or `as`-phrase this verb is: "refused" for "refused to say"."""
    token = annotated.tokens[i]
    head = annotated.tokens[token.head]
    if token.dep == "pcomp" and head.pos in ("ADP", "SCONJ"):
        above = annotated.tokens[head.head]
        return above if head.lemma == "as" and above.pos == "VERB" else None
    return head if token.dep == "xcomp" and head.pos == "VERB" and not annotated.child(head.i, "dobj") else None
