"""Exports of a ledger: what is marked above the limit is in no line of any form."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cli.main import main
from dragoman.errors import SettingsError
from dragoman.model import (
    Actor,
    ActorKind,
    Citation,
    Document,
    Entry,
    Finding,
    Handling,
    Holdings,
    Judgement,
    Meeting,
    MeetingStatus,
    Position,
    Reading,
    Span,
    Stance,
    Statement,
    Verdict,
    allowed,
)
from dragoman.plugins import EXPORTS, available
from dragoman.run.export import exporter, shareable, within_mark
from dragoman.run.ledgers import open_ledger
from dragoman.run.settings import Settings

MARKS = tuple(Handling)
WHEN = datetime(2031, 5, 3, tzinfo=UTC)


def record(number: int, document_mark: Handling, entry_mark: Handling | None) -> Holdings:
    """A document that one word tells from all others, with a meeting, a stance and a statement that name it."""
    word = f"zebra{number}x"
    text = f"Envoy {word} met Kenya in {word}-town. Envoy {word} rejects {word} terms, he said."
    document = Document(
        id=f"d{number}",
        text=text,
        title=f"Of {word}",
        source=f"{word} News",
        handling=document_mark,
        published=date(2031, 5, number + 1),
    )
    cited = Citation(document=document.id, span=Span(start=0, end=len(text)), exact=text)
    bodies = (
        Meeting(parties=("KEN", word), status=MeetingStatus.HELD, place=f"{word}-town"),
        Position(by=(word,), stance=Stance.REJECTS, about=f"{word} terms"),
        Statement(speaker=word, cue="said", content=text),
    )
    entries = tuple(
        Entry.of(Finding(body=body, citations=(cited,)), WHEN).replace(handling=entry_mark) for body in bodies
    )
    met = Actor(id=word, name=f"Envoy {word}", kind=ActorKind.PERSON)
    reading = Reading(document=document.id, maker="reader 1", entries=tuple(e.id for e in entries), actors=(met,))
    return Holdings(documents=(document,), entries=entries, readings=(reading,))


def all_of(records: list[Holdings], judgements: tuple[Judgement, ...] = ()) -> Holdings:
    return Holdings(
        documents=tuple(one for r in records for one in r.documents),
        entries=tuple(one for r in records for one in r.entries),
        readings=tuple(one for r in records for one in r.readings),
        judgements=judgements,
    )


def shown(form: str, data: bytes) -> str:
    """All that a file of the form says."""
    if form == "parquet":
        return str(pq.read_table(io.BytesIO(data)).to_pylist())
    if form == "docx":
        return "\n".join(paragraph.text for paragraph in WordDocument(io.BytesIO(data)).paragraphs)
    return data.decode().replace("\r\n ", "")


@settings(max_examples=25, deadline=None)
@given(
    marks=st.lists(st.tuples(st.sampled_from(MARKS), st.none() | st.sampled_from(MARKS)), min_size=1, max_size=4),
    most=st.sampled_from(MARKS),
    restricted=st.none() | st.integers(0, 3),
)
def test_nothing_above_the_limit_leaves_in_any_form(
    marks: list[tuple[Handling, Handling | None]], most: Handling, restricted: int | None
) -> None:
    records = [record(number, *two) for number, two in enumerate(marks)]
    judgements = ()
    if restricted is not None and restricted < len(records):
        red = Judgement(
            subjects=(f"d{restricted}",), verdict=Verdict.MARK, by="ana", handling=Handling.RED, recorded_at=WHEN
        )
        judgements = (red,)
    state = within_mark(all_of(records, judgements), most, {})
    written = {form: shown(form, exporter(form).write(state)) for form in available(EXPORTS)}
    for number, (document_mark, entry_mark) in enumerate(marks):
        mark = Handling.RED if judgements and number == restricted else document_mark
        readable = allowed(mark, most)
        told = readable and allowed(entry_mark or mark, most)
        assert (f"zebra{number}x terms" in written["json"]) == told
        for form, text in written.items():
            assert readable or f"zebra{number}x" not in text.lower(), form


def test_the_command_writes_what_may_leave(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    address = str(tmp_path / "talks.db")
    clear, red = record(0, Handling.CLEAR, None), record(1, Handling.RED, None)
    ledger = open_ledger(address, write=True)
    for one in (clear, red):
        ledger.append(one.documents, one.entries, one.readings)
    ledger.close()
    assert main(["export", "csv", "--ledger", address]) == 0
    out = capsysbinary.readouterr().out
    assert b"zebra0x terms" in out
    assert b"zebra1x" not in out
    assert main(["export", "csv", "--ledger", address, "--max-tlp", "red", "-o", str(tmp_path / "all.csv")]) == 0
    assert "zebra1x terms" in (tmp_path / "all.csv").read_text()
    assert len(shareable(address, Settings()).documents) == 1


def test_what_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address = str(tmp_path / "talks.db")
    red = record(0, Handling.RED, None)
    with_red = open_ledger(address, write=True)
    with_red.append(red.documents, red.entries, red.readings)
    with_red.close()
    assert main(["export", "csv", "--ledger", address]) == 1
    assert "TLP:CLEAR" in capsys.readouterr().err
    assert main(["export", "csv", "--ledger", address, "--max-tlp", "red", "-o", str(tmp_path / "no" / "a.csv")]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert main(["export", "docx", "--ledger", address, "--table", "accounts"]) == 2
    with pytest.raises(SettingsError, match="no table is called 'all'"):
        exporter("csv", table="all")
