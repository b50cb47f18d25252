"""The geographic map: outlines where the user imported any, points where coordinates are known.

In: what is in sight, a gazetteer. Out: the page and its GeoJSON. Stays true: a place without an outline or coordinates
is listed, never put at 0, 0; without the built map library the page says so and the board still shows all.
"""

import json
from typing import Any, Protocol, runtime_checkable

import shapely
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from whoholds.publish import liveliness
from whoholds.records import Finding
from whoholds.web.camps import against
from whoholds.web.settings import has_built
from whoholds.web.sight import Sight
from whoholds.web.site import InSight, OnSite, Site, side_colour

DETAIL_DEGREES = 0.005
"""Outlines are simplified to about half a kilometre: less than a pixel at the scale of a country."""
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
    shown = [one for one in sight.picture.findings if _geometry(one.place, site) is not None]
    return site.page(
        request,
        "map.html",
        sight,
        can_draw=has_built("maplibre-gl.mjs"),
        shown=shown,
        nowhere=[one for one in sight.picture.findings if one not in shown],
    )


@router.get("/map.geojson", include_in_schema=False)
def features(site: OnSite, sight: InSight) -> Response:
    """What the map draws, what is live on top."""
    live_last = sorted(sight.picture.findings, key=liveliness, reverse=True)
    found = [made for one in live_last if (made := _feature(one, site, sight)) is not None]
    return Response(
        json.dumps({"type": "FeatureCollection", "features": found}, ensure_ascii=False),
        media_type="application/geo+json",
    )


def _feature(finding: Finding, site: Site, sight: Sight) -> dict[str, Any] | None:
    geometry = _geometry(finding.place, site)
    if geometry is None:
        return None
    rivals = against(finding, sight.questions_of.get(finding.place, []))
    properties = {
        "place": finding.place,
        "name": finding.place_name,
        "status": finding.status.value,
        "holder": finding.holder,
        "against": ", ".join(rivals),
        "colour": side_colour(finding.holder, sight.told.sides),
        "rival": side_colour(rivals[0] if rivals else None, sight.told.sides),
    }
    return {"type": "Feature", "id": finding.place, "geometry": geometry, "properties": properties}


def _geometry(place_id: str, site: Site) -> dict[str, Any] | None:
    gazetteer = site.tools.gazetteer
    outline = gazetteer.shape(place_id) if isinstance(gazetteer, Outlined) else None
    if outline is not None:
        simple = shapely.from_wkb(outline).simplify(DETAIL_DEGREES)
        geometry: dict[str, Any] = json.loads(shapely.to_geojson(simple))
        return geometry
    place = gazetteer.get(place_id)
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}
