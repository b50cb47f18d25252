"""English news time expressions, anchored on the report's date.

In: a text and the day it was published. Out: expressions with half-open day intervals.
Stays true: an unknown bound is None; without a report date relative expressions keep their words and no dates.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whoholds.records import Mention, When

DAY = timedelta(days=1)
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
NUMBERS = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
NUMBERS |= {"a": 1, "an": 1, "several": 3, "few": 3, "couple": 2, "past": 1, "last": 1}
SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = r"(?:early|late|morning|afternoon|evening|night|noon|midnight|dawn)"
_N = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few)"
_UNIT = r"(?:hour|day|week|month|year|decade)s?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_TO = rf"(?:\s*(?:-|–|to|and)\s*(?P<to>{_DAY})(?!\d))?"
_OF_YEAR = rf"(?:,?\s+(?P<year>{_YEAR}))?"
_MORE = r"(?:about|nearly|almost|more\s+than|over)"
_LONG = r"(?:week|weekend|month|year|winter|spring|summer|autumn)"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words for a time; ``[start, end)`` in days, None where open or unknown; `precision` names the grain."""

    mention: Mention
    start: date | None
    end: date | None
    precision: str


Bounds = tuple[date | None, date | None, str]
Anchored = Callable[[re.Match[str], date | None, bool], Bounds | None]


def _month(words: str) -> int:
    return MONTHS.index(words[:3].lower()) + 1


def _number(words: str) -> int:
    return int(words) if words.isdigit() else NUMBERS.get(words.lower(), 1)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months_on(start: date, months: int) -> date:
    index = start.year * 12 + start.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def _iso(m: re.Match[str], anchor: date | None, future: bool) -> Bounds | None:  # noqa: FBT001
    day = _make(int(m["y"]), int(m["m"]), int(m["d"]))
    return (day, day + DAY, "day") if day else None


def _calendar_day(m: re.Match[str], anchor: date | None, future: bool) -> Bounds | None:  # noqa: FBT001
    month, first = _month(m["month"]), int(re.sub(r"\D", "", m["day"]))
    year = int(m["year"]) if m["year"] else _nearest_year(month, first, anchor, future)
    start = _make(year, month, first) if year else None
    if start is None:
        return None, None, "day"
    last = _make(start.year, month, int(re.sub(r"\D", "", m["to"]))) if m["to"] else start
    return start, (last or start) + DAY, "day"


def _nearest_year(month: int, day: int, anchor: date | None, future: bool) -> int | None:  # noqa: FBT001
    if anchor is None:
        return None
    this = _make(anchor.year, month, min(day, 28)) or anchor
    if future:
        return anchor.year + (this < anchor - 31 * DAY)
    return anchor.year - (this > anchor + 2 * DAY)


def _month_of(m: re.Match[str], anchor: date | None, future: bool) -> Bounds | None:  # noqa: FBT001
    month = _month(m["month"])
    year = int(m["year"]) if m["year"] else _nearest_year(month, 1, anchor, future)
    if year is None:
        return None, None, "month"
    start = date(year, month, 1)
    return start, _months_on(start, 1), "month"


def _years(m: re.Match[str], anchor: date | None, future: bool) -> Bounds | None:  # noqa: FBT001
    first = int(m["y1"])
    second = m["y2"]
    last = first if not second else int(second if len(second) == 4 else m["y1"][:2] + second)
    return (date(first, 1, 1), date(last + 1, 1, 1), "year") if last >= first else None


def _decade(m: re.Match[str], anchor: date | None, future: bool) -> Bounds | None:  # noqa: FBT001
    start = int(m["decade"])
    half = (m["half"] or "").lower()
    low, high = {"early": (0, 4), "mid": (3, 7), "late": (6, 10)}.get(half[:5].strip("- "), (0, 10))
    return date(start + low, 1, 1), date(start + high, 1, 1), "decade"


def _weekday(m: re.Match[str], anchor: date | None, future: bool) -> Bounds | None:  # noqa: FBT001
    if anchor is None:
        return None, None, "day"
    ahead = (WEEKDAYS.index(m["weekday"].lower()) - anchor.weekday()) % 7
    if future or (m["which"] or "").lower() == "next":
        day = anchor + timedelta(days=ahead or 7)
    else:
        day = anchor - timedelta(days=(7 - ahead) % 7)
    return day, day + DAY, "day"


def _near_day(m: re.Match[str], anchor: date | None, future: bool) -> Bounds | None:  # noqa: FBT001
    if anchor is None:
        return None, None, "day"
    word = re.sub(r"\s+", " ", m.group().lower())
    if "overnight" in word or "last night" in word:
        return anchor - DAY, anchor + DAY, "night"
    shift = 1 if "tomorrow" in word else -1 if "yesterday" in word else 0
    return anchor + shift * DAY, anchor + (shift + 1) * DAY, "day"


def _ago(m: re.Match[str], anchor: date | None, future: bool) -> Bounds | None:  # noqa: FBT001
    if anchor is None:
        return None, None, "day"
    number, unit = _number(m["n"]), m["unit"].lower().rstrip("s")
    if unit in ("hour", "day"):
        day = anchor - (number if unit == "day" else 0) * DAY
        return day, day + DAY, "day"
    if unit == "week":
        return anchor - 7 * number * DAY, anchor - 7 * (number - 1) * DAY, "week"
    if unit == "month":
        start = _months_on(anchor, -number)
        return start, _months_on(start, 1), "month"
    year = anchor.year - number * (10 if unit == "decade" else 1)
    return date(year, 1, 1), date(year + 1, 1, 1), "year"


def _lasting(m: re.Match[str], anchor: date | None, future: bool) -> Bounds | None:  # noqa: FBT001
    if anchor is None or future:
        return None, None, "day"
    unit = m["unit"].lower().rstrip("s")
    number = _number(m["n"] or "one")
    days = {"hour": number / 24, "day": number, "week": 7 * number, "month": 30 * number, "year": 365 * number}
    span = timedelta(days=int(days.get(unit, 3650 * number)))
    return anchor - span, anchor + DAY, unit


def _this_or_last(m: re.Match[str], anchor: date | None, future: bool) -> Bounds | None:  # noqa: FBT001
    unit, which = m["unit"].lower(), m["which"].lower()
    if anchor is None:
        return None, None, unit
    step = {"last": -1, "previous": -1, "this": 0, "next": 1}[which]
    if unit in ("week", "weekend"):
        start = anchor - timedelta(days=anchor.weekday()) + 7 * step * DAY
        return (start + 5 * DAY, start + 7 * DAY, unit) if unit == "weekend" else (start, start + 7 * DAY, unit)
    if unit == "month":
        start = _months_on(anchor, step)
        return start, _months_on(start, 1), unit
    if unit == "year":
        return date(anchor.year + step, 1, 1), date(anchor.year + step + 1, 1, 1), unit
    month = SEASONS[unit]
    year = anchor.year + step + (-1 if step == 0 and month > anchor.month else 0)
    return date(year, month, 1), _months_on(date(year, month, 1), 3), "season"


def _open(m: re.Match[str], anchor: date | None, future: bool) -> Bounds | None:  # noqa: FBT001
    return None, None, "open"


_RULES: tuple[tuple[re.Pattern[str], Anchored], ...] = tuple(
    (re.compile(pattern, re.I), rule)
    for pattern, rule in (
        (r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b", _iso),
        (
            rf"\b(?P<day>{_DAY}){_TO}\s+(?:of\s+)?(?P<month>{_MONTH}){_OF_YEAR}\b",
            _calendar_day,
        ),
        (
            rf"\b(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?!\d){_TO}{_OF_YEAR}\b",
            _calendar_day,
        ),
        (r"\b(?:(?P<half>early|mid|late)[-\s]+)?(?:the\s+)?(?P<decade>(?:1[89]|20)\d0)s\b", _decade),
        (rf"\b(?:from\s+|between\s+)?(?P<y1>{_YEAR})\s*(?:-|–|to|and|until)\s*(?P<y2>{_YEAR}|\d\d)\b", _years),
        (rf"\b(?P<month>{_MONTH})\s+(?:of\s+)?(?P<year>{_YEAR})\b", _month_of),
        (
            rf"\b(?:(?:early|late)\s+)?(?:on\s+)?(?:(?P<which>last|next|this)\s+)?(?P<weekday>{_WEEKDAY})(?:\s+{_PART})?\b",
            _weekday,
        ),
        (rf"\b(?:in|since|by|until|during|last|early|late|mid-?)\s*(?P<month>{_MONTH})(?P<year>)(?=\W|$)", _month_of),
        (r"\b(?:overnight|last\s+night|today|tonight|yesterday|tomorrow|this\s+(?:morning|evening))\b", _near_day),
        (rf"\b(?P<n>{_N})\s+(?P<unit>{_UNIT})\s+(?:ago|earlier|before)\b", _ago),
        (rf"\b(?P<which>last|previous|this|next)\s+(?P<unit>{_LONG})\b", _this_or_last),
        (
            rf"\b(?:(?:for|after|in|over|during)\s+)?(?:the\s+)?(?:past|last)\s+(?:(?P<n>{_N})\s+)?(?P<unit>{_UNIT})\b",
            _lasting,
        ),
        (rf"\b(?:for|after)\s+(?:{_MORE}\s+)?(?P<n>{_N})\s+(?P<unit>{_UNIT})(?:\s+of\b)?", _lasting),
        (rf"\b(?P<n>{_N})\s+(?P<unit>{_UNIT})\s+of\b", _lasting),
        (rf"\b(?:in|since|during|by|until)\s+(?P<y1>{_YEAR})(?P<y2>)(?!\s*(?:people|fighters|troops))\b", _years),
        (r"\b(?:in|over)\s+(?:recent|the\s+coming|the\s+(?:past|last)\s+few)\s+(?:days|weeks|months|years)\b", _open),
    )
)  # fmt: skip
_SINCE = re.compile(r"\b(?:since|from)\s+(?:the\s+|early\s+|late\s+)?$", re.I)
_UNTIL = re.compile(r"\b(?:until|till|by|before)\s+(?:the\s+end\s+of\s+)?$", re.I)
SPEECH_GAP = 25
"""Characters within which a time beside the cue is taken for the time of the speech."""


def find_times(
    text: str, reported_on: date | None, begin: int = 0, *, future: bool = False
) -> tuple[TimeExpression, ...]:
    """Time expressions from `begin` on, in order, none overlapping; of rivals the earlier rule wins."""
    taken: list[tuple[int, int]] = []
    found: list[TimeExpression] = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(text, begin):
            start, end = match.span()
            if any(start < b and end > a for a, b in taken):
                continue
            bounds = rule(match, reported_on, future)
            if bounds is not None:
                taken.append((start, end))
                found.append(_expression(text, match, bounds))
    return tuple(sorted(found, key=lambda t: t.mention.start))


def _expression(text: str, match: re.Match[str], bounds: Bounds) -> TimeExpression:
    start, end, precision = bounds
    lead = match.group().split()[0].lower()
    before = text[max(0, match.start() - 20) : match.start()]
    if lead == "since" or _SINCE.search(before):
        end = None
    elif lead in ("until", "by") or _UNTIL.search(before):
        start = None
    return TimeExpression(Mention(match.group(), match.start(), match.end()), start, end, precision)


def when_of(
    quote: Mention, cue: Mention | None, text: str, times: Sequence[TimeExpression], tense: str = "past"
) -> When | None:
    """The time of a claim's event: inside its quote, else beside it in its sentence and not beside its cue."""
    inside = [t for t in times if t.mention.start < quote.end and t.mention.end > quote.start]
    chosen = inside[0] if inside else next((t for t in times if _beside(t, quote, cue, text)), None)
    if chosen is None:
        return None
    start, end = chosen.start, chosen.end
    if tense == "future" and chosen.precision == "day" and start and WEEK_WORD.search(chosen.mention.text):
        start, end = start + 7 * DAY, end + 7 * DAY if end else None
    return When(chosen.mention, start, end)


WEEK_WORD = re.compile(_WEEKDAY, re.I)


def _beside(t: TimeExpression, quote: Mention, cue: Mention | None, text: str) -> bool:
    gap = text[quote.end : t.mention.start] if t.mention.start >= quote.end else text[t.mention.end : quote.start]
    if len(gap) > 3 * SPEECH_GAP or re.search(r"[.!?]\s|\n", gap):
        return False
    if cue is None:
        return True
    distance = min(abs(t.mention.start - cue.end), abs(cue.start - t.mention.end))
    return distance > SPEECH_GAP
