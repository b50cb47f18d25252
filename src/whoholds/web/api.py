"""The same as JSON, for programs, with its description as a page.

In: what is in sight, filters. Out: JSON. Stays true: every value is one a page shows; lists are paged and say how long
they are.
"""

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from whoholds.publish import claim_value, finding_value
from whoholds.records import Finding, Report
from whoholds.timeline import State
from whoholds.web.boards import chosen
from whoholds.web.changes import recent
from whoholds.web.faults import PageMissingError
from whoholds.web.filters import Filters, Words, picked, read_filters
from whoholds.web.sight import Sight
from whoholds.web.site import InSight, OnSite

router = APIRouter()
Limit = Annotated[int, Query(ge=1, le=500)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
Json = dict[str, Any]


def _clocks(sight: Sight) -> Json:
    return {"day": sight.day.isoformat(), **sight.clocks.words}


@router.get("/api/board")
def board(
    sight: InSight,
    within: Words = "",
    status: Words = "",
    holder: Words = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Json:
    """Findings, the live ones first, and the counts of larger places."""
    found = chosen(sight, within, status, holder)
    shown = sight.findings(found[offset : offset + limit])
    roll_ups = [
        {
            "place": one.place,
            "place_name": one.place_name,
            "holder": one.holder,
            "total": one.total,
            "undisputed": one.undisputed,
            "conditional": list(one.conditional),
            "words": one.words,
            "chain": list(one.chain),
        }
        for one in sight.roll_ups
    ]
    listed = {"total": len(found), "offset": offset, "findings": [_brief(one) for one in shown]}
    return {**_clocks(sight), **listed, "roll_ups": roll_ups}


def _brief(finding: Finding) -> Json:
    return {
        "place": finding.place,
        "place_name": finding.place_name,
        "within": finding.within,
        "status": finding.status.value,
        "holder": finding.holder,
        "for": list(finding.supporting),
        "against": list(finding.opposing),
        "lesser": list(finding.lesser),
        "lineages": finding.lineages,
        "probability": finding.probability,
        "reasons": [{"rule": one.rule, "words": one.words, "claims": list(one.claims)} for one in finding.reasons],
    }


@router.get("/api/place/{place_id:path}")
def place(sight: InSight, place_id: str) -> Json:
    """One finding with both columns of claims in full."""
    finding = sight.finding(place_id)
    if finding is None:
        raise PageMissingError(f"nothing in sight is said of who holds {place_id[:80]!r}")
    reviewed = Counter(one.decision.value for one in sight.decided(place_id))
    return {**_clocks(sight), **finding_value(finding, sight.claim_of, sight.report_of), "reviewed": reviewed}


@router.get("/api/claims")
def claims(
    sight: InSight, filters: Annotated[Filters, Depends(read_filters)], limit: Limit = 100, offset: Offset = 0
) -> Json:
    """Claims that meet every filter; `q` searches."""
    found = picked(sight, filters)
    shown = found[offset : offset + limit]
    values = [claim_value(one, sight.report_of) for one in shown]
    return {**_clocks(sight), "total": len(found), "offset": offset, "claims": values}


@router.get("/api/reports")
def reports(sight: InSight, limit: Limit = 100, offset: Offset = 0) -> Json:
    """Reports in sight, the oldest first, without their text."""
    known = list(sight.report_of.values())
    return {**_clocks(sight), "total": len(known), "reports": [_head(one) for one in known[offset : offset + limit]]}


@router.get("/api/report/{report_id}")
def report(sight: InSight, report_id: str) -> Json:
    """One report with its text and its claims."""
    found = sight.report_of.get(report_id)
    if found is None:
        raise PageMissingError(f"no report in sight has the id {report_id[:80]!r}")
    said = [claim_value(one, sight.report_of) for one in sight.said_in(report_id)]
    return {**_clocks(sight), **_head(found), "text": found.text, "claims": said}


def _head(report: Report) -> Json:
    return {
        "id": report.id,
        "name": report.name,
        "date": report.date.isoformat() if report.date else None,
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "flags": [flag.value for flag in report.flags],
    }


@router.get("/api/changes")
def changes(site: OnSite, sight: InSight, place: Words = "", limit: Limit = 100, offset: Offset = 0) -> Json:
    """What changed on each of the last days with reports, the newest first."""
    found = [one for day in recent(site, sight.clocks, sight.day, sight.told.days, place) for one in day]
    values = [
        {
            "id": one.id,
            "day": one.day.isoformat(),
            "place": one.place,
            "place_name": one.place_name,
            "before": _state(one.before),
            "after": _state(one.after),
        }
        for one in found[offset : offset + limit]
    ]
    return {**_clocks(sight), "total": len(found), "offset": offset, "changes": values}


def _state(state: State | None) -> Json | None:
    if state is None:
        return None
    return {"status": state.status.value, "holder": state.holder, "against": list(state.rivals)}


@router.get("/api", include_in_schema=False)
def described(request: Request, site: OnSite, sight: InSight) -> HTMLResponse:
    """The description of this API as a page."""
    paths = request.app.openapi()["paths"]
    first = sight.board.states(sight.board.chosen()[:1].tolist())
    return site.page(request, "api.html", sight, paths=paths, first=first[0] if first else None)
