"""The findings of all places as a growing record: updated report by report, looked at as of any day.

In: reports with their claims and links, in any order; a theatre, a gazetteer, a standing. Out: findings as of a day,
and what changed when. Stays true: a ledger that grew report by report equals one made at once; a new report makes only
its own places be judged again; what is published later changes no earlier day.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from whoholds.assess.casefile import FLIP_DAYS, Casefile
from whoholds.assess.findings import findings as find_all
from whoholds.assess.standing import Standing
from whoholds.compare.lineages import lineage_of_outlet
from whoholds.compare.questions import Docket
from whoholds.ports import Gazetteer
from whoholds.records import Claim, Finding, Link, Report, Review, Theatre


@dataclass(frozen=True, slots=True)
class Change:
    """On `day` a place's status or holder became another. `before` is None for the first finding of a place.

    `causes` are the claims of the new finding that the one before did not have; empty where only time passed.
    """

    day: date
    before: Finding | None
    after: Finding
    causes: tuple[str, ...]


class Ledger:
    """Claims by place and, for places that were asked for, the finding of every day on which it could change."""

    def __init__(self, theatre: Theatre, gazetteer: Gazetteer, standing: Standing | None = None) -> None:
        known = standing or Standing()
        outlets = frozenset(lineage_of_outlet(outlet.name) for outlet in theatre.outlets)
        self._docket = Docket(theatre, gazetteer)
        self._claims: dict[str, Claim] = {}
        self._case = Casefile(self._claims, theatre, known, outlets | known.sources)
        self._histories: dict[str, tuple[Finding, ...]] = {}

    def add(
        self,
        reports: Iterable[Report],
        claims: Iterable[Claim],
        links: Iterable[Link] = (),
        reviews: Iterable[Review] = (),
    ) -> frozenset[str]:
        """Add reports with what they say, and what people decided; the places that are judged anew when asked for."""
        listed = tuple(claims)
        self._claims.update((claim.id, claim) for claim in listed)
        touched = self._docket.add(reports, listed, links, reviews)
        for place in touched:
            self._histories.pop(place, None)
        return touched

    def findings(self, day: date) -> tuple[Finding, ...]:
        """The finding of every place that was spoken of by `day`, sorted by place; `Finding.day` is since when."""
        found = []
        for place in self._docket.places():
            history = self.history(place)
            number = bisect_right(history, day, key=lambda one: one.day)
            if number:
                found.append(history[number - 1])
        return tuple(found)

    def latest(self, place: str, day: date) -> Finding | None:
        """The finding of one place on `day`, judged now; None where nothing was said of it by then."""
        found = find_all(self._docket.questions(place, day), day, self._case)
        return found[0] if found else None

    def history(self, place: str) -> tuple[Finding, ...]:
        """The findings of one place, oldest first, on every day on which words or time could change them."""
        if place not in self._histories:
            self._histories[place] = tuple(self._judged(place))
        return self._histories[place]

    def changes(self, since: date, until: date) -> tuple[Change, ...]:
        """Every change of status or holder from `since` to `until` (both inclusive), by day and place."""
        found = []
        for place in self._docket.places():
            before: Finding | None = None
            for after in self.history(place):
                changed = before is None or (before.status, before.holder) != (after.status, after.holder)
                if changed and since <= after.day <= until:
                    found.append(Change(after.day, before, after, _causes(before, after)))
                before = after
        return tuple(sorted(found, key=lambda one: (one.day, one.after.place)))

    def _judged(self, place: str) -> Iterable[Finding]:
        for day in self._turning_days(place):
            yield from find_all(self._docket.questions(place, day), day, self._case)

    def _turning_days(self, place: str) -> list[date]:
        """Days of publication, and those on which a takeover has lasted or a finding has grown stale."""
        told = self._docket.days(place)
        lasted = self._case.days("flip-days", FLIP_DAYS) + timedelta(days=1)
        stale = timedelta(days=self._case.theatre.stale_after_days + 1)
        return sorted({*told, *(day + lasted for day in told), *(day + stale for day in told)})


def _causes(before: Finding | None, after: Finding) -> tuple[str, ...]:
    had = set() if before is None else {*before.supporting, *before.opposing, *before.lesser}
    now = (*after.supporting, *after.opposing, *after.lesser)
    return tuple(claim for claim in now if claim not in had)
