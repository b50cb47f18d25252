"""Counts of people and things in a claim.

In: a claim's words and kind. Out: low, high and unit. Stays true: a number that tells a date, an age, a share, money
or a distance is not a count; "dozens" is at least 24, "scores" 40, "hundreds" 200, "thousands" 2,000, all open above.
"""

import re
from dataclasses import dataclass

from whoholds.records import Kind, Mention, Quantity

_ONES = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_OPEN = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "tens of thousands": 20_000,
    "hundreds of thousands": 200_000, "several": None, "a dozen": 12, "dozen": 12,
}  # fmt: skip
_WORD = "|".join([*_TENS, *_ONES, *_SCALES])
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s+(?:hundred|thousand|million))?"
_NUMBER = rf"{_DIGITS}|(?:{_WORD})(?:[\s-]+(?:and\s+)?(?:{_WORD}))*"
_COUNT = re.compile(
    rf"\b(?:(?P<open>hundreds\s+of\s+thousands|tens\s+of\s+thousands|dozens|scores|hundreds|thousands|an?\s+dozen)|"
    rf"(?P<least>(?:at\s+least|more\s+than|over|no\s+fewer\s+than|no\s+less\s+than|upwards\s+of)\s+)?"
    rf"(?P<most>(?:up\s+to|as\s+many\s+as|fewer\s+than|less\s+than)\s+)?"
    rf"(?:between\s+|from\s+)?(?P<low>{_NUMBER})(?:\s*(?:to|-|–|and)\s*(?P<high>\d[\d,]*)(?=\s+[a-z]))?)\b",
    re.I,
)
_NOT_COUNT_AFTER = re.compile(
    r"\s*(?:%|per\s?cent|percent|-?years?-old|-year|years?\b|months?\b|weeks?\b|days?\b|hours?\b|minutes?\b|km\b|"
    r"kilomet|miles?\b|met(?:er|re)s?\b|[ap]\.?m\.?\b|°|degrees|-?mm\b|th\b|st\b|nd\b|rd\b|,?\s+(?:19|20)\d\d\b|"
    r"provinces?\b|districts?\b|dollars|euros|pounds)",
    re.I,
)
_NOT_COUNT_BEFORE = re.compile(
    r"(?:[$€£#@/.:-]|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|in|since|until|article|resolution|aged?|no)\.?\s*)$",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNITS = (
    ("killed", r"kill\w*|dead|deaths?|died|dies|martyr\w*|slain|lives\s+lost|fatalit\w+|bodies|executed|beheaded"),
    ("wounded", r"wound\w*|injur\w*|hurt"),
    ("captured", r"captur\w*|arrest\w*|detain\w*|seiz\w*|prisoners?|hostages?|held|abducted|kidnapped"),
    ("surrendered", r"surrender\w*|laid\s+down|defect\w*"),
    ("displaced", r"displac\w*|fled|flee\w*|refugees?|evacuat\w*|homes"),
    ("fighters", r"fighters?|militants?|insurgents?|rebels?|gunmen|jihadi\w*|terrorists?"),
    ("troops", r"troops|soldiers|forces|personnel|commandos|servicem[ae]n"),
    ("civilians", r"civilians?|people|children|women|residents"),
)
_KIND_UNITS = {Kind.CASUALTIES: ("killed", "wounded"), Kind.DETAINS: ("captured",), Kind.DISPLACEMENT: ("displaced",)}
_UNIT_RE = {unit: re.compile(rf"\b(?:{words})\b", re.I) for unit, words in _UNITS}
_NOUN = re.compile(r"\s+(?:[a-z-]+\s+){0,2}?([a-z]{3,}s|people|men|women|children|personnel)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Count:
    low: int | None
    high: int | None
    start: int
    end: int


def to_number(words: str) -> int | None:
    """A number in digits or words.

    >>> to_number("1,200"), to_number("twenty-five"), to_number("three hundred"), to_number("2.5 million")
    (1200, 25, 300, 2500000)
    """
    total = current = 0.0
    seen = False
    for word in re.split(r"[\s-]+", words.lower().replace(",", "")):
        if re.fullmatch(r"\d+(?:\.\d+)?", word):
            current += float(word)
        elif word in _ONES:
            current += _ONES[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if word != "hundred":
                total, current = total + current, 0.0
        elif word != "and":
            return None
        seen = True
    return round(total + current) if seen else None


def _counts(quote: str) -> list[_Count]:
    found = []
    for match in _COUNT.finditer(quote):
        start, end = match.span()
        if _NOT_COUNT_BEFORE.search(quote, 0, start) or _NOT_COUNT_AFTER.match(quote, end):
            continue
        if match["open"]:
            found.append(_Count(_OPEN.get(re.sub(r"\s+", " ", match["open"].lower()), 12), None, start, end))
            continue
        low = to_number(match["low"])
        if low is None or (_YEAR.fullmatch(match["low"]) and not match["least"]) or match["low"].lower() == "one":
            continue
        high = to_number(match["high"]) if match["high"] else low
        if match["least"]:
            high = None
        if match["most"]:
            low, high = None, low
        found.append(_Count(low, high, start, end))
    return found


def quantity_of(quote: Mention, kind: Kind) -> Quantity | None:
    """The count that a claim of `kind` gives, the one nearest the words its kind is about; None if there is none."""
    counts = _counts(quote.text)
    if not counts:
        return None
    preferred = [u for u in _KIND_UNITS.get(kind, ()) if _UNIT_RE[u].search(quote.text)]
    count, unit = counts[0], None
    if preferred:
        unit = preferred[0]
        anchors = [m.start() for m in _UNIT_RE[unit].finditer(quote.text)]
        count = min(counts, key=lambda c: min(abs(c.start - a) for a in anchors))
    else:
        after = quote.text[count.end : count.end + 60]
        unit = next((u for u, _ in _UNITS if _UNIT_RE[u].search(after)), None)
        if unit is None:
            noun = _NOUN.match(quote.text, count.end)
            if noun is None:
                return None
            unit = noun.group(1).lower()
    words = Mention(quote.text[count.start : count.end], quote.start + count.start, quote.start + count.end)
    return Quantity(count.low, count.high, unit, words)
