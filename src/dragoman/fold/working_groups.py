"""Working groups named in proposals and meetings."""

from collections.abc import Iterable

from dragoman.fold.summary import listed
from dragoman.model import Dossier, Level, Meeting, MeetingForm, Proposal, WorkingGroup


def working_groups(dossiers: Iterable[Dossier]) -> tuple[WorkingGroup, ...]:
    """Those that dossiers tell of, in the order of the dossiers."""
    return tuple(group for dossier in dossiers for group in _groups(dossier))


def _groups(dossier: Dossier) -> Iterable[WorkingGroup]:
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
    )
