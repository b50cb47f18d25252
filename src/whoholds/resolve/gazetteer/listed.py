"""A gazetteer file, opened to look things up.

In: a file that `building` or `importing` wrote. Out: places by name, id, code and parent.
Stays true: the file is read only; opening it reads nothing but its first page.
"""

import os
import sqlite3
from functools import cached_property, lru_cache
from pathlib import Path

from whoholds.errors import GazetteerError
from whoholds.records import Place
from whoholds.resolve.gazetteer.schema import CAPITAL_OF, ENTRY, VERSION, Source, place_of

MOST_HOMONYMS = 150
"""Entries of one name that are looked at, best known first: "San Antonio" has hundreds."""
_NAMED = (
    f"SELECT {', '.join('e.' + column for column in ENTRY.split(', '))} FROM name n JOIN entry e ON e.key = n.entry "
    "WHERE n.folded = ? ORDER BY n.rank LIMIT ?"
)
_CACHED_NAMES = 100_000


class ListedPlaces:
    """The places of one file.

    Raises GazetteerError (``gazetteer-version``) when another version of whoholds wrote the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        found = self._db.execute("PRAGMA user_version").fetchone()[0]
        if found != int(VERSION):
            message = (
                f"{path} has version {found}, this whoholds reads {VERSION}: `whoholds places build` makes it anew"
            )
            raise GazetteerError("gazetteer-version", message)
        self.look_up = lru_cache(maxsize=_CACHED_NAMES)(self._look_up)
        self.get = lru_cache(maxsize=_CACHED_NAMES)(self._get)

    @property
    def _db(self) -> sqlite3.Connection:
        """The connection, one a process: SQLite's must not be carried over a fork."""
        if self._connection is None or self._process != os.getpid():
            self._process = os.getpid()
            where = f"{self._path.resolve().as_uri()}?mode=ro"
            self._connection = sqlite3.connect(where, uri=True, check_same_thread=False)
        return self._connection

    def _look_up(self, folded: str) -> tuple[Place, ...]:
        """Entries by the folded name, best known first."""
        return tuple(place_of(row) for row in self._db.execute(_NAMED, (folded, MOST_HOMONYMS)))

    def _get(self, place_id: str) -> Place | None:
        row = self._db.execute(f"SELECT {ENTRY} FROM entry WHERE id = ?", (place_id,)).fetchone()
        return place_of(row) if row else None

    def part_ids(self, place_id: str) -> list[str]:
        """Ids of entries whose parent is `place_id`."""
        return [row[0] for row in self._db.execute("SELECT id FROM entry WHERE parent = ?", (place_id,))]

    def by_code(self, scheme: str, value: str) -> list[str]:
        """Ids of entries that carry this code."""
        found = self._db.execute(
            "SELECT e.id FROM code c JOIN entry e ON e.key = c.entry WHERE c.scheme = ? AND c.value = ?",
            (scheme, value),
        )
        return [row[0] for row in found]

    def capital_id(self, place_id: str) -> str | None:
        """Id of the capital of `place_id`, where known."""
        return next(iter(self.by_code(CAPITAL_OF, place_id)), None)

    @cached_property
    def codes(self) -> dict[tuple[str, str], str]:
        """Every code but GeoNames numbers, with the id of the entry that carries it; small."""
        rows = self._db.execute("SELECT c.scheme, c.value, e.id FROM code c JOIN entry e ON e.key = c.entry")
        return {(scheme, value): place_id for scheme, value, place_id in rows if scheme != CAPITAL_OF}

    def shape(self, place_id: str) -> bytes | None:
        """The outline of an entry as well-known binary in WGS 84, where one was imported."""
        row = self._db.execute(
            "SELECT s.wkb FROM shape s JOIN entry e ON e.key = s.entry WHERE e.id = ?", (place_id,)
        ).fetchone()
        return bytes(row[0]) if row else None

    def source_of(self, place_id: str) -> Source | None:
        """Where an entry comes from."""
        columns = ", ".join("s." + field for field in Source._fields)
        row = self._db.execute(
            f"SELECT {columns} FROM source s JOIN entry e ON e.source = s.key WHERE e.id = ?", (place_id,)
        ).fetchone()
        return Source(*row) if row else None

    def sources(self) -> list[tuple[Source, int]]:
        """Every source with the number of its entries, in the order they came."""
        rows = self._db.execute(f"SELECT {', '.join(Source._fields)}, entries FROM source ORDER BY key")
        return [(Source(*row[:-1]), row[-1]) for row in rows]

    def count(self) -> int:
        """How many entries there are."""
        return int(self._db.execute("SELECT count(*) FROM entry").fetchone()[0])
