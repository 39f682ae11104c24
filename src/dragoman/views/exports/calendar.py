"""iCalendar (RFC 5545): meetings whose day is known, planned TENTATIVE, held CONFIRMED, called off CANCELLED."""

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from dragoman.model import Dossier, Meeting, MeetingStatus, StateOfPlay
from dragoman.views.exports.summary import Summaries

STATUS: dict[str, str] = {
    MeetingStatus.HELD: "CONFIRMED",
    MeetingStatus.ONGOING: "CONFIRMED",
    MeetingStatus.PLANNED: "TENTATIVE",
    MeetingStatus.PROPOSED: "TENTATIVE",
    MeetingStatus.POSTPONED: "CANCELLED",
    MeetingStatus.CANCELLED: "CANCELLED",
    MeetingStatus.DECLINED: "CANCELLED",
}
"""A postponed meeting is off on the day it stands at; `not-scheduled` is on no day and has no entry."""
LONGEST = timedelta(days=14)
"""A longer period ("in June") says no day, and would fill a calendar with what is not so."""


class CalendarExport:
    """Meetings as all-day events. The same state gives the same bytes."""

    suffix = ".ics"

    def write(self, state: StateOfPlay) -> bytes:
        """A calendar; without events where no meeting has a day."""
        calendar = Calendar()
        calendar.add("prodid", "-//dragoman//EN")
        calendar.add("version", "2.0")
        summaries = Summaries(state)
        for dossier in state.meetings:
            days = _days(dossier)
            if days is not None:
                calendar.add_component(_event(dossier, days, summaries))
        return bytes(calendar.to_ical())


def _days(dossier: Dossier) -> tuple[date, date] | None:
    """First day and the day after the last, where the meeting stands on known days."""
    subject = dossier.subject
    if not isinstance(subject, Meeting) or dossier.status not in STATUS:
        return None
    period = subject.period
    if period is None or period.start is None:
        return None
    end = period.end or period.start + timedelta(days=1)
    return (period.start, end) if end - period.start <= LONGEST else None


def _event(dossier: Dossier, days: tuple[date, date], summaries: Summaries) -> Event:
    subject = dossier.subject
    told = [account.published for account in dossier.accounts if account.published]
    event = Event()
    event.add("uid", f"{dossier.id}@dragoman")
    event.add("dtstamp", datetime.combine(max(told, default=days[0]), time(), UTC))
    event.add("dtstart", days[0])
    event.add("dtend", days[1])
    event.add("summary", summaries.title(dossier))
    event.add("status", STATUS[dossier.status])
    event.add("description", summaries.accounts(dossier))
    event.add("transp", "TRANSPARENT")
    event.add("x-dragoman-status", dossier.status)
    if isinstance(subject, Meeting) and subject.place:
        event.add("location", subject.place)
    if isinstance(subject, Meeting) and subject.location is not None:
        event.add("geo", (subject.location.latitude, subject.location.longitude))
    return event
