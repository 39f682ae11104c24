"""The records, what they are found by, and the guards that keep them as they are."""

import sqlalchemy as sa
from alembic import op

from dragoman.ledger.guards import guards

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes all tables, triggers and, in PostgreSQL, takes the rights to change them away."""
    op.create_table(
        "records",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("id", "type"),
    )
    op.create_table(
        "terms",
        sa.Column("term", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("value", sa.String, nullable=False),
        sa.UniqueConstraint("field", "value"),
    )
    for table, column, type_ in (
        ("postings", "term", sa.Integer),
        ("cited", "document", sa.Integer),
        ("subjects", "subject", sa.String),
    ):
        op.create_table(
            table,
            sa.Column(column, type_, primary_key=True, autoincrement=False),
            sa.Column("record", sa.Integer, primary_key=True, autoincrement=False),
            sqlite_with_rowid=False,
        )
    for statement in guards(op.get_bind().dialect.name):
        op.execute(sa.text(statement.replace(":", "\\:")))
