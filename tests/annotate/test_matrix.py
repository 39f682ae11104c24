"""numpy's matrix products give the same parse as thinc's own, and the model is the one we know.

`golden.tsv` holds the parse of ten sentences of our own. After a wanted change of model,
`python tests/annotate/test_matrix.py` writes it anew; read the difference before it is committed.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from dragoman.annotate.matrix import NumpyProducts
from dragoman.annotate.parse import DEFAULT_PIPELINES, load_pipeline

GOLDEN = Path(__file__).parent / "golden.tsv"
COLUMNS = ("sentence", "i", "text", "lemma", "pos", "tag", "dep", "head", "entity")

SENTENCES = (
    "Delegations from Velmora and Kardania met for two hours in Geneva on Tuesday.",
    "The Russian foreign minister, Sergei Lavrov, said the talks would resume next week.",
    '"We will not sign a document that we have not read," the president told reporters.',
    "Kyiv has rejected a proposal to withdraw its troops from the four regions.",
    "No date has been set for a third round, according to two officials briefed on the plan.",
    "The rebels agreed to exchange 1,200 prisoners and the bodies of 6,000 soldiers.",
    "Qatar, Egypt and the United States had urged both sides to accept the ceasefire.",
    "Would the two leaders meet before the end of the month?",
    "A memorandum drafted in Istanbul was handed to the Ukrainian delegation on 2 June 2025.",
    "Zelenskyy denied that he had refused to speak with Trump.",
)
MORE = (
    "Talks, if they can be called that, broke down after forty minutes.",
    "The envoy - who asked not to be named - called the draft “a step backwards”.",
    "South Sudan's government and the SPLM-IO will share power for 36 months, under a deal signed in Addis Ababa.",
    "Neither party commented.",
    "It's unclear whether the truce, which expired at 07:00 GMT, will be extended; mediators were hopeful.",
    "ceasefire now!!! #peace @UN https://example.org/a?b=1",
    "Mr. Abdullah Abdullah, Dr. Zalmay Khalilzad and Gen. Austin S. Miller attended.",
    "La délégation colombienne a quitté La Havane.",
    "1. The Parties shall, within 30 (thirty) days of the entry into force hereof, withdraw all heavy weapons.",
    "He said she said they said nothing had been agreed until everything was agreed.",
)


def rows(docs: Iterable[Doc]) -> Iterator[tuple[str, ...]]:
    """All that the parse says of each token, as text."""
    for number, doc in enumerate(docs, start=1):
        for t in doc:
            told = (number, t.i, t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, t.ent_type_)
            yield tuple(map(str, told))


@pytest.fixture(scope="module")
def stock() -> Language:
    """The same pipeline with thinc's own products."""
    return spacy.load(next(name for name in DEFAULT_PIPELINES if spacy.util.is_package(name)))


@pytest.mark.parametrize("text", [*SENTENCES, *MORE])
def test_the_parse_is_the_stock_parse(pipeline: Language, stock: Language, text: str) -> None:
    """Tags, heads, labels, entities and lemmas, one sentence at a time."""
    assert list(rows([pipeline(text)])) == list(rows([stock(text)]))


def test_the_parse_of_a_batch_is_the_stock_parse(pipeline: Language, stock: Language) -> None:
    """Batches make larger matrices; a text longer than any sentence too."""
    texts = [*SENTENCES, *MORE, " ".join(SENTENCES + MORE)]
    assert list(rows(pipeline.pipe(texts, batch_size=32))) == list(rows(stock.pipe(texts, batch_size=32)))


def test_every_model_uses_numpy_products(pipeline: Language, stock: Language) -> None:
    """No node is forgotten, and the stock pipeline is left alone."""
    assert {type(node.ops) for node in nodes(pipeline)} == {NumpyProducts}
    assert NumpyProducts not in {type(node.ops) for node in nodes(stock)}


def nodes(pipeline: Language) -> Iterator[Model[Any, Any]]:
    """Every node of every component's model."""
    for _, component in pipeline.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            yield from model.walk()


@pytest.mark.parametrize("trans1", [False, True])
@pytest.mark.parametrize("trans2", [False, True])
@pytest.mark.parametrize("into", [False, True])
def test_gemm_is_the_product(trans1: bool, trans2: bool, into: bool) -> None:
    """Either side transposed, with and without an array to write to: as thinc's own to rounding."""
    random = numpy.random.default_rng(7)
    x = random.standard_normal((5, 3) if trans1 else (3, 5)).astype("f")
    y = random.standard_normal((4, 5) if trans2 else (5, 4)).astype("f")
    out = numpy.zeros((3, 4), dtype="f") if into else None
    product = NumpyProducts().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
    assert product.dtype == numpy.float32
    numpy.testing.assert_allclose(product, NumpyOps().gemm(x, y, trans1=trans1, trans2=trans2), rtol=1e-5, atol=1e-6)
    assert out is None or product is out


def test_the_model_is_the_one_we_know(pipeline: Language) -> None:
    """The golden parse: a changed model, tokeniser or library shows here first."""
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        golden = [tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert golden[0] == COLUMNS
    assert list(rows(pipeline.pipe(SENTENCES))) == golden[1:]


def write_golden() -> None:
    """Writes the golden parse anew."""
    table = [COLUMNS, *rows(load_pipeline().pipe(SENTENCES))]
    GOLDEN.write_text("".join("\t".join(row) + "\n" for row in table), encoding="utf-8")


if __name__ == "__main__":
    write_golden()
