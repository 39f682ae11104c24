"""Events as PLOVER records have them: one code an actor, and what is only announced under its own type."""

from collections.abc import Iterable, Mapping

from dragoman.lexicon.plover import EventLexicon
from dragoman.model import Actor, ActorKind, Event, Finding, Polarity, Record, Tense

UNKNOWN = "UNK"  # PLOVER's code for who is not identified ("rebels")
LETTERS = 3  # of a country in a code
FOREGROUND = 0.75  # findings scored lower are told in passing


class CodedEvent(Record):
    """A row of `dragoman predict events`."""

    event: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    factuality: str


def code_events(
    findings: Iterable[Finding], actors: Mapping[str, Actor], lexicon: EventLexicon
) -> tuple[CodedEvent, ...]:
    """The events among findings as codes, each once; what did not happen is left out (docs/events.md)."""
    coded = (
        code_event(finding.body, actors, lexicon)
        for finding in findings
        if isinstance(finding.body, Event) and finding.score >= FOREGROUND
    )
    return tuple(dict.fromkeys(one for one in coded if one is not None))


def code_event(event: Event, actors: Mapping[str, Actor], lexicon: EventLexicon) -> CodedEvent | None:
    """An event as codes; None where it did not happen and was not announced, refused or threatened."""
    kind = exported_type(event, lexicon)
    if kind is None:
        return None
    acting, struck = _codes(event.actors, actors), _codes(event.recipients, actors)
    return CodedEvent(
        event=kind,
        mode=event.mode if kind == event.event_type else None,
        actor=_at_home(acting, struck),
        recipient=_at_home(struck, acting),
        factuality=f"{event.factuality.certainty} {event.factuality.polarity} {event.factuality.tense}",
    )


def _codes(names: Iterable[str], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor_code(name, actors) for name in names))


def _at_home(side: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """A side that is unnamed ("rebels", "the opposition") is of the country of the other side, if that is one."""
    known = tuple(code for code in side if code != UNKNOWN)
    countries = tuple(dict.fromkeys(code[:LETTERS] for code in other if code != UNKNOWN))
    return known or (countries if side and len(countries) == 1 else side)


def exported_type(event: Event, lexicon: EventLexicon) -> str | None:
    """The manual's type for an event in its mood: planned meetings are AGREE, announced attacks THREATEN."""
    row, real = lexicon.types[event.event_type], event.factuality
    if real.polarity is not Polarity.POSITIVE:
        return row.refused if real.tense is Tense.FUTURE else None
    if real.tense is Tense.FUTURE:
        return row.future
    return event.event_type if real.tense is not Tense.HYPOTHETICAL else None


def actor_code(name: str, actors: Mapping[str, Actor]) -> str:
    """A state's alpha-3 code; of others the country with its sector (PSEREB), else PLOVER's code for what they are."""
    actor = actors.get(name)
    if actor is None:
        return UNKNOWN
    if actor.kind is ActorKind.STATE and actor.country is None:
        return actor.id
    if actor.kind is ActorKind.PERSON and actor.country is None:
        return UNKNOWN
    if actor.country is not None:
        return actor.country + (actor.sector or "")
    return (actor.sector or ("IMG" if actor.kind is ActorKind.ARMED_GROUP else "IGO")) + actor.id
