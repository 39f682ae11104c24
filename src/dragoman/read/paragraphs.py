"""Raw text -> clean paragraphs: white space, invisible characters, hard-wrapped lines."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

INVISIBLE = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
BROKEN = re.compile(r"[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# \uf0b7 and \uf0a7: bullets of the Symbol and Wingdings fonts, as word processors leave them.
BULLET = re.compile(r"^(?:[•▪◦●‣∙■\uf0b7\uf0a7]\s*)+")
# Quotation marks of other conventions, in pairs, become the double marks of English; an unpaired one is left.
QUOTED = re.compile(
    r"«\s*([^«»]*?)\s*»|„([^„“”\"]*)[“”\"]|``((?:(?!``|'').)*)''|‟([^‟”]*)”|〝([^〝〞]*)[〞〟]|‘‘((?:(?!‘‘|’’).)*)’’"
)
MARK = re.compile("[«„`‟〝´＂]|‘‘")
APOSTROPHE = re.compile(r"(?<=[^\W\d_])[`´](?=[^\W\d_])")
SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Typewriters, e-mail and terminals wrap at 60 to 100; a longer line is a paragraph of its own.
WIDEST = 110
# "GENEVA, 3 MAY (AP) -": what begins so begins a text.
DATELINE = re.compile(r"[^\W\d_][^.!?\n]{1,50}\s?[-–—]{1,2}\s")
NARROWEST = 30
# Where most of the text stands in longer lines, the short ones are headings and signatures.
NARROW_SHARE = 0.5
# Of the line breaks of wrapped prose, well over half stand inside a sentence: a small letter follows, or no mark ends.
INSIDE_SHARE = 0.6
ENDED = re.compile(r"[.!?:;][\"'”’»)\]]*$")
FULL_SHARE = 0.75
SLACK = 6


def clean(line: str) -> str:
    """One line of text: composed (NFC), no invisible characters or bullet, each white space one blank, quotation
    marks as English has them.

    >>> clean("The  envoy:\u00a0« We don`t know. »")
    'The envoy: “We don’t know.”'
    """
    line = BROKEN.sub("\ufffd", INVISIBLE.sub("", line))
    line = BULLET.sub("", SPACES.sub(" ", unicodedata.normalize("NFC", line)).strip())
    return _with_english_marks(line) if MARK.search(line) else line


def _with_english_marks(line: str) -> str:
    line = APOSTROPHE.sub("’", line.replace("＂", '"'))
    return QUOTED.sub(lambda match: f"“{next((inner for inner in match.groups() if inner is not None), '')}”", line)


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever ends them."""
    return BREAKS.split(text)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: blank lines part them; lines are joined where the text is hard-wrapped."""
    blocks = list(_blocks(text))
    width = wrap_width(blocks)
    found = (paragraph for block in blocks for paragraph in _joined(block, width))
    return tuple(paragraph for paragraph in map(clean, found) if paragraph)


def wrap_width(blocks: Sequence[Sequence[str]]) -> int | None:
    """The column at which the text is wrapped; None where each line is a paragraph."""
    pairs = [(line, after) for block in blocks for line, after in pairwise(block)]
    breaks = [(line, after) for line, after in pairs if not _is_indented(line, after)]
    short = [(line, after) for line, after in breaks if len(line) <= WIDEST]
    lengths = [len(line) for block in blocks for line in block]
    narrow = [length for length in lengths if length <= WIDEST]
    if not short or sum(narrow) < NARROW_SHARE * sum(lengths):
        return None
    width = max(narrow)
    inside = sum(after.lstrip()[:1].islower() or not ENDED.search(line) for line, after in short)
    full = sum(_is_full(line, after, width) for line, after in short)
    is_wrapped = width >= NARROWEST and inside >= INSIDE_SHARE * len(short) and full >= FULL_SHARE * len(short)
    return width if is_wrapped else None


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line had no room at the end of this one."""
    first = after.split(maxsplit=1)[0]
    return len(line) + 1 + len(first) > width - SLACK


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for raw in lines_of(text):
        line = raw.rstrip().replace("\t", "    ")
        if clean(line):
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _joined(block: list[str], width: int | None) -> Iterator[str]:
    paragraph = block[0]
    for line, after in pairwise(block):
        cut_short = width is not None and line is block[0] and _goes_on(line, after, width)
        if width is None or not (cut_short or _continues(line, after, width)):
            yield paragraph
            paragraph = after
        else:
            paragraph += ("" if _hyphenated(line, after) else " ") + after.strip()
    yield paragraph


def _continues(line: str, after: str, width: int) -> bool:
    return len(line) <= WIDEST and not _is_indented(line, after) and _is_full(line, after, width)


def _is_indented(line: str, after: str) -> bool:
    """Whether the next line begins a paragraph by standing further in than this one."""
    return after[:1] == " " and line[:1] != " "


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether a block's first line is short because a dateline or place was taken from it, as archives of wires do."""
    if ENDED.search(line) or after[:1].isspace() or len(after) < FULL_SHARE * width:
        return False
    return after[:1].islower() or (line.isupper() and after.isupper() and DATELINE.match(after) is None)


def _hyphenated(line: str, after: str) -> bool:
    """A word parted at the end of the line; its hyphen stays, for "one-on-one" has some of its own."""
    return line[-1] == "-" and line[-2:-1].isalpha() and after.strip()[:1].isalpha()
