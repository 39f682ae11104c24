"""The paragraphs of a page that has no tree: nested too deep for a parser, or with a line too long for one."""

from html.parser import HTMLParser

from dragoman.read.paragraphs import clean

HIDDEN = ("script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "select", "button")
INLINE = ("a", "abbr", "b", "em", "font", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "u")
# A line of fewer words stands for a menu as often as for text.
FEWEST_WORDS = 8


def bare_text(page: str) -> tuple[str, tuple[str, ...]]:
    """The title and the lines of prose of a page, in order; without what makes the one a headline.

    >>> bare_text("<title>Envoys meet</title><div><p>The envoys met in Doha on Friday for <b>two</b> hours.")
    ('Envoys meet', ('The envoys met in Doha on Friday for two hours.',))
    """
    words = _Words()
    words.feed(page)
    words.close()
    words.end()
    lines = (line for line in words.lines if len(line.split()) >= FEWEST_WORDS)
    return words.title, tuple(lines)


class _Words(HTMLParser):
    """Collects lines; what hides text is counted, for its end may be missing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.title = ""
        self._parts: list[str] = []
        self._hidden = ""
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._hidden and tag in HIDDEN:
            self._hidden = tag
        self._in_title = tag == "title"
        if tag not in INLINE:
            self.end()

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = ""
        self._in_title = False
        if tag not in INLINE:
            self.end()

    def handle_data(self, data: str) -> None:
        if self._in_title and not self.title:
            self.title = clean(data)
        elif not self._hidden:
            self._parts.append(data)

    def end(self) -> None:
        """Ends a line."""
        line = clean("".join(self._parts))
        self._parts = []
        if line:
            self.lines.append(line)
