"""Pages that list claims: all with filters and search, one speaker's, one question's, and the trays of the unknown.

In: what is in sight, filters. Out: pages. Stays true: what is unknown is shown in its tray, never dropped.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from whoholds.records import CONTROL_KINDS, Claim, SourceKind
from whoholds.web.cards import cards
from whoholds.web.faults import PageMissingError
from whoholds.web.filters import CHOICES, MOST_FOUND, Filters, picked, read_filters
from whoholds.web.sight import Sight
from whoholds.web.site import InSight, OnSite
from whoholds.web.wording import speaker_name

PAGE = 40
router = APIRouter()
Page = Annotated[int, Query(ge=1, le=100_000)]


def paged(claims: list[Claim], sight: Sight, page: int) -> dict[str, Any]:
    """One page of cards, and where it stands."""
    last = max((len(claims) + PAGE - 1) // PAGE, 1)
    page = min(page, last)
    shown = claims[(page - 1) * PAGE : page * PAGE]
    return {"cards": cards((one.id for one in shown), sight), "total": len(claims), "page": page, "last": last}


@router.get("/claims", include_in_schema=False)
def claims(
    request: Request, site: OnSite, sight: InSight, filters: Annotated[Filters, Depends(read_filters)], page: Page = 1
) -> HTMLResponse:
    """Search and filters over all claims."""
    found = picked(sight, filters)
    place = site.tools.gazetteer.get(filters.place) if filters.place else None
    return site.page(
        request,
        "claims.html",
        sight,
        filters=filters,
        choices=CHOICES,
        most=MOST_FOUND,
        sides=sorted({side for _, side in sight.voices if side}),
        place_name=place.name if place else filters.place,
        **paged(found, sight, page),
    )


@router.get("/speaker/{name:path}", include_in_schema=False)
def speaker(request: Request, site: OnSite, sight: InSight, name: str, page: Page = 1) -> HTMLResponse:
    """One speaker's positions, or one side's, in the order they were published."""
    found = [one for one in sight.claims if name in (one.source.actor, one.source.side, speaker_name(one))]
    if not found and name not in {words for one in site.see(sight.clocks.on(None)).claims for words in _names(one)}:
        raise PageMissingError(f"no claim told to this database is by {name!r}")
    return site.page(
        request,
        "speaker.html",
        sight,
        name=name,
        sides=sorted({one.source.side for one in found if one.source.side and one.source.side != name}),
        voices=sorted({one.source.actor for one in found if one.source.actor and one.source.side == name} - {name}),
        **paged(found, sight, page),
    )


def _names(claim: Claim) -> set[str | None]:
    return {claim.source.actor, claim.source.side, speaker_name(claim)}


@router.get("/speakers", include_in_schema=False)
def speakers(request: Request, site: OnSite, sight: InSight) -> HTMLResponse:
    """Everybody who is heard, by side, the most heard first."""
    counted: dict[tuple[str | None, str], int] = {}
    for one in sight.claims:
        if (name := speaker_name(one)) is not None and one.source.actor is not None:
            counted[(one.source.side, name)] = counted.get((one.source.side, name), 0) + 1
    sides: dict[str | None, list[tuple[str, int]]] = {}
    for (side, name), count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0][1])):
        sides.setdefault(side, []).append((name, count))
    return site.page(request, "speakers.html", sight, sides=sides)


@router.get("/question/{question_id}", include_in_schema=False)
def question(request: Request, site: OnSite, sight: InSight, question_id: str) -> HTMLResponse:
    """Who holds one place in one window: every claim that bears on it, and how."""
    place = sight.told.place_of_question.get(question_id, "")
    found = next((one for one in sight.questions(place) if one.id == question_id), None)
    if found is None:
        raise PageMissingError(f"no question in sight has the id {question_id!r}; its window may open later")
    by_claim = {card.claim.id: card for card in cards((one.claim for one in found.attached), sight)}
    return site.page(request, "question.html", sight, question=found, by_claim=by_claim)


TRAYS = {
    "unplaced": "about control, but of no place that is known",
    "undated": "in reports without a date; they are in every view",
    "unattributed": "said by nobody in particular, or by a speaker without a name",
}


@router.get("/trays", include_in_schema=False)
def trays(
    request: Request, site: OnSite, sight: InSight, tray: Annotated[str, Query()] = "unplaced", page: Page = 1
) -> HTMLResponse:
    """Claims that lack something."""
    if tray not in TRAYS:
        raise PageMissingError(f"no tray is called {tray[:40]!r}; there are {', '.join(TRAYS)}")
    sorted_out = {name: [one for one in sight.claims if _lacks(name, one, sight)] for name in TRAYS}
    return site.page(
        request,
        "trays.html",
        sight,
        trays=TRAYS,
        tray=tray,
        counts={name: len(found) for name, found in sorted_out.items()},
        **paged(sorted_out[tray], sight, page),
    )


def _lacks(tray: str, claim: Claim, sight: Sight) -> bool:
    if tray == "unplaced":
        return claim.kind in CONTROL_KINDS and (claim.place is None or claim.place.entry is None)
    if tray == "undated":
        return sight.report_of[claim.report_id].date is None
    return claim.source.kind is not SourceKind.NARRATOR and claim.source.actor is None
