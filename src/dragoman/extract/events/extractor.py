"""EventExtractor: the door of this room. Patterns -> PLOVER events with parties, factuality, place and time."""

from collections.abc import Container, Iterable, Iterator, Sequence

from dragoman.extract.clauses import distinct
from dragoman.extract.events.arguments import Arguments, arguments, doer_of
from dragoman.extract.events.circumstances import evidence, period, place
from dragoman.extract.events.details import contexts, doers, mode, participants, struck
from dragoman.extract.events.match import Match, match, match_clause
from dragoman.extract.events.realis import conditional, noun_mood
from dragoman.extract.events.realis import mood as mood_of
from dragoman.extract.events.scene import Scene
from dragoman.extract.events.sizes import adds_to, size
from dragoman.extract.factuality import factuality
from dragoman.lexicon.numbers import load_numbers
from dragoman.lexicon.plover import PROMISED, load_plover
from dragoman.lexicon.talks import Clause, Mood, load_talks
from dragoman.lexicon.values import load_values
from dragoman.model import Annotated, Diagnostic, Event, Finding, Span, Statement

SURE = 0.5  # statements scored lower rest on a noun, not on a clause or quotation
FOREGROUND, BACKGROUND = 1.0, 0.5
STRIKING = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "visit")  # types and modes whose target or goal is their place
BEHIND = ("relcl", "acl", "advcl")


class EventExtractor:
    """Finds the PLOVER events that a text reports (docs/events.md).

    Events told in passing, in a relative or adverbial clause beside another event, are scored 0.5.
    """

    name = "dragoman.events"

    def __init__(self) -> None:
        self._lexicon = load_plover()
        self._talks = load_talks()
        self._values = load_values()
        self._numbers = load_numbers()

    def extract(self, annotated: Annotated, found: Sequence[Finding]) -> Iterator[Finding | Diagnostic]:
        """One finding an event, in text order; `found` gives the statements for the chains."""
        scene = Scene(annotated, self._lexicon)
        told = [f.body for f in found if isinstance(f.body, Statement) and f.score >= SURE]
        for one in _whole(scene, _uncovered(scene, _matches(scene))):
            finding = self._read(scene, one, told)
            if finding is not None:
                yield finding

    def _read(self, scene: Scene, one: Match, told: Sequence[Statement]) -> Finding | None:
        who = arguments(scene, one)
        kind = _type(scene, one, who)
        if one.bare and not _told(who, one):
            return None
        if kind is None or not (who.actors or who.recipients) or _lifeless(scene, one, who):
            return None
        chain = _chain(scene.annotated, one.site.token, told)
        reality = noun_mood(scene, one.site, self._values) if one.bare else mood_of(scene, one.site, self._talks)
        if reality.mood is Mood.FUTURE and not reality.negated and conditional(scene, one.site):
            kind = "THREATEN"
        acting, acted_on = doers(scene, one), struck(scene, one)
        how = mode(scene, one, kind, _opaque(scene, one))
        where = place(scene, one.site, struck=kind in STRIKING or how in STRIKING)
        body = Event(
            event_type=kind,
            mode=how,
            contexts=contexts(scene, one),
            actors=who.actors,
            recipients=who.recipients,
            place=where.name if where else None,
            location=where.place if where else None,
            period=period(scene.annotated, one.site),
            size=size(scene, one.site, kind, self._numbers),
            actor_details=participants(scene, one, who.actors, acting, acted_on),
            recipient_details=participants(scene, one, who.recipients, acted_on, acting),
            factuality=factuality(reality, chain[0] if chain else None),
        )
        span = evidence(scene.annotated, one.site)
        score = BACKGROUND if one.bare or _behind(scene.annotated, one.site.verb) else FOREGROUND
        return Finding(body=body, citations=(scene.annotated.cite(span),), according_to=chain, score=score)


def _matches(scene: Scene) -> list[Match]:
    found = (match(scene, token.i) for token in scene.annotated.tokens)
    return [one for one in found if one is not None]


def _uncovered(scene: Scene, found: Sequence[Match]) -> Iterator[Match]:
    """Events that are not the content of another: "demanded the withdrawal" is a demand, no withdrawal."""
    covered = {i for one in found if _opaque(scene, one) for i in _content(scene, one.site.token)}
    told = {one.site.verb for one in found if not one.bare}
    free = (one for one in found if one.site.token not in covered and one.site.verb not in covered)
    return (one for one in free if not (one.bare and _within(scene, one.site.token, told)))


def _within(scene: Scene, noun: int, told: Container[int]) -> bool:
    """Whether a noun stands under a word that tells an event: "killed in the raid", "will host the talks"."""
    return any(token.i in told for token in scene.annotated.ancestors(noun))


def _whole(scene: Scene, found: Iterable[Match]) -> Iterator[Match]:
    """Events without those that tell but the toll of another: "shelled Sumy, killing 12 people and wounding 40"."""
    every = list(found)
    kinds = {(one.site.verb, one.row.type) for one in every}
    for one in every:
        above = adds_to(scene, one.site.verb)
        counting = scene.lemma(one.site.token) in scene.lexicon.counts
        if not (counting and above is not None and (above, one.row.type) in kinds):
            yield one


def _opaque(scene: Scene, one: Match) -> bool:
    kind = scene.lexicon.types.get(one.row.type)
    return kind is None or kind.opaque


def _content(scene: Scene, i: int) -> set[int]:
    """Tokens under a word as its objects and complements; not "sent aid" in "offered to mediate and sent aid"."""
    below = [*scene.complements(i), *scene.annotated.children_of(i, "dobj", "prep", "dative", "agent", "nsubjpass")]
    apart = {
        j
        for token in below
        if scene.form(token) is not Clause.THAT
        for joined in scene.annotated.children_of(token.i, "conj")
        if joined.tag in ("VBD", "VBZ")
        for j in scene.annotated.subtree(joined.i)
    }
    return {j for token in below for j in scene.annotated.subtree(token.i)} - apart


def _told(who: Arguments, one: Match) -> bool:
    """Whether a bare noun names enough to be an event: two who meet, or one who strikes, frees or is struck."""
    return len(who.actors) > 1 or (bool(who.actors or who.recipients) and one.row.type != "CONSULT")


def _type(scene: Scene, one: Match, who: Arguments) -> str | None:
    """The pattern's type; for a promise what the promised event is coded as, AGREE where it is none."""
    if one.row.type != PROMISED:
        return one.row.type
    inner = next((m for c in scene.complements(one.site.token) if (m := match_clause(scene, c.i)) is not None), None)
    if inner is None:
        return "THREATEN" if _sworn(scene, one) else "AGREE"
    kind = scene.lexicon.types.get(inner.row.type)
    return kind.future if kind is not None else _type(scene, inner, who)


def _sworn(scene: Scene, one: Match) -> bool:
    """Whether what is promised is revenge: "vowed to respond"."""
    promised = {scene.lemma(clause.i) for clause in scene.complements(one.site.token)}
    return scene.lemma(one.site.token) in scene.lexicon.with_use("sworn") and not promised.isdisjoint(
        scene.lexicon.with_use("revenge")
    )


def _lifeless(scene: Scene, one: Match, who: Arguments) -> bool:
    """Whether a thing, and nobody, demands, accuses or threatens: "the violence threatens to derail the talks"."""
    if who.actors or not _opaque(scene, one):
        return False
    doer = doer_of(scene, one.site.verb)
    token = scene.annotated.tokens[doer] if doer is not None else None
    people = token is not None and (scene.populace(token.i) or scene.lexicon.fits(scene.lemma(token.i), "@people"))
    return token is not None and token.pos == "NOUN" and not people


def _chain(annotated: Annotated, i: int, told: Sequence[Statement]) -> tuple[str, ...]:
    """Who says what stands at token i, outermost last; empty for the text's own voice."""
    at = Span(start=annotated.tokens[i].start, end=annotated.tokens[i].end)
    over = [s for s in told if s.speaker is not None and any(c.covers(at) for c in s.content_spans)]
    if not over:
        return ()
    inner = min(over, key=lambda s: sum(c.end - c.start for c in s.content_spans))
    return distinct((str(inner.speaker), *inner.chain))


def _behind(annotated: Annotated, verb: int) -> bool:
    """Whether a verb stands in a relative or adverbial clause."""
    return any(token.dep in BEHIND for token in (annotated.tokens[verb], *annotated.ancestors(verb)))
