"""The site behind every route: settings, what is in sight, templates.

In: a store, tools, settings. Out: pages. Stays true: all text is escaped by the templates; the clocks and every other
word of the address go along in every link.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from whoholds.pipeline import Tools
from whoholds.store import Store
from whoholds.web import wording
from whoholds.web.clocks import Clocks, read_clocks
from whoholds.web.settings import POLICY, Settings, has_built
from whoholds.web.sight import Sight, Sights

COLOURS = 8
"""Parties with a colour of their own; all others share a grey."""
NAVIGATION = (
    ("Board", ()),
    ("Map", ("map",)),
    ("Changes", ("changes",)),
    ("Claims", ("claims",)),
    ("Speakers", ("speakers",)),
    ("Unknown", ("trays",)),
    ("Review", ("review",)),
    ("Rules", ("rules",)),
    ("API", ("api",)),
)
"""The pages a visitor can go to from anywhere, as words and path."""
NEEDS_SERVER = frozenset({"Map", "Claims", "Review", "API"})
DAILY = frozenset({"place", "download"})
"""Of a site in files, the pages besides the board that there are for every day."""
SAFE_SCHEMES = ("http://", "https://")


class Site:
    """One per application; holds no state but caches."""

    def __init__(self, store: Store, tools: Tools, settings: Settings) -> None:
        self.store = store
        self.tools = tools
        self.settings = settings
        self.sights = Sights(store, tools, for_all=settings.is_static)
        self.geometries: dict[str, str | None] = {}
        """Outlines and points as the map draws them, by place."""
        self._templates = _environment()

    def see(self, clocks: Clocks) -> Sight:
        """What is in sight at `clocks`."""
        return self.sights.see(clocks)

    def page(
        self, request: Request, template: str, sight: Sight | None = None, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """`template` filled; with `sight` the page has the clock bar."""
        clocks = sight.clocks if sight else Clocks()
        told = sight.told if sight else None
        address = Address(request, clocks, is_static=self.settings.is_static)
        text = self._templates.get_template(template).render(
            site=self.settings,
            sight=sight,
            to=address.to,
            here=address.here,
            query=address.others,
            path=request.url.path,
            navigation=[one for one in NAVIGATION if not (self.settings.is_static and one[0] in NEEDS_SERVER)],
            permalink=address.permanent(sight, self.tools.clock.now()) if sight else None,
            to_claim=address.to_claim,
            clock=_clock_bar(sight, self.settings.most_days) if sight else None,
            policy=POLICY if self.settings.is_static else None,
            colour=lambda name: side_colour(name, told.sides if told else ()),
            htmx=has_built("htmx.js") and not self.settings.is_static,
            **values,
        )
        return HTMLResponse(text, status)


class Address:
    """Makes links from the address of a request."""

    def __init__(self, request: Request, clocks: Clocks, *, is_static: bool) -> None:
        self._path = request.url.path
        self._is_static = is_static
        self._clocks = clocks
        pairs = [(name, words) for name, words in request.query_params.multi_items() if words]
        self.others = [(name, words) for name, words in pairs if name not in ("as_of", "recorded_by")]

    def to(self, *parts: str, **more: object) -> str:
        """The address of a page, its parts quoted, with the clocks and `more`."""
        path = "/" + "/".join(quote(part, safe="") for part in parts)
        clocks = {} if self._is_static and parts and parts[0] not in DAILY else self._clocks.words
        return _with(path, {**clocks, **_texts(more)})

    def to_claim(self, report_id: str, claim_id: str) -> str:
        """The address of a claim in its report: marked by the server, or where it begins in a file."""
        if self._is_static:
            return f"{self.to('report', report_id)}#c-{claim_id}"
        return f"{self.to('report', report_id, claim=claim_id)}#said"

    def permanent(self, sight: Sight, now: datetime) -> str:
        """This address with both clocks set, so that it gives the same view whatever is told to the database later."""
        return self.here(as_of=sight.day, recorded_by=(sight.clocks.recorded_by or now).isoformat())

    def here(self, **changes: object) -> str:
        """This address with `changes`; None takes a word out."""
        kept = {**self._clocks.words, **dict(self.others)}
        kept.update(_texts(changes))
        dropped = {name for name, value in changes.items() if value is None}
        return _with(quote(self._path), {name: words for name, words in kept.items() if name not in dropped})


def _texts(values: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items() if value is not None}


def _with(path: str, words: Mapping[str, str]) -> str:
    return f"{path}?{urlencode(words)}" if words else path


def site_of(request: Request) -> Site:
    """The site a request came to."""
    site: Site = request.app.state.site
    return site


def sight_of(site: Annotated[Site, Depends(site_of)], clocks: Annotated[Clocks, Depends(read_clocks)]) -> Sight:
    """What is in sight at the clocks of a request."""
    return site.see(clocks)


OnSite = Annotated[Site, Depends(site_of)]
InSight = Annotated[Sight, Depends(sight_of)]


def side_colour(name: str | None, sides: tuple[str, ...]) -> str:
    """The class that colours a party: its own, or the common one."""
    if name is not None and name in sides[:COLOURS]:
        return f"side-{sides.index(name)}"
    return "side-other"


def web_link(url: str | None) -> str | None:
    """`url` if a browser may be sent there; None for any other scheme."""
    return url if url and url.strip().lower().startswith(SAFE_SCHEMES) else None


def _clock_bar(sight: Sight, most_days: int | None) -> dict[str, Any]:
    days = sight.told.days[-most_days:] if most_days else sight.told.days
    return {
        "day": sight.day,
        "before": max((day for day in days if day < sight.day), default=None),
        "after": min((day for day in days if day > sight.day), default=None),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "days": _bars(sight, days),
        "claims": len(sight.claim_of),
        "origins": sight.origins,
        "places": len(sight.board),
    }


MOST_BARS = 200
TALLEST = 20


def _bars(sight: Sight, days: tuple[date, ...]) -> list[dict[str, Any]]:
    """One bar for each day with reports, as tall as it has claims; none where they would be too many to point at."""
    if len(days) > MOST_BARS:
        return []
    counted = sight.told.claims_by_day
    most = max(counted.values(), default=1)
    step = 1000 / max(len(days), 1)
    return [
        {
            "day": day,
            "claims": counted.get(day, 0),
            "x": round(i * step + step * 0.1, 1),
            "width": round(step * 0.8, 1),
            "height": round(2 + TALLEST * counted.get(day, 0) / most, 1),
            "is_known": day <= sight.day,
        }
        for i, day in enumerate(days)
    ]


def _environment() -> Environment:
    templates = Environment(
        loader=PackageLoader("whoholds.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["long_day"] = wording.long_day
    templates.filters["read_as"] = wording.read_as
    templates.globals.update(
        web_link=web_link,
        status_meaning=wording.STATUS_MEANING,
        status_glyph=wording.STATUS_GLYPH,
        stance_words=wording.STANCE_WORDS,
        evidence_words=wording.EVIDENCE_WORDS,
        source_words=wording.SOURCE_WORDS,
        rules=wording.RULES,
    )
    return templates
