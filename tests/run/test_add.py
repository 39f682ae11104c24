"""Adding to a ledger: each text once, in batches, resumable; the brief of a ledger is that of its files."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman.model import Added, Annotated, Document
from dragoman.run.add import Names, Step, add
from dragoman.run.ledgers import open_ledger
from dragoman.run.pipeline import NOW as EVER
from dragoman.run.pipeline import folded, state_of_play
from dragoman.run.tools import Tools

NOON = datetime(2025, 8, 19, 12, tzinfo=UTC)
TEXTS = {
    "a": "Russia and Ukraine held talks in Istanbul on 2 June 2025, Foreign Minister Sergey Lavrov said.\n",
    "b": "Norland's foreign minister Ilo Vask told Russia on Monday that talks will be held in Geneva.\n",
    "c": "Hamas and Israel agreed on a ceasefire on Sunday, officials said.\n",
}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Three reports."""
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text)
    return [str(tmp_path / f"{name}.txt") for name in TEXTS]


def added(files: Iterable[str], tools: Tools, **options: int) -> list[Step]:
    return list(add(list(files), tools, lambda: NOON, published=date(2025, 6, 10), **options))


def test_the_ledger_of_files_gives_the_brief_of_the_files(files: list[str], tools: Tools, tmp_path: Path) -> None:
    stored = replace(tools, ledger=open_ledger(str(tmp_path / "t.db"), write=True))
    added(files, stored)
    from_files = state_of_play(files, tools, published=date(2025, 6, 10))
    from_ledger = folded(stored.ledger.holdings(), EVER, tools.actors)
    assert from_ledger == from_files
    assert any(actor.name == "Ilo Vask" for actor in from_files.parties)
    stored.ledger.close()


def test_each_batch_is_said_and_adding_twice_adds_nothing(files: list[str], tools: Tools) -> None:
    first = added(files, tools, batch=2)
    assert [(step.documents, step.known) for step in first] == [(2, 0), (1, 0)]
    assert sum(step.added.documents for step in first) == 3
    head = tools.ledger.head()
    assert [(step.documents, step.known, step.added) for step in added(files, tools)] == [(3, 3, Added())]
    assert tools.ledger.head() == head


def test_everything_carries_the_time_of_recording(files: list[str], tools: Tools) -> None:
    added(files, tools)
    held = tools.ledger.holdings()
    times = [d.fetched for d in held.documents] + [r.recorded_at for r in (*held.entries, *held.readings)]
    assert set(times) == {NOON}


def test_another_maker_reads_again_and_the_document_stays(files: list[str], tools: Tools) -> None:
    added(files, tools)
    (step,) = added(files, replace(tools, maker="dragoman 0.2.0 abc"))
    assert (step.known, step.added) == (0, Added(readings=3))


class Interrupted:
    """An annotator that Ctrl-C stops before the last document."""

    def __init__(self, tools: Tools) -> None:
        self._whole = tools.annotator

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        found = list(documents)
        yield from self._whole.annotate(found[:-1])
        raise KeyboardInterrupt


def test_interrupted_it_keeps_what_it_has_read_and_goes_on(files: list[str], tools: Tools) -> None:
    with pytest.raises(KeyboardInterrupt):
        added(files, replace(tools, annotator=Interrupted(tools)))
    assert len(tools.ledger.holdings().documents) == 2
    (step,) = added(files, tools)
    assert (step.known, step.added.documents) == (2, 1)


def test_what_cannot_be_read_is_said(tools: Tools, tmp_path: Path) -> None:
    (step,) = added([str(tmp_path / "none.txt")], tools)
    assert (step.documents, len(step.diagnostics)) == (0, 1)


def test_it_is_known_how_many_files_there_are_and_how_many_are_read(files: list[str], tools: Tools) -> None:
    """A folder counts as its files, so that the share that is done can be told."""
    folder = str(Path(files[0]).parent)
    names = Names([folder, "no-such-file.txt"], tools.readers)
    assert (len(names), names.done, names.whole) == (4, 0, True)
    done = [names.done for _ in add(names, tools, lambda: NOON, published=date(2025, 6, 10), batch=1)]
    assert done == sorted(done)
    assert done[0] < 4
    assert names.done == 4
    assert not Names(["sources.toml"], tools.readers).whole
    assert len(Names(["-", "https://press.example/a", f"{folder}/*.txt"], tools.readers)) == 5
