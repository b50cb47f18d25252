"""The world's file: what is in it, how fast it opens and answers."""

import sqlite3
import time
from pathlib import Path

import pytest

from whoholds.errors import GazetteerError
from whoholds.resolve.gazetteer import ListedPlaces, ensure_world
from whoholds.resolve.gazetteer.building import build_world
from whoholds.resolve.gazetteer.schema import TABLES


@pytest.fixture(scope="module")
def world() -> ListedPlaces:
    return ListedPlaces(ensure_world())


def test_it_holds_cities_of_five_hundred_people_with_their_units(world: ListedPlaces) -> None:
    assert world.count() > 200_000
    county = world.look_up("rapides parish")[0]
    assert (county.level, county.parent, county.codes[0][0]) == ("district", "US-LA", "fips")


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [("US-TX", 31.5, -99.5), ("SY-HL", 36.3, 37.5), ("AF-PAN", 35.4, 69.7)],
)
def test_provinces_lie_where_their_cities_do(world: ListedPlaces, code: str, lat: float, lon: float) -> None:
    place = world.get(code)
    assert place is not None
    assert place.lat == pytest.approx(lat, abs=0.8)
    assert place.lon == pytest.approx(lon, abs=0.8)


def test_every_parent_is_an_entry_and_nobody_is_put_at_nought(world: ListedPlaces) -> None:
    db = sqlite3.connect(ensure_world())
    lost = "SELECT count(*) FROM entry WHERE parent IS NOT NULL AND parent NOT IN (SELECT id FROM entry)"
    assert db.execute(lost).fetchone()[0] == 0
    assert db.execute("SELECT count(*) FROM entry WHERE lat = 0 AND lon = 0").fetchone()[0] == 0
    db.close()


def test_it_opens_in_fifty_milliseconds() -> None:
    path = ensure_world()
    best = min(_seconds_to_open(path) for _ in range(5))
    assert best < 0.05


def _seconds_to_open(path: Path) -> float:
    start = time.perf_counter()
    ListedPlaces(path).look_up("kabul")
    return time.perf_counter() - start


def test_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    with sqlite3.connect(path) as db:
        db.executescript(f"PRAGMA user_version=999; {TABLES}")
    with pytest.raises(GazetteerError, match="gazetteer-version"):
        ListedPlaces(path)


def test_a_file_that_is_there_is_not_built_again(folder: Path) -> None:
    told: list[str] = []
    build_world(ensure_world(folder), lambda done, total, step: told.append(step))
    assert told == []
