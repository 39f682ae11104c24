"""Rows: dossiers, their accounts and statements as tables and pages show them, each led back to its sentence."""

from collections.abc import Iterable, Mapping
from datetime import date

from dragoman.model import (
    Accord,
    Account,
    Actor,
    DocumentNote,
    Dossier,
    Exchange,
    Meeting,
    Period,
    Position,
    Proposal,
    Record,
    Said,
    Span,
    WorkingGroup,
)
from dragoman.views.dates import day, period
from dragoman.views.phrasing import Phrasing, Subject
from dragoman.views.words import bare, sentence_case, visible


class AccountRow(Record):
    """One account in words. `voice` is "" in the text's own voice; `outlet` is who published it; `vanished`: no reading
    finds it any more, a person's word keeps it."""

    finding: str
    status: str
    status_words: str
    what: str
    voice: str
    according_to: tuple[str, ...]
    outlet: str
    document: str
    title: str
    span: Span
    sentence: str
    quote: str
    story: str
    published: date | None
    day: str
    conditions: tuple[str, ...] = ()
    vanished: bool = False


class DossierRow(Record):
    """One dossier in words, with the account that leads it; `others` are the accounts that say something else.

    `dated`: the first day of the happening, None where it is unknown; `told`: the last day of publication.
    """

    id: str
    kind: str
    status: str
    status_words: str
    disputed: bool
    who: str
    what: str
    beside: tuple[str, ...]
    when: str
    dated: date | None
    told: date | None
    parties: tuple[str, ...]
    accounts: int
    stories: int
    lead: AccountRow
    others: tuple[AccountRow, ...] = ()


class SaidRow(Record):
    """A statement in words. `chain` goes from the outlet inwards: outlet, agency, Lavrov, Putin."""

    document: str
    span: Span
    chain: tuple[str, ...]
    speaker: str | None
    who: str
    cue: str
    manner: str
    addressees: str
    words: str
    sentence: str
    outlet: str
    issue: str | None
    published: date | None
    day: str


class Rows:
    """Makes rows of one state: knows its documents and the words for its findings."""

    def __init__(self, phrasing: Phrasing, documents: Iterable[DocumentNote]) -> None:
        self.phrasing = phrasing
        self._notes: Mapping[str, DocumentNote] = {note.id: note for note in documents}

    def dossier(self, dossier: Dossier) -> DossierRow:
        """The dossier's row."""
        subject = dossier.subject
        rows = [self.account(dossier, account) for account in dossier.accounts]
        lead = next((row for row in reversed(rows) if row.status == dossier.status), rows[0])
        return DossierRow(
            id=dossier.id,
            kind=kind_of(dossier),
            status=dossier.status,
            status_words=spaced(dossier.status),
            disputed=dossier.disputed,
            who=sentence_case(self.phrasing.who(subject)),
            what=self.phrasing.what(subject, dossier.status),
            beside=self.phrasing.beside(subject),
            when=self._when(subject),
            dated=begins(subject),
            told=told_last(dossier),
            parties=actors_of(subject),
            accounts=len(rows),
            stories=len({row.story for row in rows}),
            lead=lead,
            others=_others(rows, dossier.status),
        )

    def account(self, dossier: Dossier, account: Account) -> AccountRow:
        """The row of one account of the dossier."""
        return self._row(account, self.phrasing.what(dossier.subject, account.status, account))

    def group(self, group: WorkingGroup) -> tuple[str, tuple[AccountRow, ...]]:
        """A working group in words, with its accounts."""
        return sentence_case(self.phrasing.group(group)), tuple(
            self._row(one, spaced(one.status)) for one in group.accounts
        )

    def said(self, said: Said, issue: str | None = None) -> SaidRow:
        """The row of one statement."""
        names = self.phrasing.names
        who = names.plain(said.speaker) if said.speaker else self.phrasing.words.say("speaker.none")
        outlet = self.outlet(said.document)
        chain = (outlet, *(names.plain(actor) for actor in reversed(said.chain)), who)
        return SaidRow(
            document=said.document,
            span=said.span,
            chain=tuple(filter(None, chain)),
            speaker=said.speaker,
            who=sentence_case(who),
            cue=visible(said.cue),
            manner=said.manner.value,
            addressees=names.listed(said.addressees),
            words=self.phrasing.words.quoted(said.quote) if said.manner == "direct" else bare(said.quote),
            sentence=visible(said.sentence),
            outlet=outlet,
            issue=issue,
            published=said.published,
            day=self.day(said.published),
        )

    def outlet(self, document: str) -> str:
        """Who published a document, else its file or address, else ""."""
        note = self._notes.get(document)
        if note is None:
            return ""
        return visible(note.source or (note.origin or note.url or "").replace("\\", "/").rpartition("/")[2])

    def day(self, when: date | None) -> str:
        """A day in words."""
        words = self.phrasing.words
        return day(when, words) if when else words.say("date.none")

    def _row(self, account: Account, what: str) -> AccountRow:
        note = self._notes.get(account.document)
        return AccountRow(
            finding=account.finding,
            status=account.status,
            status_words=spaced(account.status),
            what=what,
            voice=self.phrasing.voices(account.according_to),
            according_to=account.according_to,
            outlet=self.outlet(account.document),
            document=account.document,
            title=visible(note.title or "") if note else "",
            span=account.span,
            sentence=visible(account.sentence),
            quote=visible(account.quote),
            story=account.story,
            published=account.published,
            day=self.day(account.published),
            conditions=tuple(bare(words) for words in account.conditions),
            vanished=account.vanished,
        )

    def _when(self, subject: Subject) -> str:
        when = period_of(subject)
        return period(when, self.phrasing.words) if when else ""


def kind_of(dossier: Dossier) -> str:
    """`meeting`, `accord`, `exchange`, `proposal` or `position`."""
    return str(dossier.subject.__struct_config__.tag)


def spaced(value: str) -> str:
    """A value as words: `not-scheduled` is `not scheduled`."""
    return value.replace("-", " ")


def period_of(subject: Subject) -> Period | None:
    """When it was or will be; positions have no period."""
    return None if isinstance(subject, Position) else subject.period


def begins(subject: Subject) -> date | None:
    """The first day that is known of a subject's period."""
    when = period_of(subject)
    return (when.start or when.end) if when else None


def told_last(dossier: Dossier) -> date | None:
    """The last day on which an account of the dossier was published."""
    return max((account.published for account in dossier.accounts if account.published), default=None)


def actors_of(subject: Subject) -> tuple[str, ...]:
    """Everybody a subject names: parties, third parties, those who propose, to whom, against whom."""
    match subject:
        case Meeting() | Accord() | Exchange():
            found = (*subject.parties, *subject.third_parties)
        case Proposal():
            found = (*subject.by, *subject.to)
        case Position():
            found = (*subject.by, *subject.against)
    return tuple(dict.fromkeys(found))


def stands_for(actor: str, actors: Mapping[str, Actor]) -> str:
    """The party an actor speaks for: a person's or body's country, else itself."""
    known = actors.get(actor)
    return known.country if known and known.country else actor


def _others(rows: list[AccountRow], status: str) -> tuple[AccountRow, ...]:
    """Of the accounts with another status the last of each status and voice."""
    found = {(row.status, row.according_to): row for row in rows if row.status != status}
    return tuple(found.values())
