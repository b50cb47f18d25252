"""A map of equal tiles: each place one tile, near where it lies.

In: places with and without coordinates. Out: a column and a row for each place that has them.
Stays true: no two places share a tile; the order of places does not matter; north is up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, cos, radians, sqrt

from whoholds.records import Place

ROOM = 1.2
"""Tiles a place may choose among: with fewer the shape of a country is lost, with more the map is mostly holes."""
LEAST_DEGREES = 1e-6
"""Places nearer to each other than a hand's breadth lie on one spot: a smaller span cannot be divided by."""
ROUNDS = 12
"""Exchanges settle long before; a bound so that a strange layout ends too."""

Cell = tuple[int, int]
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """`cells` by place id, counted from the upper left; `unplaced` have no known coordinates."""

    cells: dict[str, Cell]
    unplaced: tuple[str, ...]

    @property
    def columns(self) -> int:
        """How many columns are used."""
        return 1 + max((column for column, _ in self.cells.values()), default=-1)

    @property
    def rows(self) -> int:
        """How many rows are used."""
        return 1 + max((row for _, row in self.cells.values()), default=-1)


def tile_grid(places: Iterable[Place]) -> Grid:
    """Place each on the free tile nearest to it, the middle first, then exchange tiles while that brings any nearer."""
    known = sorted(places, key=lambda one: one.id)
    spots = _spots(known)
    cells = _settled(_first_come(spots), spots)
    unplaced = tuple(place.id for place in known if place.id not in cells)
    if not cells:
        return Grid({}, unplaced)
    columns = sorted({column for column, _ in cells.values()})
    rows = sorted({row for _, row in cells.values()})
    packed = {one: (columns.index(column), rows.index(row)) for one, (column, row) in cells.items()}
    return Grid(packed, unplaced)


def _spots(places: Sequence[Place]) -> dict[str, Spot]:
    """Coordinates in units of one tile; longitudes shrink with latitude, so that the shape is kept."""
    points = {one.id: (one.lon, one.lat) for one in places if one.lon is not None and one.lat is not None}
    if not points:
        return {}
    middle = sum(lat for _, lat in points.values()) / len(points)
    flat = {one: (lon * cos(radians(middle)), -lat) for one, (lon, lat) in points.items()}
    left, top = (min(spot[axis] for spot in flat.values()) for axis in (0, 1))
    width, height = (max(spot[axis] for spot in flat.values()) - low for axis, low in ((0, left), (1, top)))
    width, height = (span if span > LEAST_DEGREES else 0.0 for span in (width, height))
    aspect = min(max((width or 0.1) / (height or 0.1), 1 / 3), 3)
    tiles = len(flat) * ROOM
    columns, rows = ceil(sqrt(tiles * aspect)), ceil(sqrt(tiles / aspect))
    across, down = ((columns - 1) / width if width else 0), ((rows - 1) / height if height else 0)
    return {one: ((x - left) * across, (y - top) * down) for one, (x, y) in flat.items()}


def _first_come(spots: dict[str, Spot]) -> dict[str, Cell]:
    """The densest part is served first; who comes later moves outward."""
    if not spots:
        return {}
    centre = tuple(sum(spot[axis] for spot in spots.values()) / len(spots) for axis in (0, 1))
    cells: dict[str, Cell] = {}
    taken: set[Cell] = set()
    for one in sorted(spots, key=lambda name: (_far(spots[name], (centre[0], centre[1])), name)):
        cell = _nearest_free(spots[one], taken)
        cells[one] = cell
        taken.add(cell)
    return cells


def _nearest_free(spot: Spot, taken: set[Cell]) -> Cell:
    column, row = round(spot[0]), round(spot[1])
    reach = 0
    while True:
        ring = [
            (column + dx, row + dy)
            for dx in range(-reach, reach + 1)
            for dy in range(-reach, reach + 1)
            if max(abs(dx), abs(dy)) == reach and (column + dx, row + dy) not in taken
        ]
        if ring:
            return min(ring, key=lambda cell: (_far(spot, cell), cell))
        reach += 1


def _settled(cells: dict[str, Cell], spots: dict[str, Spot]) -> dict[str, Cell]:
    names = sorted(cells)
    for _ in range(ROUNDS):
        moved = False
        for i, one in enumerate(names):
            for other in names[i + 1 :]:
                here, there = cells[one], cells[other]
                if abs(here[0] - there[0]) > 3 or abs(here[1] - there[1]) > 3:
                    continue
                now = _far(spots[one], here) + _far(spots[other], there)
                if _far(spots[one], there) + _far(spots[other], here) < now - 1e-9:
                    cells[one], cells[other], moved = there, here, True
        if not moved:
            break
    return cells


def _far(spot: Spot, cell: Spot | Cell) -> float:
    """Squared distance in tiles."""
    return (spot[0] - cell[0]) ** 2 + (spot[1] - cell[1]) ** 2
