"""How a source is named: a document's label, and a sentence in quotation marks."""

from dragoman.model import DocumentNote
from dragoman.views.dates import day
from dragoman.views.words import Words, visible


def label(note: DocumentNote, words: Words) -> str:
    """Title, source, address or file name, and day of publication of a document."""
    title = words.quoted(note.title) if note.title else ""
    origin = note.url or (note.origin or "").replace("\\", "/").rpartition("/")[2]
    dates = day(note.published, words) if note.published else words.say("date.none")
    return ", ".join(visible(part) for part in (title, note.source or "", origin, dates) if part)


def short_label(note: DocumentNote, words: Words) -> str:
    """Source (where unknown title, address or file name) and day of publication, for a message."""
    named = (note.source, note.title, note.url, (note.origin or "").replace("\\", "/").rpartition("/")[2])
    dates = day(note.published, words) if note.published else words.say("date.none")
    return ", ".join(visible(part) for part in (next(filter(None, named), ""), dates) if part)


def quoted(sentence: str, words: Words) -> str:
    """The sentence in quotation marks, unless it has some of its own, which must stay as they are."""
    shown = visible(sentence)
    return shown if set(shown) & set('“”"«»') else words.say("quote", words=shown)
