"""The public page of a Telegram channel (t.me/s/...) -> one Document for each message."""

from collections.abc import Iterator
from typing import Any

from dragoman.model import Diagnostic, Document
from dragoman.read.compose import Page, compose
from dragoman.read.dates import parse_day
from dragoman.read.documents import refused
from dragoman.read.paragraphs import clean, lines_of
from dragoman.read.rules import Rules

MARK = "tgme_widget_message"
MESSAGE = './/*[@data-post and contains(concat(" ", @class, " "), " tgme_widget_message ")]'
TEXT = './/*[contains(concat(" ", @class, " "), " tgme_widget_message_text ")]'
OWNER = './/*[contains(@class, "tgme_widget_message_owner_name")]'
FORWARDED = './/*[contains(@class, "tgme_widget_message_forwarded_from_name")]'
WHEN = './/*[contains(@class, "tgme_widget_message_date")]//time/@datetime'
TAG = "?q=%23"
WEB = "https://t.me/"


def messages(tree: Any | None) -> list[Any]:
    """The messages on the page; none where it is no channel's."""
    return [] if tree is None else list(tree.xpath(MESSAGE))


def message_documents(origin: str, found: list[Any], rules: Rules) -> Iterator[Document | Diagnostic]:
    """The documents of messages, in the page's order. Pictures without words are passed over."""
    count = 0
    for message in found:
        paragraphs = _paragraphs(message)
        if paragraphs:
            count += 1
            yield compose(_page(f"{origin}, message {message.get('data-post')}", message, paragraphs, rules), rules)
    if not count:
        yield refused(origin, "is a channel whose messages have no text")


def _page(origin: str, message: Any, paragraphs: tuple[str, ...], rules: Rules) -> Page:
    owner, forwarded = _words(message, OWNER), _words(message, FORWARDED)
    days = (parse_day(str(when), rules.months) for when in message.xpath(WHEN))
    return Page(
        origin=origin,
        paragraphs=paragraphs,
        source=owner,
        url=WEB + message.get("data-post"),
        published=next((day for day in days if day is not None), None),
        authors=(forwarded,) if forwarded else (),
    )


def _paragraphs(message: Any) -> tuple[str, ...]:
    """A message's lines; tags that it is filed under are left out."""
    texts = [text for text in message.xpath(TEXT) if "reply" not in (text.get("class") or "")]
    if not texts:
        return ()
    for link in list(texts[-1].iter("a")):
        if TAG in (link.get("href") or ""):
            link.drop_tree()
    for line_break in texts[-1].iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    return tuple(filter(None, map(clean, lines_of(texts[-1].text_content()))))


def _words(message: Any, path: str) -> str | None:
    return next((words for element in message.xpath(path) if (words := clean(element.text_content()))), None)
