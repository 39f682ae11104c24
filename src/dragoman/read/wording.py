"""Compares wordings: content words, sentences of a paragraph, cut-off and reworded headlines."""

import re
import unicodedata

from rapidfuzz import fuzz

from dragoman.read.rules import Rules

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
ENDING = re.compile(r"(?<=\w{4})(?:ing|ed|es|s)$")
STEM = 6
BOUNDARY = re.compile(r"[.!?…][.!?…\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\d_a-z]|[\"'“‘«(\[]*\d)")
CLOSED = re.compile(r"(?:\.|[!?][\"'”’»]+|\.[\"'”’»)\]]+)$")
SPOKEN = re.compile(r"(?:Q|A|[^\W\d_a-z][^a-z:.!?]{1,50}(?<!\s):)\s+\S.*[a-z]|Q:|A:", re.DOTALL)
# "Amalia Ferrand, Foreign Minister": who speaks in an official text, in a line of its own.
CUT = re.compile(r"(?:\.{2,}|…|\[(?:\.{3}|…)\])$")
# Longest abbreviation looked for before a full stop.
LOOK_BACK = 12
SAME = 92
# Characters a cut-off wording must have to be told from another that begins alike.
SHORTEST_CUT = 15
# Two wordings of one headline share at least half of the shorter one's content words, three or more.
ALIKE_SHARE = 0.5
ALIKE_COUNT = 3


def is_spoken(paragraph: str) -> bool:
    """Whether a paragraph begins with who speaks, as transcripts have it ("QUESTION: ...", "Q  Mr. President, ...")."""
    return SPOKEN.match(paragraph) is not None


def content_words(text: str, rules: Rules) -> frozenset[str]:
    """Stems of the words that carry content, without case and diacritics."""
    words = (_folded(match[0]) for match in WORD.finditer(text))
    return frozenset(
        ENDING.sub("", word)[:STEM]
        for word in words
        if word not in rules.stopwords and (len(word) > 1 or word.isdigit())
    )


def sentence_count(paragraph: str, rules: Rules) -> int:
    """How many sentences a paragraph has; abbreviations and initials end none."""
    return 1 + sum(not _abbreviates(_before(paragraph, match.start()), rules) for match in BOUNDARY.finditer(paragraph))


def is_closed(paragraph: str, rules: Rules) -> bool:
    """Whether a paragraph ends as prose does, with a full stop; a headline does not."""
    if is_cut(paragraph) or CLOSED.search(paragraph) is None:
        return False
    return not (paragraph.endswith(".") and _abbreviates(_before(paragraph, len(paragraph) - 1), rules))


def is_cut(paragraph: str) -> bool:
    """Whether the wording is cut off ("Putin and...")."""
    return CUT.search(paragraph) is not None


def same_wording(one: str, other: str) -> bool:
    """Whether two wordings are the same but for marks and case, or one is the other cut off."""
    first, second = _plain(one), _plain(other)
    if is_cut(one) or is_cut(other):
        length = min(len(first), len(second))
        first, second = first[:length], second[:length]
        if length < SHORTEST_CUT:
            return False
    return bool(first) and fuzz.ratio(first, second) >= SAME


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of content words may be wordings of one headline."""
    shared = len(one & other)
    return shared >= ALIKE_COUNT and shared >= ALIKE_SHARE * min(len(one), len(other))


def _folded(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def _plain(text: str) -> str:
    return " ".join(match[0].casefold() for match in WORD.finditer(CUT.sub("", text)))


def _before(paragraph: str, at: int) -> str:
    """The word that ends at an offset, or as much of it as an abbreviation can have."""
    return paragraph[max(0, at - LOOK_BACK) : at].rpartition(" ")[2]


def _abbreviates(word: str, rules: Rules) -> bool:
    word = word.lstrip("\"'“‘«([").lower()
    return "." in word or len(word) == 1 or word in rules.abbreviations
