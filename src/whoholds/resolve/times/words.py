"""The vocabulary of English time: pieces of patterns, and the numbers behind words.

In: nothing. Out: pattern strings to build rules from (all made for `re.IGNORECASE`) and readers of their words.
Stays true: names of months and weekdays match only when written with a capital, as "may" and "march" are verbs.
"""

import re

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season of the northern half."""

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_VALUES = {word: number for number, word in enumerate(_SMALL)}
_VALUES |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
_VALUES |= {word: number for number, word in enumerate(_ORDINALS)}
_VALUES |= {"a": 1, "an": 1, "couple": 2, "dozen": 12, "hundred": 100}
_DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8}
DECADES = _DECADES | {"nineties": 9}
PARTS = {"morning": "MO", "dawn": "MO", "noon": "T12:00", "afternoon": "AF", "evening": "EV", "night": "NI"}
"""Parts of a day and their TIMEX3 codes."""

_DAY_NAMES = r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
WEEKDAY = rf"{_DAY_NAMES}(?:'s|’s)?(?!\w)"
WEEKDAYS_PLURAL = rf"{_DAY_NAMES}s"
MONTH = (
    r"(?-i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|Jun\.|July?|Jul\.|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|"
    r"AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)(?!\w)"
)
YEAR = r"(?:1[3-9]\d\d|20\d\d)(?![\d%]|[.,]\d)"
SPELLED_YEAR = rf"(?:nineteen|twenty)[ -](?:hundred|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_SMALL[1:10])}))?)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
PART = r"(?:morning|afternoon|evening|night)"
ORDINAL = rf"(?:{'|'.join(_ORDINALS[1:])}|\d{{1,2}}(?:st|nd|rd|th))"
WORD_NUMBER = (
    rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_SMALL[1:10])}))?|{'|'.join(sorted(_SMALL[1:], key=len, reverse=True))}"
)
NUMBER = (
    rf"(?:\d{{1,3}}(?:[.,]\d{{1,3}})?(?:\s+1/2)?|(?:{WORD_NUMBER})(?:\s+hundred|[- ]and[- ]a[- ]half|\s+1/2)?|"
    r"(?:a\s+)?couple\s+of|a\s+couple|a\s+hundred|a\s+dozen|half\s+an?|an?)"
)
VAGUE_NUMBER = (
    r"(?:(?:just|only)\s+a\s+few|(?:a|the)\s+(?:good\s+)?few|a\s+number\s+of|several|some|many|few|"
    r"(?:tens|dozens|hundreds|scores)\s+of)"
)
HEDGE = (
    r"(?:(?:at\s+least|at\s+most|no\s+more\s+than|more\s+than|less\s+than|fewer\s+than|up\s+to|as\s+many\s+as|"
    r"nearly|almost|about|around|roughly|approximately|over|some|just\s+over|just\s+under|only|just|well\s+over)\s+)"
)
_UNIT_NAMES = "minute hour day night week weekend month quarter year decade".split()
UNIT = rf"(?:{'|'.join(_UNIT_NAMES)}|fortnight|century)"
UNITS = rf"(?:(?:{'|'.join(_UNIT_NAMES)}|fortnight)s?|century|centuries)(?!\w)"
UNIT_CODES = {"day": "D", "night": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}


def after(*leads: str) -> str:
    """A pattern for a place right after one of `leads` and a space (after the hyphen of one that ends in a hyphen)."""
    return "(?:" + "|".join(rf"(?<=\b{lead})" if lead.endswith("-") else rf"(?<=\b{lead}\s)" for lead in leads) + ")"


def month_number(words: str) -> int:
    """1 to 12 for a month's name or its short form."""
    return MONTHS.index(words[:3].lower()) + 1


def weekday_number(words: str) -> int:
    """0 (Monday) to 6 for a weekday's name, as `date.weekday`."""
    return next(n for n, name in enumerate(WEEKDAYS) if words.lower().startswith(name))


def first_number(words: str) -> int:
    """The leading digits of "15th"."""
    return int(re.match(r"\d+", words).group())  # type: ignore[union-attr]  # callers matched DAY


def ordinal_number(words: str) -> int:
    """The number behind "third" or "3rd"."""
    return first_number(words) if words[0].isdigit() else _VALUES[words.lower()]


def unit_name(words: str) -> str:
    """The singular of a unit, in small letters; a fortnight is left as it is."""
    low = words.lower()
    return "century" if low.startswith("centur") else low.removesuffix("s")


def count(words: str) -> float | None:
    """The number that `NUMBER` matched, None for anything without one."""
    low = re.sub(r"[\s-]+", " ", words.strip().lower())
    half = 0.5 if re.search(r"half|1/2", low) else 0.0
    parts = re.sub(r"(?:and )?a half| ?1/2|half an?| of\b", "", low).split()
    if not parts:
        return half or None
    total = 0.0
    for part in parts:
        value = _part(part)
        if value is None:
            return None
        total = (total or 1) * value if part in ("hundred", "couple", "dozen") else total + value
    return total + half


def _part(word: str) -> float | None:
    digits = word.replace(",", "")
    return float(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else _VALUES.get(word)


def spelled_year(words: str) -> int:
    """The year behind "nineteen ninety-six"."""
    head, *rest = re.split(r"[\s-]+", words.lower())
    return 100 * _VALUES[head] + sum(_VALUES[word] for word in rest if word != "hundred")
