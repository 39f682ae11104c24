"""Names that stand for two or more parties at once (joint_names.tsv)."""

from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Record


class JointName(Record):
    """A row of joint_names.tsv."""

    words: tuple[str, ...]
    parties: tuple[str, ...]


def load_joint_names() -> dict[str, tuple[str, ...]]:
    """The parties by spelling. Raises LexiconError when the table breaks its schema.

    >>> load_joint_names()["Koreas"]
    ('PRK', 'KOR')
    """
    rows = read_table(DATA / "lexicon" / "joint_names.tsv", JointName)
    return {words: row.parties for row in rows for words in row.words}
