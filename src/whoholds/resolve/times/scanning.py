"""Where in a text the grammar's rules match: one look for telling words, then only the rules those words call for.

In: a text and the day its words are told from. Out: readings at their offsets, in order, none overlapping.
Stays true: of rivals for the same words the longest wins, then the earlier rule; no rule runs where no word calls it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from whoholds.resolve.times import calendar_rules, deictic_rules, length_rules
from whoholds.resolve.times.expression import Found, Grain, Reading, Scene
from whoholds.resolve.times.quarters import with_quarters
from whoholds.resolve.times.stretches import day_reading, days_on

REACH = 48
"""Characters about a telling word in which its expression lies; the longest in the training texts takes 41."""

_TELLING = re.compile(
    r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?P<unit>\b(?:minute|hour|day|night|week|weekend|month|"
    r"quarter|year|decade|fortnight|centur(?:y|ie))s?\b)|(?P<digits>(?<!\d)\d{4}(?!\d)|\d0\s?['’]?s\b|\d/\d)|"
    r"(?P<month>(?-i:\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|"
    r"DEC)))|"
    r"(?P<word>\b(?:today|tonight|yesterday|tomorrow|overnight|morning|afternoon|evening|spring|summer|autumn|fall|winter|"
    r"half|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|nineteen|twenty|recently|lately|previously|now|currently|nowadays|"
    r"soon|moment|present|time|past|future|daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|nightly|hourly|"
    r"these|rama[dz]an|eid|nowruz|newroz|ashura|muharram|easter|passover|christmas)\b)|"
    r"(?P<clock>\d\s*[ap]\.?\s?m\b|o['’]clock)",
    re.IGNORECASE,
)
_ALSO = {"unit": ("unit", "word"), "weekday": ("weekday", "word")}
"""Telling words that call for rules of a second kind: "that day", "the third quarter", "Mondays"."""

Rule = tuple[int, re.Pattern[str], Callable[[re.Match[str], Scene], Reading | None]]
_RULES: tuple[tuple[str, Rule], ...] = tuple(
    (kind, (rank, re.compile(pattern, re.IGNORECASE), read))
    for rank, (kind, pattern, read) in enumerate((*calendar_rules.RULES, *deictic_rules.RULES, *length_rules.RULES))
)
_BY_KIND = {kind: tuple(rule for k, rule in _RULES if k == kind) for kind in {k for k, _ in _RULES}}

_TENSE = re.compile(
    r"\b(?P<ahead>(?:will|shall|won['’]t|due|as\s+(?:early|soon)\s+as|(?:set|scheduled|expected|planned|plans?|planning|slated|going|"
    r"hop(?:es|ing)|likely|about)\s+(?:to|for)|(?:is|are|was|were|being)\s+(?:expected|scheduled|due|slated|planned)|"
    r"has\s+scheduled|upcoming|to\s+be\s+\w+)\b|['’]ll\b)|"
    r"\b(?:said|says|told|was|were|had|has|have|did|took|began|came|left|fell|went|held|shot|hit|\w{3,}ed)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.!?;]['’”\"]?\s|\n")
TENSE_REACH = 90
"""Characters on either side in which a verb may tell the tense."""


def scan(text: str, anchor: date | None, start: int, end: int) -> list[Found]:
    """The expressions in ``text[start:end]``, each read by itself.

    Args:
        text: the whole report; offsets are code points of it.
        anchor: the day relative words are told from, or None.
    """
    rivals = sorted(_rivals(text, start, end), key=lambda r: (r[0].start() - r[0].end(), r[1]))
    taken = bytearray(end - start)
    found: list[Found] = []
    for match, _, read in rivals:
        first, last = match.span()
        if any(taken[first - start : last - start]):
            continue
        reading = read(match, Scene(anchor, looks_ahead(text, first, last)))
        if reading is not None:
            taken[first - start : last - start] = b"\x01" * (last - first)
            found.append(Found(first, last, reading))
    return with_quarters(text, _with_echoes(sorted(found, key=lambda f: f.start)))


def _rivals(
    text: str, start: int, end: int
) -> Iterator[tuple[re.Match[str], int, Callable[[re.Match[str], Scene], Reading | None]]]:
    for first, last, kinds in _windows(text, start, end):
        for kind in kinds:
            for rank, pattern, read in _BY_KIND[kind]:
                for match in pattern.finditer(text, first, last):
                    yield match, rank, read


def _windows(text: str, start: int, end: int) -> Iterator[tuple[int, int, list[str]]]:
    """Stretches of text about telling words, joined where they touch, with the kinds of rules they call for."""
    first, last, kinds = start, start, dict[str, None]()
    for match in _TELLING.finditer(text, start, end):
        kind = match.lastgroup or "word"
        low, high = max(start, match.start() - REACH), min(end, match.end() + REACH)
        if kinds and low > last:
            yield first, last, list(kinds)
            kinds = {}
        if not kinds:
            first = _word_start(text, low, start)
        kinds |= dict.fromkeys(_ALSO.get(kind, (kind,)))
        last = _word_end(text, high, end)
    if kinds:
        yield first, last, list(kinds)


def _word_start(text: str, at: int, least: int) -> int:
    while at > least and text[at - 1].isalnum():
        at -= 1
    return at


def _word_end(text: str, at: int, most: int) -> int:
    while at < most and text[at].isalnum():
        at += 1
    return at


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the verb nearest before ``[start, end)`` in its clause, else the first after it, speaks of the future."""
    before = text[max(0, start - TENSE_REACH) : start]
    breaks = [m.end() for m in _BREAK.finditer(before)]
    verbs = list(_TENSE.finditer(before, breaks[-1] if breaks else 0))
    if verbs:
        return verbs[-1]["ahead"] is not None
    after = text[end : end + TENSE_REACH]
    stop = _BREAK.search(after)
    verb = _TENSE.search(after, 0, stop.start() if stop else len(after))
    return verb is not None and verb["ahead"] is not None


def _with_echoes(found: list[Found]) -> list[Found]:
    """ "The same day" and "the next day" dated by the day named before them."""
    day: date | None = None
    out = []
    for item in found:
        reading = item.reading
        if reading.grain is Grain.ECHO:
            dated = day_reading(days_on(day, int(reading.value))) if day else None
            reading = replace(dated, grain=Grain.ECHO) if dated else replace(reading, value="XXXX-XX-XX")
        elif reading.grain in (Grain.DAY, Grain.NIGHT) and reading.start:
            day = reading.start
        out.append(replace(item, reading=reading))
    return out
