"""Mode and contexts by the words beside an event, and who took part in it as what."""

from collections.abc import Iterable, Sequence

from dragoman.extract.clauses import particle, prepositions, subject
from dragoman.extract.events.arguments import doer_of
from dragoman.extract.events.circumstances import own_words
from dragoman.extract.events.match import Match
from dragoman.extract.events.scene import Scene
from dragoman.model import Mention, MentionKind, Participant


def mode(scene: Scene, one: Match, kind: str, opaque: bool) -> str | None:
    """The pattern's mode, else that of the first row of plover_modes.tsv whose words stand in the clause."""
    if one.row.mode is not None and kind == one.row.type:
        return one.row.mode
    rows = scene.lexicon.modes.get(kind, ())
    if not rows:
        return None
    site = one.site
    inside = set(scene.annotated.subtree(site.token)) if opaque else own_words(scene.annotated, site.verb)
    who = subject(scene.annotated, site.verb)
    if opaque and who is not None:
        inside -= set(scene.annotated.subtree(who))
    words = {particle(scene.annotated, site.token)}
    words |= {word for i in inside for word in (scene.lemma(i), scene.annotated.tokens[i].text.lower())}
    return next((row.mode for row in rows if not words.isdisjoint(row.words)), None)


def contexts(scene: Scene, one: Match) -> tuple[str, ...]:
    """The pattern's contexts and those that words of the sentence tell, in the order of the table."""
    sentence = scene.annotated.sentences[scene.annotated.tokens[one.site.token].sentence]
    found = dict.fromkeys(one.row.contexts)
    tokens = scene.annotated.tokens[sentence.first : sentence.last]
    singles = {word for t in tokens for word in (t.lemma.lower(), t.text.lower())}
    texts = [t.text.lower() for t in tokens]
    phrases = {" ".join(texts[i : i + size]) for size in (2, 3) for i in range(len(texts))}
    for word, named in scene.lexicon.contexts.items():
        if word in (phrases if " " in word else singles):
            found |= dict.fromkeys(named)
    return tuple(found)


def participants(
    scene: Scene, one: Match, parties: Iterable[str], heads: Sequence[int], taken: Sequence[int]
) -> tuple[Participant, ...]:
    """As what each party takes part: as the noun among `heads` that names it, else as it is named nearest to the event.

    Mentions whose head is `taken` by the other side are left aside.
    """
    found = []
    for party in parties:
        noun = next((i for i in heads if _people(scene, i) and party in scene.named_by(i)), None)
        noun = next((i for i in heads if _unplaced(scene, i)), None) if noun is None else noun
        mention = scene.mentions.at(noun) if noun is not None else nearest(scene, one, party, taken)
        found.append(_participant(scene, party, mention, noun))
    return tuple(found)


def _people(scene: Scene, i: int) -> bool:
    """Whether a noun names somebody, or a place, and no mere thing ("Russian missiles")."""
    return scene.mentions.at(i) is not None or scene.place(i) is not None or scene.populace(i)


def _unplaced(scene: Scene, i: int) -> bool:
    """Whether a noun names people of no known side ("protesters"), whose country only the place tells."""
    mention = scene.mentions.at(i)
    return mention is not None and mention.kind is MentionKind.ROLE and not mention.parties


def doers(scene: Scene, one: Match) -> list[int]:
    """The subject of an event with its conjuncts, of a passive its agent; of a bare noun whoever it is of."""
    who = doer_of(scene, one.site.verb)
    return scene.annotated.conjuncts(who) if who is not None else []


def struck(scene: Scene, one: Match) -> list[int]:
    """The objects of an event, then the nouns under its prepositions."""
    heads = dict.fromkeys((one.site.token, one.site.verb))
    pairs = [noun for head in heads for _, noun in prepositions(scene.annotated, head)]
    return [*scene.objects(one.site.token), *(i for noun in pairs for i in scene.annotated.conjuncts(noun))]


def nearest(scene: Scene, one: Match, party: str, taken: Sequence[int]) -> Mention | None:
    """The mention that stands for a party nearest to an event in its sentence, the fullest of those that overlap."""
    at = one.site.token
    sentence = scene.annotated.tokens[at].sentence
    named = [
        m
        for m in scene.annotated.mentions
        if scene.annotated.tokens[m.head].sentence == sentence and (party in m.parties or party in m.actors)
    ]
    free = [m for m in named if m.head not in taken] or named
    best = min(free, key=lambda m: abs(m.head - at), default=None)
    if best is None:
        return None
    return max(
        (m for m in free if m.first <= best.head < m.last or m.head == best.head), key=lambda m: m.last - m.first
    )


def _participant(scene: Scene, party: str, mention: Mention | None, noun: int | None) -> Participant:
    if mention is None:
        return Participant(party=party, words=scene.annotated.tokens[noun].text if noun is not None else None)
    person = mention.actors[0] if len(mention.actors) == 1 and mention.actors[0] != party else None
    plain = mention.kind in (MentionKind.NAME, MentionKind.DEMONYM) and person is None
    actor = scene.annotated.actors.get(party)
    sector = (actor.sector if actor is not None and actor.sector != "GOV" else None) if plain else mention.sector
    words = None if mention.kind is MentionKind.PRONOUN else mention.text
    office = mention.office if mention.sector is not None else None
    return Participant(party=party, sector=sector, person=person, office=office, words=words)
