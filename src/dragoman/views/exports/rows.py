"""Flat rows of a state of play: one an account, one a statement, one a document."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

import msgspec

from dragoman.errors import SettingsError
from dragoman.model import (
    Account,
    DocumentNote,
    Dossier,
    Exchange,
    Meeting,
    Position,
    Proposal,
    Record,
    StateOfPlay,
)


class Table(StrEnum):
    """Which rows: what the dossiers' accounts say, what was said, or the documents."""

    ACCOUNTS = "accounts"
    STATEMENTS = "statements"
    DOCUMENTS = "documents"


def table_of(name: str) -> Table:
    """The table of that name. Raises SettingsError for any other."""
    try:
        return Table(name)
    except ValueError as error:
        raise SettingsError(f"no table is called {name!r}; there are: {', '.join(Table)}") from error


class AccountRow(Record):
    """An account with its dossier. Lists are joined by `|`; what is not known is None."""

    dossier: str
    kind: str
    dossier_status: str
    disputed: bool
    parties: str
    third_parties: str
    against: str
    form: str | None
    level: str | None
    what: str | None
    issue: str | None
    about: str | None
    round: int | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    start: date | None
    end: date | None
    when: str | None
    count: int | None
    status: str
    according_to: str
    quote: str
    sentence: str
    document: str
    span_start: int
    span_end: int
    published: date | None
    source: str | None
    url: str | None
    title: str | None
    story: str
    handling: str
    entry: str


class StatementRow(Record):
    """Something said, with who passed it on. Lists are joined by `|`."""

    speaker: str | None
    joint: str
    unnamed: str | None
    chain: str
    cue: str
    manner: str
    addressees: str
    quote: str
    sentence: str
    document: str
    span_start: int
    span_end: int
    published: date | None
    source: str | None
    url: str | None
    story: str | None
    handling: str


class DocumentRow(Record):
    """A document without its text."""

    document: str
    title: str | None
    source: str | None
    url: str | None
    origin: str | None
    language: str | None
    kind: str
    handling: str
    published: date | None
    story: str


Row = AccountRow | StatementRow | DocumentRow
ROWS: dict[Table, type[Row]] = {
    Table.ACCOUNTS: AccountRow,
    Table.STATEMENTS: StatementRow,
    Table.DOCUMENTS: DocumentRow,
}


def dossiers_of(state: StateOfPlay) -> Iterator[Dossier]:
    """All dossiers, kind by kind."""
    yield from (*state.meetings, *state.accords, *state.exchanges, *state.proposals, *state.positions)


def rows_of(state: StateOfPlay, table: Table) -> Iterator[Row]:
    """The rows of a table, in the order of the state."""
    notes = {note.id: note for note in state.documents}
    match table:
        case Table.ACCOUNTS:
            for dossier in dossiers_of(state):
                yield from (account_row(dossier, account, notes[account.document]) for account in dossier.accounts)
        case Table.STATEMENTS:
            yield from _statements(state, notes)
        case Table.DOCUMENTS:
            yield from map(_document, state.documents)


def account_row(dossier: Dossier, account: Account, note: DocumentNote) -> AccountRow:
    """The row of one account. Where it is silent on day or place, those of its dossier are not put in its mouth."""
    subject = dossier.subject
    party = not isinstance(subject, Proposal | Position)
    place = subject.location if isinstance(subject, Meeting) and account.place == subject.place else None
    period = account.period
    return AccountRow(
        dossier=dossier.id,
        kind=type(subject).__name__.lower(),
        dossier_status=dossier.status,
        disputed=dossier.disputed,
        parties=_joined(subject.by if isinstance(subject, Proposal | Position) else subject.parties),
        third_parties=_joined(getattr(subject, "third_parties", ())),
        against=_joined(getattr(subject, "against", getattr(subject, "to", ()))),
        form=_told(subject, "form"),
        level=_told(subject, "level"),
        what=subject.what.value if isinstance(subject, Exchange) else None,
        issue=None if party else _told(subject, "issue"),
        about=account.about or (None if party else _told(subject, "about")),
        round=subject.round if isinstance(subject, Meeting) else None,
        place=account.place,
        country=place.country if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        start=period.start if period else None,
        end=period.end if period else None,
        when=period.raw or None if period else None,
        count=account.count,
        status=account.status,
        according_to=_joined(account.according_to),
        quote=account.quote,
        sentence=account.sentence,
        document=account.document,
        span_start=account.span.start,
        span_end=account.span.end,
        published=account.published,
        source=account.source,
        url=note.url,
        title=note.title,
        story=account.story,
        handling=note.handling.value,
        entry=account.finding,
    )


def _statements(state: StateOfPlay, notes: dict[str, DocumentNote]) -> Iterator[StatementRow]:
    for said in state.statements:
        note = notes[said.document]
        yield StatementRow(
            speaker=said.speaker,
            joint=_joined(said.joint),
            unnamed=said.unnamed.words if said.unnamed else None,
            chain=_joined(said.chain),
            cue=said.cue,
            manner=said.manner.value,
            addressees=_joined(said.addressees),
            quote=said.quote,
            sentence=said.sentence,
            document=said.document,
            span_start=said.span.start,
            span_end=said.span.end,
            published=said.published,
            source=note.source,
            url=note.url,
            story=note.story,
            handling=note.handling.value,
        )


def _document(note: DocumentNote) -> DocumentRow:
    told = msgspec.structs.asdict(note)
    told["document"] = told["id"]
    told["kind"], told["handling"] = note.kind.value, note.handling.value
    return DocumentRow(**{name: told[name] for name in DocumentRow.__struct_fields__})


def _told(subject: object, field: str) -> str | None:
    value = getattr(subject, field, None)
    return str(value) if value is not None else None


def _joined(names: Iterable[str]) -> str:
    return "|".join(names)
