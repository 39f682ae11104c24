"""Working groups named in proposals and meetings."""

from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.fold.summary import listed
from dragoman.model import Account, Dossier, Level, Meeting, MeetingForm, Proposal, WorkingGroup


def working_groups(dossiers: Iterable[Dossier]) -> tuple[WorkingGroup, ...]:
    """Those that dossiers tell of, in the order of the dossiers. Groups for the same subjects are one, with the
    status that was told last, and so are those proposed by the same party in the same number."""
    found: dict[tuple[object, ...], WorkingGroup] = {}
    for group in (group for dossier in dossiers for group in _groups(dossier)):
        key = tuple(sorted(group.subjects)) or (group.by, group.number)
        found[key] = _joined(found[key], group) if key in found else group
    return tuple(found.values())


def _joined(one: WorkingGroup, other: WorkingGroup) -> WorkingGroup:
    later = max((one, other), key=lambda group: max(map(_day, group.accounts), default=date.min))
    return one.replace(
        status=later.status,
        accounts=tuple(sorted((*one.accounts, *other.accounts), key=lambda a: (_day(a), a.document, a.span))),
        by=tuple(sorted({*one.by, *other.by})),
        number=one.number if one.number is not None else other.number,
        dossiers=(*one.dossiers, *other.dossiers),
    )


def _day(account: Account) -> date:
    return account.published or date.min


def _groups(dossier: Dossier) -> Iterator[WorkingGroup]:
    match dossier.subject:
        case Proposal(groups=number, group_subjects=subjects, by=by) if number or subjects:
            yield _group(dossier, subjects, by, number)
        case Meeting(agenda=agenda) as meeting if _is_session(meeting):
            yield _group(dossier, agenda, meeting.parties, None)


def _is_session(meeting: Meeting) -> bool:
    return meeting.form is MeetingForm.WORKING_GROUP or meeting.level is Level.WORKING_GROUP


def _group(dossier: Dossier, subjects: tuple[str, ...], by: tuple[str, ...], number: int | None) -> WorkingGroup:
    """Named by its subjects: "humanitarian, military and political working groups"."""
    several = (number or len(subjects)) > 1
    noun = "working groups" if several else "working group"
    return WorkingGroup(
        name=f"{listed(subjects)} {noun}".strip(),
        status=dossier.status,
        subjects=subjects,
        accounts=dossier.accounts,
        by=by,
        number=number or len(subjects) or None,
        dossiers=(dossier.id,),
    )
