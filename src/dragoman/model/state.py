"""The fold's result: dossiers with their accounts, at a date."""

from datetime import date
from enum import StrEnum

from dragoman.model.actors import Actor
from dragoman.model.base import Record
from dragoman.model.findings import Accord, Exchange, Manner, Meeting, Position, Proposal
from dragoman.model.record import AsOf
from dragoman.model.text import Diagnostic, Handling, Kind, Period, Span


class Account(Record):
    """One finding seen from its dossier: its status, who says so, and the sentence."""

    finding: str
    status: str
    according_to: tuple[str, ...]
    quote: str
    sentence: str
    document: str
    span: Span
    published: date | None
    source: str | None
    story: str
    count: int | None = None
    period: Period | None = None
    place: str | None = None
    conditions: tuple[str, ...] = ()


class Dossier(Record):
    """One meeting (accord, exchange, proposal, position) of the real world with all accounts.

    `findings`: the ledger's entries it is made of, those that only repeat an account among them.
    """

    id: str
    status: str
    disputed: bool
    subject: Meeting | Accord | Exchange | Proposal | Position
    accounts: tuple[Account, ...]
    findings: tuple[str, ...] = ()


class WorkingGroup(Record):
    """A working group set up or proposed: name, subjects, and the accounts of it."""

    name: str
    status: str
    subjects: tuple[str, ...]
    accounts: tuple[Account, ...]
    by: tuple[str, ...] = ()
    number: int | None = None


class Said(Record):
    """A statement as the brief lists it; `quote` is the content's own words."""

    speaker: str | None
    chain: tuple[str, ...]
    cue: str
    manner: Manner
    addressees: tuple[str, ...]
    quote: str
    sentence: str
    document: str
    span: Span
    published: date | None


class Conflict(Record):
    """Accounts of one dossier that cannot all be right: about `status`, `count`, `period`."""

    dossier: str
    about: str
    summary: str
    values: tuple[str, ...]
    accounts: tuple[Account, ...]


class DocumentNote(Record):
    """A document as the state of play lists it: everything but its text."""

    id: str
    title: str | None
    title_variants: tuple[str, ...]
    source: str | None
    url: str | None
    origin: str | None
    language: str | None
    kind: Kind
    handling: Handling
    published: date | None
    story: str


class StateOfPlay(Record):
    """The state of the talks at a date: the main job's result."""

    at: AsOf
    parties: tuple[Actor, ...] = ()
    third_parties: tuple[Actor, ...] = ()
    meetings: tuple[Dossier, ...] = ()
    accords: tuple[Dossier, ...] = ()
    exchanges: tuple[Dossier, ...] = ()
    proposals: tuple[Dossier, ...] = ()
    working_groups: tuple[WorkingGroup, ...] = ()
    positions: tuple[Dossier, ...] = ()
    statements: tuple[Said, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    documents: tuple[DocumentNote, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class ChangeKind(StrEnum):
    """What sort of change; in the order in which changes are told."""

    MOVED = "moved"
    NEW = "new"
    REVISED = "revised"
    DISPUTED = "disputed"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


class Detail(Record):
    """A field of a dossier's subject that says something else than before; None: it was not known."""

    field: str
    was: str | None
    now: str | None


class Change(Record):
    """One thing that changed: the dossier as it is now (a withdrawn one as it was), and the accounts that show it.

    `was` is the status before; `details` are of a revised dossier, `conflict` of a disputed or settled one.
    """

    kind: ChangeKind
    dossier: Dossier
    accounts: tuple[Account, ...]
    was: str | None = None
    details: tuple[Detail, ...] = ()
    conflict: Conflict | None = None


class Changes(Record):
    """What changed between two states of play. `documents`: new texts; `cited`: those that changes rest on."""

    since: AsOf
    until: AsOf
    parties: tuple[Actor, ...] = ()
    third_parties: tuple[Actor, ...] = ()
    changes: tuple[Change, ...] = ()
    documents: tuple[DocumentNote, ...] = ()
    cited: tuple[DocumentNote, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
