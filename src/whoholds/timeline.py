"""The state of every place on every day, as columns: the whole board of any day by bisection.

In: a chronicle. Out: rows in force on a day. Stays true: a row tells what judging the place anew on any day from its
own until the next would tell of status, holder, rivals, name and origins; the wording and the probability, which change
daily, are judged when they are asked for (`Chronicle.findings`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from whoholds.assess.camps import against
from whoholds.assess.casefile import FLIP_DAYS, day_of
from whoholds.assess.findings import find, latest
from whoholds.assess.flood import FLOOD_ORIGINS
from whoholds.chronicle import Chronicle
from whoholds.compare.parties import party_name
from whoholds.publish.showing import LIVELINESS
from whoholds.records import Claim, Finding, Question, Status
from whoholds.resolve.linking.cards import parties

STATUSES = tuple(Status)
SILENT = len(STATUSES)
"""Status of a row from which on nothing is said of the place: names have come to mean another."""
LIVELY = np.asarray([LIVELINESS.index(status) for status in STATUSES])
"""The place of each status in the order of the board."""
DAYS = 1 << 22
"""More than there are days until the year 9999."""

Ints = NDArray[np.int64]
Word = TypeVar("Word")


@dataclass(frozen=True, slots=True)
class State:
    """What is found of one place, without the claims: `rivals` are those against its holder, the most heard first."""

    place: str
    place_name: str
    within: str | None
    status: Status
    holder: str | None
    rivals: tuple[str, ...]


class Codes(Generic[Word]):
    """Numbers for words that are written many times."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._codes: dict[Word, int] = {}

    def of(self, word: Word) -> int:
        """The number of `word`, a new one if it has none."""
        code = self._codes.setdefault(word, len(self.words))
        if code == len(self.words):
            self.words.append(word)
        return code

    def known(self, word: Word) -> int:
        """The number of `word`, -1 if it has none."""
        return self._codes.get(word, -1)


Title = tuple[str, str | None]
Row = tuple[int, int, int, int, int]
"""Day (ordinal), status, holder, rivals, title: the last three as codes."""


class Timeline:
    """Made once for a state of the records, a place after another."""

    def __init__(self, chronicle: Chronicle) -> None:
        self.chronicle = chronicle
        self._renamings = tuple(_renamings(chronicle))
        self._months = _months_after(day for day in chronicle.days.values() if day is not None)
        self.places = chronicle.docket.homes()
        self.number_of = {place: number for number, place in enumerate(self.places)}
        self.holder_codes: Codes[str | None] = Codes()
        self.rival_codes: Codes[tuple[str, ...]] = Codes()
        self.title_codes: Codes[Title] = Codes()
        self.lineage_codes: Codes[str] = Codes()
        self.openings: set[tuple[str, date | None]] = set()
        """Place and first day of every question there was on any day."""
        places: list[int] = []
        rows: list[Row] = []
        sizes: list[int] = []
        origins: list[int] = []
        for number, place in enumerate(self.places):
            for row, lineages in self._course(place):
                places.append(number)
                rows.append(row)
                sizes.append(len(lineages))
                origins.extend(lineages)
        self.place: Ints = np.asarray(places, np.int64)
        columns = np.asarray(rows, np.int64).reshape(-1, 5)
        self.key: Ints = self.place * DAYS + columns[:, 0]
        self.status, self.holder, self.rival, self.title = (columns[:, n].astype(np.int32) for n in range(1, 5))
        self.origins = np.asarray(origins, np.int32)
        self.ends: Ints = np.cumsum(np.asarray(sizes, np.int64))
        self.rank = self._ranked()

    @property
    def bytes(self) -> int:
        """How much memory the columns take."""
        columns = (self.place, self.key, self.status, self.holder, self.rival, self.title, self.origins)
        return sum(one.nbytes for one in (*columns, self.ends, self.rank))

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.key)

    def on(self, day: date) -> "Board":
        """What is in force on `day`."""
        every = np.arange(len(self.places), dtype=np.int64)
        last = np.searchsorted(self.key, every * DAYS + day.toordinal(), side="right") - 1
        begun = (last >= 0) & (self.place[np.maximum(last, 0)] == every) if len(self.key) else every < 0
        rows = last[begun]
        return Board(self, rows[self.status[rows] != SILENT])

    def state(self, row: int) -> State:
        """What one row tells of its place."""
        name, within = self.title_codes.words[self.title[row]]
        return State(
            self.places[self.place[row]],
            name,
            within,
            STATUSES[self.status[row]],
            self.holder_codes.words[self.holder[row]],
            self.rival_codes.words[self.rival[row]],
        )

    def _ranked(self) -> Ints:
        """The order of rows by name, then by place."""
        titles = self.title_codes.words
        order = {name: number for number, name in enumerate(sorted({name for name, _ in titles}))}
        by_title = np.asarray([order[name] for name, _ in titles], np.int64)
        ranked: Ints = by_title[self.title] * len(self.places) + self.place if len(titles) else self.place
        return ranked

    def _course(self, place: str) -> Iterator[tuple[Row, tuple[int, ...]]]:
        """The rows of one place, oldest first, each with the origins of the claims on it; like ones are one."""
        starts = self._starts(place)
        before: tuple[tuple[int, ...], tuple[int, ...]] | None = None
        for start, end in pairwise([*starts, date.max]):
            asked = self.chronicle.questions(place, start)
            self.openings.update((place, one.start) for one in asked)
            lineages = tuple(sorted({self.lineage_codes.of(one.lineage) for q in asked for one in q.attached}))
            for day, finding in self._found(asked, start, end):
                said = self._coded(finding, asked)
                if before != (said, lineages):
                    before = (said, lineages)
                    yield (day.toordinal(), *said), lineages

    def _coded(self, finding: Finding | None, asked: Sequence[Question]) -> tuple[int, int, int, int]:
        if finding is None:
            return SILENT, self.holder_codes.of(None), self.rival_codes.of(()), self.title_codes.of(("", None))
        rivals = self.rival_codes.of(against(finding, asked))
        title = self.title_codes.of((finding.place_name, finding.within))
        return STATUSES.index(finding.status), self.holder_codes.of(finding.holder), rivals, title

    def _found(self, asked: Sequence[Question], start: date, end: date) -> Iterator[tuple[date, Finding | None]]:
        """The finding on `start`, and on each later day before `end` on which time alone makes it another."""
        case = self.chronicle.case(start)
        one = next(iter(latest(asked, start)), None)
        if one is None:
            yield start, None
            return
        first = find(one, start, case)
        yield start, first
        turns: set[date] = set()
        if any(reason.rule == "flip-must-last" for reason in first.reasons):
            lasted = case.days("flip-days", FLIP_DAYS).days + 1
            turns |= {_later(day_of(attached), lasted) for attached in one.attached}
        if first.last_day is not None:
            turns.add(_later(first.last_day, case.theatre.stale_after_days + 1))
        yield from ((day, find(one, day, case)) for day in sorted(turns) if start < day < end)

    def _starts(self, place: str) -> list[date]:
        """Days from which on other claims, names or sources heard before may count for one place."""
        told = self.chronicle.docket.claims(place)
        days = self.chronicle.days
        dated = {day for one in told if (day := days.get(one.report_id)) is not None}
        first = date.min if any(days.get(one.report_id) is None for one in told) else min(dated)
        keys = {key for one in told for key in _names(one)} if self._renamings else set()
        renamed = {day for day, changed in self._renamings if day > first and not changed.isdisjoint(keys)}
        is_many = sum(map(_may_be_new, told)) >= FLOOD_ORIGINS
        months = {month for month in self._months if month > first} if is_many else set()
        return sorted({first} | dated | renamed | months)


def _months_after(days: Iterable[date]) -> tuple[date, ...]:
    """First days of the months after those of `days`: of the sources heard then, more count as known from there on."""
    months = {day.replace(day=1) for day in days}
    return tuple(sorted({_later(month, 31).replace(day=1) for month in months}))


def _later(day: date, days: int) -> date:
    """`day` and so many days, or the last day there is."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def _renamings(chronicle: Chronicle) -> Iterator[tuple[date, frozenset[tuple[str | None, str | None]]]]:
    """Days from which on some names mean another, with these names."""
    before = chronicle.names(date.min).names
    for day in chronicle.name_days:
        now = chronicle.names(day).names
        if now != before:
            yield day, frozenset(key for key, _ in now.items() ^ before.items())
        before = now


def _names(claim: Claim) -> Iterator[tuple[str, str | None]]:
    """Names and sides under which whoever is in a claim is looked up."""
    for name, side in parties(claim):
        if name:
            yield name, None if side == name else side
        if side:
            yield side, None


def _may_be_new(claim: Claim) -> bool:
    """Whether the source could be one of a flood: nobody who plainly speaks for a party."""
    return claim.source.side is None or party_name(claim.source) is None


class Board:
    """The rows in force on one day, a place each, in order of place."""

    def __init__(self, timeline: Timeline, rows: Ints) -> None:
        self._all = timeline
        self.rows = rows
        self.numbers: Ints = timeline.place[rows]
        """The number of the place of each row."""

    def __len__(self) -> int:
        return len(self.rows)

    def state(self, place: str) -> State | None:
        """The state of one place; None where nothing is said of it."""
        number = self._all.number_of.get(place, -1)
        at = int(np.searchsorted(self.numbers, number))
        if number < 0 or at == len(self.numbers) or self.numbers[at] != number:
            return None
        return self._all.state(int(self.rows[at]))

    def states(self, rows: Iterable[int] | None = None) -> list[State]:
        """The states that `rows` tell of, in their order; all in order of place where it is None."""
        return [self._all.state(row) for row in (self.rows.tolist() if rows is None else rows)]

    def chosen(self, status: Status | None = None, holder: str | None = None, within: Ints | None = None) -> Ints:
        """Rows that meet every condition given, the live ones first; `within` holds numbers of places."""
        kept = np.ones(len(self.rows), np.bool_)
        if status is not None:
            kept &= self._all.status[self.rows] == STATUSES.index(status)
        if holder is not None:
            kept &= self._all.holder[self.rows] == self._all.holder_codes.known(holder)
        if within is not None:
            kept &= np.isin(self.numbers, within)
        rows = self.rows[kept]
        found: Ints = rows[np.lexsort((self._all.rank[rows], LIVELY[self._all.status[rows]]))]
        return found

    def places(self, rows: Ints) -> list[str]:
        """The places that `rows` are of, in their order."""
        return [self._all.places[number] for number in self._all.place[rows].tolist()]

    @property
    def holders(self) -> set[str]:
        """Everybody who is said to hold a place."""
        codes = np.unique(self._all.holder[self.rows]).tolist()
        return {name for code in codes if (name := self._all.holder_codes.words[code]) is not None}

    @property
    def rivals(self) -> set[str]:
        """Everybody who stands against a holder."""
        codes = np.unique(self._all.rival[self.rows]).tolist()
        return {name for code in codes for name in self._all.rival_codes.words[code]}

    @property
    def origins(self) -> int:
        """How many independent origins the claims on control go back to."""
        ends = self._all.ends[self.rows]
        sizes = ends - np.where(self.rows > 0, self._all.ends[self.rows - 1], 0)
        steps = np.arange(int(sizes.sum()), dtype=np.int64) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        seen = np.zeros(len(self._all.lineage_codes.words), np.bool_)
        seen[self._all.origins[np.repeat(ends - sizes, sizes) + steps]] = True
        return int(seen.sum())

    def changed(self, before: "Board") -> list[str]:
        """Places whose status or holder is another than `before`, in order."""
        known = [np.full(len(self._all.places), -1, np.int64) for _ in range(2)]
        for said, board in zip(known, (self, before), strict=True):
            said[board.numbers] = self._all.holder[board.rows].astype(np.int64) * DAYS + self._all.status[board.rows]
        return [self._all.places[number] for number in np.flatnonzero(known[0] != known[1]).tolist()]
