"""Tiles: one each, near where the place lies."""

from hypothesis import given
from hypothesis import strategies as st

from whoholds.records import Place
from whoholds.web.tiles import tile_grid


def at(name: str, lon: float | None, lat: float | None) -> Place:
    return Place(name, name, "province", None, (), (), lat, lon)


def test_north_is_up_and_east_is_right() -> None:
    cells = tile_grid([at("n", 10, 50), at("s", 10, 40), at("w", 0, 45), at("e", 20, 45)]).cells
    assert cells["n"][1] < cells["s"][1]
    assert cells["w"][0] < cells["e"][0]


def test_a_place_without_coordinates_has_no_tile() -> None:
    grid = tile_grid([at("here", 1, 1), at("somewhere", None, None)])
    assert set(grid.cells) == {"here"}
    assert grid.unplaced == ("somewhere",)


DEGREES = st.floats(-60, 60, allow_nan=False)


@given(st.lists(st.tuples(DEGREES, DEGREES), max_size=30), st.randoms())
def test_every_place_has_a_tile_of_its_own_in_any_order(points: list[tuple[float, float]], chance: object) -> None:
    places = [at(f"p{i}", lon, lat) for i, (lon, lat) in enumerate(points)]
    grid = tile_grid(places)
    assert len(set(grid.cells.values())) == len(places)
    chance.shuffle(places)  # type: ignore[attr-defined]
    assert tile_grid(places) == grid
