"""`whoholds actors`, `same` and `different`, on a database of two made-up reports."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.store.conftest import SetClock, add, make_report
from whoholds.cli.app import app
from whoholds.errors import InputError
from whoholds.store import Store

RUNNER = CliRunner()


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "w.db"
    clock = SetClock(datetime(2021, 9, 7, 12, tzinfo=UTC))
    with Store.open(path) as store, store.writer(clock) as writer:
        add(writer, make_report("a", date(2021, 9, 5)), speaker="Zabihullah Vale")
        add(writer, make_report("b", date(2021, 9, 6)), speaker="Zabiullah Vale")
    return path


def call(db: Path, *words: str) -> Result:
    return RUNNER.invoke(app, [*words, "--db", str(db)])


def actors(db: Path, *words: str) -> list[dict[str, object]]:
    return list(json.loads(call(db, "actors", *words, "--json").output))


def test_actors_lists_names_that_are_one_with_the_reason(db: Path) -> None:
    (one,) = actors(db, "Vale")
    assert one["also"] in (["Zabihullah Vale"], ["Zabiullah Vale"])
    assert one["claims"] == 2
    assert "spellings of one name" in str(one["reasons"])


def test_a_persons_word_is_kept_wins_and_is_shown(db: Path) -> None:
    result = call(db, "different", "Zabihullah Vale", "Zabiullah Vale", "--why", "cousins")
    assert result.exit_code == 0, result.output
    found = actors(db, "Vale")
    assert len(found) == 2
    assert all("cousins" in str(one["apart"]) for one in found)
    assert "cousins" in call(db, "actors", "Vale").output


def test_word_told_today_changes_no_view_recorded_before(db: Path) -> None:
    call(db, "different", "Zabihullah Vale", "Zabiullah Vale")
    assert len(actors(db, "Vale", "--recorded-by", "2021-09-08")) == 1


def test_same_joins_and_different_parts_again(db: Path) -> None:
    call(db, "same", "Zabihullah Vale", "Officers")
    assert any("Officers" in str(one["also"]) for one in actors(db, "Vale"))
    call(db, "different", "Officers", "Zabihullah Vale")
    assert not any("Officers" in str(one["also"]) for one in actors(db, "Vale"))


def test_nobody_of_a_name_says_so(db: Path) -> None:
    assert call(db, "actors", "Atlas").exit_code == 1


def test_one_name_is_no_judgement(db: Path) -> None:
    result = call(db, "same", "Vale", "Vale")
    assert isinstance(result.exception, InputError)
