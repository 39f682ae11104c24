"""What new records are found by: what goes into the tables beside `records`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dragoman.ledger.chain import Content
from dragoman.ledger.facets import Aspect, aspects, document_aspects
from dragoman.model import Document, Entry, Judgement, Reading, Record, Statement, Verdict


class Indexed(Record):
    """`cited`: numbers of the entries and readings of each document, by its number. `postings`: a record's number with
    its aspects. `subjects` and `words`: rows of these tables.
    """

    cited: dict[int, list[int]] = msgspec.field(default_factory=lambda: defaultdict(list))
    subjects: list[tuple[str, int]] = msgspec.field(default_factory=list)
    postings: list[tuple[int, list[Aspect]]] = msgspec.field(default_factory=list)
    words: list[tuple[int, str]] = msgspec.field(default_factory=list)


def indexed(
    news: Sequence[tuple[int, Content]],
    cited: Mapping[str, tuple[int, Document]],
    corrected: Mapping[str, tuple[int, Entry]],
) -> Indexed:
    """What numbered records are found by.

    `cited`: number and record of the documents they are of; `corrected`: of the entries that judgements correct,
    which are found by what they say now as well.
    """
    found = Indexed()
    for seq, one in news:
        if isinstance(one, Entry):
            number, document = cited[one.document]
            found.cited[number].append(seq)
            found.postings.append((seq, aspects(one, document)))
            if isinstance(one.body, Statement):
                found.words.append((seq, one.body.content))
        elif isinstance(one, Document):
            found.postings.append((seq, document_aspects(one)))
            found.words.append((seq, f"{one.title}\n{one.text}" if one.title else one.text))
        elif isinstance(one, Reading):
            found.cited[cited[one.document][0]].append(seq)
        else:
            found.subjects.extend((subject, seq) for subject in sorted(set(one.subjects)))
            found.postings.extend(_corrections(one, corrected))
    return found


def _corrections(
    judgement: Judgement, corrected: Mapping[str, tuple[int, Entry]]
) -> Iterator[tuple[int, list[Aspect]]]:
    body = judgement.replacement
    if judgement.verdict is Verdict.CORRECT and body is not None:
        for subject in judgement.subjects:
            if subject in corrected:
                number, entry = corrected[subject]
                yield number, aspects(entry, None, body)
