"""Larger places: which hold which, and what the parts of a country come to on one day.

In: a timeline, a gazetteer. Out: places inside others, roll-ups. Stays true: the roll-ups are those of judging anew; of
a day only disputed parts are judged in full, and of all claims only those are looked at that can count.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

import numpy as np

from whoholds.assess.rollup import counted_parts
from whoholds.assess.sweeps import LAST
from whoholds.assess.totals import country_of, roll_ups
from whoholds.ports import Gazetteer
from whoholds.records import CONTROL_KINDS, Claim, Finding, Link, LinkKind, Place, RollUp, Status
from whoholds.timeline import DAYS, Board, Ints, State, Timeline

LEVELS = ("country", "province", "district", "city", "area")
Judge = Callable[[Sequence[str]], Sequence[Finding]]
Look = Callable[[set[str]], Sequence[Claim]]


class Wholes:
    """Made once for a timeline."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._told = timeline.chronicle.told
        self._gazetteer = timeline.chronicle.gazetteer

    @cached_property
    def inside(self) -> dict[str, Ints]:
        """The numbers of the places inside each larger one, sorted."""
        found: dict[str, list[int]] = {}
        for number, place in enumerate(self._timeline.places):
            for whole in line(place, self._gazetteer)[1:]:
                found.setdefault(whole, []).append(number)
        return {whole: np.asarray(numbers, np.int64) for whole, numbers in found.items()}

    @cached_property
    def _outermost(self) -> list[str]:
        return [line(place, self._gazetteer)[-1] for place in self._timeline.places]

    def within(self, place: str) -> Ints:
        """The numbers of a place and of all inside it."""
        own = self._timeline.number_of.get(place)
        inner = self.inside.get(place, np.zeros(0, np.int64))
        return inner if own is None else np.append(inner, own)

    def spoken_of(self, board: Board) -> list[Place]:
        """Larger places that have something to show inside, the larger first."""
        shown = np.zeros(len(self._timeline.places), np.bool_)
        shown[board.numbers] = True
        names = [whole for whole, numbers in self.inside.items() if shown[numbers].any()]
        found = [place for name in names if (place := self._gazetteer.get(name)) is not None]
        return sorted(found, key=lambda place: (LEVELS.index(place.level), place.name))

    def busiest(self, board: Board, most: int) -> list[str]:
        """The outermost places with most places inside that are spoken of."""
        counted: dict[str, int] = {}
        for number in board.numbers.tolist():
            name = self._outermost[number]
            counted[name] = counted.get(name, 0) + 1
        return sorted(counted, key=lambda name: (-counted[name], name))[:most]

    def roll_ups(self, board: Board, judge: Judge, look: Look) -> tuple[RollUp, ...]:
        """The counts of countries; `judge` gives findings in full, `look` claims by id as far as they are in sight."""
        states = self._counting(board)
        disputed = [one.place for one in states if one.status is Status.CONTESTED and one.place in self._parts]
        full = {one.place: one for one in judge(disputed)}
        found = [full.get(one.place) or _brief(one) for one in states]
        ids = {claim for one in full.values() for claim in (*one.supporting, *one.opposing, *one.lesser)}
        claims = {one.id: one for one in look(ids | self._sweeping)} if states else {}
        return roll_ups(found, claims, self._conditions, self._gazetteer)

    def _counting(self, board: Board) -> list[State]:
        """The states of parts that are counted, and one state for each other holder in a country."""
        country, is_part = self._country[board.numbers], self._is_part[board.numbers]
        parts = board.rows[is_part]
        rest = (country >= 0) & ~is_part
        pairs = country[rest] * DAYS + self._timeline.holder[board.rows[rest]]
        _, first = np.unique(pairs, return_index=True)
        return board.states([*parts.tolist(), *board.rows[rest][first].tolist()])

    @cached_property
    def _countries(self) -> list[Place]:
        found = {one.id: one for place in self._timeline.places if (one := country_of(place, self._gazetteer))}
        return [found[name] for name in sorted(found)]

    @cached_property
    def _country(self) -> Ints:
        """The number of the country of each place, -1 for none and for countries themselves."""
        numbers = {one.id: number for number, one in enumerate(self._countries)}
        found = [(place, country_of(place, self._gazetteer)) for place in self._timeline.places]
        return np.asarray([numbers[one.id] if one and one.id != place else -1 for place, one in found], np.int64)

    @cached_property
    def _parts(self) -> set[str]:
        """Places that count as a part of a country: all inside where the gazetteer knows no parts."""
        found: set[str] = set()
        for number, country in enumerate(self._countries):
            parts = [part.id for part in counted_parts(country, self._gazetteer)]
            inner = np.flatnonzero(self._country == number).tolist()
            found.update(parts or (self._timeline.places[one] for one in inner))
        return found

    @cached_property
    def _is_part(self) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        return np.asarray([place in self._parts for place in self._timeline.places], np.bool_)

    @cached_property
    def _sweeping(self) -> set[str]:
        """Claims that may speak of many places of a country at once."""
        entries, names = {one.id for one in self._countries}, {one.name for one in self._countries}
        return (
            {claim.id for claim in self._timeline.chronicle.claims if _may_sweep(claim, entries, names)}
            if entries
            else set()
        )

    @cached_property
    def _conditions(self) -> tuple[Link, ...]:
        return tuple(link for link in self._told.links if link.kind is LinkKind.CONDITIONAL_ON)


def line(place_id: str, gazetteer: Gazetteer) -> list[str]:
    """A place and all that contain it, from the inside."""
    found: list[str] = []
    at: str | None = place_id
    while at is not None and at not in found:
        found.append(at)
        place = gazetteer.get(at)
        at = place.parent if place else None
    return found


def _may_sweep(claim: Claim, entries: set[str], names: set[str]) -> bool:
    place = claim.place
    if place is None or claim.background or claim.kind not in CONTROL_KINDS:
        return False
    return place.entry in entries or place.name in names or LAST.search(claim.quote.text.lower()) is not None


def _brief(state: State) -> Finding:
    """A state as a finding without claims: what is not disputed counts by its holder alone."""
    return Finding(state.place, state.place_name, state.within, date.min, state.status, state.holder, (), (), (), ())
