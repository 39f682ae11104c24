"""Fold: the record at a date -> StateOfPlay. Pure: the same holdings give the same bytes in any order."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from dragoman.fold.commitments import commitments
from dragoman.fold.conditions import conditions
from dragoman.fold.dossiers import Memo, Opened, opened
from dragoman.fold.groups import roots
from dragoman.fold.live import Live, known_judgements, live
from dragoman.fold.position_histories import position_histories
from dragoman.fold.said import said
from dragoman.fold.told import Told, happened, told
from dragoman.fold.who import who
from dragoman.fold.working_groups import working_groups
from dragoman.model import (
    Actor,
    AsideKind,
    AsOf,
    Document,
    DocumentNote,
    Dossier,
    Entry,
    Event,
    Holdings,
    Judgement,
    Position,
    Statement,
    StateOfPlay,
)


def fold(
    holdings: Holdings,
    judgements: Iterable[Judgement],
    at: AsOf,
    actors: Mapping[str, Actor],
    memo: Memo | None = None,
) -> StateOfPlay:
    """The state of play at a date.

    `judgements` are makers' proposals (resolve.propose); those in the holdings, a person's above all,
    are read as well. `actors` describes ids; an id it lacks gets a minimal Actor. A `memo` of earlier folds with the
    same actors spares making anew what has not changed; the result is the same.
    """
    known = known_judgements(holdings, judgements, at)
    standing = live(holdings, known.others, at)
    same = roots([*standing.documents, *(entry.id for entry in standing.entries)], known, standing.person)
    stories = _stories(standing.documents, same)
    memo = memo or Memo()
    dossiers = _dossiers(standing, same, stories, at, actors, memo)
    return _state(standing, dossiers, stories, at, actors, memo)


def _stories(documents: Mapping[str, Document], same: Mapping[str, str]) -> dict[str, str]:
    """Document -> story, the id of the earliest document of its group of copies."""
    ordered = sorted(documents.values(), key=lambda document: (document.published or date.max, document.id))
    earliest: dict[str, str] = {}
    return {document.id: earliest.setdefault(same[document.id], document.id) for document in ordered}


def _dossiers(
    standing: Live,
    same: Mapping[str, str],
    stories: Mapping[str, str],
    at: AsOf,
    actors: Mapping[str, Actor],
    memo: Memo,
) -> list[Opened]:
    accounts = []
    for entry in standing.entries:
        if isinstance(entry.body, Statement | Event):
            continue
        one = memo.known((entry.id, stories.get(entry.document, entry.document)))
        if one is None or entry.id in standing.approved:
            one = _account(entry, standing, stories, memo)
        if one is not None and (at.valid is None or happened(one, at.valid)):
            accounts.append((same[entry.id], one))
    return opened(accounts, actors, memo)


def _account(entry: Entry, standing: Live, stories: Mapping[str, str], memo: Memo) -> Told | None:
    """The account of an entry, the one made before where nothing bears on it but its document."""
    story = stories.get(entry.document, entry.document)
    approved = entry.id in standing.approved
    if approved:
        vanished = entry.id in standing.vanished
        return told(entry, standing.documents.get(entry.document), story, approved, vanished)
    make = partial(told, entry, standing.documents.get(entry.document), story, approved)
    return memo.once((entry.id, story), make)


def _state(
    standing: Live,
    dossiers: list[Opened],
    stories: Mapping[str, str],
    at: AsOf,
    actors: Mapping[str, Actor],
    memo: Memo,
) -> StateOfPlay:
    listed = [one.dossier for one in dossiers]
    statements = said(_valid(standing, at), standing.documents, stories, standing.vanished, memo)
    speakers = {speaker for one in statements for speaker in (one.speaker, *one.joint, *one.chain) if speaker}
    speakers.update(speaker for one in listed for account in one.accounts for speaker in account.according_to)
    parties, third_parties = who(listed, frozenset(speakers), actors)
    meetings, positions = _of("meeting", dossiers), _of("position", dossiers)
    others = [one for one in listed if not isinstance(one.subject, Position)]
    return StateOfPlay(
        at=at,
        parties=parties,
        third_parties=third_parties,
        meetings=meetings,
        accords=_of("accord", dossiers),
        exchanges=_of("exchange", dossiers),
        proposals=_of("proposal", dossiers),
        working_groups=working_groups(listed),
        positions=positions,
        position_histories=position_histories(positions, others, actors, memo),
        conditions=conditions(meetings, positions, actors),
        commitments=commitments(listed, at.valid or _latest(standing.documents)),
        statements=statements,
        conflicts=tuple(conflict for one in dossiers for conflict in one.conflicts),
        documents=_notes(standing.documents, stories, listed, at, memo),
    )


def _latest(documents: Mapping[str, Document]) -> date | None:
    """The last day of publication, which stands for today where no day was asked for."""
    return max((document.published for document in documents.values() if document.published), default=None)


def _of(kind: str, dossiers: Iterable[Opened]) -> tuple[Dossier, ...]:
    return tuple(one.dossier for one in dossiers if one.kind == kind)


def _valid(standing: Live, at: AsOf) -> Iterable[Entry]:
    if at.valid is None:
        return standing.entries
    return (one for one in standing.entries if _published(standing.documents.get(one.document), at))


def _published(document: Document | None, at: AsOf) -> bool:
    return at.valid is None or document is None or document.published is None or document.published <= at.valid


def _notes(
    documents: Mapping[str, Document], stories: Mapping[str, str], dossiers: Iterable[Dossier], at: AsOf, memo: Memo
) -> tuple[DocumentNote, ...]:
    """The documents published by the valid date, and those that tell of it later."""
    cited = {account.document for dossier in dossiers for account in dossier.accounts} if at.valid else set()
    ordered = sorted(documents.values(), key=lambda document: (document.published or date.max, document.id))
    listed = [one for one in ordered if _published(one, at) or one.id in cited]
    return tuple(memo.once(("note", one.id, stories[one.id]), partial(_note, one, stories[one.id])) for one in listed)


def _note(document: Document, story: str) -> DocumentNote:
    return DocumentNote(
        id=document.id,
        title=document.title,
        title_variants=document.title_variants,
        source=document.source,
        url=document.url,
        origin=document.origin,
        language=document.language,
        kind=document.kind,
        handling=document.handling,
        published=document.published,
        story=story,
        published_from=document.published_from,
        authors=document.authors,
        credits=document.credits,
        country=document.country,
        reliability=document.reliability,
        corrections=tuple(aside.text for aside in document.asides if aside.kind is AsideKind.CORRECTION),
    )
