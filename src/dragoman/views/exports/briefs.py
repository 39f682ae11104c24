"""The brief itself as an export: Markdown, and JSON with every field."""

from dragoman.model import StateOfPlay
from dragoman.views.json import JsonView
from dragoman.views.markdown import MarkdownView


class MarkdownExport:
    """The brief as Markdown."""

    suffix = ".md"

    def write(self, state: StateOfPlay) -> bytes:
        """The text in UTF-8."""
        return MarkdownView().render(state).encode()


class JsonExport:
    """The state of play as JSON (docs/json.md)."""

    suffix = ".json"

    def write(self, state: StateOfPlay) -> bytes:
        """The text in UTF-8."""
        return JsonView().render(state).encode()
