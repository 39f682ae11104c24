"""The suite every ledger passes: subclass LedgerContract, say how to make an empty one, run pytest."""

from datetime import UTC, date, datetime

from dragoman.model import (
    Citation,
    Document,
    Entry,
    Finding,
    Holdings,
    Judgement,
    Meeting,
    MeetingStatus,
    Reading,
    Span,
    Verdict,
)
from dragoman.stages import Ledger

MORNING = datetime(2025, 6, 2, 8, tzinfo=UTC)
EVENING = datetime(2025, 6, 2, 20, tzinfo=UTC)


def document(name: str, published: date | None = None) -> Document:
    """A document of one sentence."""
    return Document(id=name, text=f"The parties met, says {name}.", published=published)


def entry(name: str, recorded_at: datetime | None = None) -> Entry:
    """A held meeting that document `name` tells of."""
    cited = Citation(document=name, span=Span(start=0, end=15), exact="The parties met")
    body = Meeting(parties=("RUS", "UKR"), status=MeetingStatus.HELD)
    return Entry.of(Finding(body=body, citations=(cited,)), recorded_at)


class LedgerContract:
    """What holds for any ledger. `make` returns a new, empty one each time."""

    def make(self) -> Ledger:
        """An empty ledger; the subclass says which."""
        raise NotImplementedError

    def test_empty_ledger_holds_nothing(self) -> None:
        assert self.make().holdings() == Holdings(documents=(), entries=())

    def test_gives_back_what_was_appended(self) -> None:
        ledger = self.make()
        row = entry("a", MORNING)
        reading = Reading(document="a", maker="reader 1", entries=(row.id,), recorded_at=MORNING)
        judgement = Judgement(subjects=(row.id,), verdict=Verdict.ACCEPT, by="ana", recorded_at=EVENING)
        ledger.append([document("a")], [row], [reading], [judgement])
        assert ledger.holdings() == Holdings(
            documents=(document("a"),), entries=(row,), readings=(reading,), judgements=(judgement,)
        )

    def test_adding_twice_adds_nothing(self) -> None:
        once, twice = self.make(), self.make()
        reading = Reading(document="a", maker="reader 1", entries=(entry("a").id,), recorded_at=MORNING)
        judgement = Judgement(subjects=(entry("a").id,), verdict=Verdict.REJECT, by="ana", recorded_at=EVENING)
        for ledger, times in ((once, 1), (twice, 2)):
            for _ in range(times):
                ledger.append([document("a")], [entry("a")], [reading], [judgement])
        assert once.holdings() == twice.holdings()

    def test_what_is_written_is_never_overwritten(self) -> None:
        ledger = self.make()
        ledger.append([document("a")], [entry("a", MORNING)])
        ledger.append([document("a").replace(text="Another text.")], [entry("a", EVENING)])
        assert ledger.holdings().documents == (document("a"),)
        assert ledger.holdings().entries == (entry("a", MORNING),)

    def test_order_does_not_depend_on_appending(self) -> None:
        one, other = self.make(), self.make()
        names = ("c", "a", "b")
        for name in names:
            one.append([document(name, date(2025, 6, 1))], [entry(name)])
        readings = [Reading(document=name, maker="reader 1", entries=(entry(name).id,)) for name in names]
        one.append([], [], readings)
        other.append([document(n, date(2025, 6, 1)) for n in reversed(names)], [], readings[::-1])
        other.append([], [entry(name) for name in sorted(names)])
        assert one.holdings() == other.holdings()

    def test_a_second_decision_stands_beside_the_first(self) -> None:
        ledger = self.make()
        first = Judgement(subjects=("x",), verdict=Verdict.ACCEPT, by="ana", recorded_at=MORNING)
        second = Judgement(subjects=("x",), verdict=Verdict.REJECT, by="ana", recorded_at=EVENING)
        ledger.append([], [], [], [second])
        ledger.append([], [], [], [first])
        assert ledger.holdings().judgements == (first, second)

    def test_holdings_taken_earlier_do_not_change(self) -> None:
        ledger = self.make()
        before = ledger.holdings()
        ledger.append([document("a")], [entry("a")])
        assert before == Holdings(documents=(), entries=())
