"""The brief as plain text, for pipes and files."""

import textwrap
from collections.abc import Iterator

from dragoman.model import Changes, StateOfPlay
from dragoman.views.changes import changes_page
from dragoman.views.lines import page
from dragoman.views.page import Line, Page, Section
from dragoman.views.words import Words, load_words

WIDTH = 80


class TextView:
    """Plain text wrapped at `width` columns; 0 leaves lines whole."""

    def __init__(self, *, width: int = WIDTH) -> None:
        self._width = width
        self._words: Words = load_words()

    def render(self, state: StateOfPlay) -> str:
        """The whole brief, ending in a line break."""
        return "\n".join(self._page(page(state, self._words))) + "\n"

    def render_changes(self, changes: Changes) -> str:
        """What changed, ending in a line break."""
        return "\n".join(self._page(changes_page(changes, self._words))) + "\n"

    def _page(self, brief: Page) -> Iterator[str]:
        yield from (brief.title, "=" * len(brief.title))
        for line in brief.head:
            yield from self._wrapped(line, "")
        for section in brief.sections:
            yield from self._section(section)
        if brief.sources:
            yield from ("", *_underlined(brief.sources_title))
        for origin in brief.sources:
            where = f" ({origin.document})" if origin.document else ""
            yield from self._fitted(f"{origin.sentence}{where}", f"[{origin.number}] ")

    def _section(self, section: Section) -> Iterator[str]:
        yield from ("", *_underlined(section.title))
        for group in section.groups:
            if group.title:
                yield f"{group.title}:"
            for line in group.lines:
                yield from self._wrapped(line, "  " * line.depth + ("- " if line.depth else "* "))

    def _wrapped(self, line: Line, bullet: str) -> list[str]:
        return self._fitted("".join(piece.text for piece in line.pieces).rstrip(), bullet)

    def _fitted(self, text: str, bullet: str) -> list[str]:
        if self._width <= 0:
            return [bullet + text]
        return textwrap.wrap(
            text,
            max(self._width, len(bullet) + 20),
            initial_indent=bullet,
            subsequent_indent=" " * len(bullet),
            break_long_words=False,
            break_on_hyphens=False,
        )


def _underlined(title: str) -> tuple[str, str]:
    return title, "-" * len(title)
