"""What new records are found by: rows for the tables beside `records`."""

from collections.abc import Mapping, Sequence

import msgspec

from dragoman.ledger.chain import Content
from dragoman.ledger.facets import Facet, document_facets, told
from dragoman.model import Document, Entry, Judgement, Reading, Record, Statement, Verdict


class Indexed(Record):
    """Rows by table. `postings` pair a record's number with its facets as they were told, `words` with its words."""

    cited: list[tuple[int, int]] = msgspec.field(default_factory=list)
    subjects: list[tuple[str, int]] = msgspec.field(default_factory=list)
    postings: list[tuple[int, Sequence[Facet]]] = msgspec.field(default_factory=list)
    words: list[tuple[int, str]] = msgspec.field(default_factory=list)


def indexed(
    news: Sequence[tuple[int, Content]],
    cited: Mapping[str, tuple[int, Document]],
    corrected: Mapping[str, tuple[int, Entry]],
) -> Indexed:
    """The rows of numbered records.

    `cited`: number and record of the documents they are of; `corrected`: of the entries that judgements correct,
    which are found by what they say now as well.
    """
    found = Indexed()
    for seq, one in news:
        if isinstance(one, Entry):
            number, document = cited[one.document]
            found.cited.append((number, seq))
            found.postings.append((seq, told(one, document)))
            if isinstance(one.body, Statement):
                found.words.append((seq, one.body.content))
        elif isinstance(one, Document):
            found.postings.append((seq, list(document_facets(one))))
            found.words.append((seq, f"{one.title}\n{one.text}" if one.title else one.text))
        elif isinstance(one, Reading):
            found.cited.append((cited[one.document][0], seq))
        else:
            found.subjects.extend((subject, seq) for subject in sorted(set(one.subjects)))
            found.postings.extend(_corrections(one, corrected))
    return found


def _corrections(judgement: Judgement, corrected: Mapping[str, tuple[int, Entry]]) -> list[tuple[int, Sequence[Facet]]]:
    body = judgement.replacement
    if judgement.verdict is not Verdict.CORRECT or body is None:
        return []
    entries = (corrected[subject] for subject in judgement.subjects if subject in corrected)
    return [(number, told(entry, None, body)) for number, entry in entries]
