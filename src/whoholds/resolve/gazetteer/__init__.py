"""Places by name, code and parent: `stack.py` looks things up; `building.py` and `importing.py` make the files."""

from whoholds.resolve.gazetteer.building import build_world, ensure_world, places_folder, world_path
from whoholds.resolve.gazetteer.listed import ListedPlaces
from whoholds.resolve.gazetteer.stack import IMPORTED, OwnPlaces, StackedGazetteer

__all__ = [
    "IMPORTED",
    "ListedPlaces",
    "OwnPlaces",
    "StackedGazetteer",
    "build_world",
    "ensure_world",
    "places_folder",
    "world_path",
]
