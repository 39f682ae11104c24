"""The tables of a ledger, the same in SQLite and PostgreSQL (docs/ledger.md).

`records` is the ledger: append-only, chained. All other tables are indexes that can be made again from it.
"""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, UniqueConstraint

METADATA = MetaData()

RECORDS = Table(
    "records",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("type", String, nullable=False),
    Column("id", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("id", "type"),
)
"""Each record once: its JSON, and the hash that links it to the record before."""

TERMS = Table(
    "terms",
    METADATA,
    Column("term", Integer, primary_key=True, autoincrement=False),
    Column("field", String, nullable=False),
    Column("value", String, nullable=False),
    UniqueConstraint("field", "value"),
)
"""What entries and documents can be selected by (facets.py), each once."""

POSTINGS = Table(
    "postings",
    METADATA,
    Column("term", Integer, primary_key=True, autoincrement=False),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("records", String, nullable=False),
    sqlite_with_rowid=False,
)
"""Which records a term finds: `records` is a JSON list of their numbers less `first`, the number of the first record
of the batch that wrote it. A row for each record costs several times as much to write."""

CITED = Table(
    "cited",
    METADATA,
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("records", String, nullable=False),
    sqlite_with_rowid=False,
)
"""Entries and readings of a document, in the same form."""

SUBJECTS = Table(
    "subjects",
    METADATA,
    Column("subject", String, primary_key=True, autoincrement=False),
    Column("record", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Judgements on an entry or document, by its id: a judgement may come before what it judges."""
