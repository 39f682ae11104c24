"""Maps: where places stand, which part of the earth is shown, which names find room."""

from itertools import combinations

import pytest

from dragoman.model import Account, Dossier, Meeting, MeetingStatus, Place, PlaceKind, Span
from dragoman.views.maps import LINES, WIDTH, Frame, meeting_map

CITIES = {
    "Geneva": (46.2, 6.15),
    "Istanbul": (41.0, 28.95),
    "Doha": (25.3, 51.5),
    "Suva": (-18.1, 178.4),
    "Apia": (-13.8, -171.8),
    "Wellington": (-41.3, 174.8),
}


def city(name: str) -> Place:
    latitude, longitude = CITIES[name]
    return Place(name=name, kind=PlaceKind.CITY, country=None, latitude=latitude, longitude=longitude)


def dossier(number: int, place: str | None, status: str = "held") -> Dossier:
    subject = Meeting(
        parties=("AAA", "BBB"),
        status=MeetingStatus(status),
        place=place,
        location=city(place) if place in CITIES else None,
    )
    account = Account(
        finding=f"f{number}",
        status=status,
        according_to=(),
        quote="they met",
        sentence="They met.",
        document="d",
        span=Span(start=0, end=8),
        published=None,
        source=None,
        story="d",
    )
    return Dossier(id=f"d{number}", status=status, disputed=False, subject=subject, accounts=(account,))


def test_places_count_what_was_held_and_what_was_only_spoken_of() -> None:
    told = [dossier(1, "Geneva"), dossier(2, "Geneva", "planned"), dossier(3, "Doha", "declined"), dossier(4, None)]
    found = meeting_map([*told, dossier(5, "Nowhere")], ())
    assert [(p.name, p.held, p.spoken, p.dossiers) for p in found.places] == [
        ("Geneva", 1, 1, ("d1", "d2")),
        ("Doha", 0, 1, ("d3",)),
    ]
    assert found.left == 2
    assert meeting_map([dossier(4, None)], ()).places == ()


def test_north_is_above_and_east_to_the_right() -> None:
    found = {place.name: place for place in meeting_map([dossier(1, "Geneva"), dossier(2, "Doha")], ()).places}
    assert found["Geneva"].y < found["Doha"].y
    assert found["Geneva"].x < found["Doha"].x


@pytest.mark.parametrize(
    "names", [("Geneva",), ("Geneva", "Istanbul"), ("Suva", "Apia"), ("Suva", "Wellington"), tuple(CITIES)]
)
def test_all_places_are_within_the_frame(names: tuple[str, ...]) -> None:
    """Those on both sides of the date line stand close together, and a single place has surroundings."""
    found = meeting_map([dossier(number, name) for number, name in enumerate(names)], tuple(map(city, CITIES)))
    assert all(0 < place.x < WIDTH and 0 < place.y < found.height for place in found.places)
    assert 0.3 * WIDTH < found.height < 0.9 * WIDTH
    for lines, end in ((found.meridians, WIDTH), (found.parallels, found.height)):
        assert 1 <= len(lines) <= LINES + 1
        assert all(0 <= line.at <= end for line in lines)
    frame = Frame([city(name) for name in names])
    assert names != ("Suva", "Apia") or frame.broad < 60


def test_names_do_not_lie_over_each_other() -> None:
    near = [city("Geneva").replace(name=f"Village {n}", latitude=46.2 + n / 50) for n in range(9)]
    told = [
        dossier(n, "Geneva").replace(subject=dossier(n, "Geneva").subject.replace(location=p))
        for n, p in enumerate(near)
    ]
    named = [place for place in meeting_map(told, ()).places if place.label_x is not None]
    assert 1 <= len(named) < len(near)
    sides = {(place.label_x, place.label_y, place.anchor) for place in named}
    assert all(a != b for a, b in combinations(sorted(sides), 2))
    assert len(sides) == len(named)
