"""Whose stand it is, and against whom it is taken."""

from dragoman.extract.clauses import agent, distinct, passive, prepositions, subject
from dragoman.extract.positions.contents import Content
from dragoman.extract.positions.scene import Scene
from dragoman.lexicon.stances import StanceRow
from dragoman.model import ActorKind, Record, Stance, Token

OWNING = ("of", "from", "by", "among")


class Holder(Record):
    """The parties that take the stand, the token that names them, and the first of them as a speaker."""

    parties: tuple[str, ...]
    token: int | None = None
    speaker: str | None = None


class Reading(Record):
    """A stance word with its row and what it says of whom."""

    word: int
    row: StanceRow
    holder: Holder
    content: Content
    stance: Stance
    denied: bool = False


def holder_of(scene: Scene, i: int) -> Holder | None:
    """The holder of a stance word: subject or agent of a verb, subject of an adjective's verb, owner of a noun."""
    token = scene.annotated.tokens[i]
    if token.pos == "NOUN" or token.pos == "PROPN":
        return _owner(scene, token)
    if is_state(scene, token):
        return named(scene, subject(scene.annotated, i), i)
    if token.pos == "VERB" and passive(scene.annotated, i):
        by = agent(scene.annotated, i)
        return named(scene, by, i) if by is not None else None
    before = _just_before(scene, token)
    return before if before is not None else named(scene, _subject(scene, token), i)


def is_state(scene: Scene, token: Token) -> bool:
    """Whether a passive participle tells how somebody is minded: "is *opposed* to", "was *committed* to"."""
    if token.tag != "VBN" or not passive(scene.annotated, token.i) or agent(scene.annotated, token.i) is not None:
        return False
    rows = scene.lexicons.stances.find(token.text.lower(), "ADJ")
    below = {p for p, _ in prepositions(scene.annotated, token.i)}
    infinitive = any(t.tag == "VB" for t in scene.annotated.children_of(token.i, "xcomp"))
    return any(below & set(row.frames) or (infinitive and "inf" in row.frames) for row in rows)


def _just_before(scene: Scene, token: Token) -> Holder | None:
    """Who does what an -ing form after a preposition says: "in response to *Kardania* vetoing the text"."""
    if token.tag != "VBG" or scene.annotated.child(token.i, "aux") is not None:
        return None
    mention = next((m for m in scene.annotated.mentions if m.last == token.i and m.parties), None)
    if mention is None or scene.annotated.tokens[mention.head].dep == "conj":
        return None
    return named(scene, mention.head, token.i) if token.dep in ("pcomp", "acl", "amod", "ROOT") else None


def named(scene: Scene, noun: int | None, i: int) -> Holder | None:
    """The parties a noun names; a speaker's own side where he says "we" or "the country"."""
    if noun is None:
        return None
    mentions = scene.acting(noun)
    if mentions:
        actors = mentions[0].actors or mentions[0].parties
        return Holder(parties=distinct(p for m in mentions for p in m.parties), token=noun, speaker=actors[0])
    token = scene.annotated.tokens[noun]
    if scene.lexicons.stances.own_side(token.lemma, token.pos) or scene.lexicons.stances.own_side(
        token.text.lower(), token.pos
    ):
        parties = scene.speaking(i)
        return Holder(parties=parties, token=noun) if parties else None
    return None


def against_of(scene: Scene, content: Content, holder: Holder) -> tuple[str, ...]:
    """The other side: who is addressed or accused, does the deed, or owns what is rejected."""
    places = [content.target]
    token = scene.annotated.tokens[content.head]
    if content.target is None and token.pos in ("VERB", "AUX") and content.frame in ("that", "person"):
        places.append(subject(scene.annotated, content.head))
    found = [p for place in places if place is not None for m in scene.acting(place) for p in m.parties]
    if not found and token.pos in ("NOUN", "PROPN"):
        found = [p for m in scene.mentions.describing(content.head) for p in m.parties if side(scene, p)]
    return tuple(p for p in distinct(found) if p not in holder.parties)


def side(scene: Scene, party: str) -> bool:
    """Whether a party can be the other side: the UN is not by its resolution."""
    actor = scene.annotated.actors.get(party)
    return actor is None or actor.kind is not ActorKind.ORGANISATION


def _subject(scene: Scene, token: Token) -> int | None:
    if token.pos != "ADJ":
        return subject(scene.annotated, token.i)
    own = scene.annotated.child(token.i, "nsubj")
    if own is not None:
        return own.i
    above = scene.annotated.tokens[token.head]
    if token.dep in ("acomp", "oprd", "conj", "attr") and above.i != token.i:
        return _subject(scene, above)
    return subject(scene.annotated, token.i) if token.dep in ("advcl", "acl") else None


def _owner(scene: Scene, token: Token) -> Holder | None:
    """ "Kyiv's refusal", "US opposition", "the refusal of Hamas", "Kyiv voiced opposition"."""
    annotated = scene.annotated
    for child in annotated.children_of(token.i, "poss", "amod", "compound", "nmod"):
        holder = named(scene, child.i, token.i)
        if holder is not None:
            return holder
    for preposition, noun in prepositions(annotated, token.i):
        if preposition in OWNING and (holder := named(scene, noun, token.i)) is not None:
            return holder
    above = annotated.tokens[token.head]
    if token.dep == "dobj" and scene.lexicons.stances.lends(above.lemma):
        return holder_of(scene, above.i)
    if above.lemma == "be" and (token.dep == "attr" or annotated.child(above.i, "expl") is not None):
        parties = scene.speaking(token.i)
        return Holder(parties=parties) if parties else None
    return None
