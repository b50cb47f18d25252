"""Adds to the database, one report at a time.

In: reports with their bytes, readings with their resolved claims and links. Out: rows.
Stays true: each call is one transaction, so a kill leaves a report done or not begun; what is there is never
written twice; every row says when it was recorded.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from sqlalchemy import Connection, Engine, insert, select

from whoholds.errors import StoreError
from whoholds.ports import Clock
from whoholds.records import Claim, Link, Name, Reading, Report, Review
from whoholds.records.codec import dumps, dumps_all
from whoholds.store.dialect import WRITES, insert_new
from whoholds.store.instants import write_instant
from whoholds.store.tables import CLAIMS, JUDGEMENTS, LINKS, RAW, READINGS, REPORTS, REVIEWS, RUNS


class RawBytes(Protocol):
    """What a report was read from: its bytes, and where they were."""

    @property
    def data(self) -> bytes:
        """Unchanged, uncompressed."""
        ...

    @property
    def path(self) -> str:
        """As a person named it."""
        ...


class Writer:
    """Holds one connection inside its ``with`` statement; other processes may read meanwhile, and write in between."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._held: Connection | None = None

    def __enter__(self) -> Self:
        self._held = self._engine.connect().execution_options(**{WRITES: True})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        self._held = None

    def add_report(self, report: Report, raw: RawBytes) -> bool:
        """Keep `report` and the bytes it was read from; False if it was there already."""
        now = self._now()
        source = {"sha256": report.sha256, "path": raw.path, "data": zlib.compress(raw.data), "recorded_at": now}
        row = {
            "id": report.id,
            "sha256": report.sha256,
            "name": report.name,
            "published": None if report.date is None else report.date.isoformat(),
            "record": dumps(report),
            "recorded_at": now,
        }
        with self._connection.begin():
            self._connection.execute(insert_new(RAW), source)
            return self._connection.execute(insert_new(REPORTS), row).rowcount == 1

    def has_reading(self, report_id: str, version: str) -> bool:
        """Whether this report has been wholly read by this version."""
        query = select(READINGS.c.sequence).where(READINGS.c.report_id == report_id, READINGS.c.version == version)
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def add_reading(
        self, report_id: str, version: str, reading: Reading, claims: Sequence[Claim], links: Sequence[Link]
    ) -> bool:
        """Keep what `version` took from a report that was added before; False if it was there already.

        Args:
            report_id: the report.
            version: reader and theatre, as in `has_reading`.
            reading: its names are kept.
            claims: as resolved, in order; of two with one id the first is kept.
            links: between these claims.

        Raises:
            StoreError: the report was not added, or a claim or link is another report's.
        """
        _check(report_id, claims, links)
        now = self._now()
        row = {"report_id": report_id, "version": version, "recorded_at": now}
        with self._connection.begin():
            published = self._published(report_id)
            done = self._connection.execute(insert_new(READINGS), {**row, "names": dumps_all(Name, reading.names)})
            if done.rowcount != 1:
                return False
            sequence = self._sequence(report_id, version)
            common = {"reading": sequence, "recorded_at": now}
            if claims:
                rows = [_claim_row(i, claim) | common | {"published": published} for i, claim in enumerate(claims)]
                self._connection.execute(insert_new(CLAIMS), rows)
            if links:
                self._connection.execute(insert_new(LINKS), [_link_row(link) | common for link in links])
        return True

    def add_run(
        self,
        started_at: datetime,
        ended_at: datetime,
        theatre: str | None,
        counts: Mapping[str, int],
        options: Mapping[str, object],
    ) -> None:
        """Keep that a run took place, what it counted and what it was asked to do; `options` must be JSON."""
        row = {
            "started_at": write_instant(started_at),
            "ended_at": write_instant(ended_at),
            "theatre": theatre,
            "counts": json.dumps(dict(counts), sort_keys=True),
            "options": json.dumps(dict(options), sort_keys=True),
            "recorded_at": self._now(),
        }
        with self._connection.begin():
            self._connection.execute(insert(RUNS), row)

    def add_judgement(self, one: str, other: str, *, same: bool, why: str | None = None) -> None:
        """Keep that a person judged two names to mean one actor, or two; the last judgement on a pair counts."""
        row = {"one": one, "other": other, "same": int(same), "why": why, "recorded_at": self._now()}
        with self._connection.begin():
            self._connection.execute(insert(JUDGEMENTS), row)

    def add_review(self, review: Review) -> None:
        """Keep what a person decided; the moment is the clock's, whatever `review.at` says.

        Raises:
            StoreError: no claim has this id.
        """
        row = {
            "claim_id": review.claim,
            "reviewer": review.reviewer,
            "decision": review.decision.value,
            "reason": review.reason,
            "correction": review.correction,
            "other": review.other,
            "recorded_at": self._now(),
        }
        with self._connection.begin():
            for claim in (review.claim, review.other):
                known = select(CLAIMS.c.id).where(CLAIMS.c.id == claim).limit(1)
                if claim is not None and self._connection.execute(known).first() is None:
                    raise StoreError("store-unknown-claim", f"{claim} is not in the database; take an id from a page")
            self._connection.execute(insert(REVIEWS), row)

    @property
    def _connection(self) -> Connection:
        if self._held is None:
            raise StoreError("store-writer-closed", "this writer is closed; use it inside its `with` statement")
        return self._held

    def _now(self) -> str:
        return write_instant(self._clock.now())

    def _published(self, report_id: str) -> str | None:
        found = self._connection.execute(select(REPORTS.c.published).where(REPORTS.c.id == report_id)).first()
        if found is None:
            raise StoreError("store-unknown-report", f"{report_id} is not in the database; add the report first")
        return None if found.published is None else str(found.published)

    def _sequence(self, report_id: str, version: str) -> int:
        query = select(READINGS.c.sequence).where(READINGS.c.report_id == report_id, READINGS.c.version == version)
        return int(self._connection.execute(query).scalar_one())


def _check(report_id: str, claims: Sequence[Claim], links: Sequence[Link]) -> None:
    """What a report says may change only claims attributed to that report."""
    ids = {claim.id for claim in claims}
    for claim in claims:
        if claim.report_id != report_id:
            raise StoreError("store-foreign-claim", f"{claim.id} belongs to {claim.report_id}, not {report_id}")
    for link in links:
        if link.origin not in ids or link.to not in ids:
            raise StoreError("store-foreign-link", f"{link.origin} to {link.to} leaves the claims of {report_id}")


def _claim_row(position: int, claim: Claim) -> dict[str, object]:
    return {
        "id": claim.id,
        "position": position,
        "report_id": claim.report_id,
        "quote_start": claim.quote.start,
        "kind": claim.kind.value,
        "stance": claim.stance.value,
        "place_entry": claim.place.entry if claim.place else None,
        "place_name": claim.place.name if claim.place else None,
        "source_actor": claim.source.actor,
        "source_side": claim.source.side,
        "record": dumps(claim),
    }


def _link_row(link: Link) -> dict[str, object]:
    return {"origin": link.origin, "to": link.to, "kind": link.kind.value, "reason": link.reason}
