"""What new records are found by: rows for the tables beside `records`."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.ledger.chain import Kept
from dragoman.ledger.facets import Facet, document_facets, facets
from dragoman.model import Document, Entry, Judgement, Reading, Record, Statement, Verdict


class Indexed(Record):
    """Rows by table. `postings` pair a facet with a record's number; `words` pair a record with its words."""

    cited: list[tuple[int, int]]
    subjects: list[tuple[str, int]]
    postings: list[tuple[Facet, int]]
    words: list[tuple[int, str]]


def indexed(
    news: Sequence[tuple[int, Kept]],
    cited: Mapping[str, tuple[int, Document]],
    corrected: Mapping[str, tuple[int, Entry]],
) -> Indexed:
    """The rows of numbered records.

    `cited`: number and record of the documents they are of; `corrected`: of the entries that judgements correct,
    which are found by what they say now as well.
    """
    return Indexed(
        cited=sorted((cited[one.document][0], seq) for seq, one in news if isinstance(one, Entry | Reading)),
        subjects=sorted({(s, seq) for seq, one in news if isinstance(one, Judgement) for s in one.subjects}),
        postings=[pair for seq, one in news for pair in _postings(seq, one, cited, corrected)],
        words=[found for seq, one in news if (found := _words(seq, one))],
    )


def _postings(
    seq: int, one: Kept, cited: Mapping[str, tuple[int, Document]], corrected: Mapping[str, tuple[int, Entry]]
) -> Iterator[tuple[Facet, int]]:
    match one:
        case Document():
            yield from ((facet, seq) for facet in document_facets(one))
        case Entry():
            yield from ((facet, seq) for facet in facets(one, cited[one.document][1]))
        case Judgement(verdict=Verdict.CORRECT, replacement=body) if body:
            for number, entry in (corrected[subject] for subject in one.subjects if subject in corrected):
                yield from ((facet, number) for facet in facets(entry, None, body))


def _words(seq: int, one: Kept) -> tuple[int, str] | None:
    match one:
        case Document():
            return seq, f"{one.title}\n{one.text}" if one.title else one.text
        case Entry(body=Statement() as body):
            return seq, body.content
    return None
