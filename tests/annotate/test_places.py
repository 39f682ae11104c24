"""Names of places in a text, and which place each means there."""

from collections.abc import Callable

import pytest

from dragoman.model import Annotated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Delegations met in Geneva.", "Geneva CHE"),
        ("The president spoke in Norte de Santander.", "Norte de Santander COL"),
        ("Fighting resumed in North Kivu.", "North Kivu COD"),
        ("Ships left the port of Hodeidah.", "Hodeidah YEM"),
        ("The US and Ukraine held talks in Geneva.", "US USA, Ukraine UKR, Geneva CHE"),
        ("Talks opened in Tripoli, Lebanon.", "Tripoli LBN, Lebanon LBN"),
        ("The Lebanese city of Tripoli saw clashes.", "Tripoli LBN"),
        ("Fighters advanced on Tripoli.", "Tripoli LBY"),
        ("Alexandria, Virginia, hosted a workshop.", "Alexandria USA, Virginia USA"),
        ("Strikes hit Rafah and Khan Younis in the Gaza Strip.", "Rafah PSE, Khan Younis PSE, Gaza Strip PSE"),
        ("Ukrainian troops withdrew from Avdiivka.", "Avdiivka UKR"),
        ("The envoys will meet at Camp David.", "Camp David USA"),
        ("A ship was hit in the Black Sea.", "Black Sea None"),
        ("Sheila Jackson spoke in Washington. Jackson called for calm.", "Washington USA"),
        ("The Kyiv Independent reported it.", ""),
        ("They spoke of the Lend-Lease act.", ""),
        ("They will meet in March.", ""),
    ],
)
def test_places(text: str, expected: str, annotate: Callable[..., Annotated]) -> None:
    found = [f"{at.name} {at.place.country}" for at in annotate(text).places]
    assert ", ".join(found) == expected


def test_a_name_means_the_same_place_throughout_a_text(annotate: Callable[..., Annotated]) -> None:
    text = "Shots were heard in Tripoli on Monday.\n\nTripoli, in northern Lebanon, was calm on Tuesday."
    towns = {at.place.country for at in annotate(text).places if at.name == "Tripoli"}
    assert towns == {"LBN"}
