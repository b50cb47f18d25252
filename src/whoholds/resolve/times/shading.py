"""Words beside an expression that shade it: "early Tuesday", "late 2016", "the end of August", "Sunday night".

In: what `scanning` found. Out: the same with the shading words taken in and the interval narrowed to what they say.
Stays true: shading never widens an interval, but for "overnight", which makes a day the night between two.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from whoholds.resolve.times.calendar_rules import HOUR
from whoholds.resolve.times.expression import Found, Grain, Reading
from whoholds.resolve.times.stretches import days_on, make_day, months_on
from whoholds.resolve.times.words import PARTS, count

REACH = 45
"""Characters before an expression in which its shading words lie."""

_BEFORE_DAY = re.compile(
    r"(?:(?P<night>overnight)|(?P<shade>\b(?:very\s+)?(?:early|late|earlier|later|mid-\w+))|"
    r"\b(?:(?:the\s+)?(?:early\s+|late\s+|small\s+)?(?P<part>hours|morning|afternoon|evening|night|dawn))\s+of|"
    rf"\b(?:before\s+|around\s+|at\s+)?(?P<point>noon|dawn|midnight|dusk)|{HOUR})"
    r"(?:\s*\([^()]{2,24}\))?,?\s+(?:on\s+|of\s+)?$",
    re.IGNORECASE,
)
_AFTER_DAY = re.compile(
    r",?\s+(?:in\s+the\s+|at\s+)?(?:(?:early|late|mid)[\s-]+)?(?P<part>morning|afternoon|evening|night|dawn|noon)\b"
    rf"(?!\s+of)|\s+(?:at\s+)?(?:about\s+|around\s+)?{HOUR}",
    re.IGNORECASE,
)
_BEFORE_LONG = re.compile(
    r"(?:\b(?:the\s+)?(?P<word>very\s+early|early|earlier|later|late|mid|middle|beginning|start|end|opening|close|first\s+half|"
    r"second\s+half|last\s+half|(?P<nth>first|last|second|third)\s+(?P<days>\d+|two|three|four|five|six|ten)?\s*"
    r"(?P<unit>days?|weeks?|months?))(?:\s+part)?(?:\s+of|\s+in)?[\s-]+(?:the\s+(?=year|month|week|decade))?)$",
    re.IGNORECASE,
)
_THIRDS = {"early": 0, "mid": 1, "middle": 1, "late": 2, "beginning": 0, "start": 0, "end": 2, "opening": 0, "close": 2}
_GIVING_WAY = (Grain.CLOCK, Grain.NIGHT)
_LONG = (Grain.WEEK, Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.YEAR, Grain.DECADE, Grain.CENTURY)


def shade(text: str, found: Sequence[Found], anchor: date | None, start: int) -> list[Found]:
    """`found` with its shading words; hours that belong to a day beside them are taken into that day."""
    out: list[Found] = []
    for item in found:
        floor = max(start, item.start - REACH, 0 if not out or out[-1].reading.grain in _GIVING_WAY else out[-1].end)
        shaded = _shaded(text, item, anchor, floor)
        while out and out[-1].end > shaded.start:
            out.pop()
        if not (out and out[-1].end > item.start) and not _swallowed(shaded, out):
            out.append(shaded)
    return out


def _swallowed(item: Found, out: Sequence[Found]) -> bool:
    return bool(out) and out[-1].start <= item.start and item.end <= out[-1].end


def _shaded(text: str, item: Found, anchor: date | None, floor: int) -> Found:
    grain = item.reading.grain
    if grain in (Grain.DAY, Grain.NIGHT, Grain.ECHO):
        return _shaded_day(text, item, floor)
    if grain in _LONG and (match := _BEFORE_LONG.search(text, floor, item.start)):
        narrowed = _narrowed(item.reading, match, anchor)
        return Found(match.start(), item.end, narrowed) if narrowed else item
    return item


def _shaded_day(text: str, item: Found, floor: int) -> Found:
    start, end, reading = item.start, item.end, item.reading
    after = _AFTER_DAY.match(text, item.end)
    if after:
        end, reading = after.end(), replace(reading, value=_with_hour(reading.value, after))
    before = _BEFORE_DAY.search(text, floor, item.start)
    if before:
        start, reading = before.start(), replace(reading, value=_with_hour(reading.value, before))
        if before["night"] and reading.start and reading.end:
            reading = replace(reading, end=days_on(reading.end, 1), grain=Grain.NIGHT, turned=None)
    return Found(start, end, reading)


def _with_hour(value: str, match: re.Match[str]) -> str:
    if "T" in value:
        return value
    groups = match.groupdict()
    if groups.get("hour"):
        hour = int(count(groups["hour"]) or 0)
        hour += 12 * ((groups["half"] or "a")[0].lower() == "p" and hour < 12)
        return f"{value}T{hour:02d}:{groups['minute'] or '00'}"
    part = (groups.get("part") or groups.get("point") or "").lower()
    code = PARTS.get(part, "")
    return value + (code if code.startswith("T") else f"T{code}" if code else "")


def _narrowed(reading: Reading, match: re.Match[str], anchor: date | None) -> Reading | None:
    if reading.start is None or reading.end is None:
        return reading
    word = re.sub(r"\s+", " ", match["word"].lower()).removeprefix("very ")
    if word in ("earlier", "later"):
        return _up_to(reading, anchor, word)
    if match["unit"]:
        return _first_units(reading, match)
    if "half" in word:
        middle = date.fromordinal((reading.start.toordinal() + reading.end.toordinal()) // 2)
        if reading.grain is Grain.YEAR:
            middle = months_on(reading.start, 6)
        return _kept(reading, None, middle) if word == "first half" else _kept(reading, middle, None)
    first, last = _third(reading, _THIRDS[word], is_edge=word in ("beginning", "start", "end", "opening", "close"))
    return _kept(reading, first, last)


def _kept(reading: Reading, start: date | None, end: date | None) -> Reading:
    return replace(reading, start=start or reading.start, end=end or reading.end, turned=None)


def _up_to(reading: Reading, anchor: date | None, word: str) -> Reading:
    """ "Earlier this week" ends before the report's date; "later this week" begins there."""
    if anchor is None or reading.start is None or reading.end is None:
        return reading
    whole_end = reading.turned[1] if reading.turned else reading.end
    if not reading.start <= anchor < whole_end:
        return reading
    return _kept(reading, None, anchor) if word == "earlier" else _kept(reading, anchor, whole_end)


def _first_units(reading: Reading, match: re.Match[str]) -> Reading | None:
    """ "The first two weeks of May", "the last days of August" (an uncounted plural is three)."""
    unit = match["unit"].lower()
    number = count(match["days"]) if match["days"] else 3 if unit.endswith("s") else 1
    days = int((number or 1) * {"d": 1, "w": 7, "m": 30}[unit[0]])
    nth = match["nth"].lower()
    if reading.start is None or reading.end is None or (nth in ("second", "third") and unit.endswith("s")):
        return reading
    if nth == "last":
        return _kept(reading, max(reading.start, days_on(reading.end, -days)), None)
    start = days_on(reading.start, days * {"first": 0, "second": 1, "third": 2}[nth])
    return _kept(reading, start, min(reading.end, days_on(start, days)))


def _third(reading: Reading, third: int, *, is_edge: bool) -> tuple[date | None, date | None]:
    """The early, middle or late part; the start and end of a year are its first and last month."""
    start, end = reading.start or date.min, reading.end or date.max
    match reading.grain:
        case Grain.MONTH:
            cuts = [start, make_day(start.year, start.month, 11), make_day(start.year, start.month, 21), end]
            return cuts[third], cuts[third + 1]
        case Grain.YEAR if is_edge:
            return (start, months_on(start, 1)) if third == 0 else (months_on(start, 11), months_on(start, 12))
        case Grain.YEAR:
            return months_on(start, 4 * third), months_on(start, 4 * third + 4)
        case Grain.DECADE | Grain.CENTURY:
            scale = 1 if reading.grain is Grain.DECADE else 10
            low, high = ((0, 5), (3, 7), (5, 10))[third]
            return months_on(start, 12 * low * scale), months_on(start, 12 * high * scale)
        case Grain.WEEK:
            low, high = ((0, 3), (2, 5), (4, 7))[third]
            return days_on(start, low), days_on(start, high)
    return start, end
