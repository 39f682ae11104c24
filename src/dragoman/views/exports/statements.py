"""FollowTheMoney statements: the smallest sourced claims, a row each, as OpenSanctions and nomenklatura keep them."""

import csv
import io
from collections.abc import Iterator

from dragoman.model import Actor, ActorKind, DocumentNote, Dossier, Meeting, Position, Proposal, StateOfPlay
from dragoman.views.exports.rows import dossiers_of
from dragoman.views.exports.summary import Summaries

COLUMNS = (
    "entity_id",
    "canonical_id",
    "schema",
    "prop",
    "prop_type",
    "dataset",
    "value",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
)
DATASET = "dragoman"
SCHEMA = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "PublicBody",
    ActorKind.BODY: "PublicBody",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.POLITICAL_PARTY: "Organization",
}
Claim = tuple[str, str, str]
"""Property, its type, value."""


class StatementsExport:
    """CSV of statements: actors as Person, Organization or PublicBody; documents as Article; meetings, accords and
    exchanges as Event; proposals and positions as Note. First and last seen are days of publication."""

    suffix = ".csv"

    def write(self, state: StateOfPlay) -> bytes:
        """All statements, with a header."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        writer.writerows(_rows(state))
        return out.getvalue().encode()


def _rows(state: StateOfPlay) -> Iterator[tuple[str, ...]]:
    summaries = Summaries(state)
    for actor in (*state.parties, *state.third_parties):
        yield from _entity(f"actor-{actor.id}", SCHEMA[actor.kind], _of_actor(actor))
    for note in state.documents:
        seen = note.published.isoformat() if note.published else ""
        yield from _entity(f"document-{note.id}", "Article", _of_document(note), seen, seen)
    known = {actor.id for actor in (*state.parties, *state.third_parties)}
    for dossier in dossiers_of(state):
        days = sorted(account.published.isoformat() for account in dossier.accounts if account.published)
        schema = "Note" if isinstance(dossier.subject, Proposal | Position) else "Event"
        first, last = (days[0], days[-1]) if days else ("", "")
        yield from _entity(f"dossier-{dossier.id}", schema, _of_dossier(dossier, known, summaries), first, last)


def _entity(
    name: str, schema: str, claims: Iterator[Claim], first: str = "", last: str = ""
) -> Iterator[tuple[str, ...]]:
    entity = f"{DATASET}-{name}"
    for prop, kind, value in dict.fromkeys(claims):
        lang = "eng" if kind == "text" else ""
        yield (entity, entity, schema, prop, kind, DATASET, value, lang, "", "false", first, last)


def _of_actor(actor: Actor) -> Iterator[Claim]:
    yield ("name", "name", actor.name)
    yield from (("alias", "name", alias) for alias in actor.aliases)
    if actor.wikidata:
        yield ("wikidataId", "identifier", actor.wikidata)


def _of_document(note: DocumentNote) -> Iterator[Claim]:
    if note.title:
        yield ("title", "string", note.title)
    if note.published:
        yield ("publishedAt", "date", note.published.isoformat())
    if note.source:
        yield ("publisher", "string", note.source)
    if note.url:
        yield ("sourceUrl", "url", note.url)


def _of_dossier(dossier: Dossier, known: set[str], summaries: Summaries) -> Iterator[Claim]:
    subject = dossier.subject
    yield ("name", "name", summaries.title(dossier))
    yield ("keywords", "string", dossier.status)
    yield from (("summary", "text", account.sentence) for account in dossier.accounts)
    yield from (("proof", "entity", f"{DATASET}-document-{account.document}") for account in dossier.accounts)
    if isinstance(subject, Proposal | Position):
        yield from _entities("entity", subject.by, known)
        yield ("description", "text", subject.about)
        return
    yield from _entities("involved", (*subject.parties, *subject.third_parties), known)
    if subject.period and subject.period.start:
        yield ("startDate", "date", subject.period.start.isoformat())
    if isinstance(subject, Meeting) and subject.place:
        yield ("location", "address", subject.place)


def _entities(prop: str, actors: tuple[str, ...], known: set[str]) -> Iterator[Claim]:
    return ((prop, "entity", f"{DATASET}-actor-{actor}") for actor in actors if actor in known)
