"""All that was told, as of any day: who goes by which name, how far speakers are relied on, what is found of a place.

In: reports, claims, links, what people decided. Out: questions and findings of any places on any day. Stays true: what
is found of a day is what those records alone would give that were published by then; a place is judged from its own
claims, so that asking for one costs one.
"""

from bisect import bisect_right
from collections import ChainMap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from whoholds.assess.casefile import Casefile
from whoholds.assess.findings import findings
from whoholds.assess.likely import known_before, order_of_learning, standing_for
from whoholds.assess.standing import Standing
from whoholds.compare.corrections import corrected
from whoholds.compare.lineages import lineage_of_outlet
from whoholds.compare.questions import Docket
from whoholds.ports import Gazetteer
from whoholds.records import Claim, Finding, Judgement, Link, Question, Report, Review, Theatre
from whoholds.resolve import Actors, link_cards, tally_of


@dataclass(frozen=True, slots=True)
class Told:
    """What a picture is made of, in the order of its view: records, and what people judged of names."""

    reports: Sequence[Report]
    claims: Sequence[Claim]
    links: Sequence[Link]
    judgements: Sequence[Judgement]
    reviews: Sequence[Review] = ()


class Chronicle:
    """Made once for a state of the records; what is asked of it is remembered where it is dear."""

    def __init__(self, told: Told, theatre: Theatre, gazetteer: Gazetteer) -> None:
        self.told = told
        self.theatre = theatre
        self.gazetteer = gazetteer
        self.docket = Docket(theatre, gazetteer)
        self.claims = corrected(told.claims, told.reviews)
        """The claims as they count: as read, or as a person corrected them."""
        self.docket.add(told.reports, self.claims, told.links, told.reviews)
        self.days = {report.id: report.date for report in told.reports}
        self._outlets = frozenset(lineage_of_outlet(outlet.name) for outlet in theatre.outlets)
        self._claims = {claim.id: claim for claim in self.claims}
        self._case = Casefile(self._claims, theatre, established=self._outlets)
        self._tally = tally_of(self.claims, told.reports, told.judgements)
        self._actors: dict[int, Actors] = {}
        self._cases: dict[date, Casefile] = {}

    @cached_property
    def name_days(self) -> tuple[date, ...]:
        """Days on which somebody with a name is heard or spoken of: only then can names come to mean another."""
        return tuple(self._tally.days())

    def names(self, as_of: date | None) -> Actors:
        """Who is who by the end of `as_of`, of all days where it is None."""
        known = len(self.name_days) if as_of is None else bisect_right(self.name_days, as_of)
        if known not in self._actors:
            cards = self._tally.cards(self.name_days[known - 1] if known else date.min)
            made = link_cards(cards, self.theatre, self.told.judgements)
            before = self._actors.get(known - 1)
            self._actors[known] = before if before is not None and before.names == made.names else made
        return self._actors[known]

    def case(self, day: date) -> Casefile:
        """What judging on `day` looks things up in: speakers count by what was known before its month."""
        epoch = known_before(day)
        if epoch not in self._cases:
            standing = self._standing(day)
            self._cases[epoch] = replace(self._case, standing=standing, established=self._outlets | standing.sources)
        return self._cases[epoch]

    def _standing(self, day: date) -> Standing:
        epoch = known_before(day)
        if not any(report.date is not None and report.date <= epoch for report in self.told.reports):
            return standing_for((), day, self._case)
        places = sorted(self.docket.homes(), key=order_of_learning)
        return standing_for((one for place in places for one in self.questions(place, epoch)), day, self._case)

    def questions(self, place: str, as_of: date | None) -> tuple[Question, ...]:
        """The questions of one place as they stood on `as_of`, of all days where it is None."""
        return self.docket.questions(place, as_of, self.names(as_of).renamed)

    def supposed(
        self, place: str, clock: tuple[date | None, date], claims: Sequence[Claim], links: Iterable[Link]
    ) -> Finding | None:
        """The finding of one place if just `claims` were put to it; None if nothing were said of it then.

        Args:
            place: whose claims they are; who is who and how far speakers can be relied on stay as they are.
            clock: the last day of what is known (None for all), and the day that is judged.
            claims: they may be others than were told.
            links: between them.
        """
        as_of, day = clock
        homes = {claim.report_id for claim in claims}
        docket = Docket(self.theatre, self.gazetteer)
        docket.add((one for one in self.told.reports if one.id in homes), claims, links, self.told.reviews)
        asked = docket.questions(place, as_of, self.names(as_of).renamed)
        known = self.case(day)
        case = replace(known, claims=ChainMap({one.id: one for one in claims}, self._claims))
        return next(iter(findings(asked, day, case)), None)

    def asked(self, places: Iterable[str], as_of: date | None) -> tuple[Question, ...]:
        """The questions of several places, in the order of these."""
        return tuple(one for place in places for one in self.questions(place, as_of))

    def findings(self, questions: Iterable[Question], day: date) -> tuple[Finding, ...]:
        """One finding of each place that `questions` are of, sorted by place."""
        return findings(questions, day, self.case(day))
