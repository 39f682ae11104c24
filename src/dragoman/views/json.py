"""The state of play as JSON (docs/json.md)."""

import msgspec

from dragoman.model import StateOfPlay


class JsonView:
    """One StateOfPlay, every field, in the order of the records; two spaces a level. Equal states, equal bytes."""

    def __init__(self, *, width: int = 0) -> None:
        """`width` is accepted as every view accepts it; JSON has no width."""

    def render(self, state: StateOfPlay) -> str:
        """The whole state, ending in a line break."""
        return msgspec.json.format(msgspec.json.encode(state), indent=2).decode() + "\n"
