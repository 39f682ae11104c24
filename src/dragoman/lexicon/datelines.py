"""The place line that a report begins with: "GENEVA, Switzerland, May 3 (Agency) - "."""

import re

from dragoman.model import Record

MARKS = ".'’/-"
DAY = r"""(?:[A-Z][a-z]{2,8}day,?\ )?
    (?:[A-Z][a-z]{2,8}\.?\ \d{1,2}(?:,?\ \d{4})? | \d{1,2}(?:st|nd|rd|th)?\ [A-Z][a-z]{2,8}\.?,?(?:\ \d{4})?)"""
DATELINE = re.compile(
    rf"""(?P<city>[^\W\d_]+(?:(?:[{MARKS}]\ ?|\ )[^\W\d_]+){{0,4}}\.?)
    (?:,\ (?P<region>[A-Z][^\W\d_]*\.?(?:\ ?[A-Z][^\W\d_]*\.?){{0,3}})(?=[,.\ ]))??
    (?:(?:,|\ [-–—]|\ on|\.)?\ (?P<day>{DAY}))?
    (?:[.,]?\ ?(?:\((?P<agency>[^()/\n]{{2,40}})\)|/(?P<wire>[^()/\n]{{2,40}})/\.?))?
    (?P<end>\.?\ ?(?:[-–—]{{1,2}}|:)\ |\.?\ )
    (?=[^\W_]|["“'‘«(])""",
    re.VERBOSE,
)
DASHES = ("-", "–", "—")
LONGEST = 160  # code points of a place line
SHORTEST = 4  # letters of a city; "US - Iran talks" begins with none


class Dateline(Record):
    """A place line: its end in the paragraph (code points), and the city, day and agency it gives, as written."""

    end: int
    city: str
    day: str | None = None
    agency: str | None = None


def find_dateline(paragraph: str) -> Dateline | None:
    """The place line at the start of a paragraph; None where it begins with its first sentence.

    A place in capitals needs a dash, a day or an agency after it; one in small letters needs a day or an agency
    and a dash, or a region and a long dash.

    >>> find_dateline("DOHA, July 19 (Agency) - The sides met.")
    Dateline(end=25, city='DOHA', day='July 19', agency='Agency')
    """
    found = DATELINE.match(paragraph[:LONGEST])
    if found is None or paragraph[found.end()].islower() or not _is_place_line(found):
        return None
    return Dateline(end=found.end(), city=found["city"], day=found["day"], agency=found["agency"] or found["wire"])


def _is_place_line(found: re.Match[str]) -> bool:
    dash = next((c for c in found["end"] if c in DASHES), None)
    told = found["day"] or found["agency"]
    if found["wire"]:
        return True
    if found["city"].isupper() and (told or len(found["city"]) >= SHORTEST):
        return dash is not None or bool(told and found["end"].strip())
    return dash is not None and bool(told or (found["region"] and dash != "-")) and found["city"].istitle()
