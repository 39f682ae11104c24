"""Event rows in the formats of PLOVER, POLECAT, and as plain tables (CSV, Parquet). Docs: docs/events.md."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.lexicon.table import DATA, read_table
from dragoman.model import CodedParty, EventRow, PlaceKind, Record
from dragoman.views.words import visible

TABLE = pa.schema(
    [
        ("event_id", pa.string()), ("event_date", pa.date32()), ("event_type", pa.string()),
        ("coded_type", pa.string()), ("mode", pa.string()), ("contexts", pa.list_(pa.string())),
        ("quad_code", pa.int8()), ("intensity", pa.float64()), ("foreground", pa.bool_()),
        ("certainty", pa.string()), ("polarity", pa.string()), ("auxiliary_mode", pa.string()),
        ("holder", pa.string()), ("according_to", pa.list_(pa.string())),
        ("actor_code", pa.list_(pa.string())), ("actor_name", pa.list_(pa.string())),
        ("actor_sector", pa.list_(pa.string())), ("actor_raw", pa.list_(pa.string())),
        ("recipient_code", pa.list_(pa.string())), ("recipient_name", pa.list_(pa.string())),
        ("recipient_sector", pa.list_(pa.string())), ("recipient_raw", pa.list_(pa.string())),
        ("dead", pa.int64()), ("injured", pa.int64()), ("arrested", pa.int64()), ("released", pa.int64()),
        ("amount", pa.float64()), ("currency", pa.string()),
        ("place", pa.string()), ("place_name", pa.string()), ("place_kind", pa.string()), ("country", pa.string()),
        ("latitude", pa.float64()), ("longitude", pa.float64()), ("geonameid", pa.int64()),
        ("period_start", pa.date32()), ("period_end", pa.date32()),
        ("document", pa.string()), ("story", pa.string()), ("source", pa.string()), ("title", pa.string()),
        ("published", pa.date32()), ("language", pa.string()),
        ("span_start", pa.int64()), ("span_end", pa.int64()), ("quote", pa.string()),
    ]
)  # fmt: skip


class Column(Record):
    """A row of polecat.tsv: a column and what stands in it; None: nothing."""

    column: str
    value: str | None = None


def load_columns() -> list[Column]:
    """The columns of POLECAT's form. Raises LexiconError where the table breaks its schema."""
    return read_table(DATA / "views" / "polecat.tsv", Column)


def plover(rows: Iterable[EventRow], version: str) -> str:
    """Records of PLOVER, one JSON object a line; factuality in `factuality`, an extension of ours."""
    encoder = msgspec.json.Encoder()
    return "".join(encoder.encode(_record(row, version)).decode() + "\n" for row in _coded(rows))


def polecat(rows: Iterable[EventRow], version: str) -> str:
    """POLECAT's forty tab-separated columns, then factuality and story in columns of our own.

    Several values in a cell are separated by semicolons.
    """
    columns = load_columns()
    told = ({**_polecat(row), "version": version} for row in _coded(rows))
    cells = ([one[c.value] if c.value else None for c in columns] for one in told)
    lines: list[Sequence[Any]] = [[c.column for c in columns], *cells]
    return "".join("\t".join(map(_cell, line)) + "\n" for line in lines)


def table_csv(rows: Iterable[EventRow]) -> str:
    """All events, also those that did not happen, with factuality; lists separated by semicolons."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(TABLE.names)
    for row in rows:
        values = _values(row)
        writer.writerow([_cell(values[name]) for name in TABLE.names])
    return written.getvalue()


def table_parquet(rows: Iterable[EventRow]) -> bytes:
    """The same table as Parquet, lists as lists."""
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist([_values(row) for row in rows], schema=TABLE), sink)
    return bytes(sink.getvalue().to_pybytes())


def _coded(rows: Iterable[EventRow]) -> Iterable[EventRow]:
    """What event data count: told in the foreground, and happened, announced, refused or threatened."""
    return (row for row in rows if row.foreground and row.coded_type is not None)


def _record(row: EventRow, version: str) -> dict[str, Any]:
    event, real, size = row.event, row.event.factuality, row.event.size
    record = {
        "id": row.id,
        "date": row.day,
        "actor": [_entity(one) for one in row.actors],
        "recipient": [_entity(one) for one in row.recipients],
        "event": [row.coded_type],
        "mode": event.mode if row.coded_type == event.event_type else None,
        "context": event.contexts,
        "quad_code": row.quad,
        "event_scale": row.intensity,
        "event_text": row.quote,
        "event_loc": _location(row),
        "size": None if size is None else {k: v for k, v in msgspec.structs.asdict(size).items() if v is not None},
        "text_info": {"start": row.span.start, "end": row.span.end},
        "cite_info": {"title": row.title, "publication": row.source, "url": row.origin, "language": row.language},
        "coder": "dragoman",
        "version": version,
        "factuality": {
            "type": event.event_type,
            "certainty": real.certainty,
            "polarity": real.polarity,
            "auxiliary_mode": real.tense,
            "holder": real.holder,
            "according_to": row.according_to,
        },
        "story": row.story,
    }
    return {name: value for name, value in record.items() if value is not None}


def _entity(one: CodedParty) -> dict[str, Any]:
    record = {
        "code": one.country or one.code,
        "sector": one.sector,
        "entity_text": one.words,
        "identifier_id": one.wikidata,
        "identifier_text": one.name,
        "office": one.title,
    }
    return {name: value for name, value in record.items() if value is not None}


def _location(row: EventRow) -> dict[str, Any] | None:
    place = row.event.location
    if place is None:
        return None
    record = {
        "extracted_place": row.event.place,
        "resolved_place": place.name,
        "geonameid": place.geonameid,
        "lat": place.latitude,
        "lon": place.longitude,
        "city": place.name if place.kind is PlaceKind.CITY else None,
        "province": place.region,
        "country_code": place.country,
        "feature_class": place.kind,
    }
    return {name: value for name, value in record.items() if value is not None}


def _polecat(row: EventRow) -> dict[str, Any]:
    event, real = row.event, row.event.factuality
    return {
        "id": row.id, "day": row.day, "type": row.coded_type, "intensity": row.intensity, "quad": row.quad,
        "mode": event.mode if row.coded_type == event.event_type else None, "contexts": event.contexts,
        **_side("actor", row.actors), **_side("recipient", row.recipients), **_where(row),
        "source": row.source, "published": row.published, "language": row.language, "story": row.story,
        "certainty": real.certainty, "polarity": real.polarity, "tense": real.tense, "holder": real.holder,
    }  # fmt: skip


def _side(side: str, parties: Sequence[CodedParty]) -> dict[str, Any]:
    sectors = [one.sector for one in parties if one.sector]
    return {
        f"{side}.name": [one.name for one in parties],
        f"{side}.country": [one.country or one.code for one in parties],
        f"{side}.first sector": sectors[0] if sectors else None,
        f"{side}.sectors": sectors,
        f"{side}.title": [one.title for one in parties if one.title],
        f"{side}.raw": [one.words for one in parties if one.words],
    }


def _where(row: EventRow) -> dict[str, Any]:
    place = row.event.location
    return {
        "place.raw": row.event.place,
        "place.name": place.name if place else None,
        "place.city": place.name if place and place.kind is PlaceKind.CITY else None,
        "place.province": place.region if place else None,
        "place.country": place.country if place else None,
        "place.latitude": place.latitude if place else None,
        "place.longitude": place.longitude if place else None,
        "place.geonameid": place.geonameid if place else None,
        "place.kind": place.kind if place else None,
    }


def _values(row: EventRow) -> dict[str, Any]:
    event, real, place = row.event, row.event.factuality, row.event.location
    size = msgspec.structs.asdict(event.size) if event.size is not None else {}
    return {
        "event_id": row.id, "event_date": row.day, "event_type": event.event_type, "coded_type": row.coded_type,
        "mode": event.mode, "contexts": list(event.contexts), "quad_code": row.quad, "intensity": row.intensity,
        "foreground": row.foreground, "certainty": str(real.certainty), "polarity": str(real.polarity),
        "auxiliary_mode": str(real.tense), "holder": real.holder, "according_to": list(row.according_to),
        "actor_code": [one.code for one in row.actors], "actor_name": [one.name for one in row.actors],
        "actor_sector": [one.sector for one in row.actors], "actor_raw": [one.words for one in row.actors],
        "recipient_code": [one.code for one in row.recipients], "recipient_name": [one.name for one in row.recipients],
        "recipient_sector": [one.sector for one in row.recipients],
        "recipient_raw": [one.words for one in row.recipients],
        **{name: size.get(name) for name in ("dead", "injured", "arrested", "released", "amount", "currency")},
        "place": event.place, "place_name": place.name if place else None,
        "place_kind": str(place.kind) if place else None, "country": place.country if place else None,
        "latitude": place.latitude if place else None, "longitude": place.longitude if place else None,
        "geonameid": place.geonameid if place else None,
        "period_start": event.period.start if event.period else None,
        "period_end": event.period.end if event.period else None,
        "document": row.document, "story": row.story, "source": row.source, "title": row.title,
        "published": row.published, "language": row.language,
        "span_start": row.span.start, "span_end": row.span.end, "quote": row.quote,
    }  # fmt: skip


def _cell(value: Any) -> str:
    """A value as a cell: nothing for None, lists with semicolons, no tabs or line breaks."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ";".join(_cell(one).replace(";", ",") for one in value)
    return " ".join(visible(str(value)).split())
