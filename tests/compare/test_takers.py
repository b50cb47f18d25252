"""What a side admits to have lost is given to the one party that came; nothing else is completed."""

from dataclasses import replace

import pytest

from tests.compare.making import BLUES, REDS, VALE, claim
from whoholds.compare.takers import name_takers
from whoholds.records import Claim, Kind, PlaceRef, SourceKind, Stance

LEFT = claim(Kind.LOSES, BLUES, by=BLUES, words="We have left the valley")
FELL = claim(Kind.GAINS, None, by=BLUES, words="the valley had fallen")
ENTERED = claim(Kind.MOVES, REDS, by=REDS, words="its fighters had entered the valley")
ELSEWHERE = PlaceRef(None, "Old Taun", "Coast")


def taker(lost: Claim, *others: Claim) -> str | None:
    done = name_takers([lost, *others])[0]
    party = done.target if lost.kind is Kind.LOSES else done.actor
    return party.name if party else None


@pytest.mark.parametrize("lost", [LEFT, FELL, claim(Kind.LOSES, None, by=BLUES), replace(FELL, target=LEFT.actor)])
def test_the_one_who_came_took_it(lost: Claim) -> None:
    assert taker(lost, ENTERED) == REDS
    assert taker(lost, claim(Kind.PRESENT, REDS, by=REDS)) == REDS
    assert taker(lost, claim(Kind.GAINS, REDS, place=ELSEWHERE)) == REDS


def test_coming_near_or_to_another_place_is_not_taking() -> None:
    assert taker(LEFT, claim(Kind.MOVES, REDS, words="its fighters were marching on the valley")) is None
    assert taker(LEFT, replace(ENTERED, place=ELSEWHERE)) is None


def test_who_brings_bread_takes_nothing() -> None:
    assert taker(LEFT, claim(Kind.MOVES, "Bread Mission", words="lorries of the mission entered the valley")) is None
    assert taker(LEFT, claim(Kind.PRESENT, "Bread Mission")) is None
    assert taker(LEFT, ENTERED, claim(Kind.PRESENT, "Bread Mission")) == REDS


def test_of_two_comers_none_is_named() -> None:
    assert taker(LEFT, ENTERED, claim(Kind.PRESENT, "Green Guard", by="Green Guard")) is None
    assert taker(LEFT, ENTERED, claim(Kind.PRESENT, BLUES)) is None


def test_only_the_losers_own_plain_word_of_today_is_completed() -> None:
    assert taker(claim(Kind.LOSES, BLUES), ENTERED) is None
    assert taker(claim(Kind.LOSES, BLUES, by=REDS), ENTERED) is None
    assert taker(replace(LEFT, stance=Stance.DENIES), ENTERED) is None
    assert taker(replace(LEFT, background=True), ENTERED) is None
    assert taker(claim(Kind.GAINS, None, by=REDS, words="the valley had been freed"), ENTERED) is None


def test_who_speaks_without_a_name_is_what_he_is() -> None:
    source = replace(claim().source, kind=SourceKind.PARTY, mention=replace(claim().quote, text="the army"))
    left = replace(claim(Kind.LOSES, "army", place=VALE), source=source)
    assert taker(left, claim(Kind.MOVES, "rebels", by="rebels", words="we drove into it")) == "rebels"


def test_who_denies_that_a_place_fell_denies_his_own_loss() -> None:
    denial = claim(Kind.GAINS, None, by=BLUES, stance=Stance.DENIES, words="the valley had fallen")
    alone, *_ = name_takers([denial])
    assert alone.actor is None and alone.target is not None and alone.target.name == BLUES
    beside, *_ = name_takers([denial, claim(Kind.GAINS, REDS)])
    assert beside.actor is not None and beside.actor.name == REDS
    lost, *_ = name_takers([claim(Kind.LOSES, None, by=BLUES, stance=Stance.DENIES, words="the valley is lost")])
    assert lost.actor is not None and lost.actor.name == BLUES
    said_by_others = claim(Kind.GAINS, None, stance=Stance.DENIES, words="the valley had fallen")
    assert name_takers([said_by_others]) == (said_by_others,)
