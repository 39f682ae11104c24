"""What stands behind the workbench: folds kept by head, the queue, corrections, texts added in turn, accounts."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import DragomanError, SettingsError
from dragoman.lexicon.actors import ActorIndex
from dragoman.model import AsOf, Handling, Meeting, MeetingStatus, Position, Span, Stance, Statement, Verdict
from dragoman.run.accounts import Accounts, Role
from dragoman.run.adding import WAITING, Adder, Progress, QueueFullError, Task
from dragoman.run.apart import AddingApart, FoldingApart
from dragoman.run.desk import Desk, Folded, Folder, Key, NotReadyError
from dragoman.run.ledgers import open_ledger
from dragoman.run.review import decision, fields, filled, listed, waiting
from dragoman.run.settings import Settings
from dragoman.stages import Ledger
from dragoman.testing.reports import holdings, meeting, report
from dragoman.views.words import load_words

NOW = datetime(2031, 5, 10, tzinfo=UTC)
MARKS = list(Handling)


@pytest.fixture
def ledger() -> Ledger:
    """Two reports of one meeting, in memory."""
    held = holdings(
        [
            report("2031-05-02", meeting("RUS UKR", "held", on="2031-05-01", level="leaders"), name="one"),
            report("2031-05-02", meeting("RUS UKR", "not-scheduled", on="2031-05-01", level="leaders"), name="two"),
            report("2031-05-03", meeting("AFG taliban", "planned", on="2031-06-01"), name="three"),
        ]
    )
    made = open_ledger("memory", write=True)
    made.append(held.documents, held.entries)
    return made


@pytest.fixture
def desk(ledger: Ledger, actors: ActorIndex) -> Iterator[Desk]:
    """A desk on them."""
    made = Desk(ledger, actors.actors, load_words(), patience=60)
    yield made
    made.close()


def test_a_fold_is_kept_until_the_head_moves(desk: Desk, ledger: Ledger) -> None:
    first = desk.sight(Handling.RED)
    assert desk.sight(Handling.RED) is first
    held = holdings([report("2031-05-09", meeting("RUS UKR", "planned", on="2031-07-01"), name="four")])
    ledger.append(held.documents, held.entries)
    assert len(desk.sight(Handling.RED).state.meetings) == len(first.state.meetings) + 1


def test_what_is_not_ready_says_so(ledger: Ledger, actors: ActorIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.run.desk.FIRST_PATIENCE", 0.01)
    go = threading.Event()

    def slow(key: Key) -> Folded:
        go.wait(30)
        return Folder(ledger, actors.actors)(key)

    desk = Desk(ledger, actors.actors, load_words(), slow)  # no patience of its own
    with pytest.raises(NotReadyError):
        desk.sight(Handling.RED)
    go.set()
    monkeypatch.setattr("dragoman.run.desk.FIRST_PATIENCE", 60)
    assert desk.sight(Handling.RED).state.meetings
    desk.close()


def test_a_decision_is_seen_at_once(desk: Desk) -> None:
    sight = desk.sight(Handling.RED)
    first = sight.waiting[0].entry
    desk.judge(decision(first, Verdict.REJECT, "ana", "wrong", at=NOW))
    assert desk.decided(sight, first) is not None
    assert first not in {one.entry for one in desk.waiting(sight)}
    assert first not in {a.finding for d in desk.sight(Handling.RED).every for a in d.accounts}


def test_the_queue_has_disputed_leaders_meetings_first(desk: Desk) -> None:
    sight = desk.sight(Handling.RED)
    reasons = [one.reasons for one in sight.waiting]
    assert reasons == [("disputed", "leaders' meeting"), ("disputed", "leaders' meeting"), ()]


def test_an_unsure_reading_comes_before_a_sure_one(desk: Desk) -> None:
    sight = desk.sight(Handling.RED)
    unsure = {
        name: entry.replace(score=0.3) if entry.document == "three" else entry for name, entry in sight.entries.items()
    }
    found = waiting([d for d in sight.every if not d.disputed], unsure, ())
    assert found[0].reasons == ("unsure reading (0.30)",)


def test_a_form_filled_with_a_body_gives_the_body_again() -> None:
    body = Meeting(parties=("RUS", "UKR"), status=MeetingStatus.HELD, place="Doha", round=2, agenda=("prisoners",))
    values = {field.name: field.value for field in fields(Meeting, body)}
    assert filled(Meeting, values, body) == body


parties = st.lists(st.sampled_from(["RUS", "UKR", "lavrov", "hill-front"]), unique=True, max_size=3).map(tuple)


@settings(max_examples=60, deadline=None)
@given(parties, st.sampled_from(Stance), st.booleans(), st.none() | st.sampled_from(["borders", "ceasefire"]))
def test_every_position_survives_its_form(
    by: tuple[str, ...], stance: Stance, promised: bool, issue: str | None
) -> None:
    body = Position(by=by, stance=stance, about="a truce", issue=issue, promised=promised)
    values = {field.name: field.value for field in fields(Position, body)}
    assert filled(Position, values, body) == body


def test_a_correction_keeps_what_a_form_does_not_show() -> None:
    body = Statement(speaker="lavrov", cue="said", content="we are ready", content_spans=(Span(start=1, end=4),))
    values = {field.name: field.value for field in fields(Statement, body)} | {"speaker": "putin"}
    found = filled(Statement, values, body)
    assert found == body.replace(speaker="putin")


def test_a_period_is_written_with_its_last_day() -> None:
    values = {"parties": "RUS,UKR", "status": "held", "period": "2031-05-01", "period_last": "2031-05-03"}
    found = filled(Meeting, values)
    assert isinstance(found, Meeting)
    assert found.period is not None
    assert (found.period.start, found.period.end) == (date(2031, 5, 1), date(2031, 5, 4))
    assert listed(" RUS, ,UKR ") == ("RUS", "UKR")


def finished(adder: Adder) -> None:
    """Waits until nothing waits or is being read."""
    while any(job.state in ("waiting", "reading") for job in adder.jobs()):
        threading.Event().wait(0.01)


def test_texts_are_added_in_turn_and_failures_told() -> None:
    done: list[str] = []

    def runner(task: Task) -> Iterator[Progress]:
        done.append(task.name)
        if task.name == "bad":
            raise DragomanError("cannot be read")
        yield Progress(known=1)

    adder = Adder(runner)
    adder.add([Task(name="first"), Task(name="bad"), Task(name="last")], "ana")
    finished(adder)
    adder.close()
    assert done == ["first", "bad", "last"]
    assert [(job.name, job.state) for job in adder.jobs()] == [("last", "done"), ("bad", "failed"), ("first", "done")]
    assert adder.jobs()[1].progress.messages == ("cannot be read",)


def test_the_queue_of_texts_is_bounded() -> None:
    go = threading.Event()

    def runner(task: Task) -> Iterator[Progress]:
        go.wait(30)
        yield Progress(known=1)

    adder = Adder(runner)
    adder.add([Task(name=str(number)) for number in range(WAITING)], "ana")
    with pytest.raises(QueueFullError):
        adder.add([Task(name="one more")], "ana")
    go.set()
    finished(adder)
    adder.close()


def test_reading_and_folding_apart_give_what_is_given_here(tmp_path: Path, actors: ActorIndex) -> None:
    address = str(tmp_path / "talks.db")
    ledger = open_ledger(address, write=True)
    adding = AddingApart(Settings(), address)
    text = b"GENEVA, 3 June 2025 - Russia and Ukraine held talks in Geneva on Monday."
    *_, progress = adding(Task(name="talks.txt", data=text, published=date(2025, 6, 3), handling=Handling.AMBER))
    assert (progress.added.documents, progress.messages) == (1, ())
    *_, again = adding(Task(name="talks.txt", data=text, published=date(2025, 6, 3)))
    assert (again.added.documents, again.known) == (0, 1)
    *_, empty = adding(Task(name="empty.txt", data=b""))
    assert (empty.added.documents, len(empty.messages)) == (0, 1)
    adding.close()
    (document,) = ledger.holdings().documents
    assert (document.handling, document.published) == (Handling.AMBER, date(2025, 6, 3))
    folding, key = FoldingApart(Settings(), address), Key(clearance=Handling.RED)
    found, here = folding(key), Folder(ledger, actors.actors)(key)
    assert (found.head, msgspec.json.encode(found.value)) == (here.head, msgspec.json.encode(here.value))
    since = Key(clearance=Handling.GREEN, since=AsOf(valid=date(2025, 6, 1)))
    assert folding(since).value == Folder(ledger, actors.actors)(since).value
    folding.close()
    ledger.close()


@pytest.mark.parametrize(
    ("name", "password"), [("ana", "short"), ("", "long enough it is"), (" ana", "long enough it is"),
                           ("dragoman.resolve", "long enough it is"), ("a\nb", "long enough it is")],
)  # fmt: skip
def test_unusable_accounts_are_refused(tmp_path: Path, name: str, password: str) -> None:
    accounts = Accounts(tmp_path / "accounts", lambda: NOW)
    with pytest.raises(SettingsError):
        accounts.add(name, password, Role.READER)
    assert accounts.all() == ()
    accounts.close()


def test_accounts_are_kept_in_a_file_for_their_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "accounts"
    accounts = Accounts(file, lambda: NOW)
    accounts.add("ana", "correct horse battery", Role.ANALYST, Handling.GREEN)
    with pytest.raises(SettingsError, match="already"):
        accounts.add("ana", "correct horse battery", Role.READER)
    accounts.close()
    assert file.stat().st_mode & 0o077 == 0
    assert b"correct horse" not in file.read_bytes()
    again = Accounts(file, lambda: NOW)
    assert [(one.name, one.role, one.clearance) for one in again.all()] == [("ana", Role.ANALYST, Handling.GREEN)]
    token = again.sign_in("ana", "correct horse battery")
    assert token
    assert token.encode() not in file.read_bytes()
    again.change_password("ana", "another long password")
    assert again.signed_in(token) is None
    with pytest.raises(SettingsError, match="no account"):
        again.remove("nobody")
    again.close()
