"""Version 0002: a person's judgements on which names mean one actor, append-only like all else.

In: tables of version 0001. Out: one table more. Stays true: nothing that was there is touched.
"""

import sqlalchemy as sa
from alembic import op

from whoholds.store.dialect import guards

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table and its guards."""
    op.create_table(
        "judgements",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("one", sa.Text, nullable=False),
        sa.Column("other", sa.Text, nullable=False),
        sa.Column("same", sa.Integer, nullable=False),
        sa.Column("why", sa.Text, nullable=True),
        sa.Column("recorded_at", sa.Text, nullable=False),
    )
    for statement in guards(("judgements",)):
        op.execute(statement)
