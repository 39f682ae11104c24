"""What new records are found by: what goes into the tables beside `records`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from dragoman.ledger.chain import Content
from dragoman.ledger.facets import UNREAD, Aspect, aspects, document_aspects
from dragoman.model import Document, Entry, Judgement, Reading, Record, Statement, Unread, Verdict


class Indexed(Record):
    """`cited`: numbers of the entries and readings of each document, by its number. `postings`: a record's number with
    its aspects. `subjects` and `words`: rows of these tables.
    """

    cited: dict[int, list[int]] = msgspec.field(default_factory=lambda: defaultdict(list))
    subjects: list[tuple[str, int]] = msgspec.field(default_factory=list)
    postings: list[tuple[int, list[Aspect]]] = msgspec.field(default_factory=list)
    words: list[tuple[int, str]] = msgspec.field(default_factory=list)


class News(Record):
    """New records of each type with their numbers."""

    documents: list[tuple[int, Document]] = msgspec.field(default_factory=list)
    entries: list[tuple[int, Entry]] = msgspec.field(default_factory=list)
    readings: list[tuple[int, Reading]] = msgspec.field(default_factory=list)
    judgements: list[tuple[int, Judgement]] = msgspec.field(default_factory=list)
    unread: list[tuple[int, Unread]] = msgspec.field(default_factory=list)

    @classmethod
    def of(cls, numbered: Iterable[tuple[int, Content]]) -> "News":
        """The records sorted by type."""
        found: dict[type[Content], list[Any]] = defaultdict(list)
        for pair in numbered:
            found[type(pair[1])].append(pair)
        return cls(
            documents=found[Document],
            entries=found[Entry],
            readings=found[Reading],
            judgements=found[Judgement],
            unread=found[Unread],
        )


def indexed(
    news: News, cited: Mapping[str, tuple[int, Document]], corrected: Mapping[str, tuple[int, Entry]]
) -> Indexed:
    """What numbered records are found by.

    `cited`: number and record of the documents they are of; `corrected`: of the entries that judgements correct,
    which are found by what they say now as well.
    """
    found = Indexed()
    for seq, document in news.documents:
        found.postings.append((seq, document_aspects(document)))
        found.words.append((seq, f"{document.title}\n{document.text}" if document.title else document.text))
    for seq, entry in news.entries:
        number, document = cited[entry.document]
        found.cited[number].append(seq)
        found.postings.append((seq, aspects(entry, document)))
        if isinstance(entry.body, Statement):
            found.words.append((seq, entry.body.content))
    for seq, reading in news.readings:
        found.cited[cited[reading.document][0]].append(seq)
    for seq, judgement in news.judgements:
        found.subjects.extend((subject, seq) for subject in sorted(set(judgement.subjects)))
        found.postings.extend(_corrections(seq, judgement, corrected))
    found.postings.extend((seq, [UNREAD]) for seq, _ in news.unread)
    return found


def _corrections(
    seq: int, judgement: Judgement, corrected: Mapping[str, tuple[int, Entry]]
) -> Iterator[tuple[int, list[Aspect]]]:
    """What entries that were there before the judgement say since."""
    body = judgement.replacement
    if judgement.verdict is Verdict.CORRECT and body is not None:
        for subject in judgement.subjects:
            number, entry = corrected.get(subject, (seq, None))
            if entry is not None and number < seq:
                yield number, aspects(entry, None, body)
