"""Which shipped theatre a report is about, when nobody said.

In: a report's text. Out: a pack's name. Stays true: a pack is chosen only on plain signs, its `signs` words, or where
those are few, on several of its own places; else the report is read with no pack at all, and its actors are discovered.
"""

import csv
import re
import tomllib
from collections import Counter
from functools import cache

from whoholds.theatres.load import PACKS, available

ANY_CONFLICT = "world"
SIGNS_NEEDED = 3
"""Times that a pack's signs must stand in a text: one or two are a passing mention."""


@cache
def _signs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for name in available():
        words = tomllib.loads((PACKS / name / "theatre.toml").read_text(encoding="utf-8")).get("signs", [])
        if words:
            found.append((name, re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")", re.I)))
    return tuple(found)


SHORTEST_PLACE = 5
"""Letters; shorter names are words of other tongues, or towns elsewhere too."""


def _places(name: str) -> set[str]:
    with (PACKS / name / "places.csv").open(encoding="utf-8", newline="") as stream:
        listed = [(row["name"], *row["aliases"].split("|")) for row in csv.DictReader(stream)]
    return {n for names in listed for n in names if len(n) >= SHORTEST_PLACE and n[0].isupper()}


@cache
def _own_places() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each pack the names of places that no other pack has."""
    packs = {name: _places(name) for name, _ in _signs()}
    shared = Counter(place for places in packs.values() for place in places)
    return tuple(
        (
            name,
            re.compile(
                r"\b(?:" + "|".join(re.escape(p) for p in sorted(places, reverse=True) if shared[p] == 1) + r")\b"
            ),
        )
        for name, places in packs.items()
    )


def theatre_of(text: str) -> str:
    """Name of the pack whose signs stand most often in `text`, at least three times; else of the one whose places do,
    two of them at least; else ``world``."""
    signs = [(len(pattern.findall(text)), name) for name, pattern in _signs()]
    most, name = max(signs, default=(0, ANY_CONFLICT))
    if most >= SIGNS_NEEDED:
        return name
    told = [(pattern.findall(text), name) for name, pattern in _own_places()]
    places, name = max(told, key=lambda pair: len(pair[0]), default=([], ANY_CONFLICT))
    return name if len(places) >= SIGNS_NEEDED and len(set(places)) > 1 else ANY_CONFLICT
