"""The board: a tile for each place, the counts of larger places, and the table of findings.

In: what is in sight, filters. Out: the page. Stays true: a tile without a finding says so; a contested place shows
both sides; every filter is in the address.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from whoholds.assess.rollup import counted_parts
from whoholds.pipeline import Tools
from whoholds.publish import liveliness
from whoholds.records import Finding, Place, Status
from whoholds.web.camps import against
from whoholds.web.sight import Sight
from whoholds.web.site import InSight, OnSite, side_colour
from whoholds.web.tiles import tile_grid

TILE_WIDTH, TILE_HEIGHT = 92, 66
MOST_GRIDS = 6
MOST_TILES = 500
MOST_ROWS = 200
"""Rows of the table, the live ones first: 500 weighed 240 KB. Filters and downloads reach the rest."""
ROW_NAMES = 2
NAME_WIDTH = 13

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Tile:
    """One place on the map of tiles; `x`, `y` in drawing units. `rival` colours the second half of a contested one."""

    place: Place
    finding: Finding | None
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
) -> HTMLResponse:
    """Who holds what: tiles, counts, table."""
    found = chosen(sight, site.tools, within, status, holder)
    picked = {"within": within, "status": status, "holder": holder}
    rivals = {one.place: against(one, sight.questions_of.get(one.place, [])) for one in sight.picture.findings}
    holders = {one.holder for one in sight.picture.findings if one.holder}
    return site.page(
        request,
        "board.html",
        sight,
        maps=tile_maps(sight, site.tools, within),
        findings=found[:MOST_ROWS],
        hidden=max(len(found) - MOST_ROWS, 0),
        rivals=rivals,
        parties=sorted(holders.union(*rivals.values())),
        wholes=wholes(sight, site.tools),
        holders=sorted(holders),
        heard={one.source.side for one in sight.claims} | {one.source.actor for one in sight.claims},
        chosen=picked,
        chosen_words={name: words for name, words in picked.items() if words},
        statuses=list(Status),
    )


@router.get("/rules", include_in_schema=False)
def rules(request: Request, site: OnSite, sight: InSight) -> HTMLResponse:
    """Every rule in a sentence."""
    return site.page(request, "rules.html", sight, statuses=list(Status))


def chosen(sight: Sight, tools: Tools, within: str, status: str, holder: str) -> list[Finding]:
    """Findings that meet every filter, the live ones first."""
    found = [
        one
        for one in sight.picture.findings
        if (not status or one.status.value == status)
        and (not holder or one.holder == holder)
        and (not within or within in _line(one.place, tools))
    ]
    return sorted(found, key=liveliness)


def wholes(sight: Sight, tools: Tools) -> list[Place]:
    """Larger places that have something to show inside, the larger first."""
    found: dict[str, Place] = {}
    for one in sight.picture.findings:
        for place_id in _line(one.place, tools)[1:]:
            place = tools.gazetteer.get(place_id)
            if place is not None:
                found[place_id] = place
    order = ("country", "province", "district", "city", "area")
    return sorted(found.values(), key=lambda place: (order.index(place.level), place.name))


def _line(place_id: str, tools: Tools) -> list[str]:
    """A place and all that contain it, from the inside."""
    found: list[str] = []
    at: str | None = place_id
    while at is not None and at not in found:
        found.append(at)
        place = tools.gazetteer.get(at)
        at = place.parent if place else None
    return found


def tile_maps(sight: Sight, tools: Tools, within: str) -> list[TileMap]:
    """The map of `within`, else of the theatre's countries, else of the countries most is said about."""
    names = [within] if within else list(tools.theatre.countries) or _busiest(sight, tools)
    maps = []
    for name in names[:MOST_GRIDS]:
        whole = tools.gazetteer.get(name)
        parts = counted_parts(whole, tools.gazetteer) if whole else ()
        if whole is not None and 0 < len(parts) <= MOST_TILES:
            maps.append(_tile_map(whole, parts, sight))
    return maps


def _busiest(sight: Sight, tools: Tools) -> list[str]:
    counted: dict[str, int] = {}
    for one in sight.picture.findings:
        outermost = _line(one.place, tools)[-1]
        counted[outermost] = counted.get(outermost, 0) + 1
    return sorted(counted, key=lambda name: (-counted[name], name))


def _tile_map(whole: Place, parts: tuple[Place, ...], sight: Sight) -> TileMap:
    grid = tile_grid(parts)
    tiles = tuple(_tile(place, grid.cells[place.id], sight) for place in parts if place.id in grid.cells)
    unplaced = tuple(place for place in parts if place.id in set(grid.unplaced))
    return TileMap(whole, tiles, unplaced, max(grid.columns, 1) * TILE_WIDTH, max(grid.rows, 1) * TILE_HEIGHT)


def _tile(place: Place, cell: tuple[int, int], sight: Sight) -> Tile:
    finding = sight.finding_of.get(place.id)
    rivals = against(finding, sight.questions_of.get(place.id, [])) if finding else ()
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
