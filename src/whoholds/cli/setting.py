"""What every command needs: the options they share, the tools for a theatre, and how errors end.

In: command-line words. Out: stores, tools, dates. Stays true: heavy parts load only when a command needs them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from whoholds.errors import InputError, StoreError
from whoholds.pipeline import Tools, gazetteer_of
from whoholds.read import ModelReader
from whoholds.records import Place
from whoholds.store import Store
from whoholds.theatres import ANY_CONFLICT, load_theatre

DONE, PARTLY, FAILED, STOPPED = 0, 1, 2, 130
"""Exit codes: all well; something skipped or not found; nothing could be done; stopped from the keyboard."""

Db = Annotated[Path, typer.Option("--db", help="The database file.", show_default=True)]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Only what was published by this day.")]
RecordedBy = Annotated[
    str | None, typer.Option("--recorded-by", metavar="INSTANT", help="Only what this database knew by then (ISO).")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
TheatreName = Annotated[
    str | None, typer.Option("--theatre", help="A shipped pack or a folder; the last run's if left out.")
]
WorkerCount = Annotated[
    int | None,
    typer.Option("--workers", min=1, max=64, help="Processes that read; the usable cores if left out."),
]
DEFAULT_DB = Path("whoholds.db")


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)


def read_day(words: str | None, option: str) -> date | None:
    """A day given as YYYY-MM-DD.

    Raises InputError for anything else.
    """
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise InputError("bad-date", f"{option} {words!r} is no date; write it as 2021-09-06") from None


def read_instant(words: str | None) -> datetime | None:
    """An instant in ISO form; without a zone it is UTC.

    Raises InputError for anything else.
    """
    if words is None:
        return None
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        message = f"--recorded-by {words!r} is no instant; write it as 2021-09-06T12:00:00Z"
        raise InputError("bad-instant", message) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


class GazetteerWhenAsked:
    """A theatre's gazetteer, opened at the first question; the very first builds the world's file."""

    def __init__(self, theatre: str) -> None:
        self._theatre = theatre

    def look_up(self, name: str) -> tuple[Place, ...]:
        """As `Gazetteer.look_up`."""
        return gazetteer_of(self._theatre).look_up(name)

    def get(self, place_id: str) -> Place | None:
        """As `Gazetteer.get`."""
        return gazetteer_of(self._theatre).get(place_id)

    def capital(self, place_id: str) -> Place | None:
        """As `Gazetteer.capital`."""
        return gazetteer_of(self._theatre).capital(place_id)

    def parts(self, place_id: str) -> tuple[Place, ...]:
        """As `Gazetteer.parts`."""
        return gazetteer_of(self._theatre).parts(place_id)


def tools_for(theatre: str | None, store: Store | None = None) -> Tools:
    """The tools for a theatre by name, else for the theatre of the store's last run, else for any conflict."""
    name = theatre or (store.last_theatre() if store else None) or ANY_CONFLICT
    pack = load_theatre(name)
    return Tools(pack, GazetteerWhenAsked(name), ModelReader(), SystemClock())


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """An existing database.

    Raises StoreError if there is none.
    """
    if not path.exists():
        raise StoreError("store-missing", f"{path} does not exist; `whoholds run FOLDER --db {path}` makes it")
    with Store.open(path) as store:
        yield store
