"""Which shipped theatre a report is about, when nobody said.

In: a report's text. Out: a pack's name. Stays true: a pack is chosen only on plain signs, its `signs` words; else the
report is read with no pack at all, and its actors are discovered.
"""

import re
import tomllib
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


def theatre_of(text: str) -> str:
    """Name of the pack whose signs stand most often in `text`, at least three times; else ``world``."""
    counts = [(len(pattern.findall(text)), name) for name, pattern in _signs()]
    most, name = max(counts, default=(0, ANY_CONFLICT))
    return name if most >= SIGNS_NEEDED else ANY_CONFLICT
