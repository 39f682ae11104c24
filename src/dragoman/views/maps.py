"""Map of meetings as numbers: places and a graticule in a plain projection, with names where they find room.

Equidistant cylindrical: degrees as they are, those of longitude narrowed by the cosine of the middle latitude. No coast
lines: none ship under a licence that fits, so countries are named at their capitals to find one's way by.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import ceil, cos, floor, log2, radians

from dragoman.model import Dossier, Meeting, Place, PlaceKind, Record
from dragoman.views.pictures import HELD

WIDTH = 640.0
"""Breadth of the map in its own units; letters are 11 high."""
BROADEST, NARROWEST = 2.4, 1.25
"""Breadth for height: a map of two places on one meridian still has a form that can be looked at."""
LEAST = 6.0
"""Degrees of latitude shown at least."""
MARGIN = 0.12
"""Of the degrees between the outermost places, left free on each side."""
STEPS = (1, 2, 5, 10, 15, 30, 45)
"""Degrees between the lines of the graticule."""
LINES = 6
"""Lines of a kind at most."""
HIGHEST = 84.0
"""Degrees of latitude at which the map ends."""
LETTER = 5.8
"""Breadth of a letter of a name."""
LINE = 11.0
"""Height of a name."""
NEWEST = 4
"""Dossiers of a place that the table names."""

Box = tuple[float, float, float, float]


class MapPlace(Record):
    """A place of meetings: those held or under way and those only spoken of, and the newest dossiers.

    `x`, `y` from the upper left in units of WIDTH; `radius` grows with the meetings. `words`: as most texts write it.
    `label_x`, `label_y`, `anchor`: where its name stands; None where it finds no room.
    """

    name: str
    words: str
    kind: PlaceKind
    country: str | None
    latitude: float
    longitude: float
    held: int
    spoken: int
    dossiers: tuple[str, ...]
    x: float
    y: float
    radius: float
    label_x: float | None
    label_y: float | None
    anchor: str


class Landmark(Record):
    """A country, named at its capital."""

    name: str
    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str


class Line(Record):
    """A line of the graticule at `degrees`, `at` units from the left or from the top."""

    degrees: int
    at: float
    label: str


class MeetingMap(Record):
    """Places, countries and lines. `left`: meetings that name no place, or one that is not known."""

    width: float
    height: float
    places: tuple[MapPlace, ...]
    landmarks: tuple[Landmark, ...]
    meridians: tuple[Line, ...]
    parallels: tuple[Line, ...]
    left: int


class Frame:
    """The part of the earth that is shown: `west` and `south` with the degrees to east and north."""

    def __init__(self, places: Sequence[Place]) -> None:
        west, east = _span([place.longitude for place in places])
        south, north = min(p.latitude for p in places), max(p.latitude for p in places)
        narrowed = max(0.2, cos(radians(max(-70.0, min(70.0, (south + north) / 2)))))
        high = max(LEAST, (north - south) * (1 + 2 * MARGIN))
        broad = max(LEAST / narrowed, (east - west) * (1 + 2 * MARGIN))
        high = max(high, broad * narrowed / BROADEST)
        broad = min(360.0, max(broad, high * NARROWEST / narrowed))
        self.south = max(-HIGHEST, min((south + north - high) / 2, HIGHEST - high))
        self.high, self.broad = min(high, HIGHEST - self.south), broad
        self.west = (west + east - broad) / 2
        self.height = round(WIDTH * self.high / (broad * narrowed), 1)

    def at(self, latitude: float, longitude: float) -> tuple[float, float] | None:
        """Where a point is drawn, None where it is outside."""
        x = (longitude - self.west) % 360 / self.broad * WIDTH
        y = (self.south + self.high - latitude) / self.high * self.height
        return (round(x, 1), round(y, 1)) if 0 <= x <= WIDTH and 0 <= y <= self.height else None

    def meridians(self) -> tuple[Line, ...]:
        """Lines of longitude."""
        lines = ((degrees, (degrees - self.west) / self.broad * WIDTH) for degrees in _steps(self.west, self.broad))
        return tuple(Line(degrees=_round(d), at=round(at, 1), label=_label(_round(d), "E", "W")) for d, at in lines)

    def parallels(self) -> tuple[Line, ...]:
        """Lines of latitude."""
        top = self.south + self.high
        lines = ((degrees, (top - degrees) / self.high * self.height) for degrees in _steps(self.south, self.high))
        return tuple(Line(degrees=d, at=round(at, 1), label=_label(d, "N", "S")) for d, at in lines)


def meeting_map(meetings: Iterable[Dossier], countries: Sequence[Place]) -> MeetingMap:
    """The places of meetings, those with most first; `meetings` come newest first. `countries` are named where there is
    room, the first before the others."""
    listed = list(meetings)
    found: dict[tuple[str, float, float], list[tuple[Place, Dossier]]] = {}
    for dossier in listed:
        place = dossier.subject.location if isinstance(dossier.subject, Meeting) else None
        if place is not None:
            found.setdefault((place.name, place.latitude, place.longitude), []).append((place, dossier))
    left = len(listed) - sum(map(len, found.values()))
    if not found:
        return MeetingMap(width=WIDTH, height=0, places=(), landmarks=(), meridians=(), parallels=(), left=left)
    groups = sorted(found.values(), key=lambda told: (-len(told), told[0][0].name))
    frame = Frame([told[0][0] for told in groups])
    taken: list[Box] = []
    dots = [(told, *(frame.at(told[0][0].latitude, told[0][0].longitude) or (0.0, 0.0))) for told in groups]
    taken += [_dot(x, y, _radius(len(told))) for told, x, y in dots]
    places = tuple(_map_place(told, x, y, taken) for told, x, y in dots)
    return MeetingMap(
        width=WIDTH,
        height=frame.height,
        places=places,
        landmarks=tuple(_landmarks(frame, countries, taken)),
        meridians=frame.meridians(),
        parallels=frame.parallels(),
        left=left,
    )


def _map_place(told: Sequence[tuple[Place, Dossier]], x: float, y: float, taken: list[Box]) -> MapPlace:
    place, dossiers = told[0][0], [dossier for _, dossier in told]
    held = sum(dossier.status in HELD for dossier in dossiers)
    radius = _radius(len(dossiers))
    room = _room(place.name, x, y, radius, taken)
    words = Counter(d.subject.place for d in dossiers if isinstance(d.subject, Meeting) and d.subject.place)
    return MapPlace(
        name=place.name,
        words=min(words, key=lambda one: (-words[one], one), default=place.name),
        kind=place.kind,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        held=held,
        spoken=len(dossiers) - held,
        dossiers=tuple(dossier.id for dossier in dossiers[:NEWEST]),
        x=x,
        y=y,
        radius=radius,
        label_x=room[0] if room else None,
        label_y=room[1] if room else None,
        anchor=room[2] if room else "start",
    )


def _landmarks(frame: Frame, countries: Sequence[Place], taken: list[Box]) -> Iterator[Landmark]:
    """Countries whose names find room."""
    for place in countries:
        at = frame.at(place.latitude, place.longitude)
        room = _room(place.name, *at, 1.5, taken) if at and _free(_dot(*at, 1.5), taken) else None
        if at and room:
            taken.append(_dot(*at, 1.5))
            yield Landmark(name=place.name, x=at[0], y=at[1], label_x=room[0], label_y=room[1], anchor=room[2])


def _room(name: str, x: float, y: float, radius: float, taken: list[Box]) -> tuple[float, float, str] | None:
    """Where a name finds room beside its dot: to the right, to the left, beneath, above; it is taken then."""
    breadth, off = len(name) * LETTER, radius + 3
    for label_x, label_y, anchor in (
        (x + off, y + 4, "start"),
        (x - off, y + 4, "end"),
        (x, y + off + 8, "middle"),
        (x, y - off, "middle"),
    ):
        left = label_x - breadth * {"start": 0.0, "end": 1.0, "middle": 0.5}[anchor]
        box = left, label_y - LINE + 2, left + breadth, label_y + 3
        if box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and _free(box, taken):
            taken.append(box)
            return round(label_x, 1), round(label_y, 1), anchor
    return None


def _free(box: Box, taken: Iterable[Box]) -> bool:
    return not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken
    )


def _dot(x: float, y: float, radius: float) -> Box:
    return x - radius, y - radius, x + radius, y + radius


def _radius(meetings: int) -> float:
    return round(min(14.0, 3.5 + 1.5 * log2(meetings)), 1)


def _span(longitudes: Iterable[float]) -> tuple[float, float]:
    """West and east of the shortest arc with all of them; east may be more than 180."""
    ordered = sorted(set(longitudes))
    gaps = [(after - one, after) for one, after in zip(ordered, (*ordered[1:], ordered[0] + 360), strict=True)]
    widest, after = max(gaps)
    return (after - 360, after - widest) if after > 180 else (after, after - widest + 360)


def _steps(first: float, degrees: float) -> list[int]:
    """Round degrees from `first` on, at most LINES."""
    step = next((step for step in STEPS if degrees / step <= LINES), 60)
    start = ceil(first / step) * step
    return list(range(start, floor(first + degrees) + 1, step))


def _round(degrees: int) -> int:
    """A longitude from -179 to 180."""
    return (degrees + 179) % 360 - 179


def _label(degrees: int, positive: str, negative: str) -> str:
    letter = positive if degrees > 0 else negative if degrees < 0 else ""
    return f"{abs(degrees)}°{letter if abs(degrees) != 180 else ''}"
