"""The database as of one day, as told by one instant.

In: both clocks. Out: reports, claims, links, names, counts. Stays true: of each report only its latest allowed reading
counts; the order is report date (undated last), report name, report id, place in the text; rows written after a view
was made are not in it.
"""

import zlib
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, Select, Subquery, func, or_, select

from whoholds.records import Claim, Decision, Judgement, Kind, Link, LinkKind, Name, Report, Review, Stance
from whoholds.records.codec import loads, loads_all
from whoholds.store.dialect import search_rows
from whoholds.store.instants import read_instant
from whoholds.store.tables import CLAIMS, JUDGEMENTS, LINKS, RAW, READINGS, REPORTS, REVIEWS


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a view holds: `undated` reports are among `reports`, as are those `read`."""

    reports: int
    undated: int
    read: int
    claims: int
    links: int


@dataclass(frozen=True, slots=True)
class Newest:
    """The last row of each growing table when a view was made; 0 for an empty one."""

    report: int
    reading: int
    judgement: int
    review: int


def newest_rows(engine: Engine) -> Newest:
    """Where the tables end now."""
    with engine.connect() as connection:
        report, reading, judgement, review = connection.execute(
            select(
                select(func.coalesce(func.max(REPORTS.c.sequence), 0)).scalar_subquery(),
                select(func.coalesce(func.max(READINGS.c.sequence), 0)).scalar_subquery(),
                select(func.coalesce(func.max(JUDGEMENTS.c.sequence), 0)).scalar_subquery(),
                select(func.coalesce(func.max(REVIEWS.c.sequence), 0)).scalar_subquery(),
            )
        ).one()
    return Newest(int(report), int(reading), int(judgement), int(review))


class View:
    """Made by `Store.view`; reads only."""

    def __init__(
        self, engine: Engine, as_of: date | None, told_by: str | None, version: str | None, newest: Newest
    ) -> None:
        self._engine = engine
        self._as_of = None if as_of is None else as_of.isoformat()
        self._told_by = told_by
        self._version = version
        self._newest = newest

    @property
    def newest(self) -> Newest:
        """Where the tables ended when this view was made: two views with equal clocks and ends are the same."""
        return self._newest

    def days(self) -> list[tuple[date, int]]:
        """Every day something in sight was published, in order, with the number of its reports."""
        n = func.count().label("n")
        query = select(REPORTS.c.published, n).where(REPORTS.c.published.is_not(None)).group_by(REPORTS.c.published)
        rows = self._rows(query)
        return sorted((date.fromisoformat(row.published), int(row.n)) for row in rows)

    def reports(self) -> list[Report]:
        """Every report in sight, the undated ones last."""
        rows = self._rows(select(REPORTS.c.published, REPORTS.c.name, REPORTS.c.id, REPORTS.c.record))
        rows.sort(key=_report_order)
        return [loads(Report, row.record) for row in rows]

    def report(self, report_id: str) -> Report | None:
        """The report with this id, None if it is not in sight."""
        rows = self._rows(select(REPORTS.c.record).where(REPORTS.c.id == report_id))
        return loads(Report, rows[0].record) if rows else None

    def raw(self, report_id: str) -> bytes | None:
        """The bytes the report was read from, None if it is not in sight."""
        query = select(RAW.c.data).join_from(REPORTS, RAW).where(REPORTS.c.id == report_id)
        rows = self._rows(query)
        return zlib.decompress(rows[0].data) if rows else None

    def claims(
        self,
        *,
        place: str | None = None,
        speaker: str | None = None,
        stance: Stance | None = None,
        kind: Kind | None = None,
        since: date | None = None,
    ) -> list[Claim]:
        """The claims in sight that meet every condition given.

        Args:
            place: a gazetteer id or canonical name, exactly.
            speaker: canonical name of the source, or of the side it speaks for, exactly.
            stance: what the speaker does with the proposition.
            kind: what the claim says happened.
            since: published on or after this day; leaves undated ones out.
        """
        wanted: list[ColumnElement[bool]] = []
        if place is not None:
            wanted.append(or_(CLAIMS.c.place_entry == place, CLAIMS.c.place_name == place))
        if speaker is not None:
            wanted.append(or_(CLAIMS.c.source_actor == speaker, CLAIMS.c.source_side == speaker))
        if stance is not None:
            wanted.append(CLAIMS.c.stance == stance.value)
        if kind is not None:
            wanted.append(CLAIMS.c.kind == kind.value)
        if since is not None:
            wanted.append(CLAIMS.c.published >= since.isoformat())
        query = self._of_readings(select(*_ORDER, CLAIMS.c.position, CLAIMS.c.record), CLAIMS).where(*wanted)
        rows = self._rows(query)
        rows.sort(key=lambda row: (*_report_order(row), row.quote_start, row.position))
        return [loads(Claim, row.record) for row in rows]

    def search(self, words: str, most: int = 200) -> list[Claim]:
        """Claims in sight whose quote, speaker, side or place has all of `words`, the best match first.

        Of words that more than `RANKED_MOST` claims of the database have, the newest first.

        Args:
            words: as a person types them; signs mean nothing, and the last word may be a beginning.
            most: how many claims at most; of those in the database that match, the best are looked at.
        """
        with self._engine.connect() as connection:
            hits = search_rows(connection, words, most * SEARCHED_PER_CLAIM)
        current = self._current({reading for reading, _ in hits})
        kept = [(reading, claim) for reading, claim in hits if reading in current][:most]
        columns = select(CLAIMS.c.reading, CLAIMS.c.id, CLAIMS.c.record)
        with self._engine.connect() as connection:
            query = columns.where(CLAIMS.c.reading.in_({reading for reading, _ in kept}))  # pairs would scan the table
            found = {(row.reading, row.id): row.record for row in connection.execute(query)}
        return [loads(Claim, found[key]) for key in kept]

    def _current(self, readings: Set[int]) -> set[int]:
        """Those of `readings` that are the latest allowed ones of reports in sight."""
        reports = select(READINGS.c.report_id).where(READINGS.c.sequence.in_(readings))
        latest = self._latest(READINGS.c.report_id.in_(reports))
        query = select(latest.c.last).select_from(REPORTS).join(latest, latest.c.report_id == REPORTS.c.id)
        return {row.last for row in self._rows(query)} & readings

    def reviews(self) -> list[Review]:
        """What people decided about claims by the instant of this view, in the order they said it."""
        query = select(REVIEWS).where(REVIEWS.c.sequence <= self._newest.review).order_by(REVIEWS.c.sequence)
        if self._told_by is not None:
            query = query.where(REVIEWS.c.recorded_at <= self._told_by)
        with self._engine.connect() as connection:
            return [_review(row) for row in connection.execute(query)]

    def links(self) -> list[Link]:
        """The links between claims in sight, in the order of the claims they start from."""
        query = select(*_ORDER, LINKS.c.origin, LINKS.c.to, LINKS.c.kind.label("link_kind"), LINKS.c.reason)
        joined = self._of_readings(query, LINKS).join(
            CLAIMS, (CLAIMS.c.reading == LINKS.c.reading) & (CLAIMS.c.id == LINKS.c.origin)
        )
        rows = self._rows(joined)
        rows.sort(key=lambda row: (*_report_order(row), row.quote_start, row.origin, row.to, row.link_kind))
        return [Link(row.origin, row.to, LinkKind(row.link_kind), row.reason) for row in rows]

    def names(self, report_id: str) -> tuple[Name, ...]:
        """The names in one report's latest allowed reading, in order; empty if it is not in sight or not read."""
        query = self._of_readings(select(READINGS.c.names), READINGS).where(REPORTS.c.id == report_id)
        rows = self._rows(query)
        return loads_all(Name, rows[0].names) if rows else ()

    def judgements(self) -> list[Judgement]:
        """What a person judged about names by this view's instant, in the order it was told, whatever the day."""
        query = select(JUDGEMENTS).where(JUDGEMENTS.c.sequence <= self._newest.judgement)
        if self._told_by is not None:
            query = query.where(JUDGEMENTS.c.recorded_at <= self._told_by)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(JUDGEMENTS.c.sequence)).all()
        return [Judgement(r.one, r.other, bool(r.same), r.why, read_instant(r.recorded_at)) for r in rows]

    def counts(self) -> Counts:
        """How much is in sight."""

        def count(query: Select[Any]) -> int:
            return int(self._rows(query)[0].n)

        n = func.count().label("n")
        return Counts(
            reports=count(select(n).select_from(REPORTS)),
            undated=count(select(n).select_from(REPORTS).where(REPORTS.c.published.is_(None))),
            read=count(self._of_readings(select(n), READINGS)),
            claims=count(self._of_readings(select(n), CLAIMS)),
            links=count(self._of_readings(select(n), LINKS)),
        )

    def _rows(self, query: Select[Any]) -> list[Row[Any]]:
        """Run a query over `REPORTS`, cut down to the reports in sight."""
        visible: list[ColumnElement[bool]] = [REPORTS.c.sequence <= self._newest.report]
        if self._as_of is not None:
            visible.append(or_(REPORTS.c.published.is_(None), REPORTS.c.published <= self._as_of))
        if self._told_by is not None:
            visible.append(REPORTS.c.recorded_at <= self._told_by)
        with self._engine.connect() as connection:
            return list(connection.execute(query.where(*visible)).all())

    def _of_readings(self, query: Select[Any], table: Any) -> Select[Any]:
        """Join `query` from reports over their latest allowed reading to `table`'s rows of it."""
        latest = self._latest()
        own = table.c.sequence if table is READINGS else table.c.reading
        return (
            query.select_from(REPORTS)
            .join(latest, latest.c.report_id == REPORTS.c.id)
            .join(table, own == latest.c.last)
        )

    def _latest(self, *more: ColumnElement[bool]) -> Subquery:
        allowed: Sequence[ColumnElement[bool]] = [READINGS.c.sequence <= self._newest.reading, *more]
        if self._told_by is not None:
            allowed = [*allowed, READINGS.c.recorded_at <= self._told_by]
        if self._version is not None:
            allowed = [*allowed, READINGS.c.version == self._version]
        query = select(READINGS.c.report_id, func.max(READINGS.c.sequence).label("last")).where(*allowed)
        return query.group_by(READINGS.c.report_id).subquery("latest")


def _review(row: Row[Any]) -> Review:
    at = read_instant(row.recorded_at)
    return Review(row.claim_id, row.reviewer, Decision(row.decision), row.reason, at, row.correction, row.other)


SEARCHED_PER_CLAIM = 5
"""Matches looked at for each claim asked for: some are of older readings, or of reports out of sight."""
_ORDER = (REPORTS.c.published, REPORTS.c.name, REPORTS.c.id, CLAIMS.c.quote_start)


def _report_order(row: Row[Any]) -> tuple[bool, str, str, str]:
    """Sorted here, not by the engine: engines differ in how they order text and nothing."""
    return (row.published is None, row.published or "", row.name, row.id)
