"""The board: a tile for each place, the counts of larger places, and the table of findings.

In: what is in sight, filters. Out: the page. Stays true: a tile without a finding says so; a contested place shows
both sides; every filter is in the address.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from whoholds.assess.rollup import counted_parts
from whoholds.records import Place, Status
from whoholds.timeline import State
from whoholds.web.sight import Sight
from whoholds.web.site import InSight, OnSite, Site, side_colour
from whoholds.web.tiles import Grid, tile_grid

TILE_WIDTH, TILE_HEIGHT = 92, 66
MOST_GRIDS = 6
MOST_TILES = 500
MOST_ROWS = 100
"""Rows of one page of the table, the live ones first: 500 weighed 240 KB, and each is judged in full."""
NAME_WIDTH = 13

router = APIRouter()
Page = Annotated[int, Query(ge=1, le=100_000)]


@dataclass(frozen=True, slots=True)
class Tile:
    """One place on the map of tiles; `x`, `y` in drawing units. `rival` colours the second half of a contested one."""

    place: Place
    finding: State | None
    x: int
    y: int
    colour: str
    rival: str
    rivals: tuple[str, ...]
    code: str
    lines: tuple[str, ...]

    @property
    def status(self) -> Status:
        """Unknown where nothing was found."""
        return self.finding.status if self.finding else Status.UNKNOWN


@dataclass(frozen=True, slots=True)
class TileMap:
    """The parts of one larger place; `unplaced` have no known coordinates."""

    whole: Place
    tiles: tuple[Tile, ...]
    unplaced: tuple[Place, ...]
    width: int
    height: int


@router.get("/", include_in_schema=False)
def board(
    request: Request,
    site: OnSite,
    sight: InSight,
    within: Annotated[str, Query()] = "",
    status: Annotated[str, Query()] = "",
    holder: Annotated[str, Query()] = "",
    page: Page = 1,
) -> HTMLResponse:
    """Who holds what: tiles, counts, table."""
    board, found = sight.board, chosen(sight, within, status, holder)
    last = max(-(-len(found) // MOST_ROWS), 1)
    page = min(page, last)
    picked = {"within": within, "status": status, "holder": holder}
    return site.page(
        request,
        "board.html",
        sight,
        maps=tile_maps(sight, site, within),
        findings=sight.findings(found[(page - 1) * MOST_ROWS : page * MOST_ROWS]),
        total=len(found),
        page=page,
        last=last,
        board=board,
        parties=sorted(board.holders | board.rivals),
        wholes=sight.told.wholes.spoken_of(board),
        holders=sorted(board.holders),
        heard={name for voice in sight.voices for name in voice},
        chosen=picked,
        chosen_words={name: words for name, words in picked.items() if words},
        statuses=list(Status),
    )


@router.get("/rules", include_in_schema=False)
def rules(request: Request, site: OnSite, sight: InSight) -> HTMLResponse:
    """Every rule in a sentence."""
    return site.page(request, "rules.html", sight, statuses=list(Status))


def chosen(sight: Sight, within: str, status: str, holder: str) -> list[str]:
    """Places whose findings meet every filter, the live ones first."""
    if status and status not in list(Status):
        return []
    inner = sight.told.wholes.within(within) if within else None
    rows = sight.board.chosen(Status(status) if status else None, holder or None, inner)
    return sight.board.places(rows)


def tile_maps(sight: Sight, site: Site, within: str) -> list[TileMap]:
    """The map of `within`, else of the theatre's countries, else of the countries most is said about."""
    names = [within] if within else list(site.tools.theatre.countries)
    maps = []
    for name in names or sight.told.wholes.busiest(sight.board, MOST_GRIDS):
        whole = site.tools.gazetteer.get(name)
        parts = counted_parts(whole, site.tools.gazetteer) if whole else ()
        if whole is not None and 0 < len(parts) <= MOST_TILES:
            maps.append(_tile_map(whole, parts, sight))
    return maps[:MOST_GRIDS]


@lru_cache(maxsize=256)
def _grid(parts: tuple[Place, ...]) -> Grid:
    """Places do not move: a grid of 400 takes a second."""
    return tile_grid(parts)


def _tile_map(whole: Place, parts: tuple[Place, ...], sight: Sight) -> TileMap:
    grid = _grid(parts)
    tiles = tuple(_tile(place, grid.cells[place.id], sight) for place in parts if place.id in grid.cells)
    unplaced = tuple(place for place in parts if place.id in set(grid.unplaced))
    return TileMap(whole, tiles, unplaced, max(grid.columns, 1) * TILE_WIDTH, max(grid.rows, 1) * TILE_HEIGHT)


def _tile(place: Place, cell: tuple[int, int], sight: Sight) -> Tile:
    finding = sight.board.state(place.id)
    rivals = finding.rivals if finding else ()
    return Tile(
        place=place,
        finding=finding,
        x=cell[0] * TILE_WIDTH,
        y=cell[1] * TILE_HEIGHT,
        colour=side_colour(finding.holder if finding else None, sight.told.sides),
        rival=side_colour(rivals[0] if rivals else None, sight.told.sides),
        rivals=rivals,
        code=place.id.rsplit("-", 1)[-1][:4] if "-" in place.id else place.name[:4],
        lines=_lines(place.name),
    )


def _lines(name: str) -> tuple[str, ...]:
    """A name in at most two lines that fit a tile."""
    if len(name) <= NAME_WIDTH:
        return (name,)
    head, _, tail = name.partition(" ")
    return (_cut(head), _cut(tail)) if tail else (_cut(name),)


def _cut(words: str) -> str:
    return words if len(words) <= NAME_WIDTH else words[: NAME_WIDTH - 1] + "…"
