"""The gazetteer as a SQLite file: its tables, and how a `Place` becomes a row and back.

In: places. Out: rows, places. Stays true: names are looked up folded and come back best known first, because `rank` is
part of the key; a file of another version is never read.
"""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from whoholds.records import Place
from whoholds.resolve.folding import fold

VERSION = "1"
"""Raised whenever what a file holds, or how, changes; part of the file's name."""
CAPITAL_OF = "capital-of"
"""Code scheme by which a city says whose capital it is."""
ADMIN_SCHEME = "geonames-admin"
"""Code scheme of GeoNames' administrative units: ``AF.08``, ``US.LA.079``."""
LARGE_CITY = 300_000
"""Inhabitants from which a city of the world is better known than the province of its name (Aleppo, not Idlib)."""
SHORTEST_CODE = 4
"""Codes of two and three letters are words too ("in", "is", "can"): they are looked up as codes, never as names."""
TABLES = """
CREATE TABLE source (key INTEGER PRIMARY KEY, name TEXT, sha256 TEXT, scheme TEXT, version TEXT, licence TEXT, crs TEXT,
    entries INTEGER, imported_at TEXT, UNIQUE (sha256, scheme, version));
CREATE TABLE entry (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, level TEXT NOT NULL,
    parent TEXT, aliases TEXT, codes TEXT, lat REAL, lon REAL, population INTEGER, source INTEGER NOT NULL);
CREATE TABLE name (folded TEXT, rank INTEGER, entry INTEGER, PRIMARY KEY (folded, rank, entry)) WITHOUT ROWID;
CREATE TABLE code (scheme TEXT, value TEXT, entry INTEGER, PRIMARY KEY (scheme, value, entry)) WITHOUT ROWID;
CREATE TABLE shape (entry INTEGER PRIMARY KEY, wkb BLOB NOT NULL, source INTEGER NOT NULL);
"""
INDEXES = "CREATE INDEX entry_parent ON entry (parent);"
ENTRY = "id, name, level, parent, aliases, codes, lat, lon, population"
_ORDER = {"country": 0, "city": 1, "province": 2, "district": 3, "area": 4}
_SMALL_CITY = 5
_BY_ANY_NAME = ("country", "area")
_MOST_PEOPLE = 10**10
_ALIAS = 10**12


class Source(NamedTuple):
    """Where entries come from: file or library, checksum, code scheme and its version, licence, coordinate system."""

    name: str
    sha256: str = ""
    scheme: str = ""
    version: str = ""
    licence: str = ""
    crs: str = ""


def rank_of(place: Place, *, alias: bool, own: bool = False) -> int:
    """Lower is better known: first names before aliases, then by level, then by people. Of countries and areas every
    name counts as a first one.

    An `own` city (of a theatre) is known whatever its size; a city of a list only from `LARGE_CITY` people on.
    """
    people = place.population or 0
    alias = alias and place.level not in _BY_ANY_NAME
    small = place.level == "city" and not own and people < LARGE_CITY
    order = _SMALL_CITY if small else _ORDER[place.level]
    return (_ALIAS if alias else 0) + order * _MOST_PEOPLE + (_MOST_PEOPLE - 1 - min(people, _MOST_PEOPLE - 1))


def names_of(place: Place) -> list[tuple[str, bool]]:
    """Every folded name with whether it is an alias; codes and the id are aliases too."""
    proper = fold(place.name)
    short = {_shortened(name) for name in (proper, *map(fold, place.aliases))} - {None, proper}
    codes = (code for scheme, code in place.codes if scheme != CAPITAL_OF)
    written = (code for code in (*codes, place.id) if len(code) >= SHORTEST_CODE)
    others = {fold(name) for name in (*place.aliases, *written)} - {proper, ""}
    first = [(name, False) for name in sorted({proper, _shortened(proper) or proper})]
    return [*first, *((name, True) for name in sorted({*others, *(s for s in short if s)} - {n for n, _ in first}))]


def _shortened(folded: str) -> str | None:
    """
    >>> _shortened("saint petersburg"), _shortened("kabul")
    ('st petersburg', None)
    """
    for long, short in (("saint ", "st "), ("mount ", "mt "), ("fort ", "ft ")):
        if folded.startswith(long):
            return short + folded.removeprefix(long)
    return None


def add_source(connection: sqlite3.Connection, source: Source, imported_at: str) -> int:
    """Note where the next entries come from; the source's key."""
    row = (*source, 0, imported_at)
    done = connection.execute(
        "INSERT INTO source (name, sha256, scheme, version, licence, crs, entries, imported_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    )
    return int(done.lastrowid or 0)


def add_places(connection: sqlite3.Connection, places: Iterable[Place], source: int, *, keep_aliases: bool) -> int:
    """Write `places` with their names and codes; how many there were.

    Without `keep_aliases` other names are only looked up by, not given back: the world's cities have half a million.
    """
    count = 0
    for place in places:
        row = (*_row(place, keep_aliases=keep_aliases), source)
        key = connection.execute(f"INSERT INTO entry ({ENTRY}, source) VALUES (?,?,?,?,?,?,?,?,?,?)", row).lastrowid
        names = ((name, rank_of(place, alias=alias), key) for name, alias in names_of(place))
        connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", names)
        codes = ((scheme, value, key) for scheme, value in place.codes if scheme != "geonames")
        connection.executemany("INSERT OR IGNORE INTO code VALUES (?, ?, ?)", codes)
        count += 1
    connection.execute("UPDATE source SET entries = entries + ? WHERE key = ?", (count, source))
    return count


def _row(place: Place, *, keep_aliases: bool) -> tuple[object, ...]:
    aliases = "|".join(place.aliases) if keep_aliases else ""
    codes = "|".join(f"{scheme}:{value}" for scheme, value in place.codes)
    return (place.id, place.name, place.level, place.parent, aliases, codes, place.lat, place.lon, place.population)


Row = tuple[str, str, str, str | None, str, str, float | None, float | None, int | None]


def place_of(row: Row) -> Place:
    """The place of a row selected as `ENTRY`."""
    place_id, name, level, parent, aliases, codes, lat, lon, population = row
    pairs = tuple((scheme, value) for scheme, _, value in (code.partition(":") for code in codes.split("|") if code))
    known = tuple(aliases.split("|")) if aliases else ()
    return Place(place_id, name, level, parent, known, pairs, lat, lon, population)
