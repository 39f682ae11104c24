"""The brief: a hand-built state in, readable lines out, in every form."""

import msgspec
import pytest

from dragoman.model import (
    AccordStatus,
    ExchangeStatus,
    Manner,
    MeetingStatus,
    ProposalStatus,
    Said,
    Span,
    Stance,
    StateOfPlay,
    Unnamed,
)
from dragoman.views.json import JsonView
from dragoman.views.lines import STATEMENTS, page
from dragoman.views.markdown import MarkdownView
from dragoman.views.page import Page
from dragoman.views.phrasing import Phrasing
from dragoman.views.terminal import TerminalView
from dragoman.views.text import TextView
from dragoman.views.words import load_words

from .states import EMPTY, FULL, MEETINGS, account, dossier, note

ESCAPE = "\x1b[31m[bold]*x* <b>`y`\u202e[z](w)\x07"


def lines(state: StateOfPlay, section: str) -> list[str]:
    """The lines of a section as bare text, those beneath others indented."""
    brief: Page = page(state, load_words())
    found = [s for s in brief.sections if s.title == section]
    return [
        "  " * line.depth + "".join(piece.text for piece in line.pieces)
        for s in found
        for group in s.groups
        for line in group.lines
    ]


def groups(state: StateOfPlay, section: str) -> list[str | None]:
    """The group headings of a section."""
    return [g.title for s in page(state, load_words()).sections if s.title == section for g in s.groups]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (
            "Meetings",
            [
                "Norland and the United Provinces: three rounds of talks held in Velden, "
                "third parties: the United Nations [1]",
                "The United Provinces and the Hill Front: second round of talks planned in the Oval Office "
                "for 12 June 2031, according to officials, reported by Courier [2]",
                "Norland and the United Provinces: no meeting between leaders scheduled (disputed) [3]; "
                "according to Ilo Vask [4]",
                "  Also said: meeting between leaders planned for 3 June 2031, according to Ada Temmer [5]",
                "  On condition: “well prepared”, according to Ilo Vask [4]",
            ],
        ),
        (
            "Accords and draft texts",
            [
                "Norland and the United Provinces: draft texts exchanged or discussed [6]",
                "The United Provinces and the Hill Front: ceasefire (Velden Truce) signed on 1 April 2031 [7]",
            ],
        ),
        (
            "Exchanges",
            [
                "Norland and the United Provinces: exchange of 1,200 prisoners carried out (disputed) [8]",
                "  Also said: exchange of 900 prisoners carried out, according to Ada Temmer [9]",
            ],
        ),
        (
            "Proposals",
            [
                "Norland: proposal made to the United Provinces: “two working groups”, issue: humanitarian access [10]",
                "Two groups proposed by Norland: military, humanitarian [10]",
            ],
        ),
        (
            "Positions",
            [
                "The United Provinces and the Hill Front reject: “the river border” [11]",
                "Norland accuses the United Provinces: “blocking the talks”, according to Ilo Vask [12]",
            ],
        ),
        (
            "Statements of note",
            [
                "Ilo Vask (said to the United Provinces): “We are ready.”, reported by Courier [13]",
                "and 1 more; --format json lists them all",
            ],
        ),
        (
            "Disagreements",
            [
                "Norland and the United Provinces: meeting between leaders: accounts differ on where it stands",
                "  No meeting between leaders scheduled, in the text’s own voice (2 May 2031) [3]",
                "  Meeting between leaders planned for 3 June 2031, according to Ada Temmer (9 May 2031) [5]",
            ],
        ),
        (
            "Parties and third parties",
            [
                "Parties: Norland, United Provinces, Hill Front",
                "Third parties: United Nations",
                "People: Ilo Vask (Norland), Ada Temmer (United Provinces)",
            ],
        ),
        ("Not read", ["news/d3.txt: the file is empty"]),
    ],
)
def test_section(section: str, expected: list[str]) -> None:
    assert lines(FULL, section) == expected


def test_meetings_stand_by_status_and_positions_by_issue() -> None:
    assert groups(FULL, "Meetings") == ["Held", "Planned", "Not scheduled"]
    assert groups(FULL, "Positions") == ["Territory", "Other issues"]


def test_every_number_leads_to_its_sentence() -> None:
    brief = page(FULL, load_words())
    assert [origin.number for origin in brief.sources] == list(range(1, 14))
    assert brief.sources[0].sentence == "“Velden has hosted three rounds of talks.”"
    assert brief.sources[0].document == "document 1, 2 May 2031"
    assert brief.sources[12].sentence == "“We are ready,” Vask said."


def test_every_status_has_words() -> None:
    phrasing = Phrasing.of(FULL, load_words())
    subjects = {
        MeetingStatus: FULL.meetings[0].subject,
        AccordStatus: FULL.accords[0].subject,
        ExchangeStatus: FULL.exchanges[0].subject,
        ProposalStatus: FULL.proposals[0].subject,
        Stance: FULL.positions[0].subject,
    }
    for statuses, subject in subjects.items():
        assert all(phrasing.what(subject, status) for status in statuses)


@pytest.mark.parametrize("view", [TextView(), TerminalView(), TerminalView(colour=False), MarkdownView()])
def test_nothing_about_talks(view: TextView | TerminalView | MarkdownView) -> None:
    assert "Nothing about talks was found in 1 document." in view.render(EMPTY)


def test_statements_alone_are_nothing_about_talks() -> None:
    state = EMPTY.replace(statements=FULL.statements)
    assert "Nothing about talks was found in 1 document." in TextView().render(state)
    assert "We are ready" not in TextView().render(state)


def test_statements_are_capped_and_counted() -> None:
    many = tuple(
        Said(
            speaker="vask",
            chain=(),
            cue="said",
            manner=Manner.INDIRECT,
            addressees=(),
            quote=f"that it is day {number}",
            sentence=f"Vask said that it is day {number}.",
            document="d1",
            span=Span(start=100 * number, end=100 * number + 9),
            published=None,
        )
        for number in range(30)
    )
    shown = lines(FULL.replace(statements=many), "Statements of note")
    assert len(shown) == STATEMENTS + 1
    assert shown[-1] == "and 18 more; --format json lists them all"


def test_statements_without_a_speaker_are_counted_and_left_to_json() -> None:
    named, unnamed = FULL.statements
    assert (named.speaker, unnamed.speaker) == ("vask", None)
    others = tuple(unnamed.replace(span=Span(start=at, end=at + 9)) for at in range(500, 800, 100))
    state = FULL.replace(statements=(*others, named))
    shown = lines(state, "Statements of note")
    assert [line[:8] for line in shown[:-1]] == ["Ilo Vask"]
    assert shown[-1] == "and 3 more; --format json lists them all"
    assert len(msgspec.json.decode(JsonView().render(state))["statements"]) == 4
    assert unnamed.sentence not in [origin.sentence.strip("“”") for origin in page(state, load_words()).sources]


def test_joint_speakers_are_all_named_and_sources_without_a_name_keep_their_words() -> None:
    named = FULL.statements[0].replace(cue="said", addressees=(), quote="that it is time", manner=Manner.INDIRECT)
    sentence = "They said that it is time."
    joint = named.replace(joint=("NOR",), sentence=sentence)
    unnamed = named.replace(speaker="NOR", unnamed=Unnamed(words="two officials", count=2), sentence=sentence)
    (shown,) = lines(FULL.replace(statements=(joint,)), "Statements of note")
    assert shown.startswith("Ilo Vask and Norland said that it is time")
    (shown,) = lines(FULL.replace(statements=(unnamed,)), "Statements of note")
    assert shown.startswith("Two officials said that it is time")


def test_where_nobody_is_named_statements_are_counted_only() -> None:
    state = FULL.replace(statements=FULL.statements[1:])
    assert lines(state, "Statements of note") == ["1 without a named speaker; --format json lists them all"]
    assert lines(FULL.replace(statements=()), "Statements of note") == []


def test_the_count_adds_those_without_a_speaker_to_those_over_the_cap() -> None:
    named, unnamed = FULL.statements
    many = tuple(named.replace(span=Span(start=at, end=at + 9)) for at in range(0, 100 * (STATEMENTS + 2), 100))
    shown = lines(FULL.replace(statements=(*many, unnamed)), "Statements of note")
    assert len(shown) == STATEMENTS + 1
    assert shown[-1] == "and 3 more; --format json lists them all"


def test_a_statement_within_another_comes_last() -> None:
    inner = FULL.statements[0]
    outer = inner.replace(
        speaker="temmer", manner=Manner.INDIRECT, span=Span(start=0, end=90), quote="that Vask is ready"
    )
    assert outer.document == inner.document
    assert outer.span.end >= inner.span.end
    shown = lines(FULL.replace(statements=(inner, outer)), "Statements of note")
    assert [line.startswith("Ilo Vask") for line in shown] == [False, True]


def test_a_statement_within_the_speakers_own_is_shown_by_it() -> None:
    """ "She said it was her wish to meet" holds her wish; in JSON both stand."""
    outer = FULL.statements[0]
    inner = outer.replace(span=Span(start=outer.span.start + 1, end=outer.span.end), quote="to meet")
    shown = lines(FULL.replace(statements=(outer, inner)), "Statements of note")
    assert len(shown) == 2
    assert shown[1].startswith("and 1 more")


def test_what_is_not_shown_holds_no_statement_back() -> None:
    """One within the words of nobody named keeps its place: those words stand nowhere else in the brief."""
    inner = FULL.statements[0]
    around = FULL.statements[1].replace(document=inner.document, span=Span(start=0, end=90))
    later = inner.replace(speaker="temmer", quote="Yes.", span=Span(start=200, end=220))
    shown = lines(FULL.replace(statements=(inner, around, later)), "Statements of note")
    assert shown[0].startswith("Ilo Vask")


@pytest.mark.parametrize("width", [40, 60, 80])
def test_text_and_terminal_keep_their_width(width: int) -> None:
    for view in (TextView(width=width), TerminalView(width=width, colour=False)):
        assert max(map(len, view.render(FULL).splitlines())) <= width


def test_width_nought_leaves_lines_whole() -> None:
    assert lines(FULL, "Accords and draft texts")[1] in TextView(width=0).render(FULL)


def hostile() -> StateOfPlay:
    """A document that tries to steer the reader's terminal or page."""
    said = FULL.statements[1].replace(speaker="vask", quote=ESCAPE, sentence=ESCAPE)
    meeting = dossier(MEETINGS[0].subject.replace(place=ESCAPE), account("held", ESCAPE, ESCAPE))
    notes = (note("d1", None, ESCAPE).replace(origin=ESCAPE),)
    return FULL.replace(statements=(said,), meetings=(meeting,), documents=notes)


def test_plain_forms_print_no_control_characters() -> None:
    for view in (TextView(), TerminalView(colour=False), MarkdownView()):
        rendered = view.render(hostile())
        assert not set(rendered) & {"\x1b", "\x07", "\u202e"}


def test_terminal_reads_no_markup_of_documents() -> None:
    rendered = TerminalView().render(hostile())
    assert "[31m[bold]" in rendered
    assert "\x1b[31m" not in rendered


def test_markdown_of_documents_is_escaped() -> None:
    rendered = MarkdownView().render(hostile())
    assert "\\[bold\\]\\*x\\* \\<b\\>\\`y\\`" in rendered
    assert "<b>" not in rendered
    assert "](w)" not in rendered.replace("\\](w)", "")


def test_json_is_the_state_and_the_same_bytes_each_time() -> None:
    rendered = JsonView().render(FULL)
    assert msgspec.json.decode(rendered, type=StateOfPlay) == FULL
    assert JsonView().render(FULL) == rendered


def test_views_are_pure() -> None:
    before = JsonView().render(FULL)
    for view in (TextView(), TerminalView(), MarkdownView()):
        assert view.render(FULL) == view.render(FULL)
    assert JsonView().render(FULL) == before


def test_according_to_stands_before_the_speaker() -> None:
    said = FULL.statements[1].replace(speaker="vask", cue="according to", quote="talks had failed")
    (line,) = lines(FULL.replace(statements=(said,)), "Statements of note")
    assert line == "According to Ilo Vask: talks had failed [13]"


def test_statements_about_the_talks_come_first() -> None:
    cited = MEETINGS[0].accounts[0].sentence
    talks = FULL.statements[1].replace(speaker="temmer", sentence=cited, span=Span(start=500, end=520))
    shown = lines(FULL.replace(statements=(FULL.statements[0], talks)), "Statements of note")
    assert [line.split(" (")[0].split(" denied")[0] for line in shown] == ["Ada Temmer", "Ilo Vask"]
