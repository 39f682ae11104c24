"""Place lines at the start of a report."""

import pytest

from dragoman.lexicon.datelines import find_dateline


@pytest.mark.parametrize(
    ("line", "city", "day", "agency"),
    [
        ("GENEVA, Switzerland, May 3 (Agency) - ", "GENEVA", "May 3", "Agency"),
        ("MUSCAT – ", "MUSCAT", None, None),
        ("SANAA/ADEN, April 16 2023. ", "SANAA/ADEN", "April 16 2023", None),
        ("ANKARA, June 3. /WIRE/. ", "ANKARA", "June 3", "WIRE"),
        ("BOGOTÁ, Colombia — ", "BOGOTÁ", None, None),
        ("WASHINGTON, D.C. — ", "WASHINGTON", None, None),
        ("PORT-AU-PRINCE -- ", "PORT-AU-PRINCE", None, None),
        ("ST. GALLEN, 2nd May 2024 – ", "ST. GALLEN", "2nd May 2024", None),
        ("CAIRO – 15 May 2021: ", "CAIRO", "15 May 2021", None),
        ("Nairobi, Kenya, 12 May 2020 – ", "Nairobi", "12 May 2020", None),
        ("Doha, Qatar — ", "Doha", None, None),
        ("Oslo (Agency) - ", "Oslo", None, "Agency"),
    ],
)
@pytest.mark.parametrize("body", ["The sides met.", '"We met," he said.', "12 people spoke."])
def test_place_line(line: str, city: str, day: str | None, agency: str | None, body: str) -> None:
    found = find_dateline(line + body)
    assert found is not None
    assert (found.end, found.city, found.day, found.agency) == (len(line), city, day, agency)


@pytest.mark.parametrize(
    "text",
    [
        "US - Iran talks resume.",
        "UN: The envoy will travel.",
        "The talks – the third round – ended.",
        "Lavrov – The talks go on.",
        "QUESTION: Is there a date?",
        "TEHRAN, Iran. The talks go on.",
        "Rebels, army agree - minister",
        "",
    ],
)
def test_sentence_is_no_place_line(text: str) -> None:
    assert find_dateline(text) is None
