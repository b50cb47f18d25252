"""A person's judgements about names: kept for good, seen by the clock of what was told."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command

from tests.store.conftest import SetClock
from whoholds.store import Store
from whoholds.store.dialect import WRITES, sqlite_engine
from whoholds.store.upgrading import migration_settings


def test_judgements_come_back_in_order(store: Store, clock: SetClock) -> None:
    with store.writer(clock) as writer:
        writer.add_judgement("Vale", "Idris Vale", same=True, why="his own site")
        writer.add_judgement("Vale", "Omar Vale", same=False)
    first, second = store.view().judgements()
    assert (first.one, first.other, first.same, first.why) == ("Vale", "Idris Vale", True, "his own site")
    assert (second.same, second.why) == (False, None)
    assert first.recorded_at == clock.time
    assert "his own site" in first.reason


def test_view_of_an_earlier_instant_does_not_know_a_later_judgement(store: Store, clock: SetClock) -> None:
    with store.writer(clock) as writer:
        writer.add_judgement("Vale", "Idris Vale", same=True)
        clock.time = datetime(2021, 9, 9, 12, tzinfo=UTC)
        writer.add_judgement("Vale", "Idris Vale", same=False)
    then = store.view(recorded_by=datetime(2021, 9, 8, tzinfo=UTC)).judgements()
    assert [judgement.same for judgement in then] == [True]
    assert [judgement.same for judgement in store.view(as_of=date(2001, 1, 1)).judgements()] == [True, False]


def test_view_keeps_what_was_there_when_it_was_made(store: Store, clock: SetClock) -> None:
    view = store.view()
    with store.writer(clock) as writer:
        writer.add_judgement("Vale", "Idris Vale", same=True)
    assert view.judgements() == []


def test_database_of_the_version_before_is_upgraded(tmp_path: Path, clock: SetClock) -> None:
    path = tmp_path / "old.db"
    engine = sqlite_engine(path)
    with engine.connect().execution_options(**{WRITES: True}) as connection:
        command.upgrade(migration_settings(connection), "0001")
    engine.dispose()
    with Store.open(path) as store:
        with store.writer(clock) as writer:
            writer.add_judgement("Vale", "Idris Vale", same=True)
        assert len(store.view().judgements()) == 1


@pytest.mark.parametrize("recorded_by", [datetime(2021, 9, 7, 12, tzinfo=UTC)])
def test_instant_of_the_judgement_is_included(store: Store, clock: SetClock, recorded_by: datetime) -> None:
    with store.writer(clock) as writer:
        writer.add_judgement("Vale", "Idris Vale", same=True)
    assert len(store.view(recorded_by=recorded_by).judgements()) == 1
