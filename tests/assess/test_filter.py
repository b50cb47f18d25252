"""The filter over days and what is learnt of speakers: what must hold whatever the numbers."""

import random
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from tests.assess.judging import judge_all, reports_of
from tests.compare.making import BLUES, DAY, GAZETTEER, PROVINCES, REDS, THEATRE, at, claim
from whoholds.assess.casefile import Casefile
from whoholds.assess.filtering import filtered, smoothed
from whoholds.assess.hearing import hear
from whoholds.assess.learning import learn
from whoholds.assess.signals import FIRST_PARTY, Signals
from whoholds.assess.standing import Standing
from whoholds.compare.questions import questions
from whoholds.records import Claim, Kind, SourceKind, Stance


def heard(*claims: Claim) -> Signals:
    asked = questions(claims, reports_of(claims), THEATRE, GAZETTEER)
    return hear(asked, Casefile({one.id: one for one in claims}, THEATRE))


def chance(holder: str, *claims: Claim, after: int = 0) -> float:
    told = heard(*claims)
    states = filtered(told, Standing(), DAY + timedelta(days=after))
    return float(states[0, FIRST_PARTY + told.labels[0].index(holder)])


def witness(words: str, holder: str = REDS, report: str = "r1") -> Claim:
    return claim(Kind.HOLDS, holder, source=SourceKind.WITNESS, words=words, report=report)


def test_a_boast_moves_less_than_a_witness_and_a_witness_less_than_an_admission() -> None:
    boast = chance(REDS, claim(by=REDS, target=BLUES))
    seen = chance(REDS, claim(source=SourceKind.WITNESS, target=BLUES))
    admitted = chance(REDS, claim(by=BLUES, target=BLUES))
    assert 0.4 < boast < seen < admitted


def test_a_denial_lowers_and_a_second_origin_raises() -> None:
    first = witness("the gate is theirs")
    assert chance(REDS, first, claim(Kind.HOLDS, by=BLUES, stance=Stance.DENIES)) < chance(REDS, first)
    assert chance(REDS, first, witness("nobody else is left on the walls", report="r2")) > chance(REDS, first)


def test_silence_lets_a_state_fade() -> None:
    taken = claim(source=SourceKind.WITNESS, target=BLUES)
    faded = [chance(REDS, taken, after=days) for days in (0, 10, 100, 1000)]
    assert faded == sorted(faded, reverse=True)


def test_newer_evidence_counts_for_more_than_older() -> None:
    old, new = witness("they rule here", REDS, "r1"), witness("we saw the others march in", BLUES, "r2+20")
    assert chance(BLUES, old, new, after=20) > 0.5


def test_rows_add_to_one_and_order_does_not_matter() -> None:
    claims = [
        claim(actor=side, place=at(place), by=by, words=f"w{n} x{n}", report=f"r{n}+{n}")
        for n, (place, side, by) in enumerate((p, s, b) for p in PROVINCES for s in (REDS, BLUES) for b in (REDS, None))
    ]
    states = filtered(heard(*claims), Standing(), DAY + timedelta(days=30))
    assert np.allclose(states.sum(axis=1), 1.0)
    shuffled = random.Random(3).sample(claims, len(claims))
    assert np.array_equal(filtered(heard(*shuffled), Standing(), DAY + timedelta(days=30)), states)


def test_looking_back_uses_later_days_and_filtering_does_not() -> None:
    early, late = witness("they rule here"), witness("it had never been theirs", BLUES, "r2+1")
    told = heard(early, late)
    _, back = smoothed(told, Standing())
    reds = FIRST_PARTY + told.labels[0].index(REDS)
    assert back[0, reds] < chance(REDS, early)


def test_a_source_that_always_errs_is_found_out() -> None:
    claims = []
    for number in range(40):
        place = replace(at(PROVINCES[0]), entry=f"P{number}", name=f"Place {number}")
        for outlet in range(6):
            holder = BLUES if outlet == 5 else REDS
            claims.append(
                replace(
                    claim(Kind.HOLDS, holder, place=place, words=f"say {outlet}", report=f"o{outlet}"), background=False
                )
            )
    told = heard(*claims)
    found = learn(told)
    wrong = min(found.shifts.values())
    assert wrong < -0.3
    right = [shift for (_, label), shift in found.shifts.items() if label == REDS and shift > wrong]
    assert min(right) > wrong + 0.3


def test_nothing_heard_teaches_nothing() -> None:
    first = Standing(changes_per_day=0.2)
    assert learn(heard(claim(background=True)), first) is first


@pytest.mark.parametrize("copies", [1, 50, 300])
def test_copies_move_a_probability_by_next_to_nothing(copies: int) -> None:
    words = "two herders saw the garrison leave its camp at night without a shot"
    first = witness(words)
    repeated = [witness(words, report=f"c{n}+{n % 5}") for n in range(copies)]
    assert chance(REDS, first, *repeated, after=5) == pytest.approx(chance(REDS, first, after=5), abs=0.02)


def test_a_finding_carries_its_probability_and_none_without_a_holder() -> None:
    (named,) = judge_all(claim())
    assert named.probability is not None and 0.5 < named.probability < 1
    (nobody,) = judge_all(claim(Kind.PRESENT))
    assert nobody.probability is None
