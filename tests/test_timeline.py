"""The timeline: on any day its board is the one that judging anew gives."""

import os
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tests.assess.judging import reports_of
from tests.assess.test_adversaries import told_at_random
from tests.compare.making import BLUES, DAY, GAZETTEER, PROVINCES, THEATRE, at, claim
from whoholds.assess.camps import against
from whoholds.chronicle import Chronicle, Told
from whoholds.records import Claim, Finding, Question, Report
from whoholds.timeline import State, Timeline

HISTORIES = int(os.environ.get("WHOHOLDS_SCENARIOS", "40"))


def chronicle_of(claims: list[Claim], reports: list[Report]) -> Chronicle:
    return Chronicle(Told(reports, claims, (), ()), THEATRE, GAZETTEER)


def states_of(found: Iterable[Finding], asked: Sequence[Question]) -> list[State]:
    """What the timeline would keep of findings, given the questions that they answer."""
    return [
        State(
            one.place,
            one.place_name,
            one.within,
            one.status,
            one.holder,
            against(one, [question for question in asked if question.place == one.place]),
        )
        for one in found
    ]


def anew(claims: list[Claim], reports: list[Report], day: date) -> tuple[list[State], int]:
    """The states and the number of origins, from nothing but what was published by `day`."""
    early = [one for one in reports if one.date is None or one.date <= day]
    ids = {one.id for one in early}
    known = chronicle_of([one for one in claims if one.report_id in ids], early)
    asked = known.asked(known.docket.homes(), None)
    states = states_of(known.findings(asked, day), asked)
    return states, len({one.lineage for question in asked for one in question.attached})


def same_on(days: list[date], claims: list[Claim], reports: list[Report]) -> None:
    timeline = Timeline(chronicle_of(claims, reports))
    for day in days:
        board = timeline.on(day)
        assert (board.states(), board.origins) == anew(claims, reports, day), day


def test_any_day_is_as_if_judged_anew() -> None:
    for seed in range(HISTORIES):
        chance = random.Random(seed)
        told = [told_at_random(chance, number, 60) for number in range(chance.randint(1, 14))]
        claims = [replace(one, place=at(chance.choice(PROVINCES[:3]))) for one in told]
        reports = list(reports_of(claims))
        if chance.random() < 0.3:
            reports[0] = replace(reports[0], date=None)
        same_on([DAY + timedelta(days=chance.randint(-3, 130)) for _ in range(12)], claims, reports)


def test_a_takeover_settles_and_grows_stale_by_time_alone() -> None:
    claims = [claim(report="r1"), claim(by=BLUES, report="r2+3"), claim(actor=BLUES, report="r3+6")]
    same_on([DAY + timedelta(days=days) for days in range(100)], claims, list(reports_of(claims)))


def test_a_board_tells_what_changed_since_another() -> None:
    claims = [claim(report="r1"), claim(actor=BLUES, place=at(PROVINCES[1]), report="r2+3")]
    timeline = Timeline(chronicle_of(claims, list(reports_of(claims))))
    before, after = timeline.on(DAY), timeline.on(DAY + timedelta(days=3))
    assert PROVINCES[1].id in after.changed(before)
    assert before.changed(before) == []


def test_nothing_told_is_an_empty_board() -> None:
    board = Timeline(chronicle_of([], [])).on(DAY)
    assert (len(board), board.origins, board.holders, board.chosen().tolist()) == (0, 0, set(), [])
