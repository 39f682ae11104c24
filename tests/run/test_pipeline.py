"""The whole way: files in, a state of play out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from dragoman.model import (
    Actor,
    ActorKind,
    Annotated,
    AsOf,
    Citation,
    Diagnostic,
    Document,
    Finding,
    Meeting,
    MeetingStatus,
    Reading,
    Span,
    StateOfPlay,
)
from dragoman.run.pipeline import in_languages, state_of_play, verbatim, with_met
from dragoman.run.tools import Tools
from dragoman.views.json import JsonView

HELD = "Russia and Ukraine held talks in Istanbul on 2 June 2025, Foreign Minister Sergey Lavrov said.\n"
PLANNED = "Russia and Ukraine will hold talks in Geneva next month, officials told reporters on Monday.\n"


def write(folder: Path, **texts: str) -> list[str]:
    """Files of these names; their paths."""
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


def statuses(state: StateOfPlay) -> set[str]:
    return {account.status for dossier in state.meetings for account in dossier.accounts}


def test_two_files_are_one_state(tmp_path: Path, tools: Tools) -> None:
    state = state_of_play(write(tmp_path, a=HELD, b=PLANNED), tools, published=date(2025, 6, 10))
    assert len(state.documents) == 2
    assert statuses(state) == {"held", "planned"}
    assert {"RUS", "UKR", "lavrov"} <= {actor.id for actor in state.parties}


def test_every_quote_stands_in_its_file(tmp_path: Path, tools: Tools) -> None:
    state = state_of_play(write(tmp_path, a=HELD), tools)
    accounts = [account for dossier in state.meetings for account in dossier.accounts]
    assert accounts
    assert all(account.quote in HELD for account in accounts)


def test_order_of_reading_leaves_no_trace(tmp_path: Path, tools: Tools, prepared: Tools) -> None:
    paths = write(tmp_path, a=HELD, b=PLANNED, c="", d="Les deux parties se sont rencontrées à Genève. " * 9)
    one = state_of_play(paths, tools, published=date(2025, 6, 10))
    other = state_of_play(paths[::-1], replace(tools, ledger=type(tools.ledger)()), published=date(2025, 6, 10))
    assert JsonView().render(one) == JsonView().render(other)


def test_what_cannot_be_read_is_said(tmp_path: Path, tools: Tools) -> None:
    french = "Les deux parties se sont rencontrées hier à Genève pour parler de la paix et des prisonniers. " * 5
    state = state_of_play([*write(tmp_path, empty="", french=french), str(tmp_path / "none.txt")], tools)
    assert state.documents == ()
    assert {Path(d.origin or "").name for d in state.diagnostics} == {"empty.txt", "french.txt", "none.txt"}
    assert any(d.message == "language fr is not read yet" for d in state.diagnostics)


def test_a_date_with_another_weekday_is_doubted(tmp_path: Path, tools: Tools) -> None:
    file = tmp_path / "report.txt"
    file.write_text("Envoys of Chile and Peru met in Quito on Monday, 23 July 2025.", encoding="utf-8")
    (doubt,) = state_of_play([str(file)], tools).diagnostics
    assert (doubt.stage, doubt.origin) == ("times", str(file))
    assert doubt.citation is not None
    assert doubt.citation.exact == "Monday, 23 July 2025"


def test_standard_input(tools: Tools) -> None:
    state = state_of_play(["-"], tools, stdin=BytesIO(HELD.encode()))
    assert statuses(state) == {"held"}


def test_as_of_leaves_out_later_reports(tmp_path: Path, tools: Tools) -> None:
    at = AsOf(valid=date(2025, 1, 1))
    state = state_of_play(write(tmp_path, a=HELD), tools, at=at, published=date(2025, 6, 10))
    assert state.meetings == ()


class Misquoting:
    """An extractor whose words are not where it says."""

    def extract(self, annotated: Annotated, found: Sequence[Finding]) -> Iterator[Finding | Diagnostic]:
        cited = Citation(document=annotated.document.id, span=Span(start=0, end=6), exact="Prussia")
        yield Finding(body=Meeting(parties=("RUS", "UKR"), status=MeetingStatus.HELD), citations=(cited,))


def test_words_that_are_not_in_the_text_are_refused(tmp_path: Path, tools: Tools) -> None:
    state = state_of_play(write(tmp_path, a=HELD), replace(tools, extractors=(Misquoting(),)))
    assert state.meetings == ()
    assert "a meeting of Misquoting was refused: its words 'Prussia'" in state.diagnostics[0].message


@pytest.mark.parametrize(
    ("start", "end", "exact", "document", "right"),
    [
        (0, 4, "They", "d", True),
        (0, 4, "they", "d", False),
        (0, 4, "They", "e", False),
        (4, 4, "", "d", False),
        (-4, 9, "met.", "d", False),
    ],
)
def test_verbatim(start: int, end: int, exact: str, document: str, right: bool) -> None:
    cited = Citation(document=document, span=Span(start=start, end=end), exact=exact)
    assert verbatim([cited], Document(id="d", text="They met.")) is right


def test_no_citation_no_entry() -> None:
    assert not verbatim([], Document(id="d", text="They met."))


def test_unknown_language_is_read() -> None:
    document = Document(id="d", text="?", language=None)
    assert list(in_languages([document], frozenset({"en"}))) == [document]


def test_the_fuller_of_two_descriptions_stays() -> None:
    short = Actor(id="vask", name="Vask", kind=ActorKind.PERSON)
    full = Actor(id="vask", name="Ilo Vask", kind=ActorKind.PERSON, country="NOR")
    for first, second in ((short, full), (full, short)):
        reading = Reading(document="d", maker="m", entries=(), actors=(second,))
        assert with_met({"vask": first}, [reading]) == {"vask": full}
