"""Version 0003: what people decided about claims, and an index of the claims' words.

In: a database of version 0002. Out: the table `reviews`, and a search over every claim already there and to come.
Stays true: this file never changes; later ones follow it.
"""

import sqlalchemy as sa
from alembic import op

from whoholds.store.dialect import guards, search_index

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table with its guards, and the index."""
    op.create_table(
        "reviews",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("claim_id", sa.Text, nullable=False),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("correction", sa.Text),
        sa.Column("other", sa.Text),
        sa.Column("recorded_at", sa.Text, nullable=False),
    )
    op.create_index("reviews_by_claim", "reviews", ["claim_id"])
    for statement in (*guards(("reviews",)), *search_index()):
        op.execute(sa.text(statement.replace(":", "\\:")))
