"""Questions → signals: what each independent voice says of who holds each place, day by day.

In: questions and a casefile. Out: `Signals`. Stays true: a lineage counts once for each thing it says in a while;
background, conditions and doubt give no signal; the order of claims does not matter.
"""

from collections.abc import Iterable, Sequence, Set
from datetime import date, timedelta

import numpy as np

from whoholds.assess.casefile import Casefile, day_of
from whoholds.assess.flood import flood
from whoholds.assess.signals import CONTESTED, FIRST_PARTY, MAX_PARTIES, Ints, Manner, Signals, Voice
from whoholds.records import Attached, Bearing, Question, SourceKind

REFRESH_DAYS = 7
"""A lineage that repeats itself within this many days says nothing new; later it says that things still stand so."""

VOICES = {
    SourceKind.NARRATOR: Voice.NARRATOR,
    SourceKind.PARTY: Voice.PARTY,
    SourceKind.WITNESS: Voice.WITNESS,
    SourceKind.CIVILIAN: Voice.WITNESS,
    SourceKind.UNNAMED: Voice.UNNAMED,
}
SAYING = frozenset({Bearing.SUPPORTS, Bearing.OPPOSES, Bearing.CONTESTS, Bearing.PART, Bearing.PRESENCE})

Row = tuple[int, str, int, int, int, int, bool]
"""Day, lineage, voice, manner, speaks for, says, denies."""


def hear(questions: Sequence[Question], case: Casefile, until: date | None = None) -> Signals:
    """The signals of `questions` that were known by the end of the day `until`, of all where it is None."""
    labels: list[tuple[str, ...]] = []
    rows: list[Row] = []
    where: list[int] = []
    for number, question in enumerate(questions):
        attached = [
            case.counted(one) for one in question.attached if until is None or one.known is None or one.known <= until
        ]
        parties = _parties(attached, {label for pair in question.rivals for label in pair})
        labels.append(parties)
        found = _of_question(question, attached, {label: n for n, label in enumerate(parties, FIRST_PARTY)}, case)
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


def _of_question(question: Question, attached: Sequence[Attached], states: dict[str, int], case: Casefile) -> list[Row]:
    """One row for each thing each lineage says, and again after `REFRESH_DAYS`."""
    last: dict[tuple[str, int, bool], date] = {}
    rows: list[Row] = []
    swept = frozenset(flood(question, attached, case))
    for one in sorted(
        (one for one in attached if one not in swept), key=lambda one: (day_of(one), one.lineage, one.claim)
    ):
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
