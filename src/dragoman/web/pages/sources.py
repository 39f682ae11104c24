"""Documents as lists show them."""

from datetime import date

from dragoman.model import DocumentNote, Record
from dragoman.run.sight import Sight
from dragoman.views.words import visible


class SourceRow(Record):
    """A document in words. `copies`: other documents of the same story; `findings`: entries read from it."""

    id: str
    title: str
    outlet: str
    url: str | None
    kind: str
    handling: str
    language: str | None
    published: date | None
    day: str
    story: str
    copies: int
    findings: int


def source_row(sight: Sight, note: DocumentNote) -> SourceRow:
    """A document's row."""
    return SourceRow(
        id=note.id,
        title=visible(note.title or "") or "Untitled",
        outlet=sight.rows.outlet(note.id),
        url=note.url,
        kind=note.kind.value,
        handling=sight.marks.get(note.id, note.handling).value,
        language=note.language,
        published=note.published,
        day=sight.rows.day(note.published),
        story=note.story,
        copies=sight.stories[note.story] - 1,
        findings=len(sight.read_from.get(note.id, ())),
    )
