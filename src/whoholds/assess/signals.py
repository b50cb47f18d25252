"""What independent voices say of who holds each place, day by day, as arrays.

In: nothing. Out: the words and the table that the filter and the learning of reliabilities read; `hearing.py` fills it.
Stays true: a row is one thing said once; states are numbered within their question.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

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
