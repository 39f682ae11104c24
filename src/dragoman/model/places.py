"""Places on earth that words in a text name."""

from enum import StrEnum

from dragoman.model.base import Record


class PlaceKind(StrEnum):
    """What sort of place; of a country the point given is that of its capital."""

    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    VENUE = "venue"
    WATER = "water"


class Place(Record):
    """A city, region, country, venue or water, where it lies, and its id in GeoNames where it has one.

    `country`: the actor id of the state it lies in, None for seas and what lies in several. `region`: of a city in the
    United States its state. `latitude`, `longitude`: decimal degrees (WGS 84).
    """

    name: str
    kind: PlaceKind
    country: str | None
    latitude: float
    longitude: float
    region: str | None = None
    geonameid: int | None = None
