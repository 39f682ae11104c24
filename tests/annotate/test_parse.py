"""The parse as plain data: offsets, sentences, paragraphs, trees."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dragoman.annotate.parse import Parser, load_pipeline, paragraphs
from dragoman.errors import SettingsError
from dragoman.model import Annotated, Document

TEXT = (
    "Ministers to meet in Saint Orsola\n"
    "\n"
    "The foreign ministers of Velmora and Kardania will meet on Monday. It would be their first meeting.\n"
    "  “We are ready,” Anton Sarnov said\n"
)


@pytest.fixture(scope="module")
def parse(pipeline: Language) -> Callable[..., Annotated]:
    """`parse(text, body=0)`."""

    def parsed(text: str, body: int = 0) -> Annotated:
        return next(Parser(pipeline).parse([Document(id="d", text=text, body=body)]))

    return parsed


def test_offsets_are_those_of_the_text(parse: Callable[..., Annotated]) -> None:
    """Every token and sentence is found where it says it is."""
    parsed = parse(TEXT)
    assert all(TEXT[t.start : t.end] == t.text for t in parsed.tokens)
    assert [parsed.words(s.span) for s in parsed.sentences] == [
        "Ministers to meet in Saint Orsola",
        "The foreign ministers of Velmora and Kardania will meet on Monday.",
        "It would be their first meeting.",
        "“We are ready,” Anton Sarnov said",
    ]


def test_no_sentence_runs_over_a_line(parse: Callable[..., Annotated]) -> None:
    """A headline and a paragraph without a full stop end with their line."""
    assert [s.paragraph for s in parse(TEXT).sentences] == [0, 1, 1, 2]


def test_headings_end_where_the_body_begins(parse: Callable[..., Annotated]) -> None:
    """`Document.body` says where."""
    assert [s.heading for s in parse(TEXT, body=TEXT.index("The foreign")).sentences] == [True, False, False, False]
    assert not any(s.heading for s in parse(TEXT).sentences)


def test_tokens_know_their_place(parse: Callable[..., Annotated]) -> None:
    """Index, sentence and head agree; the children are the heads turned round."""
    parsed = parse(TEXT)
    assert [t.i for t in parsed.tokens] == list(range(len(parsed.tokens)))
    for number, sentence in enumerate(parsed.sentences):
        within = parsed.tokens[sentence.first : sentence.last]
        assert {t.sentence for t in within} == {number}
        assert all(sentence.first <= t.head < sentence.last for t in within)
        assert len([t for t in within if t.head == t.i]) == 1
    pairs = {(t.head, t.i) for t in parsed.tokens if t.head != t.i}
    assert {(head, child) for head, children in enumerate(parsed.children) for child in children} == pairs


def test_quotations_are_found(parse: Callable[..., Annotated]) -> None:
    """With their marks."""
    parsed = parse(TEXT)
    assert [parsed.words(q.span) for q in parsed.quotations] == ["“We are ready,”"]


@pytest.mark.parametrize("text", ["", "\n \n\t\n", "   "])
def test_an_empty_text_has_no_sentence(parse: Callable[..., Annotated], text: str) -> None:
    """Nothing in, nothing out, no error."""
    parsed = parse(text)
    assert (parsed.tokens, parsed.sentences, parsed.quotations) == ((), (), ())


def test_the_parse_does_not_depend_on_the_company(pipeline: Language) -> None:
    """One by one or in one go, in this order or another: the same (rule 8 of docs/how-it-works.md)."""
    texts = [TEXT, "", "The truce held.", TEXT * 20, "No talks are planned."]
    documents = [Document(id=str(n), text=text) for n, text in enumerate(texts)]
    together = {a.document.id: a for a in Parser(pipeline).parse(reversed(documents))}
    alone = [next(Parser(pipeline).parse([document])) for document in documents]
    assert [together[a.document.id] for a in alone] == alone


def test_documents_are_read_one_at_a_time(pipeline: Language) -> None:
    """The parser takes from an endless stream what it is asked for."""
    endless = (Document(id="d", text="They met.") for _ in iter(int, 1))
    parsed = Parser(pipeline).parse(endless)
    assert [len(next(parsed).tokens) for _ in range(3)] == [3, 3, 3]


@pytest.mark.parametrize(
    ("text", "longest", "cut"),
    [
        ("a b\nc", 10, ["a b", "c"]),
        ("  a  \r\n\r\n  b", 10, ["a", "b"]),
        ("aaa bbb ccc", 9, ["aaa bbb", "ccc"]),
        ("aaaaaaaaaa", 4, ["aaaa", "aaaa", "aa"]),
        ("", 10, []),
        ("GENEVA (Agency) -  The truce held.", 20, ["GENEVA (Agency) -", "The truce held."]),
        ("aaa\tbbb  ccc", 8, ["aaa\tbbb", "ccc"]),
    ],
)
def test_paragraphs(text: str, longest: int, cut: list[str]) -> None:
    """Lines; those that are too long are cut at white space, or where there is none, in the middle."""
    assert [text[p.start : p.end] for p in paragraphs(text, longest)] == cut


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=" \n\tab\u2028é\r.", max_size=60), st.integers(min_value=1, max_value=20))
def test_paragraphs_lose_nothing(text: str, longest: int) -> None:
    """In order, not overlapping, none too long, and only white space is left between them."""
    found = list(paragraphs(text, longest))
    assert all(0 < p.end - p.start <= longest for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[p.start : p.end] == text[p.start : p.end].strip() for p in found)
    kept = "".join(text[p.start : p.end] for p in found)
    assert "".join(kept.split()) == "".join(text.split())


def test_paragraphs_have_no_white_space_around_them() -> None:
    """Also where a long line was cut."""
    text = "aaa bbb ccc ddd"
    assert [text[p.start : p.end] for p in paragraphs(text, 7)] == ["aaa bbb", "ccc ddd"]


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    """The message says which."""
    with pytest.raises(SettingsError, match="no_such_pipeline"):
        load_pipeline("no_such_pipeline")


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    """Any installed pipeline will do, if it parses."""
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(SettingsError, match="no dependency parser"):
        load_pipeline(str(tmp_path / "blank"))
