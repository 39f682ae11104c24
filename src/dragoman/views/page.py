"""Page: what every view for people shows, before it takes a form. Plain records."""

from enum import StrEnum

from dragoman.model import Record


class Role(StrEnum):
    """What a piece of a line is, so that each form can set it apart in its own way."""

    PLAIN = "plain"
    ACTOR = "actor"
    VOICE = "voice"
    MARK = "mark"
    CITATION = "citation"


class Quote(Record):
    """A sentence of a document that a line rests on."""

    document: str
    sentence: str


class Piece(Record):
    """Words of one role. A citation has its quotes, and its words once they are numbered."""

    text: str
    role: Role = Role.PLAIN
    quotes: tuple[Quote, ...] = ()


class Line(Record):
    """Pieces that stand on one line, joined as they are; `depth` 1 is a line under another."""

    pieces: tuple[Piece, ...]
    depth: int = 0


class Group(Record):
    """Lines under a heading of their own, or under none."""

    lines: tuple[Line, ...]
    title: str | None = None


class Section(Record):
    """A heading and its groups."""

    title: str
    groups: tuple[Group, ...]


class Origin(Record):
    """A sentence under "Sources", with the number that leads to it and the document it stands in, in words.

    `id` of the document, the `finding` read from the sentence (None for a statement) and where its words `start` lead
    to the place.
    """

    number: int
    sentence: str
    document: str
    id: str = ""
    finding: str | None = None
    start: int | None = None


class Page(Record):
    """A whole brief. `sources` has its heading in `sources_title`."""

    title: str
    head: tuple[Line, ...]
    sections: tuple[Section, ...]
    sources_title: str
    sources: tuple[Origin, ...] = ()


def plain(text: str, depth: int = 0) -> Line:
    """A line of one plain piece."""
    return Line(pieces=(Piece(text=text),), depth=depth)


def section(title: str, *groups: Group) -> tuple[Section, ...]:
    """The section, or nothing where no group has a line."""
    filled = tuple(group for group in groups if group.lines)
    return (Section(title=title, groups=filled),) if filled else ()


def quotes_in_order(sections: tuple[Section, ...]) -> tuple[Quote, ...]:
    """Every quote the sections rest on, once, in order of first appearance."""
    pieces = (p for s in sections for g in s.groups for line in g.lines for p in line.pieces)
    return tuple(dict.fromkeys(quote for piece in pieces for quote in piece.quotes))


def numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with the words of each citation written: `[1][4]`."""
    numbers = {quote: number for number, quote in enumerate(quotes_in_order(sections), start=1)}
    return tuple(s.replace(groups=tuple(_numbered_group(g, numbers) for g in s.groups)) for s in sections)


def _numbered_group(group: Group, numbers: dict[Quote, int]) -> Group:
    return group.replace(lines=tuple(_numbered_line(line, numbers) for line in group.lines))


def _numbered_line(line: Line, numbers: dict[Quote, int]) -> Line:
    return line.replace(pieces=tuple(_numbered_piece(piece, numbers) for piece in line.pieces))


def _numbered_piece(piece: Piece, numbers: dict[Quote, int]) -> Piece:
    if not piece.quotes:
        return piece
    return piece.replace(text="".join(f"[{n}]" for n in sorted({numbers[quote] for quote in piece.quotes})))
