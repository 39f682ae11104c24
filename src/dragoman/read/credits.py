"""Who wrote a text and which agencies it takes its words from, as its lines say."""

import re
from collections.abc import Iterable, Sequence

from dragoman.lexicon.datelines import find_dateline
from dragoman.read.rules import Rules

BRACKETED = re.compile(r"\s*\([^()]*\)")
DIGIT = re.compile(r"\d")
BETWEEN = re.compile(r"(?i),\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*;\s*|\s*\|\s*")
# A signature holds few words; a longer author is a sentence about one.
LONGEST_NAME = 6


def authors_in(lines: Iterable[str], rules: Rules) -> tuple[str, ...]:
    """The names in bylines such as "By Anna Stern and Omar Haddad in Muscat", each once.

    >>> from dragoman.read.rules import load_rules
    >>> authors_in(["By Anna Stern, Eva Lind and Omar Haddad in Muscat"], load_rules())
    ('Anna Stern', 'Eva Lind', 'Omar Haddad')
    """
    said = rules.bylines
    bare = (said.place.sub("", said.by.sub("", BRACKETED.sub("", line).strip())) for line in lines)
    names = (name.strip() for line in bare for name in BETWEEN.split(line))
    return tuple(dict.fromkeys(name for name in names if _is_name(name, rules)))


def _is_name(name: str, rules: Rules) -> bool:
    return 0 < len(name.split()) <= LONGEST_NAME and not DIGIT.search(name) and name.lower() not in rules.bylines.nobody


def credits_of(lines: Sequence[str], authors: Sequence[str], body: str, rules: Rules) -> tuple[str, ...]:
    """Agencies in lines of credit, among the authors and in the dateline, in the order of the table."""
    dateline = find_dateline(body)
    named = [*lines, *authors, (dateline.agency if dateline else None) or ""]
    return tuple(agency.name for agency in rules.agencies if any(map(agency.pattern.search, named)))
