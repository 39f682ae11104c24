"""Documents named and dated, and what is said of a file that gives none."""

from datetime import date

from dragoman.model import Diagnostic, Document, PublishedFrom, content_id

STAGE = "read"


def identified(document: Document) -> Document:
    """The document with its id: a hash of text, title and day, so the same text from two files is one."""
    return document.replace(id=content_id(document.text, document.title, document.published))


def dated(document: Document, published: date | None, found_in: PublishedFrom = PublishedFrom.GIVEN) -> Document:
    """The document with a day of publication, where its file named none."""
    if published is None or document.published is not None:
        return document
    return identified(document.replace(published=published, published_from=found_in))


def refused(origin: str, why: str) -> Diagnostic:
    """What could not be read, and what to do."""
    return Diagnostic(stage=STAGE, message=f"{origin}: {why}", origin=origin)
