"""Who acts and who is acted upon: the roles that a pattern names, filled with parties."""

from collections.abc import Iterator, Sequence

from dragoman.extract.clauses import agent, distinct, passive, prepositions, subject
from dragoman.extract.events.match import Match, match_clause
from dragoman.extract.events.scene import Scene, Site
from dragoman.lexicon.talks import Clause
from dragoman.model import ActorKind, Record, Token

ASIDE = ("nsubj", "nsubjpass", "conj", "agent")
APART = ("advcl", "parataxis", "relcl", "npadvmod")
HOME = ("own", "place")
DIRECT = ("obj", "clause")  # roles that name whom an event strikes even where it is the actor's own side
HURTING = ("ASSAULT", "COERCE")
VERBAL = ("subj", "topic", "dative")  # roles that need a verb
UNNAMED = ("under", "own", "place", "clause")  # of a bare noun only who is named beside it is meant
DEPTH = 3  # clauses within clauses that are followed for a recipient


class Arguments(Record):
    """The parties of an event."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def arguments(scene: Scene, found: Match, depth: int = 0) -> Arguments:
    """All parties in the actor roles; as recipients those of the first recipient role that names somebody else.

    Where that is the actor's own people ("arrested students") or own side, the actor's country is the recipient.
    """
    actors = _actors(scene, found, depth)
    target = _target(scene, found, actors) if found.row.type in HURTING else ()
    for role in (r for r in found.row.recipient if not (found.bare and r in UNNAMED)):
        if role in HOME and target:
            break
        named = fill(scene, found.site, role, actors, depth)
        others = named if role in HOME else tuple(p for p in named if p not in actors)
        if others:
            return Arguments(actors=actors, recipients=others)
        if role in DIRECT and (named or _people(scene, found.site, role)):
            return Arguments(actors=actors, recipients=named or target or _home(scene, actors))
    return Arguments(actors=actors, recipients=target)


def _home(scene: Scene, actors: Sequence[str]) -> tuple[str, ...]:
    """The countries of actors: of an armed group that "killed civilians" the group's; of others themselves."""
    known = scene.annotated.actors
    return distinct(
        known[a].country or a if a in known and known[a].kind is ActorKind.ARMED_GROUP else a for a in actors
    )


def _target(scene: Scene, found: Match, actors: Sequence[str]) -> tuple[str, ...]:
    """Who is struck where no object says it: whom the attack is on, else the country of the town where it happens."""
    attack = _attack(scene, found.site.verb)
    doers = [token.i for token in scene.annotated.children_of(found.site.verb, "nsubj")]
    aimed = scene.lexicon.with_use("aim")
    for noun in doers if attack is None else [attack, *doers]:
        pairs = prepositions(scene.annotated, noun)
        named = distinct(p for preposition, aim in pairs if preposition in aimed for p in scene.named(aim))
        if others := tuple(p for p in named if p not in actors):
            return others
    return tuple(p for p in _place(scene, found.site) if p not in actors)


def _attack(scene: Scene, verb: int) -> int | None:
    """The attack that a verb of harm names as its occasion: "killed in a Russian drone attack on Odesa"."""
    for preposition, noun in prepositions(scene.annotated, verb):
        if preposition in scene.lexicon.with_use("during") and scene.lexicon.fits(scene.lemma(noun), "@attacks"):
            return noun
    later = (_attack(scene, t.i) for t in scene.annotated.children_of(verb, "conj") if t.pos == "VERB")
    return next((noun for noun in later if noun is not None), None)  # "were killed and dozens were injured in ..."


def _actors(scene: Scene, found: Match, depth: int) -> tuple[str, ...]:
    """Parties in all actor roles; those of the place only where the other roles name nobody."""
    apart = ("place", *VERBAL) if found.bare else ("place",)
    roles = [role for role in found.row.actor if role not in apart]
    named = distinct(p for role in roles for p in fill(scene, found.site, role, (), depth))
    return named or (_place(scene, found.site) if "place" in found.row.actor else ())


def _people(scene: Scene, site: Site, role: str) -> bool:
    """Whether the object, or the subject of the clause, is people of whom no more is said."""
    if role == "obj":
        return any(scene.populace(i) for i in scene.objects(site.token))
    subjects = [scene.annotated.child(c.i, "nsubj", "nsubjpass") for c in scene.complements(site.token)]
    return any(scene.populace(s.i) for s in subjects if s is not None)


def fill(scene: Scene, site: Site, role: str, actors: Sequence[str], depth: int = 0) -> tuple[str, ...]:
    """Parties in one role; empty where it names nobody."""
    match role:
        case "subj":
            return _subject(scene, site)
        case "topic":
            who = subject(scene.annotated, site.verb)
            return scene.named(who) if who is not None else ()
        case "obj":
            return distinct(p for i in scene.objects(site.token) for p in scene.named(i))
        case "poss":
            return scene.modifying(site.token)
        case "dative":
            return _dative(scene, site)
        case "clause":
            return _clause(scene, site, actors, depth)
        case "under":
            return _under(scene, site.token, actors)
        case "condition":
            return _condition(scene, site, actors)
        case "own":
            return _home(scene, actors)
        case "place":
            return _place(scene, site)
    return _prepositional(scene, site, role)


def _subject(scene: Scene, site: Site) -> tuple[str, ...]:
    doer = doer_of(scene, site.verb)
    if doer is not None:
        return scene.named(doer)
    attack = _attack(scene, site.verb) if _harms(scene, site.verb) else None
    if attack is None:
        return ()
    by = agent(scene.annotated, site.verb)
    return _attacker(scene, attack) or (scene.named(by) if by is not None and by != attack else ())


def _harms(scene: Scene, verb: int) -> bool:
    """Whether a verb is done to its subject by nobody named: "were killed", "died"."""
    return passive(scene.annotated, verb) or scene.lemma(verb) in scene.lexicon.with_use("suffered")


def _attacker(scene: Scene, attack: int) -> tuple[str, ...]:
    """Who carries out an attack: "Israel's raid", "a strike by Israel"."""
    by = [n for p, n in prepositions(scene.annotated, attack) if p in scene.lexicon.with_use("source")]
    return scene.modifying(attack) or distinct(p for noun in by for p in scene.named(noun))


def doer_of(scene: Scene, verb: int) -> int | None:
    """Who does a verb: its subject, of a passive its agent; what is "hit by bombs, killing six" kills nobody."""
    if passive(scene.annotated, verb):
        return agent(scene.annotated, verb)
    if scene.lemma(verb) in scene.lexicon.with_use("suffered"):
        return None
    token = scene.annotated.tokens[verb]
    own = scene.annotated.child(verb, "nsubj")
    if own is None and token.dep == "advcl" and passive(scene.annotated, token.head):
        return agent(scene.annotated, token.head)
    return subject(scene.annotated, verb)


def _dative(scene: Scene, site: Site) -> tuple[str, ...]:
    receivers = scene.annotated.children_of(site.verb, "dative")
    return distinct(p for t in receivers if t.pos != "ADP" for p in scene.named(t.i))


def _prepositional(scene: Scene, site: Site, preposition: str) -> tuple[str, ...]:
    """Parties under a preposition on the word, its light verb or its object."""
    heads = dict.fromkeys((site.token, site.verb, *scene.objects(site.token)))
    pairs = [pair for head in heads for pair in prepositions(scene.annotated, head)]
    return distinct(party for p, noun in pairs if p == preposition for party in scene.named(noun))


def _clause(scene: Scene, site: Site, actors: Sequence[str], depth: int) -> tuple[str, ...]:
    """Subject of the clause under a word, else the recipient of the event in it, else whoever it names."""
    for clause in scene.complements(site.token):
        own = scene.annotated.child(clause.i, "nsubj", "nsubjpass")
        named = scene.named(own.i) if own is not None and own.pos != "PRON" else ()
        who = tuple(p for p in named if p not in actors) or named
        who = who or (_inner(scene, clause, actors, depth) if depth < DEPTH else ())
        if who:
            return who
    return ()


def _inner(scene: Scene, clause: Token, actors: Sequence[str], depth: int) -> tuple[str, ...]:
    inner = match_clause(scene, clause.i)
    if inner is not None:
        parties = arguments(scene, inner, depth + 1)
        who = tuple(p for p in (*parties.recipients, *parties.actors) if p not in actors) or parties.recipients
        if who:
            return who
    return _under(scene, clause.i, actors)


def _under(scene: Scene, i: int, actors: Sequence[str]) -> tuple[str, ...]:
    """Whoever is named first below a word, its subject and adverbial clauses left aside."""
    below = set(_reach(scene, i, i))
    for mention in scene.annotated.mentions:
        if mention.head in below and any(p not in actors for p in mention.parties):
            joined = (scene.mentions.at(i) for i in scene.annotated.conjuncts(mention.head))
            return distinct(p for m in (mention, *joined) if m is not None for p in m.parties if p not in actors)
    return ()


def _reach(scene: Scene, i: int, top: int) -> Iterator[int]:
    """Tokens below a word, but not in its subject, in adverbial or relative clauses or under other prepositions."""
    yield i
    for token in scene.annotated.children_of(i):
        other = token.dep == "prep" and token.lemma.lower() not in scene.lexicon.with_use("below")
        purpose = token.dep == "advcl" and scene.form(token) is Clause.INF
        if other or (token.dep in APART and not purpose) or (i == top and token.dep in ASIDE):
            continue
        yield from _reach(scene, token.i, top)


def _condition(scene: Scene, site: Site, actors: Sequence[str]) -> tuple[str, ...]:
    """Who is to act or not to act, lest a threat come true: the subject of the clause with "if" or "unless"."""
    below = [t for c in scene.complements(site.token) for t in scene.annotated.children_of(c.i, "advcl")]
    for clause in (*scene.annotated.children_of(site.token, "advcl"), *below):
        own = scene.annotated.child(clause.i, "nsubj", "nsubjpass")
        who = tuple(p for p in scene.named(own.i) if p not in actors) if own is not None else ()
        if who:
            return who
    return ()


def _place(scene: Scene, site: Site) -> tuple[str, ...]:
    for preposition, noun in prepositions(scene.annotated, site.verb):
        attack = scene.lexicon.fits(scene.lemma(noun), "@attacks")
        if preposition in scene.lexicon.with_use("here") and not attack and (parties := scene.named(noun)):
            return parties
    return ()
