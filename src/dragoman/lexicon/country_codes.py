"""Two-letter country codes (ISO 3166-1) as actor ids (country_codes.tsv)."""

from collections.abc import Mapping

from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Record


class CountryCode(Record):
    """A row of country_codes.tsv."""

    iso2: str
    id: str


def load_country_codes() -> Mapping[str, str]:
    """Actor id by two-letter code in capitals. Raises LexiconError when the table breaks its schema.

    >>> load_country_codes()["XK"]
    'KOS'
    """
    return {row.iso2: row.id for row in read_table(DATA / "lexicon" / "country_codes.tsv", CountryCode)}
