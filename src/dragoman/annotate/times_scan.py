"""Finds where the rules of the grammar of times match a text, and which of those matches are no times."""

import re
from collections.abc import Iterator

from dragoman.lexicon.times import Reading, TimesLexicon
from dragoman.model import Annotated, Record, Span, Token

WORD = re.compile(r"[^\W\d_]+")
NAME_ENTITIES = {"PERSON", "LAW", "WORK_OF_ART", "EVENT"}
LONE = {
    Reading.MONTH: "month",
    Reading.WEEKDAY: "weekday",
    Reading.YEAR: "year",
}


class Match(Record):
    """Words that a rule fits: its reading, the span, the half-open token range, the words of each part."""

    reading: Reading
    span: Span
    first: int
    last: int
    parts: dict[str, str]
    places: dict[str, Span]


def find_matches(annotated: Annotated, lexicon: TimesLexicon) -> Iterator[Match]:
    """The matches of the grammar in text order, none overlapping another, each the longest at its place."""
    end = 0
    for token in annotated.tokens:
        if token.start < end or not _opens(annotated.document.text, token.start, lexicon):
            continue
        match = _longest(annotated, token.i, lexicon)
        if match is not None and not refused(annotated, match, lexicon):
            end = match.span.end
            yield match


def _opens(text: str, start: int, lexicon: TimesLexicon) -> bool:
    if text[start].isdigit() or text[start] in "'’":
        return True
    word = WORD.match(text, start)
    return word is not None and word[0].lower() in lexicon.openers


def _longest(annotated: Annotated, i: int, lexicon: TimesLexicon) -> Match | None:
    text, start = annotated.document.text, annotated.tokens[i].start
    line = text.find("\n", start)
    stop = line if line >= 0 else len(text)
    best: tuple[Reading, re.Match[str]] | None = None
    for reading, pattern in lexicon.rules:
        found = pattern.match(text, start, stop)
        if found and (best is None or found.end() > best[1].end()) and _spelt(found, lexicon):
            best = (reading, found)
    return _match(annotated, i, *best) if best else None


def _match(annotated: Annotated, i: int, reading: Reading, found: re.Match[str]) -> Match:
    last = i + 1
    while last < len(annotated.tokens) and annotated.tokens[last].start < found.end():
        last += 1
    parts = {part: words for part, words in found.groupdict().items() if words is not None}
    return Match(
        reading=reading,
        span=Span(start=found.start(), end=found.end()),
        first=i,
        last=last,
        parts=parts,
        places={part: Span(start=found.start(part), end=found.end(part)) for part in parts},
    )


def _spelt(found: re.Match[str], lexicon: TimesLexicon) -> bool:
    return all(words is None or lexicon.spelt(part.rstrip("23"), words) for part, words in found.groupdict().items())


def refused(annotated: Annotated, match: Match, lexicon: TimesLexicon) -> bool:
    """Whether the match is another word or part of a name: the modal "may", "Theresa May", "2,000 people"."""
    if match.reading is Reading.REF:
        return annotated.tokens[match.first].pos in ("NOUN", "ADJ") and match.last - match.first == 1
    if set(match.parts) != {LONE.get(match.reading)}:
        return False
    if match.reading is Reading.YEAR:
        return not _is_year(annotated, match, lexicon)
    token = annotated.tokens[match.first]
    before = annotated.tokens[match.first - 1] if match.first else None
    named = before is not None and before.text.lower() in lexicon.words("named") and before.text.istitle()
    other_word = match.reading is Reading.MONTH and _no_month(annotated, token)
    return named or other_word or token.entity in NAME_ENTITIES


def _no_month(annotated: Annotated, token: Token) -> bool:
    """The modal "may", the verb and the noun "march", the last word of a name ("Theresa May")."""
    return (
        token.tag == "MD"
        or token.tag.startswith("VB")
        or annotated.child(token.i, "det", "poss", "compound") is not None
    )


def _is_year(annotated: Annotated, match: Match, lexicon: TimesLexicon) -> bool:
    token = annotated.tokens[match.first]
    before = annotated.tokens[match.first - 1] if match.first else None
    after = annotated.tokens[match.last] if match.last < len(annotated.tokens) else None
    if token.end != match.span.end:
        return False
    counts = token.dep == "nummod" and after is not None and after.tag == "NNS"
    led = before is not None and before.text.lower() in lexicon.words("yearlead")
    return token.entity == "DATE" or (led and not counts)
