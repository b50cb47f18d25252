"""Download exactly what is shown: findings as CSV or GeoJSON, claims as CSV or in the form of the claim guide.

In: what is in sight, the same filters as the page. Out: files. Stays true: a file holds the rows its page shows.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from whoholds.pipeline import alone
from whoholds.publish import claims_csv, findings_csv, findings_geojson, guide_lines
from whoholds.web.boards import chosen
from whoholds.web.filters import Filters, picked, read_filters
from whoholds.web.sight import Sight
from whoholds.web.site import InSight, OnSite

router = APIRouter()
Words = Annotated[str, Query()]
Chosen = Annotated[Filters, Depends(read_filters)]


@router.get("/download/board.csv", include_in_schema=False)
def board_csv(site: OnSite, sight: InSight, within: Words = "", status: Words = "", holder: Words = "") -> Response:
    """The findings of the board."""
    found = sight.findings(chosen(sight, within, status, holder))
    return _file(findings_csv(found), "text/csv", "board", sight, "csv")


@router.get("/download/board.geojson", include_in_schema=False)
def board_geojson(site: OnSite, sight: InSight, within: Words = "", status: Words = "", holder: Words = "") -> Response:
    """The findings of the board with their points."""
    found = sight.findings(chosen(sight, within, status, holder))
    places = {one.place: entry for one in found if (entry := site.tools.gazetteer.get(one.place))}
    return _file(findings_geojson(found, places), "application/geo+json", "board", sight, "geojson")


@router.get("/download/claims.csv", include_in_schema=False)
def claims_table(sight: InSight, filters: Chosen) -> Response:
    """Claims, a row each."""
    return _file(claims_csv(picked(sight, filters), sight.report_of), "text/csv", "claims", sight, "csv")


@router.get("/download/claims.jsonl", include_in_schema=False)
def claims_jsonl(site: OnSite, sight: InSight, filters: Chosen) -> Response:
    """Claims in the form of the claim guide, a report a line."""
    found = picked(sight, filters)
    homes = {claim.report_id for claim in found}
    reports = [one for one in sight.report_of.values() if one.id in homes]
    text = guide_lines(reports, found, sight.links, lambda one, said, drawn: alone(one, said, drawn, site.tools))
    return _file(text, "application/x-ndjson", "claims", sight, "jsonl")


def _file(text: str, kind: str, name: str, sight: Sight, ending: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}-{sight.day}.{ending}"'}
    return Response(text, media_type=f"{kind}; charset=utf-8", headers=headers)
