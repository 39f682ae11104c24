"""Adding texts, with the progress of what was added lately; an entry by hand."""

from dragoman.model import Handling, Kind, Record, allowed
from dragoman.run.accounts import Role
from dragoman.run.adding import Job
from dragoman.run.review import KINDS, Field, fields
from dragoman.web.asked import At, Hand
from dragoman.web.look import Look, MissingError, Page
from dragoman.web.pages.sources import SourceRow, source_row


class Adding(Record):
    """What may be added, and how far the last texts are; `busy`: some wait or are being read."""

    kinds: tuple[Kind, ...]
    marks: tuple[Handling, ...]
    jobs: tuple[Job, ...]
    busy: bool


class HandPage(Record):
    """The form of an entry by hand on a document."""

    source: SourceRow
    kind: str
    kinds: tuple[str, ...]
    fields: tuple[Field, ...]
    marks: tuple[Handling, ...]
    exact: str


def adding(look: Look) -> Adding:
    """Everybody sees their own jobs, a steward all."""
    who = look.visitor
    jobs = tuple(job for job in look.adder.jobs() if job.by == who.name or who.may(Role.STEWARD))
    return Adding(
        kinds=tuple(Kind),
        marks=marks(who.clearance),
        jobs=jobs[:60],
        busy=any(job.state in ("waiting", "reading") for job in jobs),
    )


def by_hand(look: Look) -> HandPage:
    """The fields of the kind of finding that is asked for."""
    sight, kind = look.sight, look.asked.kind
    note = sight.notes.get(look.key)
    if note is None or kind not in KINDS:
        raise MissingError(look.key)
    return HandPage(
        source=source_row(sight, note),
        kind=kind,
        kinds=tuple(KINDS),
        fields=fields(KINDS[kind]),
        marks=marks(look.visitor.clearance),
        exact=look.asked.exact,
    )


def marks(clearance: Handling) -> tuple[Handling, ...]:
    """The marks a clearance reaches."""
    return tuple(mark for mark in Handling if allowed(mark, clearance))


PAGES = (
    Page(path="/add", name="Add texts", template="add.html", shows=Adding, make=adding, asked=At),
    Page(
        path="/documents/{key}/entry",
        name="Entry by hand",
        template="entry.html",
        shows=HandPage,
        make=by_hand,
        asked=Hand,
    ),
)
