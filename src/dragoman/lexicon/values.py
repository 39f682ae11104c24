"""Words that say whether what stands under them happened; for the value of a single event word."""

from dragoman.lexicon.table import DATA, read_table
from dragoman.lexicon.talks import Clause, Mood, TalksLexicon, load_talks
from dragoman.model import Record

ANY = "any"


class ValueRow(Record):
    """A row of values.tsv."""

    word: str
    pos: str
    governs: str
    mood: Mood


class ValueLexicon(Record):
    """values.tsv, and operators.tsv for what it leaves out."""

    rows: dict[tuple[str, str, str], Mood]
    talks: TalksLexicon

    def is_use(self, word: str, use: str) -> bool:
        """Whether a word has a row for a use of its own: `person`, `please`, `performed`."""
        return (word, "OWN", use) in self.rows

    def mood(self, word: str, pos: str, governs: str) -> Mood | None:
        """What a word makes of a complement (`inf`, `that`, `ing`, `noun` or a preposition); None: nothing known."""
        found = self.rows.get((word, pos, governs)) or self.rows.get((word, pos, ANY))
        if found is not None:
            return found
        clause = next((one for one in Clause if one == governs), None)
        return self.talks.operator(word, pos, clause) if clause else None


def load_values() -> ValueLexicon:
    """The tables that ship. Raises LexiconError when one breaks its schema."""
    table = read_table(DATA / "lexicon" / "values.tsv", ValueRow)
    return ValueLexicon(rows={(row.word, row.pos, row.governs): row.mood for row in table}, talks=load_talks())
