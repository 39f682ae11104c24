"""The fold's result: dossiers with their accounts, at a date."""

from datetime import date
from enum import StrEnum

from dragoman.model.actors import Actor
from dragoman.model.base import Record
from dragoman.model.findings import Accord, Exchange, Manner, Meeting, Position, Proposal, Stance, Unnamed
from dragoman.model.record import AsOf
from dragoman.model.text import Diagnostic, Handling, Kind, Period, PublishedFrom, Reliability, Span


class Account(Record):
    """One finding seen from its dossier: its status, who says so, and the sentence.

    `vanished`: no latest reading of the text finds it any more, and it stands on the word of a person who accepted or
    corrected it.
    """

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
    about: str | None = None
    promised: bool = False
    vanished: bool = False


class Move(Record):
    """A status that a dossier came to: `told` on this day (of publication) by the entries `findings`."""

    status: str
    told: date | None
    findings: tuple[str, ...]


class Dossier(Record):
    """One meeting (accord, exchange, proposal, position) of the real world with all accounts.

    `findings`: the ledger's entries it is made of, those that only repeat an account among them.
    `history`: the statuses it went through, oldest first; the last one is its status.
    """

    id: str
    status: str
    disputed: bool
    subject: Meeting | Accord | Exchange | Proposal | Position
    accounts: tuple[Account, ...]
    findings: tuple[str, ...] = ()
    history: tuple[Move, ...] = ()


class Ascription(StrEnum):
    """Whose word it is that a party holds a position, the surest first."""

    OWN = "own"
    TEXT = "text"
    THIRD = "third"
    ADVERSARY = "adversary"


class Turn(Record):
    """A stance that a party took on an issue, from the first day on which it was told to the last.

    `ended`: the day from which the party was told to stand against it, or for it again; None while it stands.
    """

    stance: Stance
    about: str
    since: date | None
    last: date | None
    ended: date | None
    ascribed: Ascription
    conditions: tuple[str, ...]
    accounts: tuple[Account, ...]
    dossier: str


class PositionHistory(Record):
    """How one party stands to one issue, and how it stood: stances oldest first.

    `stance` and `since` are those of the latest turn that stands; `accuses` is no turn.
    """

    by: tuple[str, ...]
    issue: str | None
    stance: Stance
    since: date | None
    ascribed: Ascription
    turns: tuple[Turn, ...]


class Condition(Record):
    """What a party wants first before it meets. `meeting`: the dossier it is a condition for, where that is plain."""

    by: tuple[str, ...]
    words: str
    meeting: str | None
    accounts: tuple[Account, ...]


class CommitmentStatus(StrEnum):
    """What became of a promise. Lapsed: what was promised has ended, and nobody says that it was broken."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    LAPSED = "lapsed"


class Commitment(Record):
    """What parties promised: `about` in the text's words, `made` the day it was first told, `due` by when.

    `accounts` tell of the promise, `outcome` of what became of it. `overdue`: open after its last day.
    """

    by: tuple[str, ...]
    about: str
    made: date | None
    due: Period | None
    status: CommitmentStatus
    overdue: bool
    dossier: str
    accounts: tuple[Account, ...]
    outcome: tuple[Account, ...] = ()


class WorkingGroup(Record):
    """A working group set up or proposed: name, subjects, the accounts of it, and the dossiers that tell of it."""

    name: str
    status: str
    subjects: tuple[str, ...]
    accounts: tuple[Account, ...]
    by: tuple[str, ...] = ()
    number: int | None = None
    dossiers: tuple[str, ...] = ()


class Said(Record):
    """A statement as the brief lists it; `quote` is the content's own words. `joint` and `unnamed`: see Statement,
    `vanished`: see Account."""

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
    joint: tuple[str, ...] = ()
    unnamed: Unnamed | None = None
    vanished: bool = False


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
    published_from: PublishedFrom = PublishedFrom.UNKNOWN
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    country: str | None = None
    reliability: Reliability | None = None
    corrections: tuple[str, ...] = ()


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
    position_histories: tuple[PositionHistory, ...] = ()
    conditions: tuple[Condition, ...] = ()
    commitments: tuple[Commitment, ...] = ()
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
