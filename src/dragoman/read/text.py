"""Plain text and Markdown -> Documents. A file may begin with header lines and hold several items."""

import re
from collections.abc import Iterator

from dragoman.model import Diagnostic, Document, Handling, Record
from dragoman.read import forms
from dragoman.read.compose import Page, compose
from dragoman.read.credits import authors_in
from dragoman.read.dates import parse_day
from dragoman.read.decode import NotTextError, decode
from dragoman.read.documents import refused
from dragoman.read.kinds import kind_named
from dragoman.read.language import language_code
from dragoman.read.markdown import plain_markdown
from dragoman.read.paragraphs import clean, lines_of, paragraphs
from dragoman.read.rules import Field, Rules, load_rules

HEADER = re.compile(r"(?P<name>[^\W\d_][\w /-]{0,30}?)\s*:\s*(?P<value>.*)")
SEPARATOR = "---"

# Links show that a text is Markdown, whatever its name.
MARKED = re.compile(r"\[[^\[\]\n]{1,300}\]\(https?://(?:[^()\s]|\([^()\s]{0,200}\)){1,2000}\)")


class Item(Record):
    """One text of a file: what its header says, and its lines below the header."""

    fields: dict[Field, str]
    lines: tuple[str, ...]


class TextReader:
    """Reads .txt, .md and whatever else is text.

    >>> reader = TextReader()
    >>> [document] = reader.read("note.txt", b"Title: Talks resume\\nDate: 2025-08-19\\n\\nThe envoys met in Doha.")
    >>> document.text[document.body :], document.title, document.published.isoformat()
    ('The envoys met in Doha.', 'Talks resume', '2025-08-19')
    """

    suffixes = forms.TEXT

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or load_rules()

    def accepts(self, origin: str, data: bytes) -> bool:
        """Whether the bytes may be text."""
        return forms.is_plain(origin, data)

    def read(self, origin: str, data: bytes) -> Iterator[Document | Diagnostic]:
        """The documents in the bytes, in order, each after the Diagnostics about its header."""
        try:
            text = decode(data, signatures=self._rules.signatures)
        except NotTextError as error:
            yield refused(origin, f"cannot be read as text: {error}")
            return
        if not clean(text):
            yield refused(origin, "is empty; nothing to read")
            return
        for item in items(text, self._rules):
            yield from self._read_item(origin, item)

    def _read_item(self, origin: str, item: Item) -> Iterator[Document | Diagnostic]:
        yield from header_problems(origin, item.fields, self._rules)
        text = "\n".join(item.lines)
        title = clean(item.fields.get(Field.TITLE, ""))
        found = text_paragraphs(origin, text)
        if not found:
            yield refused(origin, f"the item {title!r} has a header and no text; put the text under a blank line")
            return
        yield compose(headed(origin, found, item.fields, self._rules), self._rules)


def text_paragraphs(origin: str, text: str) -> tuple[str, ...]:
    """The paragraphs of a plain text or, where its name or its links show it, of Markdown."""
    return paragraphs(plain_markdown(text) if forms.is_markdown(origin) or MARKED.search(text) else text)


def items(text: str, rules: Rules) -> Iterator[Item]:
    """The items of a file: parted by lines `---` where header lines follow; else the file is one."""
    lines: list[str] = []
    fields: dict[Field, str] = {}
    rest = lines_of(text.lstrip("\ufeff"))
    at = 0
    while at < len(rest):
        begins = rest[at].rstrip() == SEPARATOR
        header, length = header_of(rest, at + begins, rules) if begins or not (lines or fields) else ({}, 0)
        if header:
            if fields or any(map(clean, lines)):
                yield Item(fields=fields, lines=tuple(lines))
            fields, lines = header, []
            at += begins + length
        else:
            lines.append("" if begins else rest[at])
            at += 1
    if fields or lines:
        yield Item(fields=fields, lines=tuple(lines))


def header_of(lines: list[str], start: int, rules: Rules) -> tuple[dict[Field, str], int]:
    """Header fields at a line, and how many lines they take; none unless all lines up to a blank one are fields."""
    at = start
    while at < len(lines) and not lines[at].strip():
        at += 1
    fields: dict[Field, str] = {}
    unknown = 0
    while at < len(lines) and lines[at].strip() and lines[at].rstrip() != SEPARATOR:
        match = HEADER.fullmatch(clean(lines[at]))
        if match is None:
            return {}, 0
        field = rules.headers.get(match["name"].lower())
        unknown += field is None
        if field is not None and match["value"].strip("\"' "):
            fields[field] = match["value"].strip("\"' ")
        at += 1
    if at < len(lines) and lines[at].rstrip() == SEPARATOR and fields:
        at += 1  # the closing line of Markdown front matter
    return (fields, at - start) if len(fields) > unknown or Field.TITLE in fields else ({}, 0)


def headed(origin: str, found: tuple[str, ...], fields: dict[Field, str], rules: Rules) -> Page:
    """The page of an item: its paragraphs and what its header says."""
    title = clean(fields.get(Field.TITLE, ""))
    return Page(
        origin=origin,
        paragraphs=found,
        titles=(title,) if title else (),
        source=fields.get(Field.SOURCE),
        url=fields.get(Field.URL),
        language=language_code(fields.get(Field.LANGUAGE, "")),
        kind=kind_named(fields.get(Field.KIND, ""), rules),
        handling=handling_named(fields.get(Field.HANDLING)),
        published=parse_day(fields.get(Field.DATE, ""), rules.months),
        authors=authors_in(filter(None, [fields.get(Field.AUTHOR)]), rules),
    )


def handling_named(words: str | None) -> Handling:
    """The mark that a header names ("TLP:AMBER"); one that cannot be understood counts as the strictest."""
    if words is None:
        return Handling.CLEAR
    name = words.lower().removeprefix("tlp").strip(" :").replace(" ", "")
    return Handling(name) if name in set(Handling) else Handling.RED


def header_problems(origin: str, fields: dict[Field, str], rules: Rules) -> Iterator[Diagnostic]:
    """What a header says that cannot be understood."""
    day, kind, language, mark = (fields.get(f) for f in (Field.DATE, Field.KIND, Field.LANGUAGE, Field.HANDLING))
    if day is not None and parse_day(day, rules.months) is None:
        yield refused(origin, f"the date {day!r} in the header is not understood; write YYYY-MM-DD")
    if kind is not None and kind_named(kind, rules) is None:
        yield refused(origin, f"the kind {kind!r} in the header is not known; write article, statement, readout, ...")
    if language is not None and language_code(language) is None:
        yield refused(origin, f"the language {language!r} in the header is not understood; write en, fr, ...")
    if mark is not None and handling_named(mark) is Handling.RED and "red" not in mark.lower():
        yield refused(origin, f"the mark {mark!r} in the header is not known and is taken as TLP:RED")
