"""Sketch: what of a document is kept to compare it with others: hashes of its words, facts and sentences.

A fact is a name, a number or a quotation: what a rewriter keeps when he changes all other words.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dragoman.lexicon.numbers import load_numbers
from dragoman.lexicon.plain import load_calendar, load_plain_words
from dragoman.model import Document

WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W_]+(?:['’][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
ENDING = re.compile(r"(?<=\w{4})(?:ing|ed|es|s|ly)$")
STEM = 6
SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][\"”'’)])\s+|\n+")
QUOTED = re.compile(r"[\"“„«](?P<words>[^\"“”„«»\n]{8,})[\"”“»]")
OPENING = 6  # words of a quotation that stand for it: rewriters cut its end
SHORTEST_QUOTE = 3  # words; shorter ones are single words set off
FEWEST = 4  # words with content that a sentence needs to be compared
GRAM = 5
PROMINENT = 3  # times that the name of a subject stands in its text
OPENING_SENTENCES = 4  # with the headline
DAY = 2  # figures of a day of a month; beside the month four are a year
NAME, NUMBER, QUOTE = 1, 2, 3
KIND = np.uint32(3)
KNOWN = 1 << 16  # words whose stem, hash and number are remembered: most of a text's

Hashes = NDArray[np.uint32]


class Sketch(NamedTuple):
    """Hashes of a text, each array sorted and without repeats.

    `text` tells texts apart that differ in anything but white space, `words` those that differ in their words; it is
    empty where there are none.
    `grams` are word 5-grams. A fact's two lowest bits are its kind. `terms` are the words with content of all
    sentences one after the other, `ends` where each sentence ends in them. `lead` are names and numbers that
    the text is about. `dates` are the days of months that the headline names: those of a daily report.
    """

    text: bytes
    words: bytes
    grams: NDArray[np.uint64]
    facts: Hashes
    terms: Hashes
    ends: NDArray[np.uint16]
    lead: Hashes
    dates: Hashes

    def sentences(self) -> list[frozenset[int]]:
        """The terms of each sentence."""
        return [frozenset(part.tolist()) for part in np.split(self.terms, self.ends[:-1])] if len(self.ends) else []


class Reading(NamedTuple):
    """The words of one sentence: stems of those with content, those that are names, numbers, numbers by a month."""

    stems: list[str]
    names: list[str]
    numbers: list[str]
    dates: list[str]

    def terms(self) -> frozenset[str]:
        """All of it, as what the sentence says."""
        return frozenset((*self.stems, *self.numbers))


class Sketcher:
    """Document -> Sketch, with the tables of words it needs."""

    def __init__(self) -> None:
        self._cardinal = lru_cache(KNOWN)(load_numbers().cardinal)
        self._plain, self._calendar = load_plain_words(), load_calendar()
        self._has_content = lru_cache(KNOWN)(lambda word: len(word) > 1 and word.lower() not in self._plain)
        self._begins_number = lru_cache(KNOWN)(lambda word: word[0].isdigit() or self._cardinal(word) is not None)

    def sketch(self, document: Document) -> Sketch:
        """What is compared of a document."""
        text = document.text
        split = [WORD.findall(sentence) for sentence in sentences_of(text)]
        words = [word.lower() for one in split for word in one]
        read = [self._read(one) for one in split]
        terms = [hashed for one in read if len(hashed := sorted({_hash(term) for term in one.terms()})) >= FEWEST]
        return Sketch(
            text=_digest(" ".join(text.split())),
            words=_digest(" ".join(words)) if words else b"",
            grams=_grams(words),
            facts=_facts(read, quotations_of(text)),
            terms=np.array([term for one in terms for term in one], np.uint32),
            ends=np.cumsum([len(one) for one in terms]).astype(np.uint16),
            lead=_hashes(_lead(read)),
            dates=_hashes(read[0].dates) if read else _hashes(()),
        )

    def read(self, sentence: str) -> Reading:
        """The words of a sentence that carry content."""
        return self._read(WORD.findall(sentence))

    def _read(self, words: Sequence[str]) -> Reading:
        found = Reading([], [], [], [])
        at = 0
        while at < len(words):
            number, taken = self._number(words, at) if self._begins_number(words[at]) else (None, 1)
            if number is not None:
                if self._is_day(words, at, number):
                    found.dates.append(number)
                if number != "1" or number in found.dates:
                    found.numbers.append(number)
            elif self._has_content(words[at]):
                _word(words, at, found)
            at += taken
        return found

    def _is_day(self, words: Sequence[str], at: int, number: str) -> bool:
        """Whether a number is the day of a month beside it."""
        beside = {word.lower() for word in words[max(0, at - 1) : at + 2]}
        return words[at][0].isdigit() and len(number) <= DAY and bool(self._calendar & beside)

    def _number(self, words: Sequence[str], at: int) -> tuple[str | None, int]:
        """A number ("twenty five" and "19 million" are one) and how many words it takes."""
        taken = figures = int(words[at][0].isdigit())
        while at + taken < len(words) and self._continues(words[at + taken], bool(figures)):
            taken += 1
        value = self._cardinal(" ".join(words[at : at + taken])) if taken else None
        if value is None and figures:
            return words[at].replace(",", ""), 1
        return (str(value) if value is not None and value >= 1 else None), max(taken, 1)

    def _continues(self, word: str, figures: bool) -> bool:
        """Whether a word is part of a number; after figures only "hundred", "million" and the like."""
        value = None if word[0].isdigit() else self._cardinal(word)
        return value is not None and (not figures or value >= 100)


class Sketches(Sketcher):
    """A Sketcher that remembers the sketches of documents, for several who look at the same ones."""

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[str, Sketch] = {}

    def sketch(self, document: Document) -> Sketch:
        """What is compared of a document."""
        if document.id not in self._made:
            self._made[document.id] = super().sketch(document)
        return self._made[document.id]


def _word(words: Sequence[str], at: int, found: Reading) -> None:
    word = words[at]
    stem = stem_of(word)
    found.stems.append(stem)
    if word[0].isupper() and (at > 0 or (len(words) > 1 and words[1][0].isupper())):
        found.names.append(stem)


def sentences_of(text: str) -> list[str]:
    """Sentences and headlines, roughly: an abbreviation may cut one in two, in all versions alike."""
    return [part.strip() for part in SENTENCE.split(text) if part.strip()]


def quotations_of(text: str) -> Iterator[str]:
    """The first words of each quotation, lower case."""
    for match in QUOTED.finditer(text):
        words = [word.lower() for word in WORD.findall(match["words"])]
        if len(words) >= SHORTEST_QUOTE:
            yield " ".join(words[:OPENING])


@lru_cache(KNOWN)
def stem_of(word: str) -> str:
    """The first letters of a word without its ending.

    >>> stem_of("prisoners"), stem_of("Ulmar's")
    ('prison', 'ulmar')
    """
    return ENDING.sub("", POSSESSIVE.sub("", word.lower()))[:STEM]


def _lead(read: Sequence[Reading]) -> frozenset[str]:
    """What a text is about: names and numbers of its headline, names of its opening that come again and again.

    A headline may have capitals everywhere, so only names that the text repeats are taken of it.
    """
    if not read:
        return frozenset()
    told = Counter(name for one in read[1:] for name in one.names)
    opening = {name for one in read[1:OPENING_SENTENCES] for name in one.names if told[name] >= PROMINENT}
    named = {name for name in read[0].stems if name in told}
    return frozenset(opening | named | {*read[0].numbers} - {*read[0].dates})


def _facts(read: Iterable[Reading], quotations: Iterable[str]) -> Hashes:
    kinds: tuple[tuple[int, Callable[[Reading], Iterable[str]]], ...] = (
        (NAME, lambda one: one.names),
        (NUMBER, lambda one: one.numbers),
    )
    sentences = list(read)
    marked = {_hash(word) & ~3 | kind for kind, of in kinds for one in sentences for word in of(one)}
    marked |= {_hash(words) & ~3 | QUOTE for words in quotations}
    return np.array(sorted(marked), np.uint32)


def _grams(words: Sequence[str]) -> NDArray[np.uint64]:
    """Hashes of the runs of five words, by a polynomial in the words' own hashes."""
    if len(words) < GRAM:
        return np.empty(0, np.uint64)
    hashes = np.array([_hash(word) for word in words], np.uint64)
    runs = len(words) - GRAM + 1
    rolled = np.zeros(runs, np.uint64)
    for offset in range(GRAM):
        rolled = rolled * np.uint64(0x9E3779B97F4A7C15) + hashes[offset : offset + runs]
    return np.unique(rolled)


def _hashes(words: Iterable[str]) -> Hashes:
    return np.array(sorted({_hash(word) for word in words}), np.uint32)


@lru_cache(KNOWN)
def _hash(word: str) -> int:
    return crc32(word.encode(errors="surrogatepass"))


def _digest(text: str) -> bytes:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=12).digest()
