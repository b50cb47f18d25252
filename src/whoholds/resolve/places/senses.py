"""One name, one meaning in a report: "Kunduz" is the town where the report says "Kunduz city" and never the province.

In: a text and what its toponyms mean. Out: the same, a bare name of a province given to its town where the report tells
of the town alone. Stays true: a report that speaks of the province by that name keeps both.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from whoholds.records import Mention, Place
from whoholds.resolve.folding import fold
from whoholds.resolve.places.toponym import Toponym

TOWNS = frozenset({"city", "town"})
AREAS = frozenset({"province", "region", "oblast", "governorate", "district", "state"})
REACH_CHARACTERS = 30
_AREA = re.compile("|".join(sorted(AREAS)), re.I)
_NOUN = rf"(?P<noun>{'|'.join(sorted(TOWNS | AREAS))})"
_BEFORE = re.compile(rf"\b{_NOUN}\s+of\s+$", re.I)
_BEHIND = re.compile(rf"(?:\s+|,\s+(?:the|an?)\s+(?:[\w’'-]+\s+){{0,3}}?){_NOUN}\b", re.I)


def with_one_sense(
    text: str, toponyms: Mapping[Mention, Toponym], seat_of: Callable[[Place], Place | None]
) -> dict[Mention, Toponym]:
    """`toponyms`, bare names of provinces turned to their towns where only those are told of."""
    towns: dict[str, bool] = {}
    out: dict[Mention, Toponym] = {}
    for mention, toponym in toponyms.items():
        place = toponym.place
        out[mention] = toponym
        if place is None or place.level not in ("province", "district") or _AREA.search(mention.text):
            continue
        if mention.text not in towns:
            towns[mention.text] = _is_a_town(text, mention.text)
        town = (seat_of(place) or _namesake(mention, toponym)) if towns[mention.text] else None
        if town is not None:
            out[mention] = replace(toponym, place=town)
    return out


def _is_a_town(text: str, name: str) -> bool:
    """Whether a report calls `name` a town and never a province.

    >>> _is_a_town("Kunduz fell. Kunduz city is the fifth largest.", "Kunduz")
    True
    >>> _is_a_town("Kunduz city, in Kunduz province, fell.", "Kunduz")
    False
    """
    called: set[str] = set()
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        before = _BEFORE.search(text, max(0, start - REACH_CHARACTERS), start)
        called.update(match["noun"].lower() for match in (before, _BEHIND.match(text, end)) if match)
        start = text.find(name, end)
    return bool(called & TOWNS) and called <= TOWNS


def _namesake(mention: Mention, toponym: Toponym) -> Place | None:
    """The likeliest town of that name among what the words could mean."""
    towns = (place for place, _ in toponym.candidates if place.level == "city")
    return next((town for town in towns if fold(town.name) == fold(mention.text)), None)
