"""Version 0001: the first tables, all append-only.

In: an empty database. Out: the tables of docs/database.md. Stays true: this file never changes; later ones follow it.
"""

import sqlalchemy as sa
from alembic import op

from whoholds.store.dialect import guards

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables, their indexes and their guards."""
    _texts()
    _readings()
    _claims()
    for statement in guards(("raw", "reports", "readings", "claims", "links", "runs")):
        op.execute(statement)


def _text(name: str, *, null: bool = False, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null, primary_key=key)


def _sequence() -> sa.Column[int]:
    return sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=True)


def _texts() -> None:
    op.create_table(
        "raw",
        _text("sha256", key=True),
        _text("path"),
        sa.Column("data", sa.LargeBinary, nullable=False),
        _text("recorded_at"),
    )
    op.create_table(
        "reports",
        _sequence(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("sha256", sa.Text, sa.ForeignKey("raw.sha256"), nullable=False),
        _text("name"),
        _text("published", null=True),
        _text("record"),
        _text("recorded_at"),
    )
    op.create_index("reports_by_day", "reports", ["published"])
    op.create_table(
        "runs",
        _sequence(),
        _text("started_at"),
        _text("ended_at"),
        _text("theatre", null=True),
        _text("counts"),
        _text("options"),
        _text("recorded_at"),
    )


def _readings() -> None:
    op.create_table(
        "readings",
        _sequence(),
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.id"), nullable=False),
        _text("version"),
        _text("names"),
        _text("recorded_at"),
        sa.UniqueConstraint("report_id", "version", name="readings_once"),
    )
    op.create_table(
        "links",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.sequence"), primary_key=True),
        _text("origin", key=True),
        _text("to", key=True),
        _text("kind", key=True),
        _text("reason"),
        _text("recorded_at"),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.sequence"), primary_key=True),
        _text("id", key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("quote_start", sa.Integer, nullable=False),
        _text("kind"),
        _text("stance"),
        _text("place_entry", null=True),
        _text("place_name", null=True),
        _text("source_actor", null=True),
        _text("source_side", null=True),
        _text("published", null=True),
        _text("record"),
        _text("recorded_at"),
    )
    columns = {"place": "place_entry", "place_name": "place_name", "speaker": "source_actor", "day": "published"}
    for name, column in columns.items():
        op.create_index(f"claims_by_{name}", "claims", [column])
