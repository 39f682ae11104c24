"""Stories of files: which of them are copies or rewrites of one text, and what the later versions changed."""

from collections.abc import Iterable
from datetime import date
from os import PathLike, fspath
from typing import BinaryIO

from dragoman.model import Diagnostic, Document, StoryList
from dragoman.resolve import StoryIndex, told
from dragoman.run.brief import day
from dragoman.run.pipeline import in_order, kept
from dragoman.run.settings import Settings
from dragoman.run.sources import read_sources


def stories_of(
    sources: Iterable[str | PathLike[str]],
    *,
    published: date | str | None = None,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
) -> StoryList:
    """The stories of the documents in the sources (docs/stories.md); what cannot be read is in `diagnostics`.

    `published` is the day of publication of files that do not say theirs. Raises SettingsError for a bad date.

    >>> stories_of(["no/such/file.txt"]).stories
    ()
    """
    unread: list[Diagnostic] = []
    named = [fspath(source) for source in sources]
    found = read_sources(named, settings=settings, published=day(published), stdin=stdin)
    index, documents = StoryIndex(), list[Document]()
    for document in kept(found, unread):
        index.add(document)
        documents.append(document)
    return StoryList(stories=tuple(told(index, documents)), diagnostics=in_order(unread))
