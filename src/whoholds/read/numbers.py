"""Numbers in words and digits, with the bounds that the words around them set.

In: text. Out: counts at their offsets. Stays true: a number that tells a date, an age, a share, money or a distance is
not a count; "dozens" is at least 24, "scores" 40, "hundreds" 200, "thousands" 2,000, all open above; "several" and
"a number of" are counts that nobody can bound.
"""

import re
from dataclasses import dataclass

_ONES = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
_OPEN = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "tens of thousands": 20_000,
    "hundreds of thousands": 200_000, "millions": 2_000_000, "a couple of": 2, "several dozen": 24,
    "several hundred": 200, "several thousand": 2_000,
}  # fmt: skip
UNBOUNDED = (
    r"several|multiple|numerous|many|some|a\s+(?:large\s+|small\s+)?number\s+of|a\s+(?:large\s+)?group\s+of|a\s+few"
)
"""Words for a count that has no bounds."""
_WORD = "|".join([*_TENS, *_ONES, *_SCALES])
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s+(?:dozen|hundred|thousand|million))?"
_AND = r"(?:(?<=hundred)|(?<=thousand))\s+and\s+"
_NUMBER = rf"{_DIGITS}|(?:an?\s+(?=dozen|hundred|thousand|million))?(?:{_WORD})(?:(?:{_AND}|[\s-]+)(?:{_WORD}))*"
_COUNT = re.compile(
    rf"\b(?:(?P<open>hundreds\s+of\s+thousands|tens\s+of\s+thousands|several\s+(?:dozen|hundred|thousand)\b|"
    rf"dozens|scores|hundreds|thousands|millions|a\s+couple\s+of)|"
    rf"(?P<least>(?:at\s+least|more\s+than|over|no\s+fewer\s+than|no\s+less\s+than|upwards\s+of)\s+)?"
    rf"(?P<most>(?:up\s+to|as\s+many\s+as|fewer\s+than|less\s+than|nearly|close\s+to|almost)\s+)?"
    rf"(?:between\s+|from\s+)?(?P<low>{_NUMBER})"
    rf"(?:\s*(?:to|or|-|–|and)\s*(?P<high>\d[\d,]*|(?:{_WORD})(?=\s+[a-z]))(?=\s+[a-z]))?(?P<plus>\+)?|"
    rf"(?P<vague>{UNBOUNDED}))(?!\w)",
    re.I,
)
_NOT_COUNT_AFTER = re.compile(
    r"\s*(?:%|per\s?cent|percent|-\s?years?\s?-\s?olds?|-\s?years?|years?\b|months?\b|weeks?\b|days?\b|hours?\b|"
    r"minutes?\b|km\b|kilomet|miles?\b|met(?:er|re)s?\b|[ap]\.?m\.?\b|°|degrees|-?mm\b|th\b|st\b|nd\b|rd\b|"
    r",?\s+(?:19|20)\d\d\b|provinces?\b|districts?\b|dollars|euros|pounds|times\b|kilogram|kg\b|feet\b|sides\b|"
    r"countries\b|(?-i:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"-\s?(?:hour|day|week|month)|other\s+operations?\b|operations?\b|locations?\b)",
    re.I,
)
_NOT_COUNT_BEFORE = re.compile(
    r"(?:[$€£#@/.:-]|\b(?:(?-i:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|article|resolution|aged?|no|highway)\.?\s*)$",
    re.I,
)
_NOT_DIGITS_BEFORE = re.compile(r"\b(?:in|since|until)\s+$", re.I)
"""Words that make a year of digits and nothing of words ("in 2019", "resulting in two arrests")."""
_YEAR = re.compile(r"(?:19|20)\d\d")


BEFORE = 24
"""Characters before a number in which a word can make it something else than a count."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many: ``[start, end)`` holds the number's words; `low`, `high` None where nobody says."""

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
            if word not in ("dozen", "hundred"):
                total, current = total + current, 0.0
        elif word not in ("and", "a", "an"):
            return None
        seen = True
    return round(total + current) if seen else None


def counts(text: str) -> list[Count]:
    """The counts in `text`, in order."""
    found = []
    for match in _COUNT.finditer(text):
        start, end = match.span()
        before = _NOT_COUNT_BEFORE.search(text, max(0, start - BEFORE), start)
        if text[start].isdigit():
            before = before or _NOT_DIGITS_BEFORE.search(text, max(0, start - BEFORE), start)
        if not (before or _NOT_COUNT_AFTER.match(text, end)):
            count = _read(match)
            if count is not None:
                found.append(count)
    return found


def _read(match: re.Match[str]) -> Count | None:
    start, end = match.span()
    if match["vague"]:
        return Count(None, None, start, end)
    if match["open"]:
        return Count(_OPEN[re.sub(r"\s+", " ", match["open"].lower())], None, start, end)
    low = to_number(match["low"])
    if low is None or (_YEAR.fullmatch(match["low"]) and not match["least"]):
        return None
    high = to_number(match["high"]) if match["high"] else low
    if match["least"] or match["plus"]:
        high = None
    if match["most"]:
        return Count(None, low, start, end)
    return Count(low, high, start, end)
