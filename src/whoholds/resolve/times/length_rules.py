"""Rules for lengths, recurring times, vague times and days told from the one named before.

In: a match and its scene. Out: a reading without bounds; `framing` lays a length against the report's date where the
words around it allow. Stays true: words for a time are never dropped because they cannot be dated.
"""

import re

from whoholds.resolve.times.expression import Grain, Reading, Scene
from whoholds.resolve.times.stretches import length_value
from whoholds.resolve.times.words import (
    HEDGE,
    MONTH,
    NUMBER,
    PART,
    SEASON,
    UNIT,
    UNITS,
    VAGUE_NUMBER,
    WEEKDAY,
    WEEKDAYS_PLURAL,
    after,
    count,
    unit_name,
)


def length(match: re.Match[str], scene: Scene) -> Reading:
    """ "two weeks", "more than a year", "several months", "four-month", "decades"."""
    groups = match.groupdict()
    number = count(groups.get("n") or "")
    return Reading(None, None, Grain.LENGTH, length_value(number, unit_name(match["unit"])))


def recurring(match: re.Match[str], scene: Scene) -> Reading:
    """ "daily", "every week", "each year"."""
    word = match.group().lower()
    unit = match.groupdict().get("unit") or _ADVERBS[word]
    return Reading(None, None, Grain.RECURRING, length_value(1, unit_name(unit)))


_ADVERBS = {"daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"}
_ADVERBS |= {"yearly": "year", "annually": "year", "annual": "year", "hourly": "hour"}


def rhythm(match: re.Match[str], scene: Scene) -> Reading:
    """ "Every Friday", "each July", "Sunday nights"."""
    return Reading(None, None, Grain.RECURRING, "XXXX")


def vague(match: re.Match[str], scene: Scene) -> Reading:
    word = match.group().lower()
    if re.search(r"now|current|present|these days|nowadays|moment", word):
        return Reading(None, None, Grain.VAGUE, "PRESENT_REF")
    if re.search(r"soon|future|coming|imminent", word):
        return Reading(None, None, Grain.VAGUE, "FUTURE_REF")
    return Reading(None, None, Grain.VAGUE, "PAST_REF")


def echo(match: re.Match[str], scene: Scene) -> Reading:
    """The shift in days from the day named before, kept in the value until `scanning` knows that day."""
    word = match.group().lower()
    shift = 1 if re.search(r"next|following|after", word) else -1 if re.search(r"before|previous|earlier", word) else 0
    return Reading(None, None, Grain.ECHO, f"{shift:+d}")


def quarter_of_it(match: re.Match[str], scene: Scene) -> Reading:
    """ "the quarter", "the year-ago period": years from the quarter named before, kept until `scanning` knows it."""
    back = re.search(r"year|corresponding", match.group(), re.IGNORECASE) is not None
    return Reading(None, None, Grain.QUARTER, f"{_FROM_QUARTER}{-1 if back else 0}")


_FROM_QUARTER = "from-quarter:"


def quarter_echo(reading: Reading) -> int | None:
    """The years that `quarter_of_it` told a reading to go back; None for any other reading."""
    return int(reading.value.removeprefix(_FROM_QUARTER)) if reading.value.startswith(_FROM_QUARTER) else None


_FESTIVALS = r"(?:Ramadan|Ramazan|Eid(?:\s+al-(?:Fitr|Adha))?|Nowruz|Newroz|Ashura|Muharram|Easter|Passover|Christmas)"
_SAME_DAY = r"(?:(?:earlier|later)\s+)?(?:on\s+)?(?:that|the)\s+(?:same|very)\s+day|(?:later|earlier)\s+that\s+day"
_OTHER_DAY = r"the\s+(?:next|following)\s+day|(?:the|a)\s+day\s+(?:before|earlier|after)(?=\s*[,.;])"
_FULL = r"(?:the\s+(?:(?:first|final|full|entire)\s+)?(?!an?\b))"
_THAT_TIME = r"(?:(?<=at\s)the\s+moment|the\s+present\s+time|(?<=at\s)present|that\s+time|the\s+time(?=\s*[.,;]))(?!\w)"
_THE_PAST = r"(?<=in\s)the\s+past\b(?!\s+(?:\w+\s+)?(?:\d|few|several|two|three|day|week|month|year))"
RULES = (
    ("word", rf"\b(?:{_SAME_DAY})\b", echo),
    (
        "unit",
        r"\b(?:the|its)\s+(?:(?:year-(?:ago|earlier)|latest|corresponding|comparable(?:\s+year-(?:ago|earlier))?)\s+)?"
        r"quarter\b(?!\s+of\b)",
        quarter_of_it,
    ),
    (
        "unit",
        r"\b(?:the|its)\s+(?:year-(?:ago|earlier)|latest|corresponding|comparable)\s+period\b",
        quarter_of_it,
    ),
    ("unit", r"\blast\s+year['’]s\s+(?:quarter|period)\b", quarter_of_it),
    ("unit", r"\b(?<!the\s)year-(?:ago|earlier)\b(?!\s+(?:quarter|period))", quarter_of_it),
    ("word", rf"\b(?:{_OTHER_DAY})", echo),
    ("weekday", rf"\b(?:every|each)\s+{WEEKDAY}(?:\s+{PART})?", rhythm),
    ("weekday", rf"\b{WEEKDAYS_PLURAL}(?:\s+{PART}s)?\b", rhythm),
    ("month", rf"\b(?:every|each)\s+{MONTH}", rhythm),
    ("word", rf"\b(?:every|each)\s+(?:{PART}|{SEASON})\b", rhythm),
    ("unit", rf"\b(?:every|each)\s+(?:{NUMBER}\s+)?(?P<unit>{UNITS})", recurring),
    ("word", r"\b(?:daily|weekly|monthly|yearly|annually|nightly|hourly)\b(?!\s+(?-i:[A-Z]))", recurring),
    (
        "unit",
        rf"\b(?:{_FULL}|{HEDGE})?(?P<n>{NUMBER})(?:-|–|\s+(?:more\s+|full\s+|straight\s+|consecutive\s+)?)"
        rf"(?!-?quarters\b(?<=\w))(?P<unit>{UNITS})(?![\s-]+olds?\b)(?:['’](?!s))?",
        length,
    ),
    ("unit", rf"\b{VAGUE_NUMBER}\s+(?:more\s+)?(?P<unit>{UNITS})", length),
    ("unit", rf"\b(?P<unit>{UNIT})s-long\b", length),
    ("unit", rf"{after('for', 'after', 'in', 'within', 'over', 'of', 'by')}(?P<unit>{UNIT}s)\b", length),
    ("unit", r"\b(?P<unit>days|weeks|months|years|decades|centuries)(?=\s+of\b)", length),
    ("word", r"\b(?:recently|lately|(?:right\s+)?now\b(?!\s+that)|currently|nowadays|these\s+days)\b", vague),
    ("word", r"\bas\s+soon\s+as\s+possible\b", vague),
    ("word", rf"\b(?:at\s+)?{_THAT_TIME}", vague),
    ("word", rf"\b(?:{_THE_PAST}|the\s+(?:near\s+|foreseeable\s+)?future\b)", vague),
    ("word", rf"\b(?:the\s+)?(?:holy\s+)?(?:month\s+of\s+)?{_FESTIVALS}\b", vague),
)
"""(kind of word that calls for it, pattern, reading); of rules that match at one place the earlier wins."""
