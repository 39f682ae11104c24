"""GeoJSON (RFC 7946): a point for each meeting whose place is known."""

import msgspec

from dragoman.model import Dossier, Meeting, StateOfPlay
from dragoman.views.exports.summary import Summaries


class GeoJsonExport:
    """A FeatureCollection; longitude before latitude, WGS 84."""

    suffix = ".geojson"

    def write(self, state: StateOfPlay) -> bytes:
        """The collection; without features where no place is known."""
        summaries = Summaries(state)
        features = [one for dossier in state.meetings if (one := _feature(dossier, summaries)) is not None]
        collection = {"type": "FeatureCollection", "features": features}
        return msgspec.json.format(msgspec.json.encode(collection), indent=2) + b"\n"


def _feature(dossier: Dossier, summaries: Summaries) -> dict[str, object] | None:
    subject = dossier.subject
    if not isinstance(subject, Meeting) or subject.location is None:
        return None
    place, period = subject.location, subject.period
    return {
        "type": "Feature",
        "id": dossier.id,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "title": summaries.title(dossier),
            "status": dossier.status,
            "disputed": dossier.disputed,
            "parties": subject.parties,
            "third_parties": subject.third_parties,
            "form": subject.form,
            "level": subject.level,
            "round": subject.round,
            "place": subject.place,
            "located": {"name": place.name, "kind": place.kind, "country": place.country, "geonameid": place.geonameid},
            "start": period.start if period else None,
            "end": period.end if period else None,
            "when": period.raw if period else None,
            "accounts": [
                {
                    "status": account.status,
                    "according_to": account.according_to,
                    "sentence": account.sentence,
                    "document": account.document,
                    "source": account.source,
                    "published": account.published,
                }
                for account in dossier.accounts
            ],
        },
    }
