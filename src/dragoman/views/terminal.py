"""The brief for a terminal: the same lines with restrained colour, by rich."""

from collections.abc import Iterator
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.model import Changes, StateOfPlay
from dragoman.views.changes import changes_page
from dragoman.views.lines import page
from dragoman.views.page import Line, Page, Role, Section
from dragoman.views.words import Words, load_words

WIDTH = 80
HEADING = "bold cyan"
STYLES = {Role.PLAIN: "", Role.ACTOR: "bold", Role.VOICE: "italic", Role.MARK: "yellow", Role.CITATION: "dim"}


class TerminalView:
    """Text with ANSI styles, `width` columns wide; `colour=False` keeps the layout and drops the styles."""

    def __init__(self, *, width: int = WIDTH, colour: bool = True) -> None:
        self._width = max(width, 40)
        self._colour = colour
        self._words: Words = load_words()

    def render(self, state: StateOfPlay) -> str:
        """The whole brief, ending in a line break. Words of documents are never read as markup."""
        return self._printed(page(state, self._words))

    def render_changes(self, changes: Changes) -> str:
        """What changed, ending in a line break."""
        return self._printed(changes_page(changes, self._words))

    def _printed(self, shown: Page) -> str:
        out = StringIO()
        console = Console(
            file=out,
            width=self._width,
            force_terminal=self._colour,
            color_system="standard" if self._colour else None,
            no_color=not self._colour,
            legacy_windows=False,
            markup=False,
            highlight=False,
            emoji=False,
        )
        for part in _page(shown):
            console.print(part)
        return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _page(brief: Page) -> Iterator[RenderableType]:
    yield Text(brief.title, style="bold")
    yield from (_styled(line) for line in brief.head)
    for section in brief.sections:
        yield from _section(section)
    if brief.sources:
        yield Text(f"\n{brief.sources_title}", style=HEADING)
        yield _sources(brief)


def _section(section: Section) -> Iterator[RenderableType]:
    yield Text(f"\n{section.title}", style=HEADING)
    for group in section.groups:
        if group.title:
            yield Padding(Text(group.title, style="underline"), (0, 0, 0, 1))
        for line in group.lines:
            yield Padding(_bulleted("–" if line.depth else "•", _styled(line)), (0, 0, 0, 1 + 2 * line.depth))


def _bulleted(bullet: str, text: Text) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_row(Text(bullet, style="dim"), text)
    return grid


def _styled(line: Line) -> Text:
    text = Text(overflow="fold")
    for piece in line.pieces:
        text.append(piece.text, style=STYLES[piece.role])
    text.rstrip()
    return text


def _sources(brief: Page) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", no_wrap=True)
    for origin in brief.sources:
        text = Text(origin.sentence, overflow="fold")
        if origin.document:
            text.append(f" ({origin.document})", style="dim")
        grid.add_row(Text(f"[{origin.number}]", style="dim"), text)
    return grid
