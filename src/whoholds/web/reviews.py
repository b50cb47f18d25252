"""Review: a person confirms, rejects, corrects, links or restricts a claim, with a reason.

In: what is in sight, a form. Out: the queue, and a row that is never changed. Stays true: the claim as read stays as it
is; what people decided stands beside it, and findings follow it; a form from another site is refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from whoholds.assess.casefile import Casefile
from whoholds.assess.findings import find
from whoholds.errors import InputError
from whoholds.pipeline import Tools
from whoholds.records import Decision, Finding, Kind, Question, Review, Stance
from whoholds.web.cards import cards
from whoholds.web.faults import PageMissingError
from whoholds.web.sight import Sight
from whoholds.web.site import InSight, OnSite

MOST_WEIGHED = 400
"""Claims tried for the queue: each is judged once more without it."""
SHOWN = 20
router = APIRouter()
Line = Annotated[str, Form(max_length=200)]
Text = Annotated[str, Form(max_length=2000)]


@dataclass(frozen=True, slots=True)
class Stake:
    """What would become of a place's finding without one claim."""

    claim: str
    finding: Finding
    without: Finding

    @property
    def weight(self) -> int:
        """3 another holder and status, 2 another holder, 1 another status, 0 nothing."""
        return 2 * (self.finding.holder != self.without.holder) + (self.finding.status != self.without.status)


def queue(sight: Sight, tools: Tools) -> list[Stake]:
    """Claims nobody has reviewed, those first that would change a finding most, then those read with least trust."""
    case = Casefile(sight.told.counted_of, tools.theatre)
    found: list[Stake] = []
    for state in sight.board.states():
        if len(found) >= MOST_WEIGHED or (finding := sight.finding(state.place)) is None:
            break
        asked = sight.questions(finding.place)[-1]
        for claim in (*finding.supporting, *finding.opposing):
            if claim not in sight.reviews_of and len(found) < MOST_WEIGHED:
                found.append(Stake(claim, finding, find(_without(asked, claim), sight.day, case)))
    return sorted(found, key=lambda one: (-one.weight, sight.claim_of[one.claim].confidence, one.claim))


def _without(question: Question, claim: str) -> Question:
    return replace(question, attached=tuple(one for one in question.attached if one.claim != claim))


def agreement(reviews: Iterable[list[Review]]) -> tuple[int, int]:
    """Of pairs of people who reviewed one claim, how many decided alike, and how many pairs there are."""
    alike = pairs = 0
    for told in reviews:
        for i, one in enumerate(told):
            for other in told[i + 1 :]:
                pairs += 1
                alike += one.decision is other.decision
    return alike, pairs


@router.get("/review", include_in_schema=False)
def review(request: Request, site: OnSite, sight: InSight, claim: Annotated[str, Query()] = "") -> HTMLResponse:
    """The queue, or one claim with its form and what was decided."""
    if claim and claim not in sight.claim_of:
        raise PageMissingError(f"no claim in sight has the id {claim[:60]!r}")
    waiting = [] if claim else queue(sight, site.tools)
    return site.page(
        request,
        "review.html",
        sight,
        claim=claim,
        card=cards((claim,), sight)[0] if claim else None,
        told=[one for one in sight.told.reviews if one.claim == claim],
        waiting=[(one, cards((one.claim,), sight)[0]) for one in waiting[:SHOWN]],
        total=len(waiting),
        agreement=agreement(sight.reviews_of.values()),
        reviewed=len(sight.reviews_of),
        kinds=list(Kind),
        stances=list(Stance),
    )


@router.post("/review", include_in_schema=False)
def decide(
    request: Request,
    site: OnSite,
    claim: Line,
    reviewer: Line,
    decision: Line,
    reason: Text,
    correction: Text = "",
    other: Line = "",
    kind: Line = "",
    stance: Line = "",
    actor: Line = "",
) -> RedirectResponse:
    """Keep one decision."""
    _from_here(request)
    fields = {"kind": kind, "stance": stance, "actor": actor.replace(";", ",")}
    pieces = [f"{name}: {value.strip()}" for name, value in fields.items() if value.strip()]
    instead = "; ".join([*pieces, *filter(None, [correction.strip()])])
    made = _review(site, claim, reviewer.strip(), decision, reason.strip(), instead, other.strip())
    with site.store.writer(site.tools.clock) as writer:
        writer.add_review(made)
    return RedirectResponse(f"/review?claim={claim}", 303)


def _review(site: OnSite, claim: str, reviewer: str, decision: str, reason: str, correction: str, other: str) -> Review:
    if decision not in list(Decision):
        raise InputError("bad-choice", f"decision {decision[:40]!r} is not one of {', '.join(Decision)}")
    if not reviewer or not reason:
        raise InputError("review-incomplete", "a review needs a name and a reason; fill in both")
    chosen = Decision(decision)
    if chosen is Decision.CORRECT and not correction:
        raise InputError("review-incomplete", "a correction needs to say what the report says instead")
    if chosen is Decision.LINK and not other:
        raise InputError("review-incomplete", "a link needs the id of the other claim")
    now = site.tools.clock.now()
    return Review(
        claim,
        reviewer,
        chosen,
        reason,
        now,
        correction if chosen is Decision.CORRECT else None,
        other if chosen is Decision.LINK else None,
    )


def _from_here(request: Request) -> None:
    """Refuse a form that another site sends through a visitor's browser."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise InputError("foreign-form", "this form was not sent from this site; open the page and send it again")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise InputError("foreign-form", "this form was not sent from this site; open the page and send it again")
