"""Who publishes in an institution's own voice."""

from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Record


class Publisher(Record):
    """A row of publishers.tsv."""

    name: str
    actor: str
    office: str | None = None


def load_publishers() -> tuple[Publisher, ...]:
    """The table that ships. Raises LexiconError when it breaks its schema."""
    return tuple(read_table(DATA / "lexicon" / "publishers.tsv", Publisher))
