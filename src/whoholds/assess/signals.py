"""Questions as arrays: what each independent voice says of who holds each place, day by day.

In: questions and a casefile. Out: `Signals`, the numbers that the filter and the learning of reliabilities read.
Stays true: a lineage counts once for each thing it says in a while; background, conditions and doubt give no signal;
the order of claims does not matter.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from whoholds.assess.casefile import Casefile, day_of
from whoholds.records import Attached, Bearing, Question, SourceKind

REFRESH_DAYS = 7
"""A lineage that repeats itself within this many days says nothing new; later it says that things still stand so."""

MAX_PARTIES = 6
"""Parties of one question that are told apart; the least named beyond these count as somebody else."""

SOMEBODY_ELSE, CONTESTED = 0, 1
"""The first two states of every question; the parties follow in order of name."""

FIRST_PARTY = 2
STATES = FIRST_PARTY + MAX_PARTIES
"""The same for every set of questions, so that a question is judged to the bit alike alone and among others."""


class Relation(IntEnum):
    """How a speaker stands to what would be true."""

    NEUTRAL = 0
    OWN = 1
    """Its own side would hold the place."""
    OTHER = 2
    """Another than its own side would."""


class Voice(IntEnum):
    """Sorts of speakers that are given a reliability of their own before anything is known of the speaker itself."""

    NARRATOR = 0
    REPORTING = 1
    WITNESS = 2
    UNNAMED = 3
    PARTY = 4


class Manner(IntEnum):
    """How strongly something is said."""

    PLAIN = 0
    HEDGED = 1
    LESSER = 2
    """Presence, or a part of the place."""


VOICES = {
    SourceKind.NARRATOR: Voice.NARRATOR,
    SourceKind.PARTY: Voice.PARTY,
    SourceKind.WITNESS: Voice.WITNESS,
    SourceKind.CIVILIAN: Voice.WITNESS,
    SourceKind.UNNAMED: Voice.UNNAMED,
}
SAYING = frozenset({Bearing.SUPPORTS, Bearing.OPPOSES, Bearing.CONTESTS, Bearing.PART, Bearing.PRESENCE})

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Signals:
    """One row a signal, sorted by question and day.

    `question` and `day` (ordinal) say where and when; `source` indexes `sources` (lineage ids); `manner` and `voice`
    say how; `speaks_for` and `says` are states of the question (-1: nobody, or none of its parties); `denies` marks
    the opposite of `says`. `labels` holds the party labels of each question by state from `FIRST_PARTY`.
    """

    question: Ints
    day: Ints
    source: Ints
    voice: Ints
    manner: Ints
    speaks_for: Ints
    says: Ints
    denies: Flags
    labels: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]


Row = tuple[int, str, int, int, int, int, bool]
"""Day, lineage, voice, manner, speaks for, says, denies."""


def signals(questions: Sequence[Question], case: Casefile, until: date | None = None) -> Signals:
    """The signals of `questions` that were known by the end of the day `until`, of all where it is None."""
    labels: list[tuple[str, ...]] = []
    rows: list[Row] = []
    where: list[int] = []
    for number, question in enumerate(questions):
        attached = [one for one in question.attached if until is None or one.known is None or one.known <= until]
        parties = _parties(attached, {label for pair in question.rivals for label in pair})
        labels.append(parties)
        found = _of_question(attached, {label: n for n, label in enumerate(parties, FIRST_PARTY)}, case)
        rows += found
        where += [number] * len(found)
    sources = tuple(sorted({row[1] for row in rows}))
    index = {name: number for number, name in enumerate(sources)}
    columns = list(zip(*rows, strict=True)) or [()] * 7

    def ints(values: Iterable[int]) -> Ints:
        return np.fromiter(values, np.int32, len(rows))

    return Signals(
        question=np.asarray(where, np.int32),
        day=ints(columns[0]),
        source=ints(index[name] for name in columns[1]),
        voice=ints(columns[2]),
        manner=ints(columns[3]),
        speaks_for=ints(columns[4]),
        says=ints(columns[5]),
        denies=np.asarray(columns[6], np.bool_),
        labels=tuple(labels),
        sources=sources,
    )


def _parties(attached: Iterable[Attached], rivals: Set[str]) -> tuple[str, ...]:
    """Who is said to hold, lose or attack, and rivals who speak; only the most named where there are too many."""
    named: dict[str, int] = {}
    for one in attached:
        for label in {one.holder, one.rival, one.speaker if one.speaker in rivals else None}:
            if label is not None and one.bearing in SAYING:
                named[label] = named.get(label, 0) + 1
    kept = sorted(named, key=lambda label: (-named[label], label))[:MAX_PARTIES]
    return tuple(sorted(kept))


def _of_question(attached: Iterable[Attached], states: dict[str, int], case: Casefile) -> list[Row]:
    """One row for each thing each lineage says, and again after `REFRESH_DAYS`."""
    last: dict[tuple[str, int, bool], date] = {}
    rows: list[Row] = []
    for one in sorted(attached, key=lambda one: (day_of(one), one.lineage, one.claim)):
        if one.bearing not in SAYING or one.background:
            continue
        says = CONTESTED if one.bearing is Bearing.CONTESTS else states.get(one.holder or "", -1)
        key = (one.lineage, says, one.bearing is Bearing.OPPOSES)
        if says < 0 or (key in last and day_of(one) - last[key] < timedelta(days=REFRESH_DAYS)):
            continue
        last[key] = day_of(one)
        rows.append(_row(one, says, states, case))
    return rows


def _row(one: Attached, says: int, states: dict[str, int], case: Casefile) -> Row:
    claim = case.claims[one.claim]
    lesser = one.bearing in {Bearing.PART, Bearing.PRESENCE}
    manner = Manner.LESSER if lesser else Manner.HEDGED if claim.hedged else Manner.PLAIN
    voice = Voice.PARTY if one.speaker is not None else VOICES.get(claim.source.kind, Voice.REPORTING)
    speaks_for = states.get(one.speaker or "", -1)
    denies = one.bearing is Bearing.OPPOSES
    return day_of(one).toordinal(), one.lineage, int(voice), int(manner), speaks_for, says, denies
