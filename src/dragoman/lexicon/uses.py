"""Tables of words and what each does in a reading: columns `word` and `uses`."""

from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Record


class UsedWord(Record):
    """A row of plover_words.tsv, talk_words.tsv, clause_words.tsv or place_words.tsv."""

    word: str
    uses: tuple[str, ...]


def read_uses(name: str) -> dict[str, tuple[str, ...]]:
    """The words of each use in a table of `data/lexicon`, in the order of the table.

    Raises LexiconError when the table breaks its schema.
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table(DATA / "lexicon" / name, UsedWord):
        for use in row.uses:
            found[use] = (*found.get(use, ()), row.word)
    return found
