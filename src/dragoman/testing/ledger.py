"""The suite every ledger passes: subclass LedgerContract, say how to make an empty one, run pytest."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dragoman.errors import LedgerError, SettingsError
from dragoman.model import (
    Actor,
    ActorKind,
    Added,
    Citation,
    Diagnostic,
    Document,
    Entry,
    Finding,
    Handling,
    Head,
    Holdings,
    Judgement,
    Meeting,
    MeetingStatus,
    Reading,
    Selection,
    Span,
    Unread,
    Verdict,
)
from dragoman.stages import Ledger
from dragoman.testing.reports import Report, accord, meeting, position, report, statement

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

    def test_says_what_it_added(self) -> None:
        ledger = self.make()
        one = document("a")
        assert ledger.append([one], [entry("a")]) == Added(documents=1, entries=1)
        assert ledger.append([one], []) == Added()
        assert ledger.append([document("a"), document("b")], [entry("a")]) == Added(documents=1)

    def test_given_twice_in_one_append_the_first_stays(self) -> None:
        ledger = self.make()
        ledger.append([document("a"), document("a").replace(text="Another text.")], [])
        assert ledger.holdings().documents == (document("a"),)

    def test_nothing_is_said_of_a_document_that_is_not_there(self) -> None:
        ledger = self.make()
        with pytest.raises(LedgerError, match="document a is not in the ledger"):
            ledger.append([document("b")], [entry("a")])
        with pytest.raises(LedgerError, match="document c is not in the ledger"):
            ledger.append([], [], [Reading(document="c", maker="reader 1", entries=())])
        assert ledger.head() == Head()
        assert ledger.append([document("a"), document("b")], [entry("a")]) == Added(documents=2, entries=1)

    def test_looks_up_by_id(self) -> None:
        ledger = self.make()
        ledger.append([document("a"), document("b")], [entry("a"), entry("b")])
        reading = Reading(document="b", maker="reader 1", entries=(), recorded_at=MORNING)
        ledger.append([], [], [reading])
        assert ledger.documents(["b", "none", "a"]) == (document("b"), document("a"))
        assert ledger.entries([entry("b").id, "b"]) == (entry("b"),)
        assert ledger.readings(["a", "b"]) == (reading,)

    def test_keeps_what_could_not_be_read(self) -> None:
        """Noted once for each maker, the oldest first; it is no part of what the fold reads."""
        ledger = self.make()
        problem = Diagnostic(stage="read", message="the file is empty", origin="a.txt")
        late, early = Unread.of(problem, "reader 1", EVENING), Unread.of(problem, "reader 2", MORNING, Handling.RED)
        again = Unread.of(problem, "reader 1", MORNING)
        assert ledger.append([], [], [], [], [late, early]) == Added(unread=2)
        assert ledger.append([], [], [], [], [again]) == Added()
        assert ledger.unread() == (early, late)
        assert ledger.holdings() == Holdings(documents=(), entries=())

    def test_finds_ids_by_their_beginning(self) -> None:
        ledger = self.make()
        ledger.append([document("abc1"), document("abc2"), document("b")], [entry("b")])
        ledger.append([], [], [], [Judgement(subjects=("b",), verdict=Verdict.ACCEPT, by="ana")])
        assert ledger.ids("abc") == ("abc1", "abc2")
        assert ledger.ids("abc", limit=1) == ("abc1",)
        assert ledger.ids("abc1") == ("abc1",)
        assert ledger.ids(entry("b").id[:8]) == (entry("b").id,)
        assert ledger.ids("abd") == ()

    def test_keeps_every_field(self) -> None:
        """Text in any script, marks, times, actors met."""
        ledger = self.make()
        met = Actor(id="vask", name="Ильо Васк", kind=ActorKind.PERSON)
        text = "Ильо Васк said \u201cno\u201d.\x00\U0001f54a"
        told = Document(id="a", text=text, fetched=MORNING, handling=Handling.RED)
        row = entry("a", EVENING).replace(handling=Handling.AMBER_STRICT)
        reading = Reading(document="a", maker="m", entries=(row.id,), recorded_at=EVENING, actors=(met,))
        ledger.append([told], [row], [reading])
        assert ledger.holdings() == Holdings(documents=(told,), entries=(row,), readings=(reading,))

    def test_the_head_changes_with_what_is_added_and_only_then(self) -> None:
        ledger = self.make()
        empty = ledger.head()
        ledger.append([document("a")], [])
        one = ledger.head()
        ledger.append([document("a")], [])
        assert ledger.head() == one
        ledger.append([], [entry("a")])
        two = ledger.head()
        assert (empty, one.records, two.records) == (Head(), 1, 2)
        assert len({empty.hash, one.hash, two.hash}) == 3

    @pytest.mark.parametrize(
        ("selection", "found"),
        [
            ({}, "held planned truce demand said"),
            ({"kinds": ["meeting"]}, "held planned"),
            ({"kinds": ["accord", "statement"]}, "truce said"),
            ({"parties": [["RUS"]]}, "held planned truce demand"),
            ({"parties": [["RUS"], ["UKR"]]}, "held truce"),
            ({"parties": [["UKR", "USA"]]}, "held planned truce"),
            ({"parties": [["lavrov"]]}, "said"),
            ({"speakers": ["lavrov"]}, "planned said"),
            ({"issues": ["neutrality"]}, "demand"),
            ({"places": ["ISTANBUL"]}, "held"),
            ({"statuses": ["planned", "agreed"]}, "planned truce"),
            ({"sources": ["courier"]}, "truce demand said"),
            ({"sources": ["courier"], "statuses": ["agreed"]}, "truce"),
            ({"documents": ["one"]}, "held planned"),
            ({"documents": ["one"], "kinds": ["accord"]}, ""),
            ({"start": date(2025, 7, 1)}, "planned truce demand said"),
            ({"start": date(2025, 7, 1), "end": date(2025, 8, 1)}, "planned"),
            ({"end": date(2025, 7, 1)}, "held"),
            ({"places": ["Geneva"]}, ""),
            ({"parties": [["-"]]}, ""),
            ({"published_after": date(2025, 6, 2)}, "held planned truce demand said"),
            ({"published_after": date(2025, 6, 3)}, "truce demand said"),
            ({"published_after": date(2025, 6, 3), "kinds": ["accord"]}, "truce"),
            ({"published_after": date(2025, 8, 3)}, ""),
        ],
    )
    def test_selects(self, selection: dict[str, Any], found: str) -> None:
        ledger = self.make()
        one, two = two_reports()
        for told in (one, two):
            ledger.append([told.document], told.entries)
        names = dict(zip(("held", "planned", "truce", "demand", "said"), (*one.entries, *two.entries), strict=True))
        chosen = ledger.holdings(Selection(**{k: _tuple(v) for k, v in selection.items()}))
        assert {e.id for e in chosen.entries} == {names[name].id for name in found.split()}

    def test_a_selection_brings_what_belongs_to_it_and_nothing_else(self) -> None:
        ledger = self.make()
        ids = {name: entry(name).id for name in ("a", "b")}
        for name in ("a", "b"):
            reading = Reading(document=name, maker="reader 1", entries=(ids[name],), recorded_at=MORNING)
            judgement = Judgement(subjects=(ids[name],), verdict=Verdict.ACCEPT, by="ana", recorded_at=EVENING)
            about = Judgement(subjects=(name, "z"), verdict=Verdict.SAME, by="ana", recorded_at=EVENING)
            ledger.append([document(name)], [entry(name)], [reading], [judgement, about])
        chosen, everything = ledger.holdings(Selection(documents=("a",))), ledger.holdings()
        assert chosen.documents == (document("a"),)
        assert chosen.entries == (entry("a"),)
        assert [reading.document for reading in chosen.readings] == ["a"]
        assert chosen.judgements == tuple(j for j in everything.judgements if {"a", ids["a"]} & set(j.subjects))

    def test_a_document_asked_for_comes_without_entries_too(self) -> None:
        ledger = self.make()
        ledger.append([document("a"), document("b")], [])
        assert ledger.holdings(Selection(documents=("a", "none"))).documents == (document("a"),)

    def test_documents_published_after_a_day_come_without_entries_too(self) -> None:
        ledger = self.make()
        for name, day in (("a", date(2025, 6, 1)), ("b", date(2025, 6, 2)), ("c", None)):
            ledger.append([document(name, day)], [])
        ledger.append([], [entry("a")])
        after = ledger.holdings(Selection(published_after=date(2025, 6, 1)))
        assert (after.documents, after.entries) == ((document("b", date(2025, 6, 2)),), ())

    def test_what_names_nobody_is_found_as_such(self) -> None:
        ledger = self.make()
        nobody = Finding(body=Meeting(parties=(), status=MeetingStatus.HELD), citations=entry("a").citations)
        ledger.append([document("a")], [entry("a"), Entry.of(nobody)])
        assert ledger.holdings(Selection(parties=(("-",),))).entries == (Entry.of(nobody),)

    def test_a_corrected_entry_is_found_by_what_it_says_now(self) -> None:
        ledger = self.make()
        body = Meeting(parties=("COL", "farc"), status=MeetingStatus.PLANNED, place="Havana")
        correction = Judgement(
            subjects=(entry("a").id,), verdict=Verdict.CORRECT, by="ana", replacement=body, recorded_at=EVENING
        )
        ledger.append([document("a")], [entry("a")], [], [correction])
        for selection in (Selection(parties=(("COL",),)), Selection(places=("Havana",)), Selection(statuses=("held",))):
            chosen = ledger.holdings(selection)
            assert (chosen.entries, chosen.judgements) == ((entry("a"),), (correction,))

    @pytest.mark.parametrize(
        ("query", "documents", "statements"),
        [
            ("neutrality", {"two"}, set()),
            ("TALKS istanbul", {"one"}, set()),
            ('"held in istanbul"', {"one"}, set()),
            ('"istanbul held"', set(), set()),
            ("prisoner", {"two"}, {"two"}),
            ("prisoners -agreed", set(), {"two"}),
            ("elephants", set(), set()),
            ("'; DROP TABLE records; --", set(), set()),
        ],
    )
    def test_searches(self, query: str, documents: set[str], statements: set[str]) -> None:
        ledger = self.make()
        one, two = two_reports()
        for told, text in ((one, "The talks were held in Istanbul."), (two, "They agreed on neutrality.")):
            longer = told.document.replace(text=f"{told.document.text} {text}")
            ledger.append([longer], told.entries)
        found = ledger.search(query)
        assert {match.document for match in found if match.entry is None} == documents
        assert {match.document for match in found if match.entry is not None} == statements
        for match in found:
            (searched,) = ledger.documents([match.document])
            assert searched.text[match.span.start : match.span.end]
            assert match.excerpt
        assert len(ledger.search(query, limit=1)) == min(1, len(found))

    def test_search_shows_the_words_in_their_sentence(self) -> None:
        ledger = self.make()
        ledger.append([Document(id="a", title="Talks", text="A quiet day. Then the envoys signed a truce.")], [])
        (match,) = ledger.search("truce")
        assert "the envoys signed a truce." in match.excerpt
        assert ledger.search("talks")[0].document == "a"

    @pytest.mark.parametrize("query", ["", "  ", "-truce", '""'])
    def test_search_wants_a_word(self, query: str) -> None:
        with pytest.raises(SettingsError, match="no word to search for"):
            self.make().search(query)

    def test_closing_twice_is_no_error(self) -> None:
        ledger = self.make()
        ledger.close()
        ledger.close()


def two_reports() -> tuple[Report, Report]:
    """Five findings in two documents: two meetings; an accord, a position and a statement."""
    first = report(
        "2025-06-03",
        meeting("RUS UKR", "held", place="Istanbul", on="2025-06-02"),
        meeting("RUS USA", "planned", on="2025-07-10", says="lavrov"),
        name="one",
        source="Herald",
    )
    second = report(
        "2025-08-03",
        accord("RUS UKR", "agreed"),
        position("RUS", "demands", "that they stay out", issue="neutrality"),
        statement("lavrov", "All prisoners will come home", chain=("peskov",)),
        name="two",
        source="Courier",
    )
    return first, second


def _tuple(value: Any) -> Any:
    return tuple(_tuple(one) for one in value) if isinstance(value, list) else value
