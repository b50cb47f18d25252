"""What an adversary may try, and what it must not achieve. More scenarios: WHOHOLDS_SCENARIOS=10000."""

import os
import random
from datetime import timedelta

import pytest

from tests.assess.judging import judge, judge_all
from tests.compare.making import BLUES, DAY, REDS, claim
from whoholds.records import Claim, Finding, Kind, SourceKind, Stance, Status

SCENARIOS = int(os.environ.get("WHOHOLDS_SCENARIOS", "60"))


def summary(finding: Finding) -> tuple[object, ...]:
    return finding.status, finding.holder, finding.lineages, finding.probability


def told_at_random(chance: random.Random, number: int, last_day: int) -> Claim:
    """Any claim on the one place, by anybody."""
    actor, target = chance.choice(((REDS, BLUES), (BLUES, REDS), (REDS, None), (BLUES, None)))
    by, source = chance.choice(((None, None), (REDS, None), (BLUES, None), (None, SourceKind.WITNESS)))
    return claim(
        chance.choice((Kind.GAINS, Kind.HOLDS, Kind.LOSES, Kind.CONTESTS, Kind.PRESENT)),
        actor,
        by=by,
        source=source,
        target=target,
        stance=chance.choice((Stance.ASSERTS, Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES)),
        words=f"word {number} other {number} third {number}",
        report=f"r{chance.randint(0, 5)}+{chance.randint(0, last_day)}",
        hedged=chance.random() < 0.2,
    )


def test_a_thousand_copies_over_two_hundred_outlets_move_nothing() -> None:
    words = "two herders saw the garrison leave its camp at night without a shot being fired"
    first = claim(source=SourceKind.WITNESS, words=words, report="r0+0")
    denied = claim(Kind.HOLDS, by=BLUES, stance=Stance.DENIES, report="r1+0")
    copies = [
        claim(source=SourceKind.WITNESS, words=words, report=f"outlet{n % 200}-{n}+{1 + n % 3}") for n in range(1000)
    ]
    (before,) = judge_all(first, denied, day=DAY + timedelta(days=4))
    (after,) = judge_all(first, denied, *copies, day=DAY + timedelta(days=4))
    assert (after.status, after.holder, after.lineages) == (before.status, before.holder, before.lineages)
    assert after.probability == pytest.approx(before.probability, abs=0.02)


def test_five_hundred_new_sources_against_three_denials_change_no_status_and_raise_a_flag() -> None:
    boast = claim(by=REDS, report="r0+0")
    denials = [
        claim(
            Kind.HOLDS,
            source=SourceKind.OFFICIAL,
            stance=Stance.DENIES,
            words=f"not so {n}",
            report=f"d{n}+0",
            via=(f"A{n}",),
        )
        for n in range(3)
    ]
    flood = [
        claim(source=SourceKind.WITNESS, words=f"account {n} saw {n} it all {n}", report=f"s{n}+{n % 3}")
        for n in range(500)
    ]
    (before,) = judge_all(boast, *denials, day=DAY + timedelta(days=5))
    (after,) = judge_all(boast, *denials, *flood, day=DAY + timedelta(days=5))
    assert summary(after) == summary(before)
    assert "flood-of-new-sources" in {reason.rule for reason in after.reasons}


def test_one_admission_outranks_fifty_victory_claims() -> None:
    for seed in range(SCENARIOS):
        chance = random.Random(seed)
        day = chance.randint(0, 9)
        victories = [
            claim(
                chance.choice((Kind.GAINS, Kind.HOLDS)),
                BLUES,
                by=BLUES,
                target=chance.choice((None, REDS)),
                words=f"bulletin {n} of {chance.randint(0, 9)} victory",
                report=f"v{n}+{chance.randint(0, day)}",
                hedged=chance.random() < 0.2,
            )
            for n in range(50)
        ]
        finding = judge(*victories, claim(by=BLUES, target=BLUES, report=f"a+{day}"), after=9)
        assert (finding.status, finding.holder) == (Status.CONFIRMED, REDS), seed


def test_order_of_arrival_never_matters() -> None:
    for seed in range(SCENARIOS):
        chance = random.Random(seed)
        claims = [told_at_random(chance, number, 20) for number in range(chance.randint(2, 12))]
        shuffled = chance.sample(claims, len(claims))
        day = DAY + timedelta(days=20)
        assert judge_all(*claims, day=day) == judge_all(*shuffled, day=day), seed


def test_a_side_gains_nothing_by_saying_it_again_in_other_words() -> None:
    once = claim(by=REDS, report="r0+0")
    again = [claim(by=REDS, words=f"we rule here, bulletin {n}", report=f"b{n}+{n % 4}") for n in range(40)]
    (before,), (after,) = (
        judge_all(once, day=DAY + timedelta(days=4)),
        judge_all(once, *again, day=DAY + timedelta(days=4)),
    )
    assert summary(after) == summary(before)
