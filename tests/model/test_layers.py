"""Annotated: how the tree over the tokens is walked."""

import pytest

from dragoman.model import Annotated, Document, Sentence, Span, Token

TEXT = "The ministers of Velmora and Kardania met."
# word, label, head: (by hand) ministers and its "of" phrase under "met", Kardania joined to Velmora
WORDS = [
    ("The", "det", 1),
    ("ministers", "nsubj", 6),
    ("of", "prep", 1),
    ("Velmora", "pobj", 2),
    ("and", "cc", 3),
    ("Kardania", "conj", 3),
    ("met", "ROOT", 6),
    (".", "punct", 6),
]


@pytest.fixture
def annotated() -> Annotated:
    """One sentence with its tree."""
    tokens = []
    for i, (word, dep, head) in enumerate(WORDS):
        start = TEXT.index(word)
        tokens.append(
            Token(
                i=i,
                text=word,
                lemma=word,
                pos="X",
                tag="X",
                dep=dep,
                head=head,
                start=start,
                end=start + len(word),
                sentence=0,
            )
        )
    children = tuple(
        tuple(i for i, (_, _, head) in enumerate(WORDS) if head == at and i != at) for at in range(len(WORDS))
    )
    return Annotated(
        document=Document(id="d", text=TEXT),
        tokens=tuple(tokens),
        children=children,
        sentences=(Sentence(first=0, last=8, span=Span(start=0, end=len(TEXT)), paragraph=0),),
    )


def test_children(annotated: Annotated) -> None:
    """All, some by label, the first by label, none."""
    assert [t.text for t in annotated.children_of(6)] == ["ministers", "."]
    assert [t.text for t in annotated.children_of(6, "nsubj", "dobj")] == ["ministers"]
    subject = annotated.child(6, "nsubj")
    assert subject is not None
    assert subject.text == "ministers"
    assert annotated.child(6, "dobj") is None


def test_ancestors_go_up_to_the_root(annotated: Annotated) -> None:
    """Nearest first; the root has none."""
    assert [t.text for t in annotated.ancestors(5)] == ["Velmora", "of", "ministers", "met"]
    assert list(annotated.ancestors(6)) == []


def test_subtree_is_in_text_order(annotated: Annotated) -> None:
    """With the word itself."""
    assert annotated.subtree(1) == [0, 1, 2, 3, 4, 5]
    assert annotated.subtree(4) == [4]


def test_conjuncts_begin_with_the_word(annotated: Annotated) -> None:
    """Joined words, the first named first."""
    assert annotated.conjuncts(3) == [3, 5]


def test_a_citation_is_verbatim(annotated: Annotated) -> None:
    """Words, span and document agree."""
    cited = annotated.cite(annotated.span(3, 6))
    assert cited.exact == "Velmora and Kardania" == TEXT[cited.span.start : cited.span.end]
    assert cited.document == "d"
