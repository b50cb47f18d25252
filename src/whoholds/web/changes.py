"""What changed from one day to the next, and the way to the next change.

In: what is in sight on two days. Out: changes, pages, feeds. Stays true: a change is a finding whose status or holder
is another than on the day with reports before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from whoholds.errors import InputError
from whoholds.records import content_id
from whoholds.timeline import State
from whoholds.web.clocks import Clocks
from whoholds.web.site import InSight, OnSite, Site

MOST_DAYS = 12
"""Days with reports that the page of changes looks back."""
MOST_SHOWN = 200
"""Changes of one day on the page, and entries of a feed."""

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Change:
    """One place whose finding is another on `day` than on the day with reports before."""

    day: date
    place: str
    place_name: str
    within: str | None
    before: State | None
    after: State | None

    @property
    def id(self) -> str:
        """Hash of day, place and what it changed to (recipe change/1)."""
        after = self.after
        return content_id(
            "change/1",
            (self.day.isoformat(), self.place, after.status.value if after else None, after.holder if after else None),
        )

    @property
    def words(self) -> str:
        """Such as "contested (Red Front), was claimed (Blue Army)"."""
        return f"{_state(self.after)}, was {_state(self.before)}"


def _state(finding: State | None) -> str:
    if finding is None:
        return "unknown"
    return f"{finding.status} ({finding.holder})" if finding.holder else finding.status.value


def changes_on(site: Site, clocks: Clocks, before: date, day: date, place: str = "") -> list[Change]:
    """Changes from `before` to `day`, of every place or of one, by name."""
    old, new = site.see(clocks.on(before)).board, site.see(clocks.on(day)).board
    found = []
    for one in new.changed(old) if not place else [place]:
        was, now = old.state(one), new.state(one)
        either = now or was
        if either is not None and _state(was) != _state(now):
            found.append(Change(day, one, either.place_name, either.within, was, now))
    return sorted(found, key=lambda change: change.place_name)


def recent(site: Site, clocks: Clocks, day: date, days: tuple[date, ...], place: str = "") -> Iterator[list[Change]]:
    """Changes of each of the last days with reports up to `day`, the newest first."""
    known = [one for one in days if one <= day][-MOST_DAYS - 1 :]
    for before, after in reversed(list(pairwise(known))):
        if found := changes_on(site, clocks, before, after, place):
            yield found


@router.get("/changes", include_in_schema=False)
def changes(request: Request, site: OnSite, sight: InSight, place: Annotated[str, Query()] = "") -> HTMLResponse:
    """What changed on each of the last days with reports."""
    found = list(recent(site, sight.clocks, sight.day, sight.told.days, place))
    entry = site.tools.gazetteer.get(place) if place else None
    name = entry.name if entry else place
    return site.page(request, "changes.html", sight, days=found, most=MOST_SHOWN, place=place, place_name=name)


@router.get("/next-change", include_in_schema=False)
def next_change(
    site: OnSite, sight: InSight, back_to: Annotated[str, Query()] = "/", place: Annotated[str, Query()] = ""
) -> RedirectResponse:
    """Go on to the next day on which anything, or one place, changed; stay where nothing does."""
    target = urlsplit(back_to)
    if target.scheme or target.netloc or not target.path.startswith("/") or target.path.startswith(("//", "/\\")):
        raise InputError("bad-address", "back_to is no page of this site; begin it with one /")
    before = sight.day
    found = before
    for day in [one for one in sight.told.days if one > sight.day]:
        if changes_on(site, sight.clocks, before, day, place):
            found = day
            break
        before = day
    kept = [(name, words) for name, words in parse_qsl(target.query) if name not in ("as_of", "recorded_by")]
    return RedirectResponse(f"{target.path}?{urlencode([*sight.clocks.on(found).words.items(), *kept])}", 303)
