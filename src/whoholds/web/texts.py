"""One report, with every claim marked where it stands.

In: what is in sight, a report, perhaps a claim. Out: the page. Stays true: the text is shown as published, every
character once and in order, whatever spans lie over each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from whoholds.records import Claim, Report
from whoholds.web.cards import cards
from whoholds.web.faults import PageMissingError
from whoholds.web.sight import Sight
from whoholds.web.site import InSight, OnSite

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a report between two boundaries of spans.

    `claim` is the first claim quoted here, None if none is; `begins` are the claims whose quotes begin here;
    `marks` are ``said``, ``cue``, ``who`` of the chosen claim.
    """

    text: str
    claim: str | None
    marks: tuple[str, ...]
    is_first: bool
    begins: tuple[str, ...]


@router.get("/report/{report_id}", include_in_schema=False)
def report(
    request: Request, site: OnSite, sight: InSight, report_id: str, claim: Annotated[str, Query()] = ""
) -> HTMLResponse:
    """A report with its claims marked; `claim` is the one to look at."""
    found = sight.report_of.get(report_id)
    if found is None:
        raise PageMissingError(_missing(report_id, sight))
    claims = sight.said_in(report_id)
    chosen = next((one for one in claims if one.id == claim), None)
    return site.page(
        request,
        "report.html",
        sight,
        report=found,
        stretches=stretches(found, claims, chosen),
        cards=cards((one.id for one in claims), sight),
        chosen=chosen,
        chosen_cards=cards((chosen.id,), sight) if chosen else [],
    )


def _missing(report_id: str, sight: Sight) -> str:
    later = sight.told.report_of.get(report_id)
    if later is not None and later.date is not None:
        return f"{later.name} was published on {later.date}, after the day looked at; move the clock on"
    return f"no report in sight has the id {report_id!r}"


def stretches(report: Report, claims: Sequence[Claim], chosen: Claim | None) -> list[Stretch]:
    """The text cut at every boundary of a quote, and of the parts of `chosen`."""
    spans = _spans(chosen)
    edges = {report.body_start, len(report.text)}
    for start, end in (*((one.quote.start, one.quote.end) for one in claims), *((s, e) for _, s, e in spans)):
        edges |= {start, end}
    cuts = sorted(edge for edge in edges if report.body_start <= edge <= len(report.text))
    found = []
    for start, end in pairwise(cuts):
        marks = tuple(name for name, begin, stop in spans if begin <= start and end <= stop)
        over = next((one for one in claims if one.quote.start <= start and end <= one.quote.end), None)
        first = chosen is not None and start == chosen.quote.start
        found.append(
            Stretch(
                report.text[start:end],
                over.id if over else None,
                marks,
                first,
                tuple(one.id for one in claims if one.quote.start == start),
            )
        )
    return found


def _spans(chosen: Claim | None) -> list[tuple[str, int, int]]:
    if chosen is None:
        return []
    parts = (("said", chosen.quote), ("cue", chosen.cue), ("who", chosen.source.mention))
    return [(name, mention.start, mention.end) for name, mention in parts if mention is not None]
