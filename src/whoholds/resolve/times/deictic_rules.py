"""Rules for times told from the report's date: weekdays, "yesterday", "last week", "two months ago", "the past day".

In: a match and its scene. Out: a reading. Stays true: without a report date the words are kept and the bounds are None.
"""

import re
from collections.abc import Callable
from datetime import date

from whoholds.resolve.times.expression import Grain, Reading, Scene
from whoholds.resolve.times.stretches import (
    day_reading,
    days_on,
    length_value,
    move,
    unit_reading,
    week_reading,
    weekend_reading,
)
from whoholds.resolve.times.words import (
    HEDGE,
    NUMBER,
    ORDINAL,
    UNIT,
    UNITS,
    VAGUE_NUMBER,
    WEEKDAY,
    after,
    count,
    ordinal_number,
    unit_name,
    weekday_number,
)

_BACK = frozenset({"last", "past", "previous"})
_AHEAD = frozenset({"next", "coming", "following", "upcoming"})
Anchored = Callable[[re.Match[str], date, Scene], Reading]


def anchored(grain: Grain, rule: Anchored) -> Callable[[re.Match[str], Scene], Reading]:
    """`rule` where the report has a date; else a reading of `grain` without bounds."""

    def read(match: re.Match[str], scene: Scene) -> Reading:
        if scene.anchor is None:
            return Reading(None, None, grain, "XXXX")
        return rule(match, scene.anchor, scene)

    return read


def weekday(match: re.Match[str], anchor: date, scene: Scene) -> Reading:
    """The latest such day up to the report's date, or the first one after it if the sentence looks ahead."""
    which, week = (match["which"] or "").lower(), (match["week"] or "").lower()
    number = weekday_number(match["weekday"])
    if week:
        monday = days_on(anchor, 7 * {"last": -1, "this": 0, "next": 1}[week] - anchor.weekday())
        return day_reading(days_on(monday, number))
    since, until = (anchor.weekday() - number) % 7, (number - anchor.weekday()) % 7
    past = day_reading(days_on(anchor, -(since or 7 if which in _BACK else since)))
    coming = day_reading(days_on(anchor, until or (7 if which in _AHEAD else 0)))
    if which in _AHEAD or (scene.ahead and which not in _BACK):
        return coming
    turned = None if which or not coming.start or not coming.end else (coming.start, coming.end)
    return Reading(past.start, past.end, Grain.DAY, past.value, turned)


def near_day(match: re.Match[str], anchor: date, scene: Scene) -> Reading:
    words = re.sub(r"\s+", " ", match.group().lower())
    part = next((code for name, code in _DAY_PARTS.items() if name in words), "")
    shift = 1 if "tomorrow" in words else -1 if "yesterday" in words or words.startswith("last ") else 0
    day = days_on(anchor, shift)
    return Reading(day, days_on(day, 1), Grain.DAY, day.isoformat() + part)


_DAY_PARTS = {"night": "TNI", "morning": "TMO", "afternoon": "TAF", "evening": "TEV"}


def overnight(match: re.Match[str], anchor: date, scene: Scene) -> Reading:
    """The night to the report's date: both days."""
    return Reading(days_on(anchor, -1), days_on(anchor, 1), Grain.NIGHT, f"{days_on(anchor, -1)}TNI")


def which_unit(match: re.Match[str], anchor: date, scene: Scene) -> Reading:
    """ "last week", "this year", "next month": whole calendar units; of the running week or year only what is over."""
    which, unit = match["which"].lower(), unit_name(match["unit"])
    step = -1 if which in _BACK else 1 if which in _AHEAD else 0
    whole = unit_reading(unit, move(anchor.replace(day=1) if unit == "month" else anchor, step, unit))
    if unit == "week" and step == -1 and anchor.weekday() == 6:
        # On a Sunday "last week" is the one that ends with it: five of five in the training claims.
        return Reading(days_on(anchor, -7), anchor, Grain.WEEK, whole.value)
    if step == 0 and unit in ("week", "year") and not scene.ahead and whole.end and whole.start:
        return Reading(whole.start, days_on(anchor, 1), whole.grain, whole.value, (whole.start, whole.end))
    return whole


def past_weekend(match: re.Match[str], anchor: date, scene: Scene) -> Reading:
    """The latest weekend begun by the report's date, or the one of this week if the sentence looks ahead."""
    back = 7 if anchor.weekday() < 5 and not scene.ahead else 0
    return weekend_reading(days_on(anchor, -back))


def ago(match: re.Match[str], anchor: date, scene: Scene) -> Reading:
    """ "two days ago", "a year ago": the day, week, month or (from two years on) year so far back.

    A hedged or vague distance has no bounds, as nobody can say which day it means.
    """
    number, unit = count(match["n"] or ""), unit_name(match["unit"])
    if number is None:
        return Reading(None, None, Grain.VAGUE, "PAST_REF")
    day = move(anchor, -number, unit)
    if match["hedge"] and (side := _one_sided(match["hedge"].lower(), day, anchor)):
        return Reading(*side, Grain.STRETCH, unit_reading(unit, day).value)
    exact = unit_reading("month" if unit == "year" and number <= 1 else unit, day)
    if unit == "week":
        exact = day_reading(day) if number == 1 else Reading(day, days_on(day, 7), Grain.WEEK, week_reading(day).value)
    value = unit_reading(unit, day).value
    hidden = match["hedge"] or unit in ("decade", "century") or number > 20
    return Reading(None, None, Grain.VAGUE, value) if hidden else Reading(exact.start, exact.end, exact.grain, value)


def _one_sided(hedge: str, day: date, anchor: date) -> tuple[date | None, date] | None:
    """ "More than a year ago" ends a year ago; "less than a year ago" begins there."""
    if hedge.startswith(("more", "at least", "over", "well")):
        return None, day
    return (day, anchor) if hedge.startswith(("less", "fewer")) else None


def earlier(match: re.Match[str], anchor: date, scene: Scene) -> Reading:
    """ "a year earlier", "three weeks later": told from another time, so without bounds."""
    number, unit = count(match["n"] or ""), unit_name(match["unit"])
    if number is None:
        return Reading(None, None, Grain.VAGUE, "PAST_REF")
    back = match["way"].lower() in ("earlier", "before", "previously", "beforehand", "prior")
    value = unit_reading(unit, move(anchor, -number if back else number, unit)).value
    return Reading(None, None, Grain.VAGUE, value)


def stretch(match: re.Match[str], anchor: date, scene: Scene) -> Reading:
    """ "the past 24 hours", "the last two weeks", "the next five days": up to the report's date, or from it on."""
    number, unit = 1.0 if match["n"] == "" else count(match["n"] or ""), unit_name(match["unit"])
    value = length_value(number, unit)
    ahead = match["which"].lower() in _AHEAD
    if number is None:
        return _vague_stretch(unit, anchor, value, is_ahead=ahead)
    if ahead:
        return Reading(anchor, days_on(move(anchor, number, unit), 1), Grain.STRETCH, value)
    return Reading(move(anchor, -number, unit), days_on(anchor, 1), Grain.STRETCH, value)


def _vague_stretch(unit: str, anchor: date, value: str, *, is_ahead: bool) -> Reading:
    if is_ahead:
        return Reading(anchor, None, Grain.STRETCH, value)
    return Reading(None, days_on(anchor, 1) if unit == "day" else None, Grain.STRETCH, value)


def recent(match: re.Match[str], anchor: date, scene: Scene) -> Reading:
    """ "recent days" end at the report's date; "the coming weeks" begin there; both are open on the other side."""
    ahead = match["which"].lower() in _AHEAD
    unit = unit_name(match["unit"])
    value = length_value(None, unit) if unit != "year" or ahead else "PAST_REF"
    return _vague_stretch(unit, anchor, value, is_ahead=ahead)


def nth_day(match: re.Match[str], anchor: date, scene: Scene) -> Reading:
    """ "for a fifth day", "the eighth consecutive day": so many days up to the report's date."""
    number, unit = ordinal_number(match["nth"]), unit_name(match["unit"])
    return Reading(move(anchor, 1 - number, unit), days_on(anchor, 1), Grain.STRETCH, length_value(number, unit))


def rest_of(match: re.Match[str], anchor: date, scene: Scene) -> Reading:
    """The running week, month or year behind "the end of the month"."""
    return unit_reading(unit_name(match["unit"]), anchor)


_COUNT = rf"(?:(?P<n>{NUMBER})|{VAGUE_NUMBER})"
_WAYS = r"earlier|later|before|previously|beforehand|prior|afterwards?"
RULES = (
    (
        "weekday",
        rf"\b(?:(?P<which>last|next|this|this\s+past|past|previous|coming|following)\s+)?(?P<weekday>{WEEKDAY})"
        r"(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?",
        anchored(Grain.DAY, weekday),
    ),
    (
        "word",
        r"\b(?:today|tonight|yesterday|tomorrow|this\s+(?:very\s+)?(?:morning|afternoon|evening)|last\s+(?:night|evening))"
        r"(?:\s+(?:morning|afternoon|evening|night))?(?:'s|’s)?(?!\w)",
        anchored(Grain.DAY, near_day),
    ),
    ("word", r"\bovernight\b(?!\s+(?:stay|bag|success|curfew))", anchored(Grain.NIGHT, overnight)),
    (
        "unit",
        rf"\b(?:the\s+)?(?P<which>last|past|next|coming)\s+{HEDGE}?{_COUNT}[\s-]+(?P<unit>{UNITS})",
        anchored(Grain.STRETCH, stretch),
    ),
    (
        "unit",
        rf"\b(?:{HEDGE})?(?:the\s+)(?P<which>past|last|next(?!\s+day\b)|coming)\s+(?P<n>)(?P<unit>{UNIT})\b",
        anchored(Grain.STRETCH, stretch),
    ),
    (
        "unit",
        rf"\b(?:the\s+)?(?P<which>recent|coming|past)\s+(?P<unit>{UNIT}s|centuries)\b",
        anchored(Grain.STRETCH, recent),
    ),
    (
        "unit",
        rf"\b(?P<which>last|past|previous|this|current|the\s+current|next|coming|following)\s+(?P<unit>{UNIT})(?!\w)"
        r"(?:'s|’s)?",
        anchored(Grain.WEEK, which_unit),
    ),
    (
        "unit",
        rf"\b(?P<hedge>{HEDGE})?{_COUNT}\s+(?P<unit>{UNITS})\s+(?:ago|back)\b",
        anchored(Grain.VAGUE, ago),
    ),
    (
        "unit",
        rf"\b{HEDGE}?{_COUNT}\s+(?P<unit>{UNITS})\s+(?P<way>{_WAYS})\b",
        anchored(Grain.VAGUE, earlier),
    ),
    ("unit", r"\b(?:the\s+)?weekend\b", anchored(Grain.WEEKEND, past_weekend)),
    (
        "unit",
        rf"\b(?:a|an|the)\s+(?P<nth>{ORDINAL})\s+(?:straight|consecutive|successive)?\s*(?P<unit>day|week|month|year)"
        r"(?:\s+running|\s+in\s+a\s+row)?(?!\w|\s+of)",
        anchored(Grain.STRETCH, nth_day),
    ),
    (
        "unit",
        after(r"end\sof", r"start\sof", r"beginning\sof", r"middle\sof", r"rest\sof", r"earlier\sin", r"later\sin")
        + r"the\s+(?P<unit>week|month|year|decade|century)\b",
        anchored(Grain.WEEK, rest_of),
    ),
)
"""(kind of word that calls for it, pattern, reading); of rules that match at one place the earlier wins."""
