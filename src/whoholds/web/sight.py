"""What is in sight at both clocks: what every day shares is made once for each state of the database.

In: a store, tools, clocks. Out: a `Sight`. Stays true: the records of one state are decoded once, and every place is
judged once over all days (`Timeline`); a day then costs what is shown of it; the same state and clocks give the same
sight; a newer row makes a newer state.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from threading import Lock
from typing import TypeVar

from whoholds.chronicle import Chronicle, Told
from whoholds.compare.corrections import is_left_out, last_words
from whoholds.pipeline import Tools, chronicle_of
from whoholds.records import Claim, Decision, Finding, Link, Question, Report, Review, RollUp
from whoholds.resolve import Actors
from whoholds.store import Store, View
from whoholds.timeline import Board, Timeline
from whoholds.web.clocks import Clocks
from whoholds.wholes import Wholes

Thing = TypeVar("Thing")
STATES_KEPT = 2
SIGHTS_KEPT = 64


class Shown(Mapping[str, Thing]):
    """Of things by id those that are in sight, each made ready only when it is looked at."""

    def __init__(
        self, every: Mapping[str, Thing], count: int, is_shown: Callable[[Thing], bool], ready: Callable[[Thing], Thing]
    ) -> None:
        self._every = every
        self._count = count
        self._is_shown = is_shown
        self._ready = ready

    def __getitem__(self, name: str) -> Thing:
        found = self._every[name]
        if not self._is_shown(found):
            raise KeyError(name)
        return self._ready(found)

    def __iter__(self) -> Iterator[str]:
        return (name for name, found in self._every.items() if self._is_shown(found))

    def __len__(self) -> int:
        return self._count


@dataclass(frozen=True)
class Known:
    """Everything told to the database by one instant, in the order of its view, and the course of every place."""

    view: View
    chronicle: Chronicle
    timeline: Timeline
    reviews: tuple[Review, ...]
    features: dict[int, str | None] = field(default_factory=dict)
    """Rows of the timeline as the map draws them, made when first drawn."""

    @cached_property
    def wholes(self) -> Wholes:
        """Which places lie inside which."""
        return Wholes(self.timeline)

    @property
    def told(self) -> Told:
        """The records themselves."""
        return self.chronicle.told

    @property
    def reports(self) -> Sequence[Report]:
        """All reports, the undated ones last."""
        return self.told.reports

    @cached_property
    def report_of(self) -> dict[str, Report]:
        """All reports by id."""
        return {report.id: report for report in self.reports}

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """All claims by id, under the names they were read with."""
        return {claim.id: claim for claim in self.told.claims}

    @cached_property
    def counted_of(self) -> dict[str, Claim]:
        """All claims by id as they count: as read, or as a person corrected them."""
        return {claim.id: claim for claim in self.chronicle.claims}

    @cached_property
    def last_word_on(self) -> dict[str, Review]:
        """The decision that judging follows, by claim."""
        return last_words(self.reviews)

    @cached_property
    def said_in(self) -> dict[str, list[str]]:
        """The ids of each report's claims."""
        found: dict[str, list[str]] = {}
        for name, claim in self.claim_of.items():
            found.setdefault(claim.report_id, []).append(name)
        return found

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day something was published, in order."""
        return tuple(sorted({report.date for report in self.reports if report.date}))

    @cached_property
    def claims_by_day(self) -> Counter[date]:
        """How many claims the reports of each day make."""
        return Counter(day for claim in self.told.claims if (day := self.day_of(claim)) is not None)

    @cached_property
    def reports_by_day(self) -> Counter[date]:
        """How many reports were published each day."""
        return Counter(report.date for report in self.reports if report.date is not None)

    @cached_property
    def undated(self) -> tuple[int, int]:
        """How many claims and reports have no day."""
        claims, reports = self.claims_by_day.total(), self.reports_by_day.total()
        return len(self.claim_of) - claims, len(self.report_of) - reports

    def day_of(self, claim: Claim) -> date | None:
        """The day a claim was published."""
        return self.chronicle.days.get(claim.report_id)

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """Parties by how many claims speak of or for them, so that each keeps its colour on every day."""
        names = self.chronicle.names(None)
        pairs = Counter(
            (claim.source.side, (claim.actor.name, claim.actor.side) if claim.actor else None)
            for claim in self.told.claims
        )
        counted: Counter[str] = Counter()
        for (side, actor), count in pairs.items():
            for name in {_renamed(names, side, None), _party(names, *actor) if actor else None}:
                counted[name or ""] += count
        del counted[""]
        return tuple(name for name, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))

    @cached_property
    def voices(self) -> dict[tuple[str | None, str | None], date]:
        """Every source, as name and side, and the day from which on it is heard."""
        first: dict[tuple[str | None, str | None], date] = {}
        for claim in self.told.claims:
            voice, day = (claim.source.actor, claim.source.side), self.day_of(claim) or date.min
            if first.get(voice, date.max) > day:
                first[voice] = day
        return first

    @cached_property
    def place_of_question(self) -> dict[str, str]:
        """The place of every question there was on any day, by the question's id."""
        return {Question(place, "", None, start, None, ()).id: place for place, start in self.timeline.openings}


def _renamed(names: Actors, name: str | None, side: str | None) -> str | None:
    return names.name(name, side) if name else None


def _party(names: Actors, name: str | None, side: str | None) -> str | None:
    """The side of an actor, else its name."""
    if name is None:
        return side
    return _renamed(names, side, None) or names.name(name, side)


@dataclass(frozen=True)
class Sight:
    """One day, with the records it rests on. `day` is `clocks.as_of`, else the last report's."""

    clocks: Clocks
    day: date
    told: Known
    _found: dict[str, Finding | None] = field(default_factory=dict)
    _asked: dict[str, tuple[Question, ...]] = field(default_factory=dict)

    @cached_property
    def board(self) -> Board:
        """The state of every place."""
        return self.told.timeline.on(self.day)

    @cached_property
    def names(self) -> Actors:
        """Who is who, as far as the reports in sight tell."""
        return self.told.chronicle.names(self.clocks.as_of)

    @cached_property
    def claim_of(self) -> Mapping[str, Claim]:
        """Claims in sight by id, each actor under one name."""
        count = self._count(self.told.claims_by_day) + self.told.undated[0]
        return Shown(self.told.claim_of, count, self._is_told, self.names.renamed)

    @cached_property
    def report_of(self) -> Mapping[str, Report]:
        """Reports in sight by id."""
        count = self._count(self.told.reports_by_day) + self.told.undated[1]
        return Shown(self.told.report_of, count, lambda one: self._is_by(one.date), lambda one: one)

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """All claims in the order of the view: dear where there are many."""
        return tuple(self.claim_of.values())

    def said_in(self, report_id: str) -> list[Claim]:
        """The claims of one report, if it is in sight."""
        return self._shown(self.told.said_in.get(report_id, ()))

    def said_of(self, place: str) -> list[Claim]:
        """The claims in sight that are of one place or bear on it, in the order of the view."""
        about = {one.claim for question in self.questions(place) for one in question.attached}
        told = self._shown(claim.id for claim in self.told.chronicle.docket.claims(place))
        return [one for one in told if one.id in about or (one.place and one.place.entry == place)]

    @cached_property
    def links(self) -> Sequence[Link]:
        """Links between claims in sight."""
        return [link for link in self.told.told.links if link.origin in self.claim_of]

    @cached_property
    def voices(self) -> set[tuple[str | None, str | None]]:
        """Name and side of every source that is heard by then."""
        heard = [voice for voice, first in self.told.voices.items() if self._is_by(first)]
        return {(_renamed(self.names, name, side), _renamed(self.names, side, None)) for name, side in heard}

    def questions(self, place: str) -> tuple[Question, ...]:
        """The questions of one place, oldest window first."""
        if place not in self._asked:
            self._asked[place] = self.told.chronicle.questions(place, self.clocks.as_of)
        return self._asked[place]

    def finding(self, place: str) -> Finding | None:
        """The finding of one place in full; None where nothing is said of who holds it."""
        return next(iter(self.findings([place])), None)

    def findings(self, places: Sequence[str]) -> list[Finding]:
        """Findings in full, in the order of `places`; those nothing is said of are left out."""
        new = [place for place in places if place not in self._found]
        asked = [question for place in new for question in self.questions(place)]
        made = {one.place: one for one in self.told.chronicle.findings(asked, self.day)} if asked else {}
        self._found.update((place, made.get(place)) for place in new)
        return [one for place in places if (one := self._found[place]) is not None]

    def counted(self, place: str) -> Sequence[Claim]:
        """The claims put to one place as they count, by the names they were told with."""
        told = self.told.chronicle.docket.claims(place)
        return [one for one in told if one.id in self.claim_of]

    def judged_from(self, place: str, claims: Sequence[Claim], links: Iterable[Link]) -> Finding | None:
        """The finding of one place if just these claims were put to it; None if nothing were said of it then."""
        return self.told.chronicle.supposed(place, (self.clocks.as_of, self.day), claims, links)

    @cached_property
    def roll_ups(self) -> tuple[RollUp, ...]:
        """The counts of larger places."""
        return self.told.wholes.roll_ups(self.board, self.findings, self._counted)

    def _counted(self, ids: Iterable[str]) -> list[Claim]:
        """Claims in sight as they count: as read, or as a person corrected them."""
        found = (self.told.counted_of[one] for one in ids if one in self.claim_of)
        return [self.names.renamed(one) for one in found]

    def found(self, words: str, most: int) -> list[Claim]:
        """Claims in sight that a search for `words` finds, the best first."""
        return self._shown(one.id for one in self.told.view.search(words, most))

    def decided(self, place: str) -> list[Review]:
        """The decisions that the finding of one place follows, in the order of the claims."""
        words = self.told.last_word_on
        told = self.told.chronicle.docket.claims(place) if words else ()
        return [words[one.id] for one in told if one.id in words and one.id in self.claim_of]

    def left_out(self, place: str) -> list[str]:
        """Claims on a place that do not count, because a person says that they are not what the report says."""
        return [one.claim for one in self.decided(place) if is_left_out(one)]

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

    def origin_of(self, claim_id: str) -> str:
        """The lineage of a claim that bears on a question, else the claim itself."""
        for place in reversed(self.told.chronicle.docket.homes_of(claim_id)):
            for question in self.questions(place):
                for one in question.attached:
                    if one.claim == claim_id:
                        return one.lineage
        return claim_id

    @cached_property
    def origins(self) -> int:
        """How many independent origins the claims on control go back to."""
        return self.board.origins

    def _is_by(self, day: date | None) -> bool:
        return self.clocks.as_of is None or day is None or day <= self.clocks.as_of

    def _is_told(self, claim: Claim) -> bool:
        return self._is_by(self.told.day_of(claim))

    def _count(self, by_day: Counter[date]) -> int:
        return sum(count for day, count in by_day.items() if self._is_by(day))

    def _shown(self, ids: Iterable[str]) -> list[Claim]:
        return [self.claim_of[one] for one in ids if one in self.claim_of]


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
            told = self._tell(view, clocks.recorded_by)
            day = clocks.as_of or max(told.days, default=self._tools.clock.now().date())
            sight = Sight(clocks, day, told)
            _keep(self._sights, (state, clocks.as_of), sight, SIGHTS_KEPT)
            return sight

    def _tell(self, view: View, recorded_by: datetime | None) -> Known:
        """What the view lets through; a review that judging does not follow makes nothing to be judged again."""
        reviews, newest = tuple(view.reviews()), view.newest
        left_out = frozenset(restricted(view)) if self._for_all else frozenset()
        decided = tuple(last_words(reviews).values())
        state = (newest.report, newest.reading, newest.judgement, recorded_by, decided, left_out)
        if (known := self._told.get(state)) is None:
            told = Told(view.reports(), view.claims(), view.links(), view.judgements(), decided)
            chronicle = chronicle_of(_without(told, left_out), self._tools)
            known = Known(view, chronicle, Timeline(chronicle), reviews)
            _keep(self._told, state, known, STATES_KEPT)
        return known if known.reviews == reviews else replace(known, reviews=reviews)

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
    return replace(told, reports=[one for one in told.reports if one.id not in reports], claims=claims, links=links)


def _keep(kept: OrderedDict[object, Thing], key: object, thing: Thing, most: int) -> None:
    kept[key] = thing
    while len(kept) > most:
        kept.popitem(last=False)
