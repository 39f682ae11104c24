"""Indexes that hold lists of records, a row for each batch: a row for each record was most of what writing cost.

What they hold is made again from the records (SqlLedger.reindex).
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes `postings` and `cited` anew, and leaves `terms` empty."""
    op.execute(sa.text("DELETE FROM terms"))
    for table, column in (("postings", "term"), ("cited", "document")):
        op.drop_table(table)
        op.create_table(
            table,
            sa.Column(column, sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("first", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("records", sa.String, nullable=False),
            sqlite_with_rowid=False,
        )
