"""The day a report's relative words are told from: its dateline, else its date, else the date in its heading.

In: a report's text and date. Out: that day, or None. Stays true: where they differ, the dateline counts; a year that
neither the dateline nor the report's date gives is taken from the heading, or the day stays unknown.
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
    rf"(?:[A-Z][A-Z.'’-]{{2,}}[^.\n]{{0,50}}?[\s,(]+|(?m:^)\W*[A-Z][\w.'’-]+,?\s[^.\n]{{0,50}}?\()(?:{WEEKDAY},?\s+)?"
    rf"(?:(?P<day>{DAY})\s+(?P<month>{MONTH})|(?P<month2>{MONTH})\s+(?P<day2>{DAY}))"
    rf"(?:[,.]?\s+(?P<year>{YEAR}))?(?:(?<=\d)\)|\)?,?\s*(?:\([^()]{{2,30}}\)\s*)?{_DASH})",
)

_HEADING = re.compile(
    rf"(?<![\w.])(?P<month>{MONTH})\s+(?P<day>{DAY})(?:,\s*(?P<year>{YEAR})|(?=:\s|\s*$))|"
    rf"(?<![\w.])(?P<day2>{DAY})\s+(?P<month2>{MONTH}),?\s+(?P<year2>{YEAR})",
    re.MULTILINE,
)
_HEAD_YEAR = re.compile(r"(?<![\d.,$-])(?:19|20)\d\d(?![\d.,]\d|\d)")
"""A year in a heading, such as that of a release numbered 2012-06-S-026."""


def told_from(text: str, reported_on: date | None) -> tuple[date | None, int]:
    """The day of the dateline if the text opens with one, else `reported_on`; and where the dateline ends (else 0).

    For a report without a date a day in its heading stands in ("Morning Update, Feb. 8, 2011", "July 4: Operations in
    the East"); a year left out there is the first one the heading has.
    """
    match = _DATELINE.search(text, 0, OPENING)
    day = _day_of(match, reported_on, text) if match else None
    if match and day:
        return day, match.end()
    if reported_on is None and (heading := _HEADING.search(text, 0, OPENING)):
        return _day_of(heading, None, text), 0
    return reported_on, 0


def _day_of(match: re.Match[str], reported_on: date | None, text: str) -> date | None:
    groups = match.groupdict()
    month, day = groups["month"] or groups["month2"], groups["day"] or groups["day2"]
    year = groups["year"] or groups.get("year2")
    if year is None and reported_on is None and (head := _HEAD_YEAR.search(text, 0, OPENING)):
        year = head.group()
    words = f"{month} {day}" + (f", {year}" if year else "")
    read = _WORDS.fullmatch(words)
    near = reported_on + timedelta(days=60) if reported_on else None
    reading = calendar_day(read, Scene(near)) if read else None
    return reading.start if reading else None


_WORDS = re.compile(rf"(?P<month>{MONTH}) (?P<day>{DAY})(?P<to>)(?:, (?P<year>{YEAR}))?(?P<step>)", re.IGNORECASE)
