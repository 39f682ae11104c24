"""The state of play as JSON (docs/json.md)."""

import msgspec

from dragoman.model import Changes, Record, StateOfPlay


class JsonView:
    """One StateOfPlay, every field, in the order of the records; two spaces a level. Equal states, equal bytes."""

    def __init__(self, *, width: int = 0) -> None:
        """`width` is accepted as every view accepts it; JSON has no width."""

    def render(self, state: StateOfPlay) -> str:
        """The whole state, ending in a line break."""
        return _formatted(state)

    def render_changes(self, changes: Changes) -> str:
        """All changes, ending in a line break."""
        return _formatted(changes)


def _formatted(record: Record) -> str:
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode() + "\n"
