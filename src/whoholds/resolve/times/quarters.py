"""Times told from a quarter: in business results "a year earlier" is that quarter of the year before.

In: readings at their offsets, in order. Out: the same, those that a quarter dates dated by it; "the quarter" without
one is no time. Stays true: everything else is left as it was.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from whoholds.resolve.times.expression import Found, Grain
from whoholds.resolve.times.length_rules import quarter_echo
from whoholds.resolve.times.stretches import quarter_reading

QUARTER_REACH = 1500
"""Characters after a quarter in which "a year earlier" and "the quarter" are told from it."""
_YEAR_BACK = re.compile(r"a\s+year\s+(?:ago|earlier|before)|(?:the\s+)?year-(?:ago|earlier)", re.IGNORECASE)
_QUARTER = re.compile(r"quarter", re.IGNORECASE)
_OTHER_TERM = re.compile(r"(?:nine|six|12|twelve)[\s-]months?", re.IGNORECASE)
"""Results told by another term: what follows is no longer of the quarter."""
_OF_YEAR = re.compile(r"\s+(?:quarter|period)\b", re.IGNORECASE)


def with_quarters(text: str, found: Sequence[Found]) -> list[Found]:
    """Of business results told by the quarter, "a year earlier" is that quarter of the year before."""
    told: date | None = None
    last = 0
    out = []
    for item in found:
        if item.start - last > QUARTER_REACH or _OTHER_TERM.search(text, item.start, item.end):
            told = None
        year = _quarters_year(text, item, told)
        if year is not None and told is not None:
            item = replace(item, reading=quarter_reading(year, (told.month + 2) // 3))
            last = item.end
        elif quarter_echo(item.reading) is not None:
            continue
        elif item.reading.grain is Grain.QUARTER and _QUARTER.search(text, item.start, item.end):
            told, last = item.reading.start, item.end
        out.append(item)
    return out


def _quarters_year(text: str, item: Found, told: date | None) -> int | None:
    """The year in which `item` means the quarter `told` of; None where it means something else."""
    if told is None:
        return None
    shift = quarter_echo(item.reading)
    if shift is None and _YEAR_BACK.fullmatch(text, item.start, item.end):
        shift = -1
    if shift is not None:
        return told.year + shift
    start = item.reading.start if item.reading.grain is Grain.YEAR else None
    return start.year if start and _OF_YEAR.match(text, item.end) else None
