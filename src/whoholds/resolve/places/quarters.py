"""Places told by what they belong to: "the country's south", "both towns".

In: the words and what was named before them. Out: the name that a report would give them, or None.
Stays true: a side of an area is named after the area and is no entry; "the towns" are two that stood side by side.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from whoholds.records import Mention
from whoholds.resolve.places.phrases import DIRECTION, without_article

_SIDE = re.compile(
    rf"(?:^|\s)(?:(?:the|this|that)\s+)?(?P<owner>country|nation|province|region|city)[’']s\s+"
    rf"(?P<side>{DIRECTION}(?:[ -]?{DIRECTION})?(?:\s+and\s+{DIRECTION})?)\b",
    re.I,
)
_SEVERAL = re.compile(
    r"^(?:the|both|these|those)\s+(?:two\s+)?(?!surrounding|nearby|neighbou?ring|other|remaining|border)(?:[a-z-]+\s+)?(?:towns|villages|cities|districts|provinces)$",
    re.I,
)
_JOINED = re.compile(r"^\s+and\s+(?:the\s+)?$")


def side_of(words: str) -> tuple[str, str] | None:
    """The area's noun and the side of it, as an adjective.

    >>> side_of("the country's east and north")
    ('country', 'eastern and northern')
    """
    found = _SIDE.search(words)
    if found is None:
        return None
    sides = [side if side.endswith("ern") else f"{side}ern" for side in re.split(r"\s+and\s+", found["side"].lower())]
    return found["owner"].lower(), " and ".join("central" if side == "centralern" else side for side in sides)


def pair_before(text: str, mention: Mention, names: Iterable[Mention]) -> tuple[Mention, Mention] | None:
    """The two names that last stood side by side ("Fua and Kefraya") before "the towns"; None where none did."""
    if not _SEVERAL.match(mention.text):
        return None
    earlier = sorted((m for m in set(names) if m.end <= mention.start), key=lambda m: m.start)
    pairs = [
        (one, other)
        for one, other in pairwise(earlier)
        if _JOINED.match(text[one.end : other.start]) and not without_article(one.text)[:1].islower()
    ]
    return pairs[-1] if pairs else None
