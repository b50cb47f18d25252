"""The picture one report alone gives: the `control` entries of the claim guide.

In: the questions of one report and its casefile. Out: one entry per place whose control the report speaks of.
Stays true: mere presence, mere fighting and mere prediction give no entry; history counts only where the report says
nothing of the present, and then only the latest state it tells of.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whoholds.assess.casefile import Casefile, day_of
from whoholds.assess.findings import find
from whoholds.records import Attached, Bearing, Kind, Question, Stance, Status

HOLDING = frozenset({Bearing.SUPPORTS, Bearing.PART})
SPEAKS_OF_CONTROL = frozenset({*HOLDING, Bearing.CONTESTS})

WIDE_SILENT = frozenset({Bearing.CONTESTS, Bearing.FIGHTING, Bearing.PART, Bearing.PRESENCE})
"""Of a place within nothing larger (a country), these tell of some part only."""


ISO_COUNTRY_LETTERS = 2
TAKINGS = frozenset({Kind.GAINS, Kind.LOSES})
PROGRESS = re.compile(
    r"\b(?:progress\w*|inroads|headway|halfway|(?:around|about|nearly|almost|over|than) half|gain(?:s|ed|ing)? ground|"
    r"(?:more|further|fresh|significant) (?:\w+ ){0,2}(?:gains?|advances?|ground|positions?|territor\w+))\b",
    re.IGNORECASE,
)
"""In such words a taking is under way and not over."""

LONG_AGO = timedelta(days=3 * 365)
"""Where the theatre gives no day on which its conflict began, a taking told as history that is older than this says
nothing of today: "the invasion of 2001"."""


@dataclass(frozen=True, slots=True)
class ControlEntry:
    """Who holds `place` by one report alone; `supporting` and `opposing` hold claim ids."""

    place: str
    within: str | None
    holder: str | None
    status: Status
    supporting: tuple[str, ...]
    opposing: tuple[str, ...]


def control_of_report(questions: Iterable[Question], case: Casefile) -> tuple[ControlEntry, ...]:
    """The entries for the questions that were raised by the claims of one report, in order of place."""
    found = []
    for question in questions:
        present = _present_state(question, case)
        entry = _entry(present, case) if present is not None else None
        if entry is not None and _is_spoken_of(question, entry, case):
            found.append(entry)
    return tuple(found)


def _is_spoken_of(question: Question, entry: ControlEntry, case: Casefile) -> bool:
    """Whether an area within nothing larger is spoken of as a whole: somebody is said to hold it, in this war; and of
    any place that nobody is known to hold, whether the report tells that it was lost."""
    if entry.status is Status.UNKNOWN and not any(_tells_of_no_holder(one, case) for one in question.attached):
        return False
    if question.within is not None:
        return True
    countries = case.theatre.countries
    foreign = len(question.place) == ISO_COUNTRY_LETTERS and bool(countries) and question.place not in countries
    return bool(entry.supporting) and not foreign


def _present_state(question: Question, case: Casefile) -> Question | None:
    """The claims that tell of the present; where they tell of fights alone, with the latest history told, as the
    present state. None if neither."""
    current = tuple(one for one in question.attached if not one.background)
    wide = question.within is None
    current = tuple(
        one
        for one in current
        if not (wide and _of_some_part_only(one, question, case)) and not _is_of_a_part(one, case)
    )
    if any(_tells_the_present(one, case) for one in current):
        return replace(question, attached=_parts_taken_as_told(current, case))
    history = [one for one in question.attached if one.background and _began(one, case)]
    if not history:
        return replace(question, attached=current) if any(one.bearing is Bearing.CONTESTS for one in current) else None
    latest = max(map(day_of, history))
    told = [one for one in history if day_of(one) == latest]
    wholes = [one for one in history if one.bearing is not Bearing.PART]
    if wholes and all(one.bearing is Bearing.PART for one in told):
        before = max(map(day_of, wholes))
        told += [one for one in wholes if day_of(one) == before]
    promoted = tuple(replace(one, background=False) for one in told)
    return replace(question, attached=(*_parts_taken_as_told(promoted, case), *current))


def _tells_the_present(one: Attached, case: Casefile) -> bool:
    """Whether history has nothing to add: somebody holds or besieges the place, or it is lost to nobody named."""
    besieged = case.claims[one.claim].kind is Kind.CONTESTS and one.bearing is Bearing.CONTESTS
    return one.bearing in HOLDING or besieged or _tells_of_no_holder(one, case)


def _of_some_part_only(one: Attached, question: Question, case: Casefile) -> bool:
    """Of an area within nothing larger: that it is fought in or partly held tells of no holder; of a country, that
    somebody was beaten there."""
    country = len(question.place) == ISO_COUNTRY_LETTERS
    return one.bearing in WIDE_SILENT or (country and case.claims[one.claim].kind is Kind.LOSES)


def _tells_of_no_holder(one: Attached, case: Casefile) -> bool:
    """Whether the present is told without a holder: the place was lost, or it is not known who holds it."""
    claim = case.claims[one.claim]
    if one.background:
        return False
    lost = one.bearing is Bearing.OPPOSES and claim.kind in TAKINGS and claim.stance is Stance.ASSERTS
    return lost or (one.bearing is Bearing.UNCONFIRMED and one.holder is None and claim.kind is Kind.HOLDS)


def _is_of_a_part(one: Attached, case: Casefile) -> bool:
    """Whether the claim names a smaller place, which has an entry of its own."""
    extent = case.claims[one.claim].extent
    return one.bearing is Bearing.PART and (extent is None or extent.whole)


def _parts_taken_as_told(current: tuple[Attached, ...], case: Casefile) -> tuple[Attached, ...]:
    """Where the report speaks of one party's part only, the part is the place it speaks of.

    Not if that party is only getting on with taking it from another: of 6 annotated places so told 5 are contested.
    """
    parts = [one for one in current if one.bearing is Bearing.PART]
    if len({one.holder for one in parts}) != 1 or any(one.bearing is Bearing.SUPPORTS for one in current):
        return current
    if all(_is_under_way(one, case) for one in parts):
        return current
    return tuple(replace(one, bearing=Bearing.SUPPORTS) if one.bearing is Bearing.PART else one for one in current)


def _is_under_way(one: Attached, case: Casefile) -> bool:
    """Whether a part was taken from another, in words that tell of a taking not yet over."""
    claim = case.claims[one.claim]
    return claim.kind in TAKINGS and one.rival is not None and PROGRESS.search(claim.quote.text) is not None


def _began(one: Attached, case: Casefile) -> bool:
    """Whether history tells of a state that began and is not said to have ended: a taking, a hold or siege since a
    day."""
    claim = case.claims[one.claim]
    if one.bearing not in SPEAKS_OF_CONTROL or _is_of_a_part(one, case):
        return False
    if claim.kind in TAKINGS and one.known is not None and day_of(one) < (case.theatre.since or one.known - LONG_AGO):
        return False
    since = claim.when is not None and claim.when.start is not None and claim.when.end is None
    return claim.kind in TAKINGS or (claim.kind in {Kind.HOLDS, Kind.CONTESTS} and since)


def _entry(question: Question, case: Casefile) -> ControlEntry:
    known = [one.known for one in question.attached if one.known is not None]
    finding = find(question, max(known, default=date.max), case)
    return ControlEntry(
        place=question.place_name,
        within=question.within,
        holder=finding.holder,
        status=finding.status,
        supporting=finding.supporting,
        opposing=finding.opposing,
    )
