"""Pronouns and collective phrases: "he", "it", "both sides", "the two presidents".

Nearest fitting mention before, subjects first within a sentence. Own rules: the statuses of talks
need only persons, parties and pairs of parties, and those mostly from the sentence before.
"""

from collections import Counter
from collections.abc import Sequence

from dragoman.lexicon.actors import ActorIndex
from dragoman.lexicon.roles import Roles
from dragoman.model import ActorKind, Annotated, Mention, MentionKind, Token

PERSON = {"he", "she"}
THING = {"it"}
PLURAL = {"they"}
LEMMAS = {"him": "he", "his": "he", "her": "she", "hers": "she", "its": "it", "their": "they", "them": "they"}
EITHER = {"each", "either", "neither"}
REACH = 6  # sentences back that a pronoun may look


def resolve(annotated: Annotated, mentions: Sequence[Mention], index: ActorIndex, roles: Roles) -> list[Mention]:
    """All mentions, with those of pronouns and collective phrases added, in text order."""
    known = sorted(mentions, key=lambda m: (m.first, m.last))
    taken = {m.head for m in known}
    added: list[Mention] = []
    for token in annotated.tokens:
        before = [m for m in [*known, *added] if m.last <= token.i]
        if token.i in taken and not _unresolved(known, token.i):
            continue
        found = _pronoun(annotated, token, before, index) or _collective(annotated, token, before, index, roles)
        if found is not None:
            added.append(found)
    replaced = {m.head for m in added}
    return sorted([*(m for m in known if m.head not in replaced), *added], key=lambda m: (m.first, m.last))


def _unresolved(known: Sequence[Mention], head: int) -> bool:
    return any(m.head == head and not m.parties and m.kind is MentionKind.ROLE for m in known)


def _pronoun(annotated: Annotated, token: Token, before: list[Mention], index: ActorIndex) -> Mention | None:
    if token.pos != "PRON":
        return None
    word = LEMMAS.get(token.text.lower(), token.text.lower())
    if word in PERSON:
        target = _nearest(annotated, token, [m for m in before if _is_person(m, index)])
    elif word in THING and not _expletive(annotated, token):
        target = _nearest(annotated, token, [m for m in before if _is_body(m, index)])
    elif word in PLURAL:
        joint = _joint_subject(annotated, token, before)
        if joint is not None:
            return joint
        target = _nearest(annotated, token, [m for m in before if _is_plural(annotated, m, index)])
        if target is None:
            return _pair(annotated, token, token.i, before, index, None)
    else:
        return None
    if target is None:
        return None
    span = annotated.span(token.i, token.i + 1)
    return target.replace(
        span=span, text=token.text, kind=MentionKind.PRONOUN, first=token.i, last=token.i + 1, head=token.i, place=False
    )


def _joint_subject(annotated: Annotated, token: Token, before: Sequence[Mention]) -> Mention | None:
    """ "They" after "X and Y travelled": everybody the nearest joint subject names, two sentences back at most."""
    by_head = {m.head: m for m in before if m.parties and m.kind is not MentionKind.PRONOUN}
    for head in sorted(by_head, reverse=True):
        noun = annotated.tokens[head]
        if noun.dep not in ("nsubj", "nsubjpass") or token.sentence - noun.sentence > 2:
            continue
        joined = [by_head[i] for i in annotated.conjuncts(head) if i in by_head]
        if len({m.parties for m in joined}) < 2:
            return None
        levels = {m.level for m in joined}
        return Mention(
            span=annotated.span(token.i, token.i + 1),
            text=token.text,
            kind=MentionKind.PRONOUN,
            actors=tuple(dict.fromkeys(a for m in joined for a in m.actors)),
            parties=tuple(dict.fromkeys(p for m in joined for p in m.parties)),
            first=token.i,
            last=token.i + 1,
            head=token.i,
            level=levels.pop() if len(levels) == 1 else None,
        )
    return None


def _nearest(annotated: Annotated, token: Token, fitting: list[Mention]) -> Mention | None:
    """The last subject of the nearest sentence that has a fitting mention, else its first fitting mention."""
    for sentence in range(token.sentence, max(-1, token.sentence - REACH), -1):
        here = [m for m in fitting if annotated.tokens[m.head].sentence == sentence]
        subjects = [m for m in here if annotated.tokens[m.head].dep in ("nsubj", "nsubjpass")]
        if sentence == token.sentence and here:
            return (subjects or here)[-1]
        if here:
            return (subjects or here)[0]
    return None


def _expletive(annotated: Annotated, token: Token) -> bool:
    return token.dep == "expl" or (token.dep in ("nsubj", "nsubjpass") and annotated.tokens[token.head].lemma == "be")


def _is_person(mention: Mention, index: ActorIndex) -> bool:
    if mention.kind in (MentionKind.PRONOUN, MentionKind.GROUP) or len(mention.actors) != 1:
        return False
    actor = index.actors.get(mention.actors[0])
    return actor.kind is ActorKind.PERSON if actor else mention.actors != mention.parties


def _is_body(mention: Mention, index: ActorIndex) -> bool:
    if len(mention.parties) != 1 or mention.kind in (MentionKind.PRONOUN, MentionKind.DEMONYM):
        return False
    return mention.actors == mention.parties or not _is_person(mention, index)


def _is_plural(annotated: Annotated, mention: Mention, index: ActorIndex) -> bool:
    if mention.kind is MentionKind.GROUP or len(mention.parties) > 1:
        return True
    actor = index.actors.get(mention.parties[0]) if mention.parties else None
    group = actor is None or actor.kind in (ActorKind.ARMED_GROUP, ActorKind.POLITICAL_PARTY)
    plural = annotated.tokens[mention.head].tag in ("NNS", "NNPS")
    return bool(mention.parties) and (plural or (group and mention.actors == mention.parties))


def _collective(
    annotated: Annotated, token: Token, before: list[Mention], index: ActorIndex, roles: Roles
) -> Mention | None:
    row = roles.collectives.get(token.text.lower())
    if row is None and any(t.lemma in EITHER for t in annotated.children_of(token.i, "det")):
        row = roles.collectives.get(f"{token.lemma}s")  # "each side", "neither party"
    if token.text.lower() == "both" and token.dep in ("nsubj", "nsubjpass", "pobj", "dobj"):
        return _pair(annotated, token, token.i, before, index, None)
    if row is None:
        return None
    if annotated.child(token.i, "compound") is not None:
        return None
    words = annotated.children_of(token.i, "det", "nummod", "predet", "amod", "preconj")
    numbered = any(t.lemma in EITHER or t.lemma in ("both", "two", "warring", "rival") for t in words)
    the = any(t.lemma == "the" for t in words)
    if not (numbered or (the and row.bare == "yes")):
        return None
    return _pair(annotated, token, min([token.i, *(t.i for t in words)]), before, index, row.level)


def _pair(
    annotated: Annotated, token: Token, first: int, before: list[Mention], index: ActorIndex, level: str | None
) -> Mention | None:
    """The pair of parties in the nearest sentence that names two, mediating bodies and places left aside,
    and whoever is the subject to whom the pair is object: "Carter met both sides"."""
    apart = _subjects_above(annotated, token, before)
    usual = _usual_pair(annotated, before, index, apart)
    if usual is not None:
        return _group(annotated, token, first, usual, level)
    for sentence in range(token.sentence, max(-1, token.sentence - REACH * 2), -1):
        parties: dict[str, None] = {}
        for mention in before:
            if annotated.tokens[mention.head].sentence == sentence and not located(annotated, mention):
                parties |= dict.fromkeys(p for p in mention.parties if p not in apart and _side(p, index))
        if len(parties) >= 2:
            return _group(annotated, token, first, tuple(parties)[:2], level)
    return None


def _usual_pair(
    annotated: Annotated, before: Sequence[Mention], index: ActorIndex, apart: set[str]
) -> tuple[str, ...] | None:
    """The pair that the text before joins most often ("Moscow and Kyiv", "between X and Y"); the later of equals."""
    by_head = {m.head: m for m in before if len(m.parties) == 1 and _side(m.parties[0], index)}
    joined: Counter[tuple[str, ...]] = Counter()
    last: dict[tuple[str, ...], int] = {}
    for head, mention in by_head.items():
        for other in annotated.conjuncts(head)[1:]:
            partner = by_head.get(other)
            pair = (*mention.parties, *partner.parties) if partner else ()
            if len(set(pair)) == 2 and not apart & set(pair) and not located(annotated, mention):
                key = next((k for k in joined if set(k) == set(pair)), pair)
                joined[key] += 1
                last[key] = other
    return max(joined, key=lambda pair: (joined[pair], last[pair])) if joined else None


def _group(annotated: Annotated, token: Token, first: int, pair: tuple[str, ...], level: str | None) -> Mention:
    span = annotated.span(first, token.i + 1)
    return Mention(
        span=span,
        text=annotated.words(span),
        kind=MentionKind.GROUP,
        actors=pair,
        parties=pair,
        first=first,
        last=token.i + 1,
        head=token.i,
        level=level,
    )


def _subjects_above(annotated: Annotated, token: Token, before: list[Mention]) -> set[str]:
    above = annotated.tokens[token.head]
    if not (token.dep == "dobj" or (token.dep == "pobj" and above.lemma in ("with", "to"))):
        return set()
    here = [m for m in before if annotated.tokens[m.head].sentence == token.sentence]
    return {p for m in here if annotated.tokens[m.head].dep == "nsubj" for p in m.parties}


def _side(party: str, index: ActorIndex) -> bool:
    actor = index.actors.get(party)
    return actor is None or actor.kind is not ActorKind.ORGANISATION


def located(annotated: Annotated, mention: Mention) -> bool:
    """Whether a mention that may be a place stands as one: "in Moscow", "at the White House"."""
    if not mention.place:
        return False
    token = annotated.tokens[mention.head]
    above = annotated.tokens[token.head]
    return token.dep == "pobj" and above.lemma in ("in", "at", "near", "outside", "inside", "around", "across", "into")
