"""Text all in capitals, as old wires have it, in small letters with the capitals of names."""

import re
from collections.abc import Callable, Collection, Iterator

from spacy.lang.en.stop_words import STOP_WORDS

from dragoman.lexicon.actors import ActorIndex, Match, fold
from dragoman.model import ActorKind, Span

SHOUT = 40  # letters from which a paragraph in capitals is taken for a wire text, not for a headline word
SENTENCE = re.compile(r"(?:^|[.!?:]\s+)[\"“]?[a-z]")
WORD = re.compile(r"[^\W\d_]+")
GIVEN = 5  # letters of a given name; shorter ones are mostly words as well ("Bill", "Mark", "Ban")
NAMED = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]+")  # a word with a capital inside a sentence
SHORT, LONGEST = 4, 200  # words of a headline at least, characters at most
SMALL = 3  # letters up to which a word within a name has no capital ("of", "the", "de")


class Capitals:
    """Puts paragraphs into the letters that a parser knows; as long as they were, so that offsets hold."""

    def __init__(self, index: ActorIndex, given: Collection[str]) -> None:
        self._index = index
        self._given = given

    def reader(self, text: str) -> Callable[[str], str]:
        """What gives the paragraphs of a text as a parser can read them: line breaks and hard blanks as blanks; where
        all stands in capitals, small letters but for sentences' beginnings, known names, given names and surnames."""
        names: frozenset[str] = frozenset()
        lines = text.splitlines()
        if any(is_shouted(line) or is_headline(line) for line in lines):
            prose = (line for line in lines if not is_headline(line) and not line.isupper())
            within = (word for line in prose for word in NAMED.findall(line))
            names = frozenset(map(fold, (*self._surnames(text), *within)))
        return lambda paragraph: self._readable(paragraph, names)

    def _surnames(self, text: str) -> Iterator[str]:
        """The last words of the names that a text has in full, of known persons or after a given name."""
        for match in self._index.find(text):
            words = WORD.findall(text[match.span.start : match.span.end])
            if len(words) > 1 and self._index.actors[match.namings[0].actor].kind is ActorKind.PERSON:
                yield words[-1]
        for span in self._people(text):
            yield text[span.start : span.end]

    def _readable(self, paragraph: str, names: Collection[str]) -> str:
        flat = flattened(paragraph)
        lower, shouted = SENTENCE.sub(lambda found: found.group().upper(), flat.lower()), is_shouted(flat)
        if not (shouted or is_headline(flat)) or len(lower) != len(flat):
            return flat
        if not shouted:  # capitals within a word are its own
            lower = WORD.sub(lambda w: w.group() if not w.group()[1:].islower() else lower[w.start() : w.end()], flat)
        written = list(lower)
        for match in self._index.find(flat):
            words = flat[match.span.start : match.span.end]
            if words.lower() not in STOP_WORDS and not all(naming.surname for naming in match.namings):
                written[match.span.start : match.span.end] = (
                    titled(words) if shouted and not self._is_acronym(match, words) else words
                )
        for span in self._people(flat):
            written[span.start] = flat[span.start]
        for word in WORD.finditer(flat):
            if fold(word.group()) in names:
                written[word.start()] = flat[word.start()]
        return "".join(written)

    def _is_acronym(self, match: Match, words: str) -> bool:
        """Whether an actor's name is written in capitals everywhere."""
        bearers = (self._index.actors[naming.actor] for naming in match.namings)
        return any(words == name for actor in bearers for name in (actor.id, actor.name, *actor.aliases))

    def _people(self, text: str) -> Iterator[Span]:
        """Given names, and the word after them."""
        named, end = False, 0
        for word in WORD.finditer(text):
            given = len(word.group()) >= GIVEN and fold(word.group()) in self._given
            follows = named and text[end : word.start()] in (" ", "-") and word.group().lower() not in STOP_WORDS
            if given or follows:
                yield Span(start=word.start(), end=word.end())
            named, end = given, word.end()


def is_shouted(text: str) -> bool:
    """Whether a text of some length is in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= SHOUT and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def is_headline(text: str) -> bool:
    """Whether a line has the capitals of a headline: on all words but small ones, and no full stop at its end."""
    words: list[str] = [word for word in WORD.findall(text) if len(word) > SMALL]
    if len(words) < SHORT or len(text) > LONGEST or text.rstrip().endswith((".", ":", ";", ",")):
        return False
    return sum(word[0].isupper() for word in words) * 10 >= 9 * len(words)


def flattened(paragraph: str) -> str:
    """A paragraph with its line breaks and hard blanks as blanks."""
    return paragraph.replace("\n", " ").replace("\xa0", " ")


def titled(words: str) -> str:
    """Each word with a capital but small ones within.

    >>> titled("FRONT OF NATIONAL LIBERATION")
    'Front of National Liberation'
    """
    written = WORD.sub(lambda w: w.group().lower() if len(w.group()) <= SMALL else w.group().capitalize(), words)
    return written[:1].upper() + written[1:]
