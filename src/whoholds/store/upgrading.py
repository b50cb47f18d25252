"""Runs the migrations, by alembic.

In: a connection that may write. Out: nothing; the tables exist. Stays true: two programs that come at once do it once,
because the first holds the lock from before it looks which version is there.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

_FOLDER = Path(__file__).parent / "migrations"


def upgrade(connection: Connection) -> None:
    """Bring the database behind `connection` to the newest version."""
    command.upgrade(migration_settings(connection), "head")


def migration_settings(connection: Connection | None = None) -> Config:
    """What alembic needs to find the migrations and to run them over `connection`."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
