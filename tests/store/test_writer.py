"""Writing: nothing twice, nothing changed, nothing half."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.conftest import Bytes, SetClock, add, make_claims, make_report
from whoholds.errors import StoreError
from whoholds.records import Link, LinkKind, Reading
from whoholds.store import Store

TABLES = ["raw", "reports", "readings", "claims", "links", "runs", "judgements"]


def test_adding_again_adds_nothing(store: Store, clock: SetClock) -> None:
    report = make_report("a")
    with store.writer(clock) as writer:
        add(writer, report)
        before = store.view().counts()
        add(writer, report)
        assert not writer.add_report(report, Bytes(b""))
    assert store.view().counts() == before
    assert (before.reports, before.claims, before.links) == (1, 2, 1)


def test_reading_is_known_by_its_version(store: Store, clock: SetClock) -> None:
    report = make_report("a")
    with store.writer(clock) as writer:
        add(writer, report, version="1|x")
        assert writer.has_reading(report.id, "1|x")
        assert not writer.has_reading(report.id, "2|x")


def test_bytes_come_back_unchanged(store: Store, clock: SetClock) -> None:
    with store.writer(clock) as writer:
        writer.add_report(make_report("a"), Bytes(bytes(range(256))))
    assert store.view().raw(make_report("a").id) == bytes(range(256))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET recorded_at = ''", "DELETE FROM {}", "INSERT OR REPLACE INTO {} SELECT * FROM {}"]
)
def test_rows_cannot_be_changed(tmp_path: Path, clock: SetClock, table: str, statement: str) -> None:
    with Store.open(tmp_path / "a.db") as store, store.writer(clock) as writer:
        add(writer, make_report("a"))
        writer.add_run(clock.now(), clock.now(), None, {}, {})
        writer.add_judgement("a", "b", same=True)
    connection = sqlite3.connect(tmp_path / "a.db")
    connection.execute("PRAGMA recursive_triggers = ON")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement.format(table, table))
    connection.close()


def test_reading_of_an_unknown_report_leaves_nothing(store: Store, clock: SetClock) -> None:
    report = make_report("a")
    with store.writer(clock) as writer, pytest.raises(StoreError, match="store-unknown-report"):
        writer.add_reading(report.id, "1|x", Reading(report.id, (), ()), (), ())


def test_claim_of_another_report_is_refused(store: Store, clock: SetClock) -> None:
    report, other = make_report("a"), make_report("b")
    with store.writer(clock) as writer:
        writer.add_report(report, Bytes(b""))
        with pytest.raises(StoreError, match="store-foreign-claim"):
            writer.add_reading(report.id, "1|x", Reading(report.id, (), ()), make_claims(other), ())
        assert not writer.has_reading(report.id, "1|x")


def test_link_to_another_report_is_refused(store: Store, clock: SetClock) -> None:
    report = make_report("a")
    claims = make_claims(report)
    link = Link(claims[0].id, "claim-elsewhere", LinkKind.REPEATS, "test")
    with store.writer(clock) as writer, pytest.raises(StoreError, match="store-foreign-link"):
        writer.add_reading(report.id, "1|x", Reading(report.id, (), ()), claims, (link,))


def test_two_claims_with_one_id_are_one(store: Store, clock: SetClock) -> None:
    report = make_report("a")
    said = make_claims(report)[0]
    with store.writer(clock) as writer:
        writer.add_report(report, Bytes(b""))
        writer.add_reading(report.id, "1|x", Reading(report.id, (), ()), (said, replace(said, hedged=True)), ())
    assert store.view().claims() == [said]


def test_naive_time_is_refused(store: Store) -> None:
    naive = SetClock(datetime(2021, 9, 7, tzinfo=UTC).replace(tzinfo=None))
    with store.writer(naive) as writer, pytest.raises(StoreError, match="store-naive-time"):
        writer.add_report(make_report("a"), Bytes(b""))


def test_closed_writer_says_so(store: Store, clock: SetClock) -> None:
    with store.writer(clock) as writer:
        pass
    with pytest.raises(StoreError, match="store-writer-closed"):
        writer.add_report(make_report("a"), Bytes(b""))
