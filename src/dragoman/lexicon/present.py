"""Verbs of reports in the present tense whose forms are also nouns (present_verbs.tsv)."""

from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Record

SIBILANT = ("s", "x", "z", "ch", "sh", "o")


class PresentVerb(Record):
    """A row of present_verbs.tsv."""

    word: str
    past: str


def load_present_verbs() -> dict[str, str]:
    """The past form by present form, third persons included. Raises LexiconError when the table breaks its schema.

    >>> load_present_verbs()["hosts"]
    'hosted'
    """
    rows = read_table(DATA / "lexicon" / "present_verbs.tsv", PresentVerb)
    return {form: row.past for row in rows for form in (row.word, _third_person(row.word))}


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(SIBILANT) else f"{verb}s"
