"""Brings a database to the newest version, or says why it cannot.

In: an engine. Out: nothing; the tables exist. Stays true: every step is one transaction, so a kill leaves the old
version whole; a database of an unknown version or another program's is not touched.
"""

from sqlalchemy import Connection, Engine, inspect, text

from whoholds.errors import StoreError
from whoholds.store.dialect import WRITES, prepare

NEWEST = "0003"
"""The newest revision under `migrations/versions`; a test holds the two together."""

_KNOWN = frozenset({"0001", "0002", NEWEST})


def migrate(engine: Engine) -> None:
    """Create or upgrade the tables.

    Raises:
        StoreError: the database is newer than this program, or another program's.
    """
    with engine.connect() as connection:
        version = _version(connection)
    if version == NEWEST:
        return
    from whoholds.store.upgrading import upgrade  # here: alembic takes 170 ms to load, and is needed once per file

    prepare(engine)
    with engine.connect().execution_options(**{WRITES: True}) as connection:
        upgrade(connection)


def _version(connection: Connection) -> str | None:
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        words = f"it holds another program's tables ({tables[0]}, …); give --db another path"
        raise StoreError("store-not-ours", words)
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if version is not None and version not in _KNOWN:
        words = f"version {version!r} is not known to this whoholds, which goes up to {NEWEST!r}; upgrade whoholds"
        raise StoreError("store-newer-version", words)
    return None if version is None else str(version)
