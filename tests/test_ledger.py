"""The ledger: two clocks, and growing report by report comes to the same as starting over."""

import os
import random
from dataclasses import replace
from datetime import date, timedelta

from tests.assess.judging import reports_of
from tests.assess.test_adversaries import told_at_random
from tests.compare.making import BLUES, DAY, GAZETTEER, PROVINCES, REDS, THEATRE, at, claim
from whoholds.ledger import Ledger
from whoholds.records import Claim, Kind, Report, Stance, Status

HISTORIES = int(os.environ.get("WHOHOLDS_SCENARIOS", "40"))
END = DAY + timedelta(days=90)


def ledger_of(claims: list[Claim], reports: list[Report]) -> Ledger:
    made = Ledger(THEATRE, GAZETTEER)
    made.add(reports, claims)
    return made


def some_claims(chance: random.Random) -> list[Claim]:
    told = [told_at_random(chance, number, 60) for number in range(chance.randint(1, 12))]
    return [replace(one, place=at(chance.choice(PROVINCES[:3]))) for one in told]


def test_growing_report_by_report_equals_starting_over() -> None:
    for seed in range(HISTORIES):
        chance = random.Random(seed)
        claims = some_claims(chance)
        reports = reports_of(claims)
        grown = Ledger(THEATRE, GAZETTEER)
        for report in chance.sample(reports, len(reports)):
            grown.add([report], [one for one in claims if one.report_id == report.id])
            if chance.random() < 0.5:
                grown.findings(END)
        whole = ledger_of(claims, reports)
        for day in (DAY, DAY + timedelta(days=chance.randint(1, 60)), END):
            assert grown.findings(day) == whole.findings(day), seed
        assert grown.changes(DAY, END) == whole.changes(DAY, END), seed


def test_what_is_published_later_changes_no_earlier_day() -> None:
    for seed in range(HISTORIES):
        chance = random.Random(1000 + seed)
        claims = some_claims(chance)
        day = DAY + timedelta(days=30)
        early = [one for one in claims if int(one.report_id.partition("+")[2]) <= 30]
        assert ledger_of(claims, reports_of(claims)).findings(day) == ledger_of(early, reports_of(early)).findings(day)


def test_only_its_own_places_are_judged_again() -> None:
    hills, vale = claim(place=at(PROVINCES[3]), report="r1"), claim(place=at(PROVINCES[0]), report="r2+1")
    ledger = ledger_of([hills], reports_of([hills]))
    assert ledger.add(reports_of([vale]), [vale]) == {PROVINCES[0].id}


def test_changes_name_their_causes() -> None:
    held = claim(Kind.HOLDS, BLUES, report="r1")
    denied = claim(Kind.HOLDS, BLUES, by=REDS, stance=Stance.DENIES, report="r2+3")
    ledger = ledger_of([held, denied], reports_of([held, denied]))
    first, contested, stale = ledger.changes(DAY, END)
    assert (first.before, first.after.status, first.causes) == (None, Status.CONFIRMED, (held.id,))
    assert (contested.day, contested.after.status) == (DAY + timedelta(days=3), Status.CONTESTED)
    assert contested.causes == (denied.id,)
    assert (stale.after.status, stale.causes) == (Status.STALE, ())


def test_a_takeover_settles_by_time_alone() -> None:
    claims = [claim(Kind.HOLDS, BLUES, report="r1"), claim(report="r2+3")]
    days = [(one.day - DAY).days for one in ledger_of(claims, reports_of(claims)).changes(DAY, DAY + timedelta(days=9))]
    assert days == [0, 3, 5]


def test_before_anything_was_published_nothing_is_found() -> None:
    assert ledger_of([claim()], reports_of([claim()])).findings(date(1990, 1, 1)) == ()
