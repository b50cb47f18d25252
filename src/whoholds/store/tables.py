"""The tables, as queries see them; `migrations/` makes them.

In: nothing. Out: SQLAlchemy tables. Stays true: they agree with the newest migration (a test compares them); text,
integers and bytes only, so that any engine can hold them. Days are ``YYYY-MM-DD``; for instants see `instants.py`.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

METADATA = MetaData()

RAW = Table(
    "raw",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("path", Text, nullable=False),
    Column("data", LargeBinary, nullable=False, comment="zlib"),
    Column("recorded_at", Text, nullable=False),
)

REPORTS = Table(
    "reports",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, ForeignKey("raw.sha256"), nullable=False),
    Column("name", Text, nullable=False),
    Column("published", Text),
    Column("record", Text, nullable=False, comment="JSON"),
    Column("recorded_at", Text, nullable=False),
    Index("reports_by_day", "published"),
)

READINGS = Table(
    "readings",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("report_id", Text, ForeignKey("reports.id"), nullable=False),
    Column("version", Text, nullable=False),
    Column("names", Text, nullable=False, comment="JSON"),
    Column("recorded_at", Text, nullable=False),
    UniqueConstraint("report_id", "version", name="readings_once"),
)

CLAIMS = Table(
    "claims",
    METADATA,
    Column("reading", Integer, ForeignKey("readings.sequence"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("report_id", Text, ForeignKey("reports.id"), nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("place_entry", Text),
    Column("place_name", Text),
    Column("source_actor", Text),
    Column("source_side", Text),
    Column("published", Text),
    Column("record", Text, nullable=False, comment="JSON"),
    Column("recorded_at", Text, nullable=False),
    Index("claims_by_place", "place_entry"),
    Index("claims_by_place_name", "place_name"),
    Index("claims_by_speaker", "source_actor"),
    Index("claims_by_day", "published"),
)

LINKS = Table(
    "links",
    METADATA,
    Column("reading", Integer, ForeignKey("readings.sequence"), primary_key=True),
    Column("origin", Text, primary_key=True),
    Column("to", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
)

RUNS = Table(
    "runs",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("started_at", Text, nullable=False),
    Column("ended_at", Text, nullable=False),
    Column("theatre", Text),
    Column("counts", Text, nullable=False, comment="JSON"),
    Column("options", Text, nullable=False, comment="JSON"),
    Column("recorded_at", Text, nullable=False),
)

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("same", Integer, nullable=False, comment="1 same, 0 different"),
    Column("why", Text),
    Column("recorded_at", Text, nullable=False),
)

REVIEWS = Table(
    "reviews",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("claim_id", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("correction", Text),
    Column("other", Text),
    Column("recorded_at", Text, nullable=False),
    Index("reviews_by_claim", "claim_id"),
)
