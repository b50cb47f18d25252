"""Which of a report's times is the time of a claim's event, and which events are history.

In: a claim's quote, cue and kind, its report's text and time expressions. Out: a `When`, or None.
Stays true: the time of the speech is never taken for the time of the event; nothing outside the sentence is taken.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whoholds.records import Kind, Mention, When
from whoholds.resolve.times.expression import Grain, TimeExpression

BESIDE = 12
"""Characters between a quote and its time. In the training claims a time nearer than this outside the quote is the
event's in 3 of 4 narrated sentences and 1 of 2 attributed ones; farther off in 1 of 4."""
SPEECH_GAP = 40
"""Characters between a cue and the time of the speech: of times this near a cue and outside the quote, 1 in 6 is the
event's."""
HISTORY_DAYS = 180
"""An event that ended so long before its report is history: 5 of 6 such training claims are marked as background."""
SENTENCE_REACH = 700
"""Characters on either side of a quote in which its sentence ends; longer ones are cut there."""

_LEADING = re.compile(
    r"\W*(?:(?:but|and|then|also|later|early|late|on|in|at|since|by|until|during|over|the)\s+)*", re.IGNORECASE
)
_NEVER = frozenset({Grain.DATELINE, Grain.LENGTH, Grain.VAGUE, Grain.RECURRING, Grain.CLOCK})
_DAYS = frozenset({Grain.DAY, Grain.NIGHT, Grain.ECHO})
_TOLD_BY_DAY = frozenset({Kind.CASUALTIES, Kind.DETAINS})
_TELLING_LENGTH = re.compile(r"\b(?:for|after|over|in|within|during)\s+$", re.IGNORECASE)
_RECENTLY = re.compile(r"recently|lately|ago$", re.IGNORECASE)
_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")
_SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|Capt|Gov|Sen|Rep|St|Brig|Adm|Prof|No|Jan|Feb|Mar|Apr|Aug|Sept?|"
    r"Oct|Nov|Dec))$"
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a claim stands: ``[start, end)`` is its sentence (or sentences)."""

    text: str
    start: int
    end: int
    cue: Mention | None
    kind: str | None


def when_of(
    quote: Mention,
    cue: Mention | None,
    text: str,
    expressions: Sequence[TimeExpression],
    kind: str | None = None,
    pointed: Mention | None = None,
) -> When | None:
    """The time of the event that `quote` tells of.

    Args:
        quote: the claim's words.
        cue: the words that attribute it; None for the narrator's own claims.
        text: the report; `quote`, `cue` and `expressions` are at its offsets.
        expressions: the report's, as `find_times` gives them.
        kind: the claim's `Kind`, if known.
        pointed: the words a reader takes for the time, if any.

    Returns:
        What was pointed at, if it is a time; else the expression inside the quote, else one beside it that is not the
        time of the speech, else the one that a narrated sentence gives to all it tells; None if there is none.
    """
    place = _Place(text, *_sentence(text, quote), cue, kind)
    meant = [t for t in expressions if pointed is not None and _overlap(t.mention, pointed)]
    if pointed is not None and meant and all(_tells_when(t, place) for t in meant):
        return when_at(pointed, quote, expressions)
    around = Mention("", place.start, place.end)
    usable = [t for t in expressions if _overlap(t.mention, around) and _tells_when(t, place)]
    inside = [t for t in usable if _overlap(t.mention, quote)]
    chosen = min(inside, key=_openness) if inside else _outside(quote, place, usable)
    return None if chosen is None else _when(chosen, quote.start)


def when_at(mention: Mention, quote: Mention, expressions: Sequence[TimeExpression]) -> When:
    """The time told by `mention`, which a reader pointed at: dated by the expression it shares most words with.

    Where it is a part of that ("1996" of "from 1996 to 2001"), the whole is the mention.

    Words that no rule knows keep their mention and have no bounds.
    """
    sharing = [t for t in expressions if _overlap(t.mention, mention)]
    if not sharing:
        return When(mention)
    best = max(sharing, key=lambda t: min(mention.end, t.mention.end) - max(mention.start, t.mention.start))
    part = best.mention.start <= mention.start and mention.end <= best.mention.end
    return replace(_when(best, min(quote.start, mention.start)), mention=best.mention if part else mention)


def is_background(when: When | None, reported_on: date | None) -> bool:
    """Whether an event is history: its own time ended half a year or more before its report."""
    if when is None or when.end is None or reported_on is None:
        return False
    return reported_on - when.end > timedelta(days=HISTORY_DAYS)


def _sentence(text: str, quote: Mention) -> tuple[int, int]:
    """From the sentence the quote begins in to the end of the one it ends in."""
    low, high = max(0, quote.start - SENTENCE_REACH), min(len(text), quote.end + SENTENCE_REACH)
    stops = [m.end() for m in _STOP.finditer(text, low, quote.start + 1) if not _is_short(text, m)]
    begin = max((at for at in stops if at <= quote.start), default=low)
    after = (m.start() for m in _STOP.finditer(text, quote.end, high) if not _is_short(text, m))
    return begin, next(after, high)


def _is_short(text: str, stop: re.Match[str]) -> bool:
    """Whether the full stop belongs to a short form ("Gen.", "U.S.")."""
    return stop.group()[0] == "." and _SHORT.search(text, max(0, stop.start() - 6), stop.start()) is not None


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and one.end > other.start


def _openness(expression: TimeExpression) -> int:
    """Bounded expressions come first; of equals the one told first."""
    return (expression.start is None) + (expression.end is None)


def _tells_when(expression: TimeExpression, place: _Place) -> bool:
    """Whether it can be the time of an event at all: not a bare length, an hour, a rhythm or "now"."""
    grain = Grain(expression.precision)
    if grain is Grain.VAGUE:
        is_bounded = expression.start is not None or expression.end is not None
        return is_bounded or _RECENTLY.search(expression.mention.text) is not None
    if grain is Grain.LENGTH:
        return _TELLING_LENGTH.search(place.text, place.start, expression.mention.start) is not None
    return grain not in _NEVER


def _outside(quote: Mention, place: _Place, usable: Sequence[TimeExpression]) -> TimeExpression | None:
    free = [t for t in usable if place.cue is None or _gap(t.mention, place.cue) >= SPEECH_GAP]
    beside = [t for t in free if _gap(t.mention, quote) < BESIDE]
    if beside:
        return min(beside, key=lambda t: _gap(t.mention, quote))
    return next((t for t in free if _is_shared(t, place)), None) if place.cue is None else None


def _is_shared(expression: TimeExpression, place: _Place) -> bool:
    """Whether a narrated sentence gives this time to all it tells: it opens with it, or counts its dead or detained.

    Of narrated casualties with no time of their own, 25 of 38 in the training claims have the day their sentence names;
    of strikes, clashes and moves 14 of 46.
    """
    if _LEADING.fullmatch(place.text, place.start, max(place.start, expression.mention.start)):
        return True
    return place.kind in _TOLD_BY_DAY and expression.precision in _DAYS


def _gap(one: Mention, other: Mention) -> int:
    return max(one.start - other.end, other.start - one.end)


def _when(chosen: TimeExpression, start: int) -> When:
    """Its days; of "since they took it in May", what begins (at `start`) before the clause has gone on from May."""
    is_outer = chosen.since is not None and start < chosen.since
    return When(chosen.mention, chosen.start, None if is_outer else chosen.end)
