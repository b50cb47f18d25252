"""What is in sight at both clocks, computed once for each state of the database.

In: a store, tools, clocks. Out: a `Sight`. Stays true: the records of one state are decoded once and shared by every
day; the same state and clocks give the same sight; a newer row makes a newer state.
"""

from collections import Counter, OrderedDict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock
from typing import TypeVar

from whoholds.pipeline import Picture, Told, Tools, named, picture_of
from whoholds.records import Claim, Decision, Finding, Question, Report, Review
from whoholds.store import Store, View
from whoholds.web.clocks import Clocks

Thing = TypeVar("Thing")
STATES_KEPT = 2
SIGHTS_KEPT = 64


@dataclass(frozen=True)
class Known:
    """Everything told to the database by one instant, in the order of its view; `named`: each actor under one name."""

    view: View
    told: Told
    named: tuple[Claim, ...]
    reviews: tuple[Review, ...]

    @property
    def reports(self) -> Sequence[Report]:
        """All reports, the undated ones last."""
        return self.told.reports

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day something was published, in order."""
        return tuple(sorted({report.date for report in self.reports if report.date}))

    @cached_property
    def claims_by_day(self) -> Counter[date]:
        """How many claims the reports of each day make."""
        days = {report.id: report.date for report in self.reports}
        return Counter(day for claim in self.named if (day := days.get(claim.report_id)) is not None)

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """Parties by how many claims speak of or for them, so that each keeps its colour on every day."""
        counted: Counter[str] = Counter()
        for claim in self.named:
            names = {claim.source.side, claim.actor.side or claim.actor.name if claim.actor else None}
            counted.update(name for name in names if name)
        return tuple(name for name, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True)
class Sight:
    """The picture of one day with the records it rests on. `day` is `clocks.as_of`, else the last report's."""

    clocks: Clocks
    day: date
    told: Known
    picture: Picture

    @cached_property
    def finding_of(self) -> dict[str, Finding]:
        """Findings by place."""
        return {finding.place: finding for finding in self.picture.findings}

    @cached_property
    def questions_of(self) -> dict[str, list[Question]]:
        """Questions by place, oldest window first."""
        found: dict[str, list[Question]] = {}
        for question in self.picture.questions:
            found.setdefault(question.place, []).append(question)
        return found

    @property
    def claims(self) -> Sequence[Claim]:
        """Claims in the order of the view."""
        return tuple(self.picture.claims.values())

    def found(self, words: str, most: int) -> list[Claim]:
        """Claims in sight that a search for `words` finds, the best first."""
        hits = self.told.view.search(words, most)
        return [self.picture.claims[one.id] for one in hits if one.id in self.picture.claims]

    @cached_property
    def reviews_of(self) -> dict[str, list[Review]]:
        """What people decided about each claim, each person's last word, in the order they said it."""
        last: dict[tuple[str, str], Review] = {}
        for one in self.told.reviews:
            last.pop((one.claim, one.reviewer), None)
            last[(one.claim, one.reviewer)] = one
        found: dict[str, list[Review]] = {}
        for one in last.values():
            found.setdefault(one.claim, []).append(one)
        return found

    @cached_property
    def origin_of(self) -> dict[str, str]:
        """The lineage of every claim that bears on a question, by claim."""
        return {one.claim: one.lineage for question in self.picture.questions for one in question.attached}

    @cached_property
    def origins(self) -> int:
        """How many independent origins the claims on control go back to."""
        return len(set(self.origin_of.values()))


class Sights:
    """Keeps the latest states and sights; shared by all requests."""

    def __init__(self, store: Store, tools: Tools, *, for_all: bool = False) -> None:
        """With `for_all` reports are left out of which somebody restricted a claim, and all that was read from them."""
        self._store = store
        self._for_all = for_all
        self._tools = tools
        self._lock = Lock()
        self._told: OrderedDict[object, Known] = OrderedDict()
        self._sights: OrderedDict[object, Sight] = OrderedDict()

    def see(self, clocks: Clocks) -> Sight:
        """What is in sight at `clocks` now. One thread computes, the others wait for it."""
        view = self._store.view(None, clocks.recorded_by)
        state = (view.newest, clocks.recorded_by)
        with self._lock:
            if (known := self._sights.get((state, clocks.as_of))) is not None:
                self._sights.move_to_end((state, clocks.as_of))
                return known
            told = self._tell(state, view)
            day = clocks.as_of or max(told.days, default=self._tools.clock.now().date())
            sight = Sight(clocks, day, told, self._picture(told.told, clocks.as_of, day))
            _keep(self._sights, (state, clocks.as_of), sight, SIGHTS_KEPT)
            return sight

    def _tell(self, state: object, view: View) -> Known:
        if (known := self._told.get(state)) is None:
            told = Told(view.reports(), view.claims(), view.links(), view.judgements())
            if self._for_all:
                told = _without(told, restricted(view))
            known = Known(view, told, tuple(named(told, self._tools)), tuple(view.reviews()))
            _keep(self._told, state, known, STATES_KEPT)
        return known

    def _picture(self, told: Told, as_of: date | None, day: date) -> Picture:
        if as_of is None:
            return picture_of(told, self._tools, day)
        later = {report.id for report in told.reports if report.date is not None and report.date > as_of}
        return picture_of(_without(told, later), self._tools, day)

    def held_back(self) -> set[str]:
        """Reports that are left out now."""
        return restricted(self._store.view()) if self._for_all else set()


def restricted(view: View) -> set[str]:
    """Reports with a claim whose last review by anybody says that it must not be published."""
    last = {(one.claim, one.reviewer): one.decision for one in view.reviews()}
    claims = {claim for (claim, _), decision in last.items() if decision is Decision.RESTRICT}
    return {claim.report_id for claim in view.claims() if claim.id in claims} if claims else set()


def _without(told: Told, reports: Set[str]) -> Told:
    """The records that do not stem from `reports`."""
    if not reports:
        return told
    claims = [claim for claim in told.claims if claim.report_id not in reports]
    ids = {claim.id for claim in claims}
    links = [link for link in told.links if link.origin in ids]
    return Told([one for one in told.reports if one.id not in reports], claims, links, told.judgements)


def _keep(kept: OrderedDict[object, Thing], key: object, thing: Thing, most: int) -> None:
    kept[key] = thing
    while len(kept) > most:
        kept.popitem(last=False)
