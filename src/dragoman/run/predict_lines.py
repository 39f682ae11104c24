"""Lines of `dragoman predict` as they come in: JSON read, or what was wrong with it."""

from datetime import date, datetime

import msgspec

from dragoman.model import Document, Span, content_id

Named = str | int | None


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A line in. Unlike a Record it ignores fields it does not know.

    `span` is the word asked about (factuality); `kind`, `context` and `phrase` belong to actors.
    """

    id: str | int
    text: str
    title: str | None = None
    date: str | None = None
    span: tuple[int, int] | None = None
    kind: str = "actor"
    context: str | None = None
    phrase: str | None = None

    def word(self) -> Span | None:
        """The span asked about, None where it is missing or lies outside the text."""
        if self.span is None or not 0 <= self.span[0] < self.span[1] <= len(self.text):
            return None
        return Span(start=self.span[0], end=self.span[1])


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line as read: its number and id, the item and its document, or what was wrong."""

    number: int
    id: Named
    item: Item | None = None
    document: Document | None = None
    problem: str | None = None


def read_line(number: int, line: str | bytes) -> Line:
    """A line as a document: the text as given, body from the start."""
    try:
        item = msgspec.json.decode(line, type=Item)
    except (msgspec.DecodeError, UnicodeError) as error:
        return Line(number=number, id=_id(line), problem=f"line {number}: {error}")
    published = _day(item.date)
    undated = item.date and published is None
    return Line(
        number=number,
        id=item.id,
        item=item,
        document=Document(
            id=content_id(item.id, item.text),
            text=item.text,
            title=item.title or None,
            published=published,
            language="en",
        ),
        problem=f"line {number}: date {item.date!r} is not YYYY-MM-DD; taken as unknown" if undated else None,
    )


def _id(line: str | bytes) -> Named:
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError):
        return None
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str | int) else None


def _day(text: str | None) -> date | None:
    try:
        return datetime.fromisoformat(text).date() if text else None
    except ValueError:
        return None
