"""Exports: each is read by a program that others use, and says what the state says."""

import csv
import io
import json
import sys
from datetime import date
from importlib import import_module
from types import ModuleType

import icalendar
import pyarrow.parquet as pq
import pytest
import rdflib
import shapely.geometry
from docx import Document as WordDocument
from rapidfuzz.distance import Levenshtein

from dragoman.model import (
    Account,
    Dossier,
    Meeting,
    MeetingStatus,
    Period,
    Place,
    PlaceKind,
    Span,
    StateOfPlay,
)
from dragoman.plugins import EXPORTS, available, make
from dragoman.views.exports.rows import Table, dossiers_of, rows_of
from dragoman.views.exports.statements import COLUMNS

from ..states import FULL

GENEVA = Place(name="Geneva", kind=PlaceKind.CITY, country="CHE", latitude=46.2, longitude=6.15, geonameid=2660646)
JUNE = Period(start=date(2025, 6, 2), end=date(2025, 6, 3), raw="on Monday")


def meeting(status: str, period: Period | None = JUNE, sentence: str = "They met in Geneva on Monday.") -> StateOfPlay:
    """A state with one meeting of FULL's parties."""
    subject = Meeting(
        parties=tuple(actor.id for actor in FULL.parties[:2]),
        status=MeetingStatus(status),
        place="Geneva",
        location=GENEVA,
        period=period,
    )
    account = Account(
        finding="f1",
        status=status,
        according_to=(),
        quote="They met",
        sentence=sentence,
        document=FULL.documents[0].id,
        span=Span(start=0, end=8),
        published=date(2025, 6, 3),
        source="The Herald",
        story=FULL.documents[0].id,
        place="Geneva",
        period=period,
    )
    dossier = Dossier(id="m1", status=status, disputed=False, subject=subject, accounts=(account,))
    return StateOfPlay(at=FULL.at, parties=FULL.parties, meetings=(dossier,), documents=FULL.documents)


def written(form: str, state: StateOfPlay, **options: str) -> bytes:
    data: bytes = make(EXPORTS, form, **options).write(state)
    return data


@pytest.mark.parametrize("form", available(EXPORTS))
def test_equal_states_give_equal_bytes(form: str) -> None:
    assert written(form, FULL) == written(form, FULL)


@pytest.mark.parametrize("table", list(Table))
def test_csv_json_lines_and_parquet_hold_the_same_rows(table: Table) -> None:
    lines = [json.loads(line) for line in written("jsonl", FULL, table=table).splitlines()]
    cells = list(csv.DictReader(io.StringIO(written("csv", FULL, table=table).decode())))
    arrow = pq.read_table(io.BytesIO(written("parquet", FULL, table=table))).to_pylist()
    assert len(lines) == len(cells) == len(arrow) == len(list(rows_of(FULL, table))) > 0
    for line, cell, row in zip(lines, cells, arrow, strict=True):
        assert list(line) == list(cell) == list(row)
        assert {name: "" if value is None else str(value).lower() for name, value in line.items()} == {
            name: value.lower() for name, value in cell.items()
        }
        assert {n: v.isoformat() if isinstance(v, date) else v for n, v in row.items()} == line


def test_an_account_that_is_silent_on_the_place_is_given_none() -> None:
    state = meeting("held")
    (dossier,) = state.meetings
    silent = dossier.replace(accounts=(dossier.accounts[0].replace(place=None, period=None),))
    (row,) = csv.DictReader(io.StringIO(written("csv", state.replace(meetings=(silent,))).decode()))
    assert (row["place"], row["latitude"], row["start"]) == ("", "", "")
    (row,) = csv.DictReader(io.StringIO(written("csv", state).decode()))
    assert (row["place"], row["country"], row["latitude"], row["start"]) == ("Geneva", "CHE", "46.2", "2025-06-02")


@pytest.mark.parametrize("words", ['=HYPERLINK("http://x")', "@SUM(A1)", "+1", "-1"])
def test_a_spreadsheet_runs_nothing(words: str) -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", meeting("held", sentence=words)).decode()))
    assert row["sentence"] == "'" + words


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("held", "CONFIRMED"),
        ("ongoing", "CONFIRMED"),
        ("planned", "TENTATIVE"),
        ("proposed", "TENTATIVE"),
        ("postponed", "CANCELLED"),
        ("cancelled", "CANCELLED"),
        ("declined", "CANCELLED"),
    ],
)
def test_a_calendar_tells_planned_from_held(status: str, told: str) -> None:
    (event,) = icalendar.Calendar.from_ical(written("ical", meeting(status))).walk("VEVENT")
    assert event["status"] == told
    assert event["x-dragoman-status"] == status
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2025, 6, 2), date(2025, 6, 3))
    assert "They met in Geneva on Monday." in event["description"]


@pytest.mark.parametrize(
    ("status", "period"),
    [
        ("not-scheduled", JUNE),
        ("planned", None),
        ("planned", Period(start=date(2025, 6, 1), end=date(2025, 7, 1), raw="in June")),
        ("planned", Period(end=date(2025, 7, 1), raw="by July")),
    ],
)
def test_a_calendar_has_nothing_that_stands_on_no_day(status: str, period: Period | None) -> None:
    assert not icalendar.Calendar.from_ical(written("ical", meeting(status, period))).walk("VEVENT")


def test_geojson_is_read_as_points() -> None:
    (feature,) = json.loads(written("geojson", meeting("held")))["features"]
    point = shapely.geometry.shape(feature["geometry"])
    assert (point.x, point.y) == (6.15, 46.2)
    assert feature["properties"]["status"] == "held"
    assert json.loads(written("geojson", StateOfPlay(at=FULL.at)))["features"] == []


def test_word_reads_the_brief_with_its_mark() -> None:
    read = WordDocument(io.BytesIO(written("docx", FULL)))
    text = "\n".join(paragraph.text for paragraph in read.paragraphs)
    markdown = written("markdown", FULL).decode()
    assert text.startswith("TLP:")
    assert read.sections[0].footer.paragraphs[0].text == text.split("\n")[0]
    headings = [p.text for p in read.paragraphs if p.style is not None and p.style.name.startswith("Heading 1")]
    assert headings == [line[3:] for line in markdown.splitlines() if line.startswith("## ")]
    assert sum("[1]" in line for line in text.splitlines()) >= 2


def test_json_ld_is_read_as_annotations_with_provenance() -> None:
    graph = rdflib.Graph().parse(data=written("jsonld", FULL), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    annotations = set(graph.subjects(rdflib.RDF.type, oa.Annotation))
    accounts = [account for dossier in dossiers_of(FULL) for account in dossier.accounts]
    assert len(annotations) == len(accounts) > 0
    documents = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef("http://schema.org/CreativeWork")))
    assert {graph.value(one, prov.wasDerivedFrom) for one in annotations} <= documents
    assert {str(quote) for quote in graph.objects(None, oa.exact)} == {account.quote for account in accounts}
    hearsay = sum(bool(account.according_to) for account in accounts)
    assert len(list(graph.subjects(prov.wasAttributedTo))) == hearsay > 0


def test_follow_the_money_knows_every_schema_and_property(monkeypatch: pytest.MonkeyPatch) -> None:
    # followthemoney asks the GPL Levenshtein for two functions when it is imported; it is not to be installed.
    distances = ModuleType("Levenshtein")
    monkeypatch.setattr(distances, "distance", Levenshtein.distance, raising=False)
    monkeypatch.setattr(distances, "setmedian", max, raising=False)
    monkeypatch.setitem(sys.modules, "Levenshtein", distances)
    model = import_module("followthemoney").model
    rows = list(csv.DictReader(io.StringIO(written("ftm", FULL).decode())))
    assert tuple(rows[0]) == COLUMNS
    entities = {row["entity_id"]: model.make_entity(row["schema"]) for row in rows}
    for row in rows:
        proxy = entities[row["entity_id"]]
        proxy.id = row["entity_id"]
        assert proxy.schema.get(row["prop"]).type.name == row["prop_type"]
        proxy.add(row["prop"], row["value"])
        assert proxy.get(row["prop"])
    named = {value for one in entities.values() for value in one.get_type_values(model.get("Event").get("proof").type)}
    assert named <= set(entities)
    assert len([one for one in entities.values() if one.schema.name == "Event"]) == sum(
        len(kind) for kind in (FULL.meetings, FULL.accords, FULL.exchanges)
    )
