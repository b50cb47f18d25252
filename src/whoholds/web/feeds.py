"""Changes as feeds, of every place or of one.

In: what is in sight. Out: Atom (RFC 4287) and JSON Feed 1.1. Stays true: an entry keeps its id for as long as the
change it tells of stands; text is escaped by the writer of each format.
"""

import json
from itertools import islice
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from fastapi import APIRouter, Request
from fastapi.responses import Response

from whoholds.web.changes import MOST_SHOWN, Change, recent
from whoholds.web.filters import Words
from whoholds.web.sight import Sight
from whoholds.web.site import InSight, OnSite, Site

ATOM = "http://www.w3.org/2005/Atom"
router = APIRouter()


@router.get("/feed.atom", include_in_schema=False)
def atom(request: Request, site: OnSite, sight: InSight, place: Words = "") -> Response:
    """Changes as Atom."""
    base = str(request.base_url).rstrip("/")
    feed = ElementTree.Element("feed", xmlns=ATOM)
    _add(feed, "title", "whoholds: what changed")
    _add(feed, "id", f"{base}/feed.atom?place={quote(place)}")
    _add(feed, "updated", f"{sight.day}T00:00:00Z")
    ElementTree.SubElement(feed, "link", rel="self", href=str(request.url))
    for change in _told(site, sight, place):
        entry = ElementTree.SubElement(feed, "entry")
        _add(entry, "title", _title(change))
        _add(entry, "id", f"urn:whoholds:{change.id}")
        _add(entry, "updated", f"{change.day}T00:00:00Z")
        _add(entry, "summary", change.words)
        author = ElementTree.SubElement(entry, "author")
        _add(author, "name", "whoholds")
        ElementTree.SubElement(entry, "link", href=_link(base, change))
    text = ElementTree.tostring(feed, encoding="unicode", xml_declaration=True)
    return Response(text, media_type="application/atom+xml; charset=utf-8")


@router.get("/feed.json", include_in_schema=False)
def json_feed(request: Request, site: OnSite, sight: InSight, place: Words = "") -> Response:
    """Changes as JSON Feed."""
    base = str(request.base_url).rstrip("/")
    items: list[dict[str, Any]] = [
        {
            "id": change.id,
            "url": _link(base, change),
            "title": _title(change),
            "content_text": change.words,
            "date_published": f"{change.day}T00:00:00Z",
        }
        for change in _told(site, sight, place)
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "whoholds: what changed",
        "home_page_url": f"{base}/",
        "feed_url": str(request.url),
        "items": items,
    }
    return Response(json.dumps(feed, ensure_ascii=False), media_type="application/feed+json")


def _told(site: Site, sight: Sight, place: str) -> list[Change]:
    told = (one for day in recent(site, sight.clocks, sight.day, sight.told.days, place) for one in day)
    return list(islice(told, MOST_SHOWN))


def _title(change: Change) -> str:
    after = change.after
    state = f"{after.status}{f', {after.holder}' if after.holder else ''}" if after else "unknown"
    return f"{change.place_name}: {state}"


def _link(base: str, change: Change) -> str:
    return f"{base}/place/{quote(change.place, safe='')}?as_of={change.day}"


def _add(parent: ElementTree.Element, name: str, words: str) -> None:
    clean = "".join(c if c.isprintable() or c in "\t\n" else "�" for c in words)
    ElementTree.SubElement(parent, name).text = clean
