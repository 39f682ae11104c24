"""Marks of documents as they are added."""

import pytest

from dragoman.ledger import MemoryLedger
from dragoman.model import Document, Handling, Judgement, Kind, Verdict
from dragoman.run.handling import lenient, marked

SOURCES = {"cables": Handling.RED, "wire": Handling.CLEAR}


@pytest.mark.parametrize(
    ("text", "kind", "source", "given", "mark"),
    [
        ("They met.", "article", None, None, "clear"),
        ("They met.", "article", "cables", None, "red"),
        ("They met.", "note", None, None, "amber+strict"),
        ("They met.", "note", "wire", None, "clear"),
        ("TLP:GREEN\nThey met.", "note", None, None, "green"),
        ("(TLP:AMBER) They met.\n\n(TLP:AMBER+STRICT) They left.", "article", None, None, "amber+strict"),
        ("TLP: WHITE\nThey met.", "note", None, None, "clear"),
        ("TLP:GREEN\nThey met.", "article", "cables", None, "red"),
        ("TLP:RED\nThey met.", "note", "cables", "green", "green"),
        ("The TLP:RED mark is the strictest.", "article", None, None, "clear"),
        ("TLP:REDDISH", "article", None, None, "clear"),
    ],
)
def test_mark(text: str, kind: str, source: str | None, given: str | None, mark: str) -> None:
    document = Document(id="d", text=text, kind=Kind(kind), source=source)
    assert marked(document, SOURCES, Handling(given) if given else None).handling == mark


def test_a_stricter_mark_that_comes_too_late_is_said() -> None:
    ledger, document = MemoryLedger(), Document(id="d", text="They met.", origin="a.txt")
    ledger.append([document], [])
    assert list(lenient([document], ledger)) == []
    strict = document.replace(handling=Handling.RED)
    (said,) = lenient([strict], ledger)
    assert "a.txt is in the ledger already and keeps its mark, clear" in said.message
    ledger.append([], [], [], [Judgement(subjects=("d",), verdict=Verdict.MARK, by="ana", handling=Handling.RED)])
    assert list(lenient([strict], ledger)) == []
