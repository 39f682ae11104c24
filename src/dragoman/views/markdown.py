"""The brief as Markdown (CommonMark)."""

import re
from collections.abc import Iterator

from dragoman.model import Changes, StateOfPlay
from dragoman.views.changes import changes_page
from dragoman.views.lines import page
from dragoman.views.page import Line, Page, Piece, Role, Section
from dragoman.views.words import Words, load_words

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$!])")
LINE_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


class MarkdownView:
    """Headings, lists and emphasis; words of documents are escaped, so none is read as Markdown or HTML."""

    def __init__(self, *, width: int = 0) -> None:
        """`width` is accepted as every view accepts it; Markdown lines are left whole."""
        self._words: Words = load_words()

    def render(self, state: StateOfPlay) -> str:
        """The whole brief, ending in a line break."""
        return "\n".join(_page(page(state, self._words))) + "\n"

    def render_changes(self, changes: Changes) -> str:
        """What changed, ending in a line break."""
        return "\n".join(_page(changes_page(changes, self._words))) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is.

    >>> escaped("<b> *not* [a](link)")
    '\\\\<b\\\\> \\\\*not\\\\* \\\\[a\\\\](link)'
    """
    return LINE_START.sub(_escaped_start, SPECIAL.sub(r"\\\1", text))


def _escaped_start(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def _page(brief: Page) -> Iterator[str]:
    yield f"# {escaped(brief.title)}"
    yield ""
    yield from (_line(line) + "  " for line in brief.head)
    for section in brief.sections:
        yield from _section(section)
    if brief.sources:
        yield from ("", f"## {escaped(brief.sources_title)}", "")
    for origin in brief.sources:
        where = f" ({escaped(origin.document)})" if origin.document else ""
        yield f"{origin.number}. {escaped(origin.sentence)}{where}"


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {escaped(section.title)}")
    for group in section.groups:
        yield from ("", f"### {escaped(group.title)}", "") if group.title else ("",)
        yield from ("    " * line.depth + "- " + _line(line) for line in group.lines)


def _line(line: Line) -> str:
    return "".join(map(_piece, line.pieces)).rstrip()


def _piece(piece: Piece) -> str:
    text = escaped(piece.text)
    core = text.strip()
    if not core or piece.role in (Role.PLAIN, Role.CITATION):
        return text
    mark = {Role.ACTOR: "**", Role.VOICE: "", Role.MARK: "*"}[piece.role]
    return text.replace(core, f"{mark}{core}{mark}", 1)
