"""The words the brief is written in: phrases with gaps and words treated apart, from data/views/."""

import re
from collections.abc import Sequence
from functools import reduce

from dragoman.errors import LexiconError
from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Record

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
SPACES = re.compile(r"\s+")
OPENS = re.compile(r'(?:^|[\s(])"\w')


class Phrase(Record):
    """A line of phrases.tsv; an empty text is refused by the schema."""

    key: str
    text: str


class Usage(Record):
    """A line of usage.tsv."""

    word: str
    use: str


class Words:
    """Looks phrases up by key and fills their gaps."""

    def __init__(self, phrases: Sequence[Phrase], usages: Sequence[Usage]) -> None:
        self._phrases = {phrase.key: phrase.text for phrase in phrases}
        self._uses = {(usage.word, usage.use) for usage in usages}

    def has(self, key: str) -> bool:
        """Whether there are words for the key."""
        return key in self._phrases

    def say(self, key: str, **gaps: object) -> str:
        """The phrase with its gaps filled. Raises LexiconError where phrases.tsv lacks the key or names another gap."""
        try:
            return self._phrases[key].format(**gaps)
        except (KeyError, IndexError, ValueError) as error:
            raise LexiconError(f"data/views/phrases.tsv: {key!r} is missing or has a wrong gap ({error})") from error

    def used(self, word: str, use: str) -> bool:
        """Whether usage.tsv lists the word for this use."""
        return (word.lower(), use) in self._uses

    def number(self, number: int) -> str:
        """Small numbers in words, others in digits with commas."""
        key = f"number.{number}"
        return self.say(key) if self.has(key) else f"{number:,}"

    def ordinal(self, number: int) -> str:
        """First to tenth in words, then 11th, 21st."""
        key = f"ordinal.{number}"
        return self.say(key) if self.has(key) else f"{number}{_ending(number)}"

    def listed(self, names: Sequence[str]) -> str:
        """`A`, `A and B`, `A, B and C`."""
        if len(names) < 2:
            return "".join(names)
        first = reduce(lambda done, name: self.say("comma", first=done, last=name), names[:-1])
        return self.say("and", first=first, last=names[-1])

    def with_article(self, name: str) -> str:
        """`the United States`, `the Oval Office`; other names as they are."""
        first, last = re.split(r"\s+(?:of|for)\s+", name)[0].split()[-1:], name.split()[-1:]
        takes = any(self.used(word, "article") for word in (*first, *last))
        return self.say("article", name=name) if takes and not name.lower().startswith("the ") else name

    def quoted(self, words: str) -> str:
        """Words of a text in quotation marks, which they may have had already."""
        return self.say("quote", words=bare(words))


def load_words() -> Words:
    """The words that ship. Raises LexiconError where a table breaks its schema."""
    return Words(
        read_table(DATA / "views" / "phrases.tsv", Phrase),
        read_table(DATA / "views" / "usage.tsv", Usage),
    )


def visible(text: str) -> str:
    """Text of a document made safe to print on one line: no control or direction characters.

    >>> visible("a\\x1b[31m b\\nc")
    'a [31m b c'
    """
    return SPACES.sub(" ", UNSEEN.sub(" ", text)).strip()


def bare(words: str) -> str:
    """Words without closing punctuation and without one pair of quotation marks around all of them.

    A quotation that the words break off in is closed.
    """
    plain = _closed(visible(words).strip(" ,;:"))
    inner = plain[1:-1]
    if plain[:1] in '“"«' and plain[-1:] in '”"»' and not set(inner) & set('“”"«»'):
        return inner.strip()
    return plain


def _closed(words: str) -> str:
    if words.count('"') == 1 and OPENS.search(words):
        return f'{words}"'
    return f"{words}”" if words.count("“") > words.count("”") else words


def sentence_case(text: str) -> str:
    """The first letter as a capital."""
    return text[:1].upper() + text[1:]


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
