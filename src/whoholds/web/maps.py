"""The geographic map: outlines where the user imported any, points where coordinates are known.

In: what is in sight, a gazetteer. Out: the page and its GeoJSON. Stays true: a place without an outline or coordinates
is listed, never put at 0, 0; without the built map library the page says so and the board still shows all.
"""

import json
from typing import Protocol, runtime_checkable

import shapely
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from whoholds.timeline import State
from whoholds.web.settings import has_built
from whoholds.web.sight import Sight
from whoholds.web.site import InSight, OnSite, Site, side_colour

DETAIL_DEGREES = 0.005
"""Outlines are simplified to about half a kilometre: less than a pixel at the scale of a country."""
MOST_LISTED = 500
"""Places listed below the map, the live ones first."""
router = APIRouter()


@runtime_checkable
class Outlined(Protocol):
    """A gazetteer that may know outlines."""

    def shape(self, place_id: str) -> bytes | None:
        """The outline in well-known binary, WGS 84."""
        ...


@router.get("/map", include_in_schema=False)
def geographic(request: Request, site: OnSite, sight: InSight) -> HTMLResponse:
    """The page that holds the map."""
    board, rows = sight.board, sight.board.chosen()
    drawn = [
        (row, _geometry(place, site) is not None) for row, place in zip(rows.tolist(), board.places(rows), strict=True)
    ]
    shown = [row for row, is_drawn in drawn if is_drawn]
    nowhere = [row for row, is_drawn in drawn if not is_drawn]
    return site.page(
        request,
        "map.html",
        sight,
        can_draw=has_built("maplibre-gl.mjs"),
        shown=board.states(shown[:MOST_LISTED]),
        nowhere=board.states(nowhere[:MOST_LISTED]),
        hidden=max(len(shown) - MOST_LISTED, 0) + max(len(nowhere) - MOST_LISTED, 0),
    )


@router.get("/map.geojson", include_in_schema=False)
def features(site: OnSite, sight: InSight) -> Response:
    """What the map draws, what is live on top."""
    live_last = sight.board.chosen()[::-1].tolist()
    found = [made for one in live_last if (made := _feature(one, site, sight)) is not None]
    text = f'{{"type": "FeatureCollection", "features": [{", ".join(found)}]}}'
    return Response(text, media_type="application/geo+json")


def _feature(row: int, site: Site, sight: Sight) -> str | None:
    """One row as GeoJSON, None without coordinates; the same on every day on which the row is in force."""
    known = sight.told.features
    if row not in known:
        state = sight.told.timeline.state(row)
        geometry = _geometry(state.place, site)
        known[row] = None if geometry is None else _written(state, geometry, sight.told.sides)
    return known[row]


def _written(state: State, geometry: str, sides: tuple[str, ...]) -> str:
    properties = {
        "place": state.place,
        "name": state.place_name,
        "status": state.status.value,
        "holder": state.holder,
        "against": ", ".join(state.rivals),
        "colour": side_colour(state.holder, sides),
        "rival": side_colour(state.rivals[0] if state.rivals else None, sides),
    }
    told = json.dumps(properties, ensure_ascii=False)
    return f'{{"type": "Feature", "id": {json.dumps(state.place)}, "geometry": {geometry}, "properties": {told}}}'


def _geometry(place_id: str, site: Site) -> str | None:
    """Outline or point as GeoJSON, worked out once."""
    if place_id not in site.geometries:
        site.geometries[place_id] = _found_geometry(place_id, site)
    return site.geometries[place_id]


def _found_geometry(place_id: str, site: Site) -> str | None:
    gazetteer = site.tools.gazetteer
    outline = gazetteer.shape(place_id) if isinstance(gazetteer, Outlined) else None
    if outline is not None:
        return str(shapely.to_geojson(shapely.from_wkb(outline).simplify(DETAIL_DEGREES)))
    place = gazetteer.get(place_id)
    if place is None or place.lat is None or place.lon is None:
        return None
    return json.dumps({"type": "Point", "coordinates": [place.lon, place.lat]})
