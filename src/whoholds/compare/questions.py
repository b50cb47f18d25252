"""Claims that can agree or conflict, brought together: one question per place and window.

In: resolved claims, their reports, the theatre, a gazetteer; at once, or report by report. Out: questions sorted by
place and first day. Stays true: the order of claims and reports does not matter; work grows with claims, not with pairs
of claims; a new report touches only its own places and those they are part of.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from whoholds.compare.asking import PARTIAL, Desk, Placed, of_place
from whoholds.compare.bearings import effect
from whoholds.compare.corrections import DECIDING
from whoholds.compare.lineages import Publishing
from whoholds.compare.names import fold, is_press_office, place_key
from whoholds.ports import Gazetteer
from whoholds.records import Claim, Kind, Link, LinkKind, PlaceRef, Question, Report, Review, Theatre


def questions(
    claims: Sequence[Claim],
    reports: Sequence[Report],
    theatre: Theatre,
    gazetteer: Gazetteer,
    links: Iterable[Link] = (),
    reviews: Iterable[Review] = (),
) -> tuple[Question, ...]:
    """Bring `claims` together by place, then by window: a silence longer than the theatre's age opens a new window.

    `links` are those within reports: a claim that depends on a condition is attached as conditional. `reviews` are what
    people decided, in order: of a claim the last counts, before any rule.
    """
    docket = Docket(theatre, gazetteer)
    docket.add(reports, claims, links, reviews)
    return tuple(question for place in docket.places() for question in docket.questions(place))


Naming = Callable[[Claim], Claim]
"""A claim with its actors under the names they go by as of some day."""


class Docket:
    """Claims by place, growing report by report; a place's questions are made when they are asked for."""

    def __init__(self, theatre: Theatre, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._sided = {fold(name): outlet.side for outlet in theatre.outlets for name in (outlet.name, *outlet.aliases)}
        self._dates: dict[str, date | None] = {}
        self._outlets: dict[str, str | None] = {}
        self._offices: dict[str, str] = {}
        self._conditional: set[str] = set()
        self._placed: dict[str, dict[str, Placed]] = defaultdict(dict)
        self._spoken: set[str] = set()
        self._where: dict[str, set[str]] = defaultdict(set)
        self._publishing = Publishing({}, {}, {})
        fighting = frozenset(fold(actor.name) for actor in theatre.actors if actor.fights)
        self._desk = Desk(
            self._dates, self._outlets, self._offices, self._conditional, fighting, self._publishing, theatre, gazetteer
        )

    def add(
        self,
        reports: Iterable[Report],
        claims: Iterable[Claim],
        links: Iterable[Link] = (),
        reviews: Iterable[Review] = (),
    ) -> frozenset[str]:
        """Add reports with their claims and links, and decisions; the places whose questions this may change."""
        decided = [review for review in reviews if review.decision in DECIDING]
        self._publishing.decided.update((review.claim, review) for review in decided)
        for report in reports:
            self._dates[report.id] = report.date
            self._outlets[report.id] = self._sided.get(fold(report.outlet or ""))
            if report.outlet and is_press_office(report.outlet):
                self._offices[report.id] = report.outlet
            self._publishing.add(report)
        self._conditional.update(link.origin for link in links if link.kind is LinkKind.CONDITIONAL_ON)
        placed = {place for claim in claims for place in self._place(claim)}
        return frozenset(placed | {place for review in decided for place in self._where.get(review.claim, ())})

    def places(self) -> tuple[str, ...]:
        """Every place that claims of its own speak of, sorted."""
        return tuple(sorted(self._spoken))

    def homes(self) -> tuple[str, ...]:
        """Every place that any claim is put to, sorted: under other names more of them may be spoken of."""
        return tuple(sorted(self._placed))

    def claims(self, place: str) -> tuple[Claim, ...]:
        """Every claim that is put to `place` or to a part of it, whether or not it bears on who holds it."""
        return tuple(claim for claim, _ in self._placed.get(place, {}).values())

    def homes_of(self, claim_id: str) -> tuple[str, ...]:
        """The places that a claim is put to, sorted."""
        return tuple(sorted(self._where.get(claim_id, ())))

    def questions(self, place: str, as_of: date | None = None, named: Naming | None = None) -> tuple[Question, ...]:
        """The questions of one place, from what was published by the end of `as_of` and what is undated.

        `named` gives each claim the names of that day; None where they already have them.
        """
        placed: list[Placed] = []
        for told, part in self._known(place, as_of):
            claim = told if named is None else named(told)
            if self._bears(claim, part):
                placed.append((claim, part))
        if all(part for _, part in placed):
            return ()
        return tuple(of_place(place, placed, self._desk))

    def days(self, place: str) -> tuple[date, ...]:
        """The days on which something was published that bears on `place`, in order."""
        placed = self._placed.get(place, {}).values()
        bearing = (claim for claim, part in placed if self._bears(claim, part))
        return tuple(sorted({day for claim in bearing if (day := self._dates.get(claim.report_id)) is not None}))

    def _known(self, place: str, as_of: date | None) -> Iterable[Placed]:
        """The claims published by `as_of`, without those that a person says are not what the report says."""
        decided = self._publishing.decided
        for claim_id, (claim, part) in self._placed.get(place, {}).items():
            day = None if as_of is None else self._dates.get(claim.report_id)
            if as_of is not None and day is not None and day > as_of:
                continue
            if not decided or not self._publishing.is_rejected(claim_id):
                yield claim, part

    def _place(self, claim: Claim) -> Iterable[str]:
        """Put one claim to its place and the next larger one: whether it bears on them depends on names too."""
        key = place_key(claim.place)
        if key is None or claim.place is None:
            return
        self._placed[key][claim.id] = (claim, False)
        self._where[claim.id].add(key)
        if self._bears(claim, part=False):
            self._spoken.add(key)
            yield key
        parent = _parent(claim.place, key, self._gazetteer)
        if parent is not None and parent != key:
            self._placed[parent][claim.id] = (claim, True)
            self._where[claim.id].add(parent)
            if self._bears(claim, part=True):
                yield parent

    def _bears(self, claim: Claim, part: bool) -> bool:  # noqa: FBT001
        """Whether a claim says who holds its place, or with `part` the next larger one: only control of it does."""
        bears = effect(claim)
        if bears is None or claim.place is None:
            return False
        if claim.kind is Kind.CLASH and _is_wide(claim.place, self._gazetteer):
            return False
        return not part or bears[0] in PARTIAL


def _parent(place: PlaceRef, key: str, gazetteer: Gazetteer) -> str | None:
    """The next larger place, but no country: a country is counted by its parts, not judged by them."""
    entry = gazetteer.get(key)
    if entry is not None:
        parent = gazetteer.get(entry.parent) if entry.parent else None
        return parent.id if parent is not None and parent.level != "country" else None
    return f"name:{fold(place.within)}" if place.within else None


def _is_wide(place: PlaceRef, gazetteer: Gazetteer) -> bool:
    """Whether a clash somewhere in `place` says nothing of who holds it: a country, or an area within nothing known."""
    entry = gazetteer.get(place.entry) if place.entry else None
    return entry.level == "country" if entry is not None else place.within is None
