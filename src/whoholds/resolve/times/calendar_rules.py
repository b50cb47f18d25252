"""Rules for times that carry their own name: dates, months, years, seasons, quarters, centuries, hours.

In: a match and its scene. Out: a reading, or None where the words are no time after all.
Stays true: a year left out is the nearest past one (the nearest to come if the sentence looks ahead).
"""

import re
from datetime import date

from whoholds.resolve.times.expression import Grain, Reading, Scene
from whoholds.resolve.times.stretches import (
    century_reading,
    day_reading,
    days_on,
    decade_reading,
    make_day,
    month_reading,
    months_on,
    quarter_reading,
    season_reading,
    year_reading,
)
from whoholds.resolve.times.words import (
    DAY,
    DECADES,
    MONTH,
    ORDINAL,
    SEASON,
    SEASONS,
    SPELLED_YEAR,
    WEEKDAY,
    YEAR,
    after,
    count,
    first_number,
    month_number,
    ordinal_number,
    spelled_year,
)

SLACK_DAYS = 45
"""A month and day so little after the report's date is the coming one: of a day ten months back news tells the year."""

_STEP = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "same": 0, "next": 1, "coming": 1}
_WHICH_YEAR = rf"(?:,?\s+(?:of\s+)?(?:(?P<year>{YEAR}|{SPELLED_YEAR})|(?:(?P<step>last|this|next)\s+year)(?!\w)))"
_TO_DAY = rf"(?:\s*(?:-|–|to|and|through|until|or)\s*(?P<to>{DAY}))?"
_NAMED = rf"(?:(?:{WEEKDAY}),?\s+(?:the\s+)?)?"
_NOT_COUNTED = (
    r"(?!\s*(?:people|fighters|troops|soldiers|men|women|children|civilians|militants|rebels|families|houses|homes|km|"
    r"kilomet|miles|m\b|metres|meters|feet|tons|tonnes|dollars|euros|pounds|points|hours|days|GMT|local))"
)


def calendar_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "6 September", "Sept. 6, 2021", "August 15-17", "Monday, 6 September", "April 3 this year"."""
    month, day = month_number(match["month"]), first_number(match["day"])
    year = _year_of(match, scene)
    start = make_day(year, month, day) if year else _nearest(month, day, scene)
    if start is None:
        return Reading(None, None, Grain.DAY, f"XXXX-{month:02d}-{day:02d}")
    last = make_day(start.year, month, first_number(match["to"])) if match["to"] else start
    whole = day_reading(start)
    if last and last > start:
        return Reading(start, day_reading(last).end, Grain.DAY, whole.value)
    return Reading(start, whole.end, Grain.DAY, whole.value, None if year else _turned_day(month, day, scene))


def _year_of(match: re.Match[str], scene: Scene) -> int | None:
    if match["year"]:
        return int(match["year"]) if match["year"][0].isdigit() else spelled_year(match["year"])
    if match["step"] and scene.anchor:
        return scene.anchor.year + _STEP[match["step"].lower()]
    return None


def _nearest(month: int, day: int, scene: Scene) -> date | None:
    if scene.anchor is None:
        return None
    latest = days_on(scene.anchor, 300 if scene.ahead else SLACK_DAYS)
    years = (latest.year, latest.year - 1, latest.year - 2, latest.year - 3, latest.year - 4)
    return next((d for year in years if (d := make_day(year, month, day)) and d <= latest), None)


def _turned_day(month: int, day: int, scene: Scene) -> tuple[date, date] | None:
    later = _nearest(month, day, Scene(scene.anchor, ahead=True))
    return (later, days_on(later, 1)) if later else None


def iso_day(match: re.Match[str], scene: Scene) -> Reading | None:
    day = make_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return day_reading(day) if day else None


def slashed_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "11/02/89", month first as in the United States unless only the other way is a date, or is the nearer past."""
    one, two, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    ways = [day for day in (make_day(year, one, two), make_day(year, two, one)) if day]
    if not ways:
        return None
    if scene.anchor and len(ways) == 2 and ways[0] > days_on(scene.anchor, SLACK_DAYS) >= ways[1]:
        ways.reverse()
    return day_reading(ways[0])


def eleventh_september(match: re.Match[str], scene: Scene) -> Reading | None:
    return day_reading(date(2001, 9, 11))


def month_of_year(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "August 2021", "in May last year", "last September", "that May", "January"."""
    month = month_number(match["month"])
    groups = match.groupdict()
    which = (groups.get("which") or "").lower()
    year = _year_of(match, scene) if "year" in groups else None
    if year is None and scene.anchor is None:
        return Reading(None, None, Grain.MONTH, f"XXXX-{month:02d}")
    if year is not None or scene.anchor is None:
        return month_reading(year or 1, month)
    back = month_reading(_month_year(month, scene.anchor, which, scene), month)
    ahead = month_reading(_month_year(month, scene.anchor, "next", scene), month)
    turned = (ahead.start, ahead.end) if not which and ahead.start and ahead.end else None
    return Reading(back.start, back.end, back.grain, back.value, turned)


def _month_year(month: int, anchor: date, which: str, scene: Scene) -> int:
    if which == "this":
        return anchor.year
    if which in ("next", "coming") or (scene.ahead and not which):
        return anchor.year + (month < anchor.month or (month == anchor.month and which == "next"))
    return anchor.year - (month > anchor.month or (month == anchor.month and which in ("last", "previous")))


def plain_year(match: re.Match[str], scene: Scene) -> Reading | None:
    return year_reading(int(match["year"]))


def spelled_out_year(match: re.Match[str], scene: Scene) -> Reading | None:
    return year_reading(spelled_year(match.group()))


def years_joined(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "2014-15", "1996/97"."""
    first, short = int(match["year"]), match["to"]
    last = int(short) if len(short) == 4 else int(match["year"][: 4 - len(short)] + short)
    if not first < last < first + 100:
        return None
    return Reading(year_reading(first).start, year_reading(last).end, Grain.YEAR, f"{first}")


def decade(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "the 1980s", "the '80s", "the nineties"."""
    if match["word"]:
        return decade_reading(1900 + 10 * DECADES[match["word"].lower()])
    digits = int(match["digits"])
    return decade_reading(digits if digits > 99 else 1900 + digits)


def century(match: re.Match[str], scene: Scene) -> Reading | None:
    number = ordinal_number(match["nth"])
    return century_reading(number) if 1 <= number <= 30 else None


def season(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "last summer", "the autumn of 2014", "this winter"; a bare season is the latest begun."""
    year, which = _year_of(match, scene), (match["which"] or "").lower()
    if year is not None:
        return season_reading(year, match["season"])
    if scene.anchor is None:
        return Reading(None, None, Grain.SEASON, "XXXX")
    anchor, month = scene.anchor, SEASONS[match["season"].lower()]
    if "last" in which or "past" in which or "previous" in which:
        over = season_reading(anchor.year, match["season"]).end
        return season_reading(anchor.year - (over is not None and over > anchor), match["season"])
    if "next" in which or "this" in which or scene.ahead:
        return season_reading(anchor.year + ("next" in which and month <= anchor.month), match["season"])
    return season_reading(anchor.year - (month > anchor.month), match["season"])


def quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "the third quarter", "the first half of this year"; without a year the nearest past or running one."""
    year, word = _year_of(match, scene), match["nth"].lower()
    length = 6 if "half" in match.group().lower() else 3
    if year is None and scene.anchor is None:
        return Reading(None, None, Grain.QUARTER, "XXXX")
    if word in ("latest", "last") and length == 3:
        back = months_on(scene.anchor or date(year or 1, 12, 31), -3)
        return quarter_reading(back.year, (back.month + 2) // 3)
    number = 12 // length if word in ("last", "latest") else ordinal_number(word)
    if number > 12 // length:
        return None
    if year is None and scene.anchor:
        year = scene.anchor.year - (length * (number - 1) + 1 > scene.anchor.month and not scene.ahead)
        year -= bool(match.groupdict().get("back"))
    start = date(year or 1, length * (number - 1) + 1, 1)
    code = f"{start.year:04d}-{'H' if length == 6 else 'Q'}{number}"
    return Reading(start, months_on(start, length), Grain.QUARTER, code)


def clock(match: re.Match[str], scene: Scene) -> Reading | None:
    """An hour alone is the report's day in the value, and no day at all in the bounds."""
    day = scene.anchor.isoformat() if scene.anchor else "XXXX-XX-XX"
    hour = count(match["hour"]) or 0
    hour += 12 * ((match["half"] or "a")[0].lower() == "p" and hour < 12)
    return Reading(None, None, Grain.CLOCK, f"{day}T{int(hour):02d}:{match['minute'] or '00'}")


_BEFORE_MONTH = (
    *"in since by until till from to and between during through before after of early late earlier".split(),
    "mid-",
)
_BEFORE_YEAR = (
    *("in", "since", "by", "until", "from", "to", "and", "during", "before", "after", "of", "the"),
    *("early", "late", "mid-"),
)
HOUR = (
    r"(?<![\d.,:$])(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?\s?m\b\.?|o['’]clock)"
    r"(?:\s+(?:[A-Z]{1,2}[SD]?T|GMT|UTC|local\s+time)\b)?)"
)
RULES = (
    ("digits", r"(?<![\w/.-])(?P<y>1[5-9]\d\d|20\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?:T[\d:.]+Z?)?(?![\w/-])", iso_day),
    ("digits", r"(?<![\w/.-])(?P<a>\d\d?)[/](?P<b>\d\d?)[/](?P<y>\d{4}|\d\d)(?![\w/-])", slashed_day),
    ("digits", r"(?<![\w/.-])9/11(?![\w/])", eleventh_september),
    ("month", r"\b(?-i:Sept(?:ember|\.))\s+11(?:th)?(?=,?\s+(?:\w+\s+)?(?:attack|terror|hijack))", eleventh_september),
    ("month", rf"\b{_NAMED}(?P<day>{DAY}){_TO_DAY}\s+(?:of\s+)?(?P<month>{MONTH}){_WHICH_YEAR}?", calendar_day),
    ("month", rf"\b{_NAMED}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY}){_TO_DAY}{_WHICH_YEAR}?", calendar_day),
    ("month", rf"\b(?P<month>{MONTH}){_WHICH_YEAR}(?![\d-])", month_of_year),
    (
        "digits",
        r"\b(?P<month>(?-i:january|february|april|june|july|august|september|october|november|december))"
        rf"\s+(?P<year>{YEAR})(?![\d-])",
        month_of_year,
    ),
    (
        "month",
        rf"(?:\b(?P<which>last|next|this|that|previous|the\s+same|coming)\s+)(?P<month>{MONTH})(?:'s|’s)?",
        month_of_year,
    ),
    (
        "month",
        rf"{after(*_BEFORE_MONTH)}(?P<month>{MONTH})(?!\s+(?-i:[A-Z]))",
        month_of_year,
    ),
    (
        "month",
        r"\b(?P<month>(?-i:January|February|April|July|August|September|October|November|December))\b(?!\s+(?-i:[A-Z0-9]))",
        month_of_year,
    ),
    ("month", rf"\b(?P<month>{MONTH})(?:'s|’s)(?!\w)", month_of_year),
    (
        "digits",
        r"\b(?:the\s+)?(?:['‘’](?=\d0))?(?P<digits>(?:1[5-9]|20)\d0|(?<=['‘’])\d0)\s?['’]?s\b(?P<word>)",
        decade,
    ),
    ("word", rf"\b(?:the\s+)?(?P<word>{'|'.join(DECADES)})\b(?P<digits>)", decade),
    ("word", rf"\b(?:the\s+)?(?P<nth>{ORDINAL})[\s-]+century\b", century),
    (
        "word",
        rf"\b(?:(?P<which>last|next|this|that|previous|this\s+past|the\s+past|the\s+same|the)\s+)?"
        rf"(?P<season>{SEASON})(?:\s+of)?{_WHICH_YEAR}",
        season,
    ),
    (
        "word",
        rf"\b(?P<which>last|next|this|that|previous|this\s+past|the\s+past|(?<=in\s)the|(?<=during\s)the)\s+"
        rf"(?P<season>{SEASON})\b(?!\s+of\b)(?P<year>)(?P<step>)",
        season,
    ),
    (
        "word",
        rf"\b(?:the\s+)?(?:fiscal\s+)?(?:(?P<back>year-(?:ago|earlier))\s+)?(?P<nth>first|second|third|fourth|last|latest)[\s-]+(?:fiscal\s+)?quarter\b{_WHICH_YEAR}?",
        quarter,
    ),
    (
        "word",
        rf"\b(?:the\s+)?(?:(?P<year>{YEAR})|(?P<step>last|this|next)\s+year['’]s)\s+(?P<nth>first|second|third|fourth)[\s-]+quarter\b",
        quarter,
    ),
    ("word", rf"\b(?:the\s+)?(?P<nth>first|second|last|latest)[\s-]+half{_WHICH_YEAR}", quarter),
    ("word", r"\b(?:the\s+)?(?P<nth>first|second)\s+half\s+of\s+the\s+year\b(?P<year>)(?P<step>)", quarter),
    ("digits", rf"(?<![\w/.,$£€#-])(?P<year>{YEAR})\s?[-–/]\s?(?P<to>(?:19|20)\d\d|\d\d)(?![\w/-])", years_joined),
    (
        "digits",
        rf"{after(*_BEFORE_YEAR)}(?P<year>{YEAR})(?:'s|’s)?(?![-\w]){_NOT_COUNTED}",
        plain_year,
    ),
    (
        "digits",
        rf"(?<![\w/.,$£€#:+-])(?:fiscal\s+)?(?!\d\d00\b)(?P<year>(?:19|20)\d\d)(?![\w/-]|[.,:]\d){_NOT_COUNTED}",
        plain_year,
    ),
    ("word", rf"\b{SPELLED_YEAR}\b", spelled_out_year),
    ("clock", HOUR, clock),
)
"""(kind of word that calls for it, pattern, reading); of rules that match at one place the earlier wins."""
