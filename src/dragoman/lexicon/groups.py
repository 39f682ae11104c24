"""Words that head the proper names of groups."""

from dragoman.lexicon.table import DATA, read_table
from dragoman.model import ActorKind, Record


class GroupWord(Record):
    """A row of group_words.tsv."""

    word: str
    kind: ActorKind


def load_group_words() -> dict[str, ActorKind]:
    """Kind of actor by word. Raises LexiconError when the table breaks its schema."""
    return {row.word: row.kind for row in read_table(DATA / "lexicon" / "group_words.tsv", GroupWord)}
