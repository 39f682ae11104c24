"""The chain: every record a ledger keeps, as bytes, linked by its hash to the one before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from dragoman.errors import LedgerError
from dragoman.model import Added, Document, Entry, Head, Judgement, Kept, Reading, Record, Unread

START = Head()
Content = Document | Entry | Reading | Judgement | Unread
TYPES: dict[str, type[Content]] = {
    "document": Document,
    "entry": Entry,
    "reading": Reading,
    "judgement": Judgement,
    "unread": Unread,
}
"""Name of a type in the store -> the record, in the order in which one append writes them."""


class Row(NamedTuple):
    """A record as it is kept: its type, its id, and its JSON, byte for byte what is hashed."""

    type: str
    id: str
    data: bytes


def rows(
    documents: Sequence[Document],
    entries: Sequence[Entry],
    readings: Sequence[Reading],
    judgements: Sequence[Judgement],
    unread: Sequence[Unread],
) -> Iterator[tuple[Row, Content]]:
    """All of one append with their rows, in the order in which they are written.

    Readings and judgements have no id of their own: theirs is the hash of their JSON.
    """
    for document in documents:
        yield Row("document", document.id, _encode(document)), document
    for entry in entries:
        yield Row("entry", entry.id, _encode(entry)), entry
    for type_, records in (("reading", readings), ("judgement", judgements)):
        for record in records:
            data = _encode(record)
            yield Row(type_, blake2b(data, digest_size=12).hexdigest(), data), record
    for note in unread:
        yield Row("unread", note.id, _encode(note)), note


def restored(kept: Iterable[Kept]) -> Iterator[tuple[Row, Content]]:
    """Rows of another ledger with the records in them. Raises LedgerError for bytes that are none of ours."""
    for one in kept:
        yield Row(one.type, one.id, one.data), decoded(one.type, one.data)


def link(before: bytes, type_: str, id_: str, data: bytes) -> bytes:
    """The hash of a row and of the link before it: 32 bytes.

    >>> link(bytes(32), "document", "d", b"{}").hex()[:12]
    'e02ea96612e2'
    """
    return blake2b(f"{type_} {id_} {len(data)}\n".encode() + data, key=before, digest_size=32).digest()


def chained(number: int, before: bytes, found: Iterable[Row]) -> Iterator[tuple[int, str, str, bytes, bytes]]:
    """Rows with their numbers and links: the first comes after record `number`, whose link is `before`."""
    for at, (type_, id_, data) in enumerate(found, start=number + 1):
        before = link(before, type_, id_, data)
        yield at, type_, id_, data, before


def counted(types: Iterable[str]) -> Added:
    """How many of each type were added."""
    counts = Counter(types)
    return Added(
        documents=counts["document"],
        entries=counts["entry"],
        readings=counts["reading"],
        judgements=counts["judgement"],
        unread=counts["unread"],
    )


def decoded(type_: str, data: bytes) -> Content:
    """The record of a row. Raises LedgerError where the bytes are none that this version writes."""
    try:
        return _DECODERS[type_].decode(data)
    except (KeyError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LedgerError(
            f"a {type_} in the ledger cannot be read ({error}): it is damaged, which `dragoman verify` will say, "
            "or was written by a newer dragoman"
        ) from error


_encode = msgspec.json.Encoder().encode
_DECODERS: dict[str, msgspec.json.Decoder[Content]] = {
    name: msgspec.json.Decoder(type_) for name, type_ in TYPES.items()
}


def content(record: Record) -> bytes:
    """The record's JSON, to order equal times by."""
    return _encode(record)
