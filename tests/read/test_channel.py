"""The page of a Telegram channel: each message is a text of its own, with its address and day."""

from dragoman.model import Diagnostic, Document
from dragoman.read.html import HtmlReader

HEAD = (
    "<!DOCTYPE html><html><head><title>Harrow Commission - Telegram</title></head><body><header>"
    '<div class="tgme_header_counter">41.2K subscribers</div><a>Download Telegram</a></header><section>'
)
MESSAGE = (
    '<div class="wrap"><div class="tgme_widget_message js-widget_message" data-post="harrowcom/{n}">'
    '<a class="tgme_widget_message_owner_name"><span>Harrow Commission</span></a>{text}'
    '<div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">12K</span>'
    '<a class="tgme_widget_message_date"><time datetime="2030-11-2{n}T11:05:00+00:00">11:05</time>'
    "</a></div></div></div>"
)
TEXT = '<div class="tgme_widget_message_text js-message_text" dir="auto">{words}</div>'
REPLY = '<div class="tgme_widget_message_text js-message_reply_text">Where is the report?</div>'


def read(*texts: str) -> list[Document | Diagnostic]:
    page = HEAD + "".join(MESSAGE.format(n=i, text=text) for i, text in enumerate(texts, start=1)) + "</section>"
    return list(HtmlReader().read("channel.html", page.encode()))


def test_each_message_is_a_document() -> None:
    words = "The report is out.<br><br>Both armies broke the truce, it says."
    found = read(TEXT.format(words=words), TEXT.format(words="Patrols begin on Monday at six in the morning."))
    assert [one.url for one in found if isinstance(one, Document)] == [
        "https://t.me/harrowcom/1",
        "https://t.me/harrowcom/2",
    ]
    first = found[0]
    assert isinstance(first, Document)
    assert first.text == "The report is out.\n\nBoth armies broke the truce, it says."
    assert (first.source, str(first.published), first.published_from.value) == (
        "Harrow Commission",
        "2030-11-21",
        "metadata",
    )


def test_tags_and_the_message_replied_to_are_left_out() -> None:
    words = 'Read the report first.<br><a href="?q=%23truce">#truce</a>'
    (found,) = read(REPLY + TEXT.format(words=words))
    assert isinstance(found, Document)
    assert found.text == "Read the report first."


def test_pictures_alone_give_no_text() -> None:
    (found,) = read('<a class="tgme_widget_message_photo_wrap"></a>')
    assert isinstance(found, Diagnostic)
