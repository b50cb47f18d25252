"""Opening: from nothing, again, and what must be refused."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from tests.store.conftest import SetClock, add, make_report
from whoholds.errors import StoreError
from whoholds.store import Store, Writer
from whoholds.store.dialect import SEARCH, WRITES, sqlite_engine
from whoholds.store.migrating import NEWEST
from whoholds.store.tables import METADATA
from whoholds.store.upgrading import migration_settings


def refusal(path: Path) -> str:
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert str(path) in str(caught.value)
    return caught.value.code


def test_new_file_is_made_and_opened_again(tmp_path: Path) -> None:
    for _ in range(2):
        with Store.open(tmp_path / "100% new.db") as store:
            assert store.view().counts().reports == 0


def test_file_can_be_read_while_it_is_written(tmp_path: Path) -> None:
    Store.open(tmp_path / "a.db").close()
    connection = sqlite3.connect(tmp_path / "a.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_tables_agree_with_the_migrations(tmp_path: Path) -> None:
    Store.open(tmp_path / "a.db").close()
    engine = sqlite_engine(tmp_path / "a.db")
    with engine.connect() as connection:
        options = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith(SEARCH)}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), METADATA) == []
    engine.dispose()


def test_newest_version_is_the_last_migration() -> None:
    assert ScriptDirectory.from_config(migration_settings()).get_heads() == [NEWEST]


def test_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert refusal(path) == "store-newer-version"


def test_other_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    before = (tmp_path / "a.db").read_bytes()
    assert refusal(tmp_path / "a.db") == "store-not-ours"
    assert (tmp_path / "a.db").read_bytes() == before


def test_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_text("Not a database, but a letter of some length. " * 40)
    before = path.read_bytes()
    assert refusal(path) == "store-not-a-database"
    assert path.read_bytes() == before


def test_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent" / "a.db") == "store-not-writable"


def test_path_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "store-not-writable"


def test_two_programs_that_create_at_once_both_succeed(tmp_path: Path) -> None:
    program = "import sys; from pathlib import Path; from whoholds.store import Store; Store.open(Path(sys.argv[1]))"
    command = [sys.executable, "-c", program, str(tmp_path / "a.db")]
    running = [subprocess.Popen(command, env={"PYTHONPATH": ":".join(sys.path)}) for _ in range(3)]
    assert [one.wait() for one in running] == [0, 0, 0]


def test_a_database_of_the_first_version_is_brought_up_and_can_be_searched(tmp_path: Path, clock: SetClock) -> None:
    engine = sqlite_engine(tmp_path / "a.db")
    with engine.connect().execution_options(**{WRITES: True}) as connection:
        command.upgrade(migration_settings(connection), "0001")
    with Writer(engine, clock) as writer:
        add(writer, make_report("a"))
    engine.dispose()
    with Store.open(tmp_path / "a.db") as store:
        assert [claim.source.actor for claim in store.view().search("guards")] == ["Guards"]
