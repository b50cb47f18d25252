"""One place: both columns of sentences, the rules that fired, what lies around it.

In: what is in sight, a place. Out: the page. Stays true: a place nothing is said of is shown as such.
"""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from whoholds.assess.camps import against
from whoholds.records import Place
from whoholds.timeline import State
from whoholds.web.cards import cards
from whoholds.web.faults import PageMissingError
from whoholds.web.gantt import gantt
from whoholds.web.site import InSight, OnSite
from whoholds.web.suppositions import choices, supposed

router = APIRouter()


@router.get("/place/{place_id:path}", include_in_schema=False)
def place(
    request: Request, site: OnSite, sight: InSight, place_id: str, suppose: Annotated[str, Query(max_length=400)] = ""
) -> HTMLResponse:
    """Who says so and who denies it, with the rules in words."""
    entry, finding = site.tools.gazetteer.get(place_id), sight.finding(place_id)
    questions = sight.questions(place_id)
    name = entry.name if entry else finding.place_name if finding else _later_name(place_id, site, sight)
    return site.page(
        request,
        "place.html",
        sight,
        place_id=place_id,
        name=name,
        entry=entry,
        around=_around(entry, site),
        finding=finding,
        rivals=against(finding, questions) if finding else (),
        supporting=cards(finding.supporting, sight) if finding else [],
        opposing=cards(finding.opposing, sight) if finding else [],
        lesser=cards(finding.lesser, sight) if finding else [],
        reviewed=Counter(one.decision.value for one in sight.decided(place_id)),
        left_out=cards(sight.left_out(place_id), sight),
        choices=choices(finding, sight) if finding and not site.settings.is_static else [],
        supposition=supposed(suppose, finding, sight) if finding and suppose else None,
        questions=questions,
        gantt=gantt(questions, sight, site.tools),
        others=_others(place_id, site, sight),
    )


def _later_name(place_id: str, site: OnSite, sight: InSight) -> str:
    """What a place is called by reports after the day looked at, so that the clock can go back before them."""
    asked = site.see(sight.clocks.on(None)).questions(place_id)
    if not asked:
        raise PageMissingError(f"no place goes by {place_id[:80]!r}, and no claim speaks of one")
    return asked[-1].place_name


def _around(entry: Place | None, site: OnSite) -> list[Place]:
    """The places that contain this one, the largest first."""
    found: list[Place] = []
    at = site.tools.gazetteer.get(entry.parent) if entry and entry.parent else None
    while at is not None and at not in found:
        found.insert(0, at)
        at = site.tools.gazetteer.get(at.parent) if at.parent else None
    return found


def _others(place_id: str, site: OnSite, sight: InSight) -> list[State]:
    """What is found of the parts of this place."""
    parts = sorted(one.id for one in site.tools.gazetteer.parts(place_id) if one.id != place_id)
    return [state for one in parts if (state := sight.board.state(one)) is not None]
