"""Changes: what is new, moved, disputed or gone between two states of play. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from dragoman.model import (
    Account,
    Actor,
    Change,
    ChangeKind,
    Changes,
    Conflict,
    Detail,
    DocumentNote,
    Dossier,
    Period,
    StateOfPlay,
)

DETAILS = ("period", "place", "level", "round", "count")
Matched = Sequence[tuple[Dossier, Dossier | None]]


def changes(before: StateOfPlay, after: StateOfPlay) -> Changes:
    """What changed from one state to a later one.

    Dossiers are the same where they share a finding, so that one that has been joined with another or has got an
    earlier account is still known. Each kind of change comes in the order of the dossiers.
    """
    matched = _matched(_dossiers(before), _dossiers(after))
    found = (
        *(change for now, was in matched for change in _of_dossier(now, was)),
        *_disputes(before, after, matched),
        *_withdrawn(before, after),
    )
    order = list(ChangeKind)
    known = {note.id for note in before.documents}
    fresh = tuple(note for note in after.documents if note.id not in known)
    listed = tuple(sorted(found, key=lambda change: order.index(change.kind)))
    return Changes(
        since=before.at,
        until=after.at,
        parties=_joined(after.parties, before.parties),
        third_parties=_joined(after.third_parties, before.third_parties),
        changes=listed,
        documents=fresh,
        cited=_cited(listed, (*after.documents, *before.documents)),
        diagnostics=after.diagnostics,
    )


def _dossiers(state: StateOfPlay) -> tuple[Dossier, ...]:
    return (*state.meetings, *state.accords, *state.exchanges, *state.proposals, *state.positions)


def _findings(dossiers: Iterable[Dossier]) -> dict[tuple[str, str], Dossier]:
    """Dossiers by kind and finding."""
    return {(_kind(dossier), name): dossier for dossier in dossiers for name in _names(dossier)}


def _names(dossier: Dossier) -> set[str]:
    return {dossier.id, *dossier.findings}


def _kind(dossier: Dossier) -> str:
    return type(dossier.subject).__name__


def _matched(before: Sequence[Dossier], after: Sequence[Dossier]) -> Matched:
    """Each dossier of now with that of before with which it shares most findings."""
    told = _findings(before)
    by_id = {dossier.id: dossier for dossier in before}
    matched: list[tuple[Dossier, Dossier | None]] = []
    for now in after:
        shared = Counter(told[key].id for name in sorted(_names(now)) if (key := (_kind(now), name)) in told)
        best = min(shared, key=lambda name: (-shared[name], name), default=None)
        matched.append((now, by_id[best] if best else None))
    return matched


def _of_dossier(now: Dossier, was: Dossier | None) -> Iterator[Change]:
    if was is None:
        yield Change(kind=ChangeKind.NEW, dossier=now, accounts=_telling(now, frozenset()))
        return
    known = frozenset(_names(was))
    if now.status != was.status:
        yield Change(kind=ChangeKind.MOVED, dossier=now, was=was.status, accounts=_telling(now, known))
    elif details := tuple(_details(now, was)):
        yield Change(
            kind=ChangeKind.REVISED, dossier=now, was=was.status, details=details, accounts=_telling(now, known)
        )


def _telling(dossier: Dossier, known: frozenset[str]) -> tuple[Account, ...]:
    """The accounts that give the dossier its status, of those the new ones where there are any."""
    saying = [account for account in dossier.accounts if account.status == dossier.status]
    fresh = [account for account in saying if account.finding not in known]
    return tuple(fresh or saying)


def _details(now: Dossier, was: Dossier) -> Iterator[Detail]:
    """Fields of the subject that say something else than before."""
    for name in DETAILS:
        old, new = getattr(was.subject, name, None), getattr(now.subject, name, None)
        if _said(new) is not None and _said(old) != _said(new):
            yield Detail(field=name, was=_said(old), now=_said(new))


def _said(value: Period | str | int | None) -> str | None:
    if not isinstance(value, Period):
        return None if value is None else str(value)
    if value.start is None or value.end is None:
        return None
    last = value.end - timedelta(days=1)
    return value.start.isoformat() if value.start == last else f"{value.start}/{last}"


def _disputes(before: StateOfPlay, after: StateOfPlay, matched: Matched) -> Iterator[Change]:
    """New disagreements, and those of which nothing is left."""
    was_id = {now.id: was.id for now, was in matched if was}
    now_by_id = {now.id: now for now, _ in matched}
    old = {(conflict.dossier, conflict.about) for conflict in before.conflicts}
    kept = {(was_id.get(conflict.dossier), conflict.about) for conflict in after.conflicts}
    for conflict in after.conflicts:
        if (was_id.get(conflict.dossier), conflict.about) not in old:
            yield _dispute(ChangeKind.DISPUTED, conflict, now_by_id)
    later = {was: now for now, was in sorted(was_id.items(), reverse=True)}
    for conflict in before.conflicts:
        if conflict.dossier in later and (conflict.dossier, conflict.about) not in kept:
            yield _dispute(ChangeKind.SETTLED, conflict, {conflict.dossier: now_by_id[later[conflict.dossier]]})


def _dispute(kind: ChangeKind, conflict: Conflict, dossiers: Mapping[str, Dossier]) -> Change:
    dossier = dossiers[conflict.dossier]
    accounts = conflict.accounts if kind is ChangeKind.DISPUTED else _telling(dossier, frozenset())
    return Change(kind=kind, dossier=dossier, conflict=conflict, accounts=accounts)


def _withdrawn(before: StateOfPlay, after: StateOfPlay) -> Iterator[Change]:
    """Dossiers of which no finding is left: rejected by a person, or no longer read so."""
    left = _findings(_dossiers(after))
    for was in _dossiers(before):
        if not any((_kind(was), name) in left for name in _names(was)):
            yield Change(kind=ChangeKind.WITHDRAWN, dossier=was, was=was.status, accounts=was.accounts)


def _joined(now: Sequence[Actor], was: Sequence[Actor]) -> tuple[Actor, ...]:
    return tuple({actor.id: actor for actor in (*was, *now)}.values())


def _cited(listed: Sequence[Change], notes: Sequence[DocumentNote]) -> tuple[DocumentNote, ...]:
    """The documents that the changes rest on, in order of publication."""
    told = {account.document for change in listed for account in (*change.accounts, *change.dossier.accounts)}
    told.update(account.document for change in listed if change.conflict for account in change.conflict.accounts)
    by_id = {note.id: note for note in reversed(notes) if note.id in told}
    return tuple(sorted(by_id.values(), key=lambda note: (note.published is None, note.published, note.id)))
