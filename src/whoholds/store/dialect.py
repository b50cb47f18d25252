"""All that differs between database engines; nothing else in the package knows which one it talks to.

In: an engine's name, tables. Out: connections set up, inserts that skip what is there, statements that guard tables.
Stays true: on every engine a transaction covers schema changes too, and a writer waits for another.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Insert, Table, bindparam, create_engine, event, text
from sqlalchemy.dialects import sqlite

WRITES = "whoholds_writes"
"""Execution option of connections that will write: they take the lock when they begin, so none fails half-way."""

_BUSY_TIMEOUT_MS = 30_000
_AT_CONNECT = (
    f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE deletes past the guards
    "PRAGMA synchronous = NORMAL",  # with WAL: a kill loses nothing, a power cut the last reports, never the file
)


def sqlite_engine(path: Path) -> Engine:
    """An engine on one SQLite file; transactions begin where SQLAlchemy says, not where the driver guesses."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY_TIMEOUT_MS / 1000})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def prepare(engine: Engine) -> None:
    """Make the file one that can be read while it is written. It stays so; not done to files that are not ours."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def insert_new(table: Table) -> Insert:
    """An insert that leaves rows alone whose key is already there."""
    return sqlite.insert(table).on_conflict_do_nothing()


def guards(tables: Sequence[str]) -> list[str]:
    """Statements after which the engine refuses to change or delete a row of `tables`."""
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in tables
        for verb in ("UPDATE", "DELETE")
    ]


SEARCH = "claims_search"
"""The index of words, and what its shadow tables begin with."""

_WORDS = " || ' ' || ".join(
    f"coalesce({part}, '')"
    for part in (
        "json_extract({row}record, '$.quote.text')",
        "json_extract({row}record, '$.source.mention.text')",
        "{row}source_actor",
        "{row}source_side",
        "{row}place_name",
    )
)


def search_index() -> list[str]:
    """Statements that make an index of the words of every claim and keep it: quote, speaker, side and place."""
    add = f"INSERT INTO {SEARCH} (words, reading, id)"
    return [
        f"CREATE VIRTUAL TABLE {SEARCH} USING fts5 "
        "(words, reading UNINDEXED, id UNINDEXED, tokenize = 'unicode61 remove_diacritics 2')",
        f"{add} SELECT {_WORDS.format(row='')}, reading, id FROM claims",
        f"CREATE TRIGGER {SEARCH}_add AFTER INSERT ON claims BEGIN "
        f"{add} VALUES ({_WORDS.format(row='new.')}, new.reading, new.id); END",
    ]


RANKED_MOST = 20_000
"""Matches that are compared with each other: a word of a million claims took 1.4 s to rank, and tells nothing."""


def search_rows(connection: Connection, words: str, most: int) -> list[tuple[int, str]]:
    """Keys (reading, claim) of at most `most` claims that have all of `words`: the best first, or the newest of many.

    The last word may be a beginning; signs have no meaning of their own.
    """
    quoted = [f'"{word}"' for word in "".join(c if c.isalnum() else " " for c in words).split()]
    query = " ".join(quoted) + "*" if quoted else '""'
    matching = f"FROM {SEARCH} WHERE {SEARCH} MATCH :words"
    newest = text(f"SELECT rowid {matching} ORDER BY rowid DESC LIMIT :most")
    rows = connection.execute(newest, {"words": query, "most": max(RANKED_MOST, most) + 1}).scalars().all()
    if len(rows) <= RANKED_MOST:
        found = text(f"SELECT reading, id {matching} ORDER BY rank, id LIMIT :most")
        return [(row.reading, row.id) for row in connection.execute(found, {"words": query, "most": most})]
    keys = text(f"SELECT reading, id FROM {SEARCH} WHERE rowid IN :rows ORDER BY rowid DESC")
    keys = keys.bindparams(bindparam("rows", expanding=True))
    return [(row.reading, row.id) for row in connection.execute(keys, {"rows": rows[:most]})]


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver would begin by itself, but not before CREATE TABLE
    for statement in _AT_CONNECT:
        connection.execute(statement)


def _begin(connection: Connection) -> None:
    mode = "IMMEDIATE" if connection.get_execution_options().get(WRITES) else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {mode}")
