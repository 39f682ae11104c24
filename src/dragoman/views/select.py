"""Choosing: which dossiers and statements a person asked to see, and what there is to choose from."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from dragoman.model import Accord, Account, Actor, Dossier, Meeting, Position, Proposal, Record, Said, StateOfPlay
from dragoman.views.rows import actors_of, begins, stands_for, told_last


class Choice(Record):
    """What to choose dossiers by; None and "" choose everything. `first` and `last` are days, both counted in."""

    words: str = ""
    party: str | None = None
    status: str | None = None
    place: str | None = None
    issue: str | None = None
    source: str | None = None
    first: date | None = None
    last: date | None = None
    disputed: bool = False


class SaidChoice(Record):
    """What to choose statements by."""

    words: str = ""
    speaker: str | None = None
    party: str | None = None
    issue: str | None = None
    source: str | None = None
    manner: str | None = None
    first: date | None = None
    last: date | None = None


class Facet(Record):
    """A value to choose by, in words, and how many there are of it."""

    value: str
    label: str
    count: int


def chosen(dossiers: Iterable[Dossier], choice: Choice) -> tuple[Dossier, ...]:
    """The dossiers asked for, in the order given."""
    tests = _tests(choice)
    return tuple(dossier for dossier in dossiers if all(test(dossier) for test in tests))


def every(state: StateOfPlay) -> tuple[Dossier, ...]:
    """All dossiers of a state."""
    return (*state.meetings, *state.accords, *state.exchanges, *state.proposals, *state.positions)


def narrowed(state: StateOfPlay, choice: Choice) -> StateOfPlay:
    """The state with the dossiers asked for alone, and what belongs to them; the same where nothing was asked for."""
    if choice == Choice():
        return state
    kept = {dossier.id for dossier in chosen(every(state), choice)}
    told = {account.document for d in every(state) if d.id in kept for account in d.accounts}

    def those(dossiers: tuple[Dossier, ...]) -> tuple[Dossier, ...]:
        return tuple(dossier for dossier in dossiers if dossier.id in kept)

    return state.replace(
        meetings=those(state.meetings),
        accords=those(state.accords),
        exchanges=those(state.exchanges),
        proposals=those(state.proposals),
        positions=those(state.positions),
        working_groups=tuple(group for group in state.working_groups if not kept.isdisjoint(group.dossiers)),
        position_histories=tuple(h for h in state.position_histories if any(t.dossier in kept for t in h.turns)),
        conditions=tuple(one for one in state.conditions if one.meeting in kept),
        commitments=tuple(one for one in state.commitments if one.dossier in kept),
        conflicts=tuple(one for one in state.conflicts if one.dossier in kept),
        statements=tuple(said for said in state.statements if said.document in told),
        documents=tuple(note for note in state.documents if note.id in told),
    )


def newest_first(dossiers: Iterable[Dossier]) -> tuple[Dossier, ...]:
    """By the day of the happening or, where unknown, of its last report; the latest first."""
    return tuple(sorted(dossiers, key=lambda d: (_day(d), d.id), reverse=True))


def chosen_said(
    statements: Iterable[tuple[Said, str | None, str]],
    choice: SaidChoice,
    actors: Mapping[str, Actor],
    having: Callable[[Said], bool],
) -> list[tuple[Said, str | None]]:
    """The statements asked for. Given are each statement, its issue and who published it; `having`: whether the words
    asked for stand in one."""
    return [
        (said, issue)
        for said, issue, outlet in statements
        if (choice.speaker is None or said.speaker == choice.speaker)
        and (choice.party is None or _speaks_for(said, choice.party, actors))
        and (choice.issue is None or issue == choice.issue)
        and (choice.source is None or outlet == choice.source)
        and (choice.manner is None or said.manner == choice.manner)
        and _within(said.published, choice.first, choice.last)
        and (not choice.words or having(said))
    ]


def facet(
    values: Iterable[str | None], label: Callable[[str], str], most: int = 30, keep: str | None = None
) -> tuple[Facet, ...]:
    """The commonest values, the most frequent first; `keep` is listed even where there is none of it."""
    counted = Counter(value for value in values if value)
    found = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:most]
    if keep and keep not in dict(found):
        found.append((keep, counted[keep]))
    return tuple(Facet(value=value, label=label(value), count=count) for value, count in found)


def _tests(choice: Choice) -> Sequence[Callable[[Dossier], bool]]:
    tests: list[Callable[[Dossier], bool]] = []
    if choice.status:
        tests.append(lambda d: d.status == choice.status)
    if choice.disputed:
        tests.append(lambda d: d.disputed)
    if choice.party:
        tests.append(lambda d: choice.party in actors_of(d.subject))
    if choice.issue:
        tests.append(lambda d: isinstance(d.subject, Position | Proposal) and d.subject.issue == choice.issue)
    if choice.place:
        place = choice.place.lower()
        tests.append(lambda d: isinstance(d.subject, Meeting) and place in (d.subject.place or "").lower())
    if choice.source:
        tests.append(lambda d: any(account.source == choice.source for account in d.accounts))
    if choice.first or choice.last:
        tests.append(lambda d: _within(begins(d.subject) or told_last(d), choice.first, choice.last))
    words = choice.words.lower().split()
    if words:
        tests.append(lambda d: _has(_text(d), words))
    return tests


def _text(dossier: Dossier) -> str:
    title = dossier.subject.title or "" if isinstance(dossier.subject, Accord) else ""
    told: Iterable[Account] = dossier.accounts
    return " ".join((title, *(account.sentence for account in told))).lower()


def _has(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def _within(day: date | None, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    return day is not None and (first is None or first <= day) and (last is None or day <= last)


def _speaks_for(said: Said, party: str, actors: Mapping[str, Actor]) -> bool:
    return said.speaker is not None and party in (said.speaker, stands_for(said.speaker, actors))


def _day(dossier: Dossier) -> date:
    return begins(dossier.subject) or told_last(dossier) or date.min
