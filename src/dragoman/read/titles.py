"""Finds a page's heading: the headline, often given several times in other words, and the deck.

The paragraphs before the body are those up to the last one that is surely a headline: a wording
the page's own data gives, a repeated or cut-off wording, or lines without a full stop at the top.
"""

from collections.abc import Sequence

from dragoman.model import Record
from dragoman.read.kinds import kind_signed
from dragoman.read.rules import Rules
from dragoman.read.wording import alike, content_words, is_closed, is_cut, is_spoken, same_wording, sentence_count

# A page has hardly more lines than this above its body, and a headline hardly more words.
MOST_LINES = 12
LONGEST = 45
# A headline without a full stop, known by its place alone, has fewer words: it stands over prose.
LONGEST_OPEN = 30
# Kicker, headline, deck: so many lines without a full stop may stand over a text by their place alone.
MOST_OPEN = 3
# Sentences that may stand between two headlines; with more between them the second is a heading inside the body.
WIDEST_GAP = 3
FEWEST_CONTENT = 3
# In a page whose paragraphs have several sentences, sentences standing alone at the top are no body.
MOST_SINGLE = 1 / 3


class Heading(Record):
    """A page taken apart: its headline in the fullest wording, the other wordings, deck and body."""

    title: str | None
    variants: tuple[str, ...]
    deck: tuple[str, ...]
    body: tuple[str, ...]


class Line(Record):
    """A paragraph near the top with what is asked of it."""

    text: str
    words: frozenset[str]
    closed: bool
    cut: bool
    signed: bool


def find_heading(paragraphs: Sequence[str], given: Sequence[str], rules: Rules) -> Heading:
    """The heading of a page. `given`: wordings of the headline that the page's own data names, best first.

    At least one paragraph is always left as body.
    """
    lines = [line_of(paragraph, rules) for paragraph in paragraphs[: lead_length(paragraphs, rules)]]
    known = [line_of(title, rules) for title in given]
    length = heading_length(lines, known)
    if not known:
        length = _with_rewordings(lines, length, paragraphs, rules)
    wordings, others = wordings_of(lines[:length], known)
    if not wordings:
        return Heading(title=None, variants=(), deck=(), body=tuple(paragraphs))
    title = fullest([line for line in wordings if line in known and not line.cut] or wordings)
    body = tuple(paragraphs[length:])
    return Heading(
        title=title.text,
        variants=tuple(line.text for line in wordings if line.text != title.text),
        deck=tuple(line.text for line in others),
        body=tuple(p for p in body if p not in {line.text for line in wordings}) or body,
    )


def line_of(paragraph: str, rules: Rules) -> Line:
    """A paragraph with its content words and its end."""
    return Line(
        text=paragraph,
        words=content_words(paragraph, rules),
        closed=is_closed(paragraph, rules) or paragraph.endswith((":", ",", ";")),
        cut=is_cut(paragraph),
        signed=kind_signed(paragraph, rules) is not None,
    )


def lead_length(paragraphs: Sequence[str], rules: Rules) -> int:
    """How many paragraphs at the top are one sentence each, the last paragraph of all never counted."""
    count = 0
    for paragraph in paragraphs[: min(MOST_LINES, len(paragraphs) - 1)]:
        if len(paragraph.split()) > LONGEST or is_spoken(paragraph) or sentence_count(paragraph, rules) > 1:
            break
        count += 1
    return count


def heading_length(lines: Sequence[Line], known: Sequence[Line]) -> int:
    """How many lines belong to the heading: up to the last that surely is a headline."""
    length = 0
    wordings = list(known) or ([_first_headline(lines)] if lines else [])
    for i, line in enumerate(lines):
        gap = i - length
        repeats = gap <= WIDEST_GAP and any(line is not w and same_wording(line.text, w.text) for w in wordings)
        if repeats or _opens(line, i, gap, wordings, WIDEST_GAP if not known else 0):
            length = i + 1
        if _rewords(line, wordings):
            wordings.append(line)
    return length


def _opens(line: Line, i: int, gap: int, wordings: Sequence[Line], widest: int) -> bool:
    """Whether a line without a full stop is a headline: at the top, or in other words than one above."""
    if line.closed or len(line.text.split()) > LONGEST_OPEN:
        return False
    if gap == 0 and i < MOST_OPEN:
        return True
    return gap <= widest and any(line is not wording and alike(line.words, wording.words) for wording in wordings)


def _with_rewordings(lines: Sequence[Line], length: int, paragraphs: Sequence[str], rules: Rules) -> int:
    """The heading grown by two or more sentences that reword it, where the body is in longer paragraphs."""
    rest = paragraphs[len(lines) :]
    single = sum(sentence_count(paragraph, rules) == 1 for paragraph in rest)
    if not lines or single > MOST_SINGLE * len(rest):
        return length
    end = length
    while end < len(lines) and any(alike(lines[end].words, line.words) for line in lines[:end] or lines[1:2]):
        end += 1
    return end if end - length >= 2 else length


def wordings_of(lines: Sequence[Line], known: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The different wordings of the headline, and the other lines above the body, each in the page's order.

    Where the headline is given or is itself no sentence, one sentence that rewords it is a deck or
    the body's first: it stays in the text.
    """
    sentences = not known and ((lines[:1] and lines[0].closed) or sum(line.closed for line in lines) >= 2)
    wordings = _known_wordings(known) or ([_first_headline(lines)] if lines else [])
    others = [line for line in lines if line.text not in {wording.text for wording in wordings}]
    signatures = [line for line in others if line.signed]
    others = [line for line in others if not line.signed]
    grown = True
    while grown:
        fits = [line for line in others if (sentences or not line.closed) and _rewords(line, wordings)]
        fits += [line for line in others if line not in fits and any(same_wording(line.text, k.text) for k in known)]
        others = [line for line in others if line not in fits]
        wordings.extend(fits)
        grown = bool(fits)
    order = {line.text: i for i, line in reversed(list(enumerate([*known, *lines])))}
    distinct = {line.text: line for line in sorted(wordings, key=lambda line: order[line.text])}
    beside = sorted((*others, *signatures), key=lambda line: order[line.text])
    return list(distinct.values()), list({line.text: line for line in beside}.values())


def _known_wordings(known: Sequence[Line]) -> list[Line]:
    """The given titles that say something; a short one that shares nothing with the first is a section's name."""
    return [
        line for i, line in enumerate(known) if i == 0 or len(line.words) > FEWEST_CONTENT or _rewords(line, known[:1])
    ]


def _first_headline(lines: Sequence[Line]) -> Line:
    return next((line for line in lines if len(line.words) >= FEWEST_CONTENT and not line.signed), lines[0])


def _rewords(line: Line, wordings: Sequence[Line]) -> bool:
    return any(alike(line.words, other.words) or same_wording(line.text, other.text) for other in wordings)


def fullest(wordings: Sequence[Line]) -> Line:
    """The wording with most content; a cut-off one only where there is no other."""
    return max(wordings, key=lambda line: (not line.cut, len(line.words), len(line.text)))
