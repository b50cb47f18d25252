"""Words before and between expressions that open, close or join their intervals: since, until, by, from … to.

In: readings at their offsets, the text, the report's date. Out: `TimeExpression` records.
Stays true: what is joined keeps every word from the first part to the last; a bound nobody gave is None.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from whoholds.records import Mention
from whoholds.resolve.times.expression import Found, Grain, Reading, TimeExpression
from whoholds.resolve.times.scanning import looks_ahead
from whoholds.resolve.times.stretches import days_on, months_on, move
from whoholds.resolve.times.words import HEDGE

STALE_DAYS = 60
"""A deadline told without a year is to come if its nearest past is longer gone than this."""
REACH = 90
"""Characters before an expression in which the word that opens or closes it lies."""

_JOIN = re.compile(r"\s*(?:-|–|—|to|and|until|till|through|or)\s*(?:on\s+|in\s+)?", re.IGNORECASE)
_OPENS = re.compile(r"\b(?:from|between)\s+(?:(?:about|around|on|in|the)\s+)?$", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(?:(?P<since>(?:ever\s+)?since|starting|beginning|as\s+of|from|as\s+early\s+as)|(?P<after>after(?=\s+$))|"
    r"(?P<until>until|till|up\s+to)|(?P<by>by|no\s+later\s+than|on\s+or\s+before)|(?P<before>before|prior\s+to|ahead\s+of))"
    r"\s+(?:(?:at\s+least|about|around|on|in|the|early|late)\s+)*$",
    re.IGNORECASE,
)
_SINCE_CLAUSE = re.compile(r"\bsince\s+(?P<clause>(?:[\w'’\-]+\s+){1,14})$", re.IGNORECASE)
_LASTING = re.compile(r"\b(?P<word>for|after|within)\s+(?:just\s+|only\s+)?$", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?!age\b)\w", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_INEXACT = re.compile(rf"(?!only|just\s+(?!over|under)){HEDGE}|.*-", re.IGNORECASE)
"""Lengths that end at no day anyone could name: "nearly two weeks", "two-week"."""
_RUNNING = re.compile(r"(?:hour|day|week|fortnight)s?['’]?$", re.IGNORECASE)
"""Lengths that news reckons up to its own day; "for N years" has no bounds in six of nine training claims."""
_POINTS = (Grain.DAY, Grain.NIGHT, Grain.MONTH, Grain.YEAR, Grain.SEASON, Grain.DECADE, Grain.QUARTER, Grain.WEEK)


def frame(text: str, found: Sequence[Found], anchor: date | None, start: int) -> tuple[TimeExpression, ...]:
    """Expressions from readings, pairs joined and bounds opened or closed by the words before them."""
    out = []
    for item, is_pair in _joined(text, found, start):
        reading = item.reading if is_pair else _led(text, item, anchor, start)
        words = _POSSESSIVE.sub("", text[item.start : item.end])
        mention = Mention(words, item.start, item.start + len(words))
        is_open = is_pair or reading.end is None
        clause = None if is_open else _SINCE_CLAUSE.search(text, max(start, item.start - REACH), item.start)
        opened = clause.start("clause") if clause else None
        out.append(TimeExpression(mention, reading.start, reading.end, reading.grain, reading.value, opened))
    return tuple(out)


def _joined(text: str, found: Sequence[Found], start: int) -> list[tuple[Found, bool]]:
    out: list[tuple[Found, bool]] = []
    for item in found:
        pair = _pair(text, out[-1][0], item, start) if out and not out[-1][1] else None
        if pair:
            out[-1] = (pair, True)
        else:
            out.append((item, False))
    return out


def _pair(text: str, first: Found, second: Found, start: int) -> Found | None:
    """ "Between May and October 2018", "from 1996 to 2001", "31 July – 2 August"."""
    gap = text[first.end : second.start]
    if not _JOIN.fullmatch(gap) or first.reading.grain not in _POINTS or second.reading.grain not in _POINTS:
        return None
    opened = _OPENS.search(text, max(start, first.start - REACH), first.start)
    if gap.strip().lower() == "and" and _next_day(first.reading, second.reading):
        return Found(first.start, second.end, replace(first.reading, end=second.reading.end, turned=None))
    if not opened and gap.strip().lower() not in ("-", "–", "—", "to", "through", "until"):
        return None
    low, high = first.reading.start, second.reading.end
    if low is None or high is None:
        return Found(first.start, second.end, Reading(None, high if low else None, second.reading.grain, ""))
    while low >= high or (not re.search(r"\d{4}", text[first.start : first.end]) and (high - low).days > 366):
        if re.search(r"\d{4}", text[first.start : first.end]):
            return None
        low = months_on(low, -12 if low >= high else 12)
    return Found(first.start, second.end, Reading(low, high, first.reading.grain, first.reading.value))


def _next_day(one: Reading, other: Reading) -> bool:
    """Whether "Wednesday and Thursday" are two days running."""
    return one.grain is other.grain is Grain.DAY and one.end is not None and one.end == other.start


def _led(text: str, item: Found, anchor: date | None, start: int) -> Reading:
    reading = item.reading
    floor = max(start, item.start - REACH)
    if reading.grain is Grain.LENGTH:
        return _running(text, item, anchor, floor)
    if reading.start is None and reading.end is None:
        return reading
    lead = _LEAD.search(text, floor, item.start)
    if lead and not _POSSESSIVE.search(text, item.start, item.end):
        return _bounded(reading, lead, anchor)
    return reading


def _bounded(reading: Reading, lead: re.Match[str], anchor: date | None) -> Reading:
    if lead["since"] or lead["after"]:
        return replace(reading, end=None, turned=None)
    if lead["before"]:
        return replace(reading, start=None, end=reading.start, turned=None)
    if lead["until"]:
        end = reading.end if reading.grain is Grain.DAY else reading.start
        return replace(reading, start=None, end=end, turned=None)
    if reading.turned and anchor and reading.end and (anchor - reading.end).days > STALE_DAYS:
        value = _value(reading.turned[0], reading)
        return replace(reading, start=anchor, end=reading.turned[1], value=value, turned=None)
    opened = anchor if anchor and reading.end and anchor < reading.end else None
    return replace(reading, start=opened, turned=None)


def _value(day: date, reading: Reading) -> str:
    """The value of `reading` at another day: as fine as before ("2022-05"), with the hour it had."""
    fine = {Grain.DAY: 10, Grain.MONTH: 7}.get(reading.grain)
    return day.isoformat()[:fine] + reading.value[fine:] if fine else reading.value


def _running(text: str, item: Found, anchor: date | None, floor: int) -> Reading:
    """A length laid against the report's date: "for two weeks", "two weeks of fierce fighting", "within two days"."""
    words = text[item.start : item.end]
    lead, of = _LASTING.search(text, floor, item.start), _OF.match(text, item.end)
    number, unit = re.fullmatch(r"PT?(\d+(?:\.\d+)?)([HDW])", item.reading.value), _RUNNING.search(words)
    if anchor is None or not (lead or of) or not number or not unit or _INEXACT.match(words):
        return item.reading
    count, name = float(number[1]), {"H": "hour", "D": "day", "W": "week"}[number[2]]
    if not looks_ahead(text, item.start, item.end):
        start = move(anchor, -count, name)
        return replace(item.reading, start=start, end=days_on(anchor, 1), grain=Grain.STRETCH)
    if lead and lead["word"].lower() == "within":
        end = days_on(move(anchor, count, name), 1)
        return replace(item.reading, start=anchor, end=end, grain=Grain.STRETCH)
    return item.reading
