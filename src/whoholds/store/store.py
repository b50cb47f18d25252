"""One database file: opened, brought up to date, and handed out as writers and views.

In: a path. Out: `Writer` and `View`. Stays true: what cannot be opened is refused with its remedy and left untouched.
"""

from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from whoholds.errors import StoreError
from whoholds.ports import Clock
from whoholds.store.dialect import sqlite_engine
from whoholds.store.instants import write_instant
from whoholds.store.migrating import migrate
from whoholds.store.tables import RUNS
from whoholds.store.view import View, newest_rows
from whoholds.store.writer import Writer


class Store:
    """Owns the engine. Close it, or use it as a context manager."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the database at `path`, creating or upgrading it.

        Raises:
            StoreError: it is no database, another program's, of a newer version, or cannot be written.
        """
        if not path.absolute().parent.is_dir():
            raise StoreError("store-not-writable", f"{path}: its folder does not exist; create it first")
        engine = sqlite_engine(path.absolute())
        try:
            migrate(engine)
        except DBAPIError as error:
            engine.dispose()
            raise _explained(path, error) from error
        except StoreError as error:
            engine.dispose()
            words = str(error).removesuffix(f" [{error.code}]")
            raise StoreError(error.code, f"{path}: {words}") from None
        return cls(engine)

    def writer(self, clock: Clock) -> Writer:
        """A writer whose rows are recorded at `clock`'s time; use it in a ``with`` statement."""
        return Writer(self._engine, clock)

    def view(
        self, as_of: date | None = None, recorded_by: datetime | None = None, *, version: str | None = None
    ) -> View:
        """What was published on or before `as_of` and told to this database at or before `recorded_by`.

        Args:
            as_of: a day; None for all. Undated reports are always in.
            recorded_by: an aware instant; None for now. Later writing does not change this view.
            version: only readings of this version; None for the latest reading of each report.
        """
        told_by = None if recorded_by is None else write_instant(recorded_by)
        return View(self._engine, as_of, told_by, version, newest_rows(self._engine))

    def last_theatre(self) -> str | None:
        """The theatre of the latest run, None if there was none."""
        with self._engine.connect() as connection:
            row = connection.execute(select(RUNS.c.theatre).order_by(RUNS.c.sequence.desc()).limit(1)).first()
        return None if row is None else row.theatre

    def close(self) -> None:
        """Close all connections. Views and writers made from this store no longer work."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _explained(path: Path, error: DBAPIError) -> StoreError:
    """What SQLite said, with what to do about it."""
    words = str(error.orig)
    if "not a database" in words or "malformed" in words:
        return StoreError("store-not-a-database", f"{path}: {words}; give --db another path or restore a copy")
    if "locked" in words:
        return StoreError("store-busy", f"{path}: {words}; another program holds it, try again when it is done")
    return StoreError("store-not-writable", f"{path}: {words}; check the permissions of the file and its folder")
