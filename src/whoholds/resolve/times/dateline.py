"""The day a report's relative words are told from: its dateline, else its date.

In: a report's text and date. Out: that day, or None. Stays true: where they differ, the dateline counts.
"""

import re
from datetime import date, timedelta

from whoholds.resolve.times.calendar_rules import calendar_day
from whoholds.resolve.times.expression import Scene
from whoholds.resolve.times.words import DAY, MONTH, WEEKDAY, YEAR

OPENING = 320
"""Characters at the start of a report in which its dateline stands."""

_DASH = r"(?:--?|–|—|―)"
_DATELINE = re.compile(
    rf"(?-i:[A-Z][A-Z.'’-]{{2,}})[^.\n]{{0,50}}?[\s,(]+(?:{WEEKDAY},?\s+)?"
    rf"(?:(?P<day>{DAY})\s+(?P<month>{MONTH})|(?P<month2>{MONTH})\s+(?P<day2>{DAY}))"
    rf"(?:,?\s+(?P<year>{YEAR}))?(?:(?<=\d)\)|\)?,?\s*(?:\([^()]{{2,30}}\)\s*)?{_DASH})",
)


def told_from(text: str, reported_on: date | None) -> tuple[date | None, int]:
    """The day of the dateline if the text opens with one, else `reported_on`; and where the dateline ends (else 0)."""
    match = _DATELINE.search(text, 0, OPENING)
    day = _day_of(match, reported_on) if match else None
    return (day, match.end()) if match and day else (reported_on, 0)


def _day_of(match: re.Match[str], reported_on: date | None) -> date | None:
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    words = f"{month} {day}" + (f", {match['year']}" if match["year"] else "")
    read = _WORDS.fullmatch(words)
    near = reported_on + timedelta(days=60) if reported_on else None
    reading = calendar_day(read, Scene(near)) if read else None
    return reading.start if reading else None


_WORDS = re.compile(rf"(?P<month>{MONTH}) (?P<day>{DAY})(?P<to>)(?:, (?P<year>{YEAR}))?(?P<step>)", re.IGNORECASE)
