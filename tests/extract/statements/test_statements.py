"""Who said what: texts in, statements out. The cases are rows of statements.tsv."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from dragoman.annotate.annotator import SpacyAnnotator
from dragoman.extract.statements import StatementExtractor
from dragoman.lexicon.actors import ActorIndex
from dragoman.model import Annotated, Document, Finding, Kind, Manner, Statement, Unnamed, content_id

Annotate = Callable[..., Annotated]
CASES = Path(__file__).parent / "statements.tsv"


def cases() -> list[dict[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="session")
def extractor() -> StatementExtractor:
    return StatementExtractor()


@pytest.fixture(scope="session")
def annotator(pipeline: Language, actors: ActorIndex) -> SpacyAnnotator:
    return SpacyAnnotator(pipeline, actors)


def annotated_of(annotator: SpacyAnnotator, title: str, body: str, kind: Kind = Kind.ARTICLE) -> Annotated:
    """A text with a headline of its own, published in June 2024."""
    text = f"{title}\n\n{body}"
    document = Document(
        id=content_id(text), text=text, title=title, body=len(title) + 2, kind=kind, published=date(2024, 6, 3)
    )
    return next(iter(annotator.annotate([document])))


def findings(extractor: StatementExtractor, annotated: Annotated) -> list[Finding]:
    return [found for found in extractor.extract(annotated, ()) if isinstance(found, Finding)]


def statements(extractor: StatementExtractor, annotated: Annotated) -> list[Statement]:
    return [found.body for found in findings(extractor, annotated) if isinstance(found.body, Statement)]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"][:40])
def test_finds_the_statement(case: dict[str, str], annotate: Annotate, extractor: StatementExtractor) -> None:
    found = statements(extractor, annotate(case["text"]))
    summary = [(str(s.speaker), s.cue_kind, s.cue, s.content, s.manner.value, " ".join(s.chain)) for s in found]
    wanted = tuple(case[name] or "" for name in ("speaker", "kind", "cue", "content", "manner", "chain"))
    assert wanted in summary


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        (
            "Two senior Norwegian officials said the talks had stalled.",
            Unnamed(words="Two senior Norwegian officials", count=2, country="NOR"),
        ),
        ("A Western diplomat said that no date was set.", Unnamed(words="A Western diplomat", count=1)),
        ("Several mediators and a Kenyan official said a truce was near.", "Several mediators and a Kenyan official"),
        ("Officials in Nairobi said the exchange took place.", Unnamed(words="Officials in Nairobi", country="KEN")),
        ("The Kenyan foreign ministry said the exchange took place.", None),
        ("The army spokesman, Colonel Avi Dan, said the truce held.", None),
        ("An adviser to General Ortunes said the truce held.", Unnamed(words="An adviser to General Ortunes", count=1)),
        ("An Ortunes aide said the truce held.", Unnamed(words="An Ortunes aide", count=1)),
        ("Some said the truce held.", Unnamed(words="Some")),
        ("A student named Lindqvist said the truce held.", None),
    ],
)
def test_a_source_without_a_name_keeps_its_words(
    text: str, unnamed: Unnamed | str | None, annotate: Annotate, extractor: StatementExtractor
) -> None:
    (found,) = statements(extractor, annotate(text))
    assert found.unnamed == (Unnamed(words=unnamed) if isinstance(unnamed, str) else unnamed)


@pytest.mark.parametrize(
    ("text", "speaker", "joint"),
    [
        ("Macron and Scholz said they would attend.", "macron", ("scholz",)),
        ("Foreign ministers of France, Kenya and Norway said that the rebels must return.", "FRA", ("KEN", "NOR")),
        ("Macron met Scholz and said that talks would resume.", "macron", ()),
        ("As close allies, Kenya and Norway said they would attend.", "KEN", ("NOR",)),
    ],
)
def test_all_who_say_it_are_kept(
    text: str, speaker: str, joint: tuple[str, ...], annotate: Annotate, extractor: StatementExtractor
) -> None:
    (found,) = [one for one in statements(extractor, annotate(text)) if one.cue == "said"]
    assert (found.speaker, found.joint) == (speaker, joint)


def test_evidence_is_verbatim_and_holds_all_parts(annotate: Annotate, extractor: StatementExtractor) -> None:
    text = '"We are ready," Lavrov told Trump on Monday. "The list is long. We will bring it."\n\nHe left at noon.'
    annotated = annotate(text)
    for finding in findings(extractor, annotated):
        citation = finding.citations[0]
        assert text[citation.span.start : citation.span.end] == citation.exact
        body = finding.body
        assert isinstance(body, Statement)
        for span in (*body.source_spans, *body.cue_spans, *body.content_spans):
            assert citation.span.covers(span)


def test_addressee_is_no_content(annotate: Annotate, extractor: StatementExtractor) -> None:
    (found,) = statements(extractor, annotate("Lavrov told Trump that Putin was ready."))
    assert found.addressees == ("trump",)
    assert found.content == "that Putin was ready"


def test_a_quotation_that_goes_on_belongs_to_its_speaker(annotate: Annotate, extractor: StatementExtractor) -> None:
    text = 'Lavrov said: "We have read the plan.\n\n"We do not like it."'
    (found,) = statements(extractor, annotate(text))
    assert found.speaker == "lavrov"
    assert "We do not like it." in found.content
    assert found.manner is Manner.DIRECT


def test_a_paragraph_left_open_goes_on_with_the_cue_after_it(annotate: Annotate, extractor: StatementExtractor) -> None:
    text = 'The hall fell silent.\n\n"We have read the plan.\n\n"We do not like it," Lavrov said.'
    (found,) = statements(extractor, annotate(text))
    assert (found.speaker, found.content) == ("lavrov", text[text.index('"') : text.index(" Lavrov")])


def test_transcript_turns_end_at_the_next_label(annotate: Annotate, extractor: StatementExtractor) -> None:
    text = "MR PRICE: The talks go on.\n\nThey are useful.\n\nQ: Who attends?\n\nMR PRICE: I have no names."
    found = statements(extractor, annotate(text))
    turns = [s.content for s in found if s.cue == ":"]
    assert turns[0].endswith("They are useful")
    assert turns[1].startswith("Who attends")


def test_what_a_quoted_speaker_thinks_is_left_out_by_default(annotate: Annotate, extractor: StatementExtractor) -> None:
    text = '"I believe the rebels want a truce," Lavrov said.'
    assert [s.cue for s in statements(extractor, annotate(text))] == ["said"]
    assert len(statements(StatementExtractor(floor=0.0), annotate(text))) > 1


def test_stances_score_below_a_half(annotate: Annotate, extractor: StatementExtractor) -> None:
    scores = {
        f.body.cue: f.score for f in findings(extractor, annotate("Hamas praised the plan. Hamas said it was late."))
    }  # type: ignore[union-attr]
    assert scores["praised"] < 0.5 < scores["said"]


@pytest.mark.parametrize(
    "text",
    [
        '"We never agreed to this.',
        'He said "no. And then nothing.\n\nLavrov said the talks go on.',
        "“One “two “three",
        '"',
        "''",
        ":",
        "",
        "\n\n",
        '"" said',
    ],
)
def test_odd_marks_lose_no_document(text: str, annotate: Annotate, extractor: StatementExtractor) -> None:
    found = statements(extractor, annotate(text))
    if "Lavrov" in text:
        assert any(s.speaker == "lavrov" for s in found)


def test_we_is_the_one_whose_words_they_are(annotate: Annotate, extractor: StatementExtractor) -> None:
    text = "SECRETARY BLINKEN: We have told both sides that the offer stands."
    (inner,) = [s for s in statements(extractor, annotate(text)) if s.cue != ":"]
    assert (inner.speaker, inner.chain) == ("blinken", ())


def said_by(extractor: StatementExtractor, annotated: Annotated, words: str) -> set[str | None]:
    return {s.speaker for s in statements(extractor, annotated) if words in s.content}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Secretary of State Antony Blinken met President Sisi in Cairo. The Secretary said the truce held.",
            "blinken",
        ),
        ("President Biden met Vice President Harris. The Vice President said the truce held.", "harris"),
        ("Lavrov said the talks had begun. He added that the truce held.", "lavrov"),
        ("Counselor Anna Lindqvist flew to Oslo. The Counselor said the truce held.", "lindqvist"),
        ("The mayor of Oslo, Anna Lindqvist, said the truce held.", "lindqvist"),
        ("According to the mayor, Anna Lindqvist, during a visit, the truce held.", "lindqvist"),
        ("A member of the council, Anna Lindqvist said the truce held.", "lindqvist"),
        ("Activists in Nairobi said the truce held.", "officials"),
        ("According to police, who said the road was open, the truce held.", "officials"),
        ("According to data from the River Flow Institute, the truce held.", "river flow institute"),
        ("With Lindqvist warning of delays, work stopped. She said the truce held.", "lindqvist"),
        ("The Secretary thanked Egypt for its help. He said that the truce held.", None),
    ],
)
def test_a_title_or_pronoun_stands_for_its_bearer(
    text: str, speaker: str | None, annotate: Annotate, extractor: StatementExtractor
) -> None:
    found = said_by(extractor, annotate(text, date(2024, 6, 3)), "the truce held")
    assert found == {speaker} if speaker else not found & {"blinken", "biden"}


def test_in_a_transcript_words_are_direct_and_titles_are_those_of_the_headline(
    annotator: SpacyAnnotator, extractor: StatementExtractor
) -> None:
    title = "Remarks by President Biden Before Boarding"
    turns = "Q: Is there a deal?\n\nTHE PRESIDENT: We think the truce holds.\n\nQ: Since when?\n\nTHE PRESIDENT: Today."
    annotated = annotated_of(annotator, title, turns)
    turn = next(s for s in statements(extractor, annotated) if "the truce holds" in s.content and s.cue == ":")
    assert (turn.speaker, turn.manner) == ("biden", Manner.DIRECT)


def test_a_statement_is_its_signers_own_voice(annotator: SpacyAnnotator, extractor: StatementExtractor) -> None:
    body = "Three villages were shelled last night by the army of the north. We mourn the dead."
    annotated = annotated_of(annotator, "Statement by President Biden on the Shelling", body, Kind.STATEMENT)
    found = {s.content: s for s in statements(extractor, annotated)}
    own = found["Three villages were shelled last night by the army of the north"]
    assert (own.speaker, own.cue, own.manner) == ("biden", "Statement", Manner.DIRECT)
    article = annotated_of(annotator, "Statement by President Biden on the Shelling", body)
    assert not any("villages" in s.content for s in statements(extractor, article))


@pytest.mark.parametrize(
    ("body", "words", "speakers"),
    [
        (
            "President Biden spoke with President Macron. The two leaders agreed that the truce held.",
            "the truce held",
            ("biden", "macron"),
        ),
        (
            "President Biden met with President Macron. They agreed that the truce held.",
            "the truce held",
            ("biden", "macron"),
        ),
        (
            "President Biden met President Macron. The two delegations toured the port. They stressed their hopes.",
            "their hopes",
            ("USA", "FRA"),
        ),
        (
            "President Biden met President Macron. The leaders discussed the summit, where Vice President Harris and "
            "Secretary Blinken will speak. The leaders agreed that the truce held.",
            "the truce held",
            ("biden", "macron"),
        ),
        ("We, the Presidents of Kenya and Norway, demand that the siege end.", "the siege end", ("KEN", "NOR")),
    ],
)
def test_in_a_readout_those_who_met_speak_together(
    body: str, words: str, speakers: tuple[str, ...], annotator: SpacyAnnotator, extractor: StatementExtractor
) -> None:
    annotated = annotated_of(annotator, "Readout of a meeting", body, Kind.READOUT)
    found = {(s.speaker, *s.joint) for s in statements(extractor, annotated) if words in s.content}
    assert speakers in found


def test_a_signature_tells_whose_we_it_is(annotator: SpacyAnnotator, extractor: StatementExtractor) -> None:
    body = "Antony Blinken, Secretary of State\n\nWe condemn the attack on the port of Aden."
    annotated = annotated_of(annotator, "On the Attack in Aden", body, Kind.STATEMENT)
    assert "blinken" in said_by(extractor, annotated, "the attack")


def test_place_and_day_of_speech(annotate: Annotate, extractor: StatementExtractor) -> None:
    text = "Lavrov said in Geneva on Monday that the talks would resume in Istanbul on Friday."
    (found,) = statements(extractor, annotate(text, date(2025, 6, 5)))
    assert found.place == "Geneva"
    assert found.period is not None
    assert found.period.start == date(2025, 6, 2)


def test_what_names_no_setting_has_none(annotate: Annotate, extractor: StatementExtractor) -> None:
    (found,) = statements(extractor, annotate("Lavrov said the talks would resume in Istanbul on Friday."))
    assert (found.place, found.period) == (None, None)


def test_a_state_before_a_headline_says_nothing(annotator: SpacyAnnotator, extractor: StatementExtractor) -> None:
    """ "Norway: rebels leave the table" is about Norway; with its own words after the colon, Norway speaks."""
    told = annotated_of(annotator, "Norway: rebels leave the table", "The rebels left.")
    assert not [s for s in statements(extractor, told) if s.cue == ":"]
    said = annotated_of(annotator, "Norway: We will not leave the table", "The rebels left.")
    assert [s.speaker for s in statements(extractor, said) if s.cue == ":"] == ["NOR"]
