"""A folder of gazetteer files of its own for each test, with the world's file already in it."""

from pathlib import Path

import pytest

from whoholds.resolve.gazetteer import ensure_world, world_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    places = tmp_path / "places"
    places.mkdir()
    world_path(places).symlink_to(ensure_world())
    return places
