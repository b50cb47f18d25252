"""How much of a place a claim speaks of.

In: a claim's words. Out: whole, part, a count with its unit, or None where nothing is said.
Stays true: a part with a count keeps the count; "all", "entire" and "completely" make a whole.
"""

import re

from whoholds.records import Extent, Mention
from whoholds.resolve.times.words import WORD_NUMBER
from whoholds.resolve.times.words import count as number_of

_UNIT = (
    r"(?P<unit>provinces?|districts?|villages?|neighbou?rhoods?|towns?|cities|outposts?|checkpoints?|bases?|areas?|"
    r"percent|per\s+cent|%)"
)
_OWNER = r"(?P<owner>(?-i:[A-Z])[\w -]*?)[’']s?\s+"
_COUNT = re.compile(
    rf"(?<!every\s)(?<!each\s)\b(?P<n>\d+|(?:{WORD_NUMBER})(?![\w-]))\s?"
    rf"(?:(?:out\s+)?of\s+(?:the\s+|its\s+|{_OWNER})?(?:\d+\s+)?)?"
    rf"(?:[A-Z][\w’'-]+\s+|more\s+|key\s+|other\s+){{0,2}}{_UNIT}",
    re.I,
)
_WHOLE = re.compile(
    r"\b(?:complete(?:ly)?|entire(?:ly)?|fully|full\s+control|whole(?:\s+of)?|all\s+of|all\s+over|total(?:ly)?|"
    r"all\s+(?:strategic\s+)?(?:positions|parts|areas|districts)|every\s+(?:part|corner|inch)|throughout)\b",
    re.I,
)
_PART = re.compile(
    r"\b(?:parts?\s+of|areas?\s+(?:in|of|around)|most\s+of|much\s+of|some\s+of|half\s+of|outskirts|suburbs?|swathes?|"
    r"(?:several|many|more|various|numerous|multiple|key|some)\s+(?:\w+\s+)?(?:districts|villages|areas|towns|cities|positions|neighbou?rhoods)|"
    r"(?:areas?|territory|territories)\s+(?:already\s+)?(?:held|controlled|liberated|captured|seized)|-(?:held|controlled)\s+(?:territory|regions?|areas?|parts?|pockets?|suburbs|neighbou?rhoods|districts|towns|villages)|territorial\s+gains|(?:liberate|regain(?:ed)?|gain(?:s|ed)?|(?:re)?take|lost|lose)\s+(?:more\s+)?(?:territory|ground)|square\s+(?:miles|km|kilomet\w+)|"
    r"dozens\s+of\s+(?:districts|villages)|portions?\s+of|"
    r"pockets?\s+of|fringes\s+of|entrances?\s+(?:of|to)|gates\s+of|side\s+valleys|neighbou?rhoods?|edges?\s+of|partial(?:ly)?|except|the\s+rest\s+of)\b",
    re.I,
)


_MIDDLE = re.compile(r"\b(?:(?:city|town|village)\s+cent(?:re|er)|cent(?:re|er)\s+of|downtown)\b", re.I)
"""A part that somebody can hold; of a march or a blast there it says where, not how much."""


def extent_of(text: str, quote: Mention, place: Mention | None, *, of_control: bool = True) -> Extent | None:
    """Read off the claim's own words. `place` names what a count is a part of; `of_control`: whether the claim tells
    who holds, takes or besieges it.

    >>> extent_of("", Mention("took eight districts of Northland", 0, 33), None)
    Extent(whole=False, part=8, unit='district', of=None)
    >>> text = "three districts of Northland which rebels took"
    >>> extent_of(text, Mention("rebels took", 35, 46), Mention("Northland", 19, 28)).part
    3
    >>> extent_of("", Mention("hold 33 of Northland's 34 provinces", 0, 35), None).part
    33
    """
    words = quote.text
    if place is not None and _TAKES_UP.fullmatch(text, place.end, max(quote.start, place.end)):
        words = _share_before(text, place) + words
    if count := _COUNT.search(words):
        number = int(number_of(count["n"]) or 0)
        if number == ALL_PERCENT and _singular(count["unit"]) == "percent":
            return Extent(True)
        return Extent(False, number, _singular(count["unit"]), place.text if place else None)
    if _WHOLE.search(words):
        return Extent(True)
    if _PART.search(words) or (of_control and _MIDDLE.search(words)):
        return Extent(False)
    return None


_TAKES_UP = re.compile(r"\s*,?\s*(?:which|that|where|whom)?\s+")
"""A statement that goes on right behind its place: "three districts of Northland which rebels had captured"."""
_OF_IT = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?")
_SHARE_CHARACTERS = 60
ALL_PERCENT = 100


def _share_before(text: str, place: Mention) -> str:
    """The words right before `place` that tell how much of it is meant, or none."""
    cut = max(0, place.start - _SHARE_CHARACTERS)
    for pattern in (_COUNT, _PART):
        for share in pattern.finditer(text, cut, place.start):
            is_of_it = _OF_IT.fullmatch(text, share.end(), place.start)
            if is_of_it or (share.group().endswith(("of", "in")) and not text[share.end() : place.start].strip()):
                return f"{share.group()} "
    return ""


def counted_owner(quote: Mention) -> Mention | None:
    """The words for what a count is a part of, where they stand in it: "33 of Northland's 34 provinces"."""
    count = _COUNT.search(quote.text)
    if count is None or count["owner"] is None:
        return None
    start = quote.start + count.start("owner")
    return Mention(count["owner"], start, start + len(count["owner"]))


def _singular(unit: str) -> str:
    unit = re.sub(r"\s+", " ", unit.lower())
    if unit in ("%", "per cent", "percent"):
        return "percent"
    return "city" if unit == "cities" else unit.removesuffix("s")
