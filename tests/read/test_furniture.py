"""Lines of page furniture go, sentences about the talks stay."""

import pytest

from dragoman.read.furniture import without_furniture
from dragoman.read.rules import load_rules

GONE = [
    "Skip to content",
    "Skip to main navigation",
    "Home > World > Asia",
    "Share this article on Telegram",
    "Facebook | X | WhatsApp",
    "We use cookies to give you the best experience on our website.",
    "Sign up for our daily newsletter",
    "Subscribe to our newsletter to get the latest news in your inbox.",
    "Read also: Oil prices fall after truce",
    "ADVERTISEMENT",
    "© 2024 The Gulf Post. All rights reserved.",
    "Ali Noor in Aden and Eva Lind in Oslo contributed to this report.",
    "Reporting by Ali Noor; Editing by Eva Lind",
    "File photo: envoys at the round table (Reuters)",
    "Envoys arrive at the palace. (Photo by Ali Noor/AFP)",
    "The palace in Muscat | Ali Noor/Getty Images",
    "14:35",
    "5 min read",
    "23 comments",
    "3 hours ago",
]
KEPT = [
    "Read the statement again, the envoy told reporters, and see what it leaves out.",
    "Related talks on grain exports were held in Istanbul.",
    "Officials share the view that the truce will hold.",
    "By Sunday both armies had pulled back.",
    "The ministers subscribe to the plan.",
    "Copyright law is one of the chapters under negotiation.",
    "Comments by the Kremlin spokesman were taken as a refusal.",
    "More on prisoners was to be agreed at the next round.",
    "Photos of the meeting were released by the presidency.",
    "From Doha, the delegation flew to Cairo.",
    "Follow-up talks are planned for Monday.",
    "The minister updated the council on 3 June.",
]
PROSE = "The two delegations met for six hours and agreed to come back before the end of the month, " * 2


@pytest.mark.parametrize("line", GONE)
def test_furniture_goes(line: str) -> None:
    assert without_furniture([line, PROSE], load_rules()) == (PROSE,)


@pytest.mark.parametrize("line", KEPT)
def test_sentences_stay(line: str) -> None:
    assert without_furniture([line, PROSE], load_rules()) == (line, PROSE)


@pytest.mark.parametrize("heading", ["Read also:", "Related articles", "See also", "More on this story", "Most read"])
def test_list_of_titles_goes_with_its_heading(heading: str) -> None:
    page = [PROSE, heading, "Oil falls after truce", "Who are the envoys?", "The talks went on.", PROSE]
    assert without_furniture(page, load_rules()) == (PROSE, "The talks went on.", PROSE)


def test_comments_end_the_page_but_not_a_menu_above_it() -> None:
    assert without_furniture(["Comments", PROSE, "Leave a comment", "I disagree.", PROSE], load_rules()) == (PROSE,)
