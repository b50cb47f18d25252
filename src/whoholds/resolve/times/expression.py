"""The record for a time expression, and what one rule of the grammar gives.

In: nothing. Out: `TimeExpression`, `Reading`, `Found`, `Scene`.
Stays true: intervals are half-open days; unknown bounds are None.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whoholds.records import Mention


class Grain(StrEnum):
    """How fine an expression speaks, and whether it speaks of one time at all."""

    DAY = "day"
    NIGHT = "night"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    STRETCH = "stretch"
    """A length laid against the report's date ("the past two weeks")."""
    LENGTH = "length"
    """A length with no place in time ("a two-day visit")."""
    RECURRING = "recurring"
    VAGUE = "vague"
    """A time nobody can bound ("recently", "at the time")."""
    CLOCK = "clock"
    """An hour without its day."""
    DATELINE = "dateline"
    """The day a report says it was written; never the time of an event."""
    ECHO = "echo"
    """A day told from the one named before ("the same day")."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words for a time in a report.

    Attributes:
        mention: the words, at absolute offsets, without the preposition before them.
        start, end: the days meant, ``[start, end)``; None where open or unknown.
        precision: a `Grain`, as text.
        value: the same as a TIMEX3 value (TimeML 1.2.1), for exchange: ``2021-09-06``, ``P2W``, ``PAST_REF``.
        since: where the clause begins that "since" opens before the words ("since they took the town in May"): what
            lies inside it happened in ``[start, end)``, what it hangs on has gone on from `start`.
    """

    mention: Mention
    start: date | None
    end: date | None
    precision: str
    value: str = ""
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of its words; fields as in `TimeExpression`.

    `turned` holds the days meant if the event were still to come, where tense decides (weekdays, bare months).
    """

    start: date | None
    end: date | None
    grain: Grain
    value: str
    turned: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Against what words are read: the report's date, and whether the sentence looks ahead."""

    anchor: date | None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A reading and where its words stand."""

    start: int
    end: int
    reading: Reading
