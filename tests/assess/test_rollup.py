"""Counts over provinces: conditions stay conditions, whoever tells of the whole."""

from dataclasses import replace

import pytest

from tests.assess.judging import judge_all
from tests.compare.making import BLUES, COUNTRY, GAZETTEER, PROVINCES, REDS, FewPlaces, at, claim
from whoholds.assess.rollup import roll_up
from whoholds.records import Claim, Extent, Kind, Link, LinkKind, PlaceRef, RollUp, Stance

LAND = at(COUNTRY)
HILLS = at(PROVINCES[3])


def counted(*claims: Claim, holder: str = REDS, links: tuple[Link, ...] = ()) -> RollUp:
    return roll_up(COUNTRY, holder, judge_all(*claims), claims, GAZETTEER, links)


def dispute() -> tuple[Claim, Claim]:
    return claim(by=REDS, place=HILLS), claim(by=BLUES, place=HILLS, stance=Stance.DENIES)


def every_one() -> Claim:
    return claim(
        Kind.HOLDS,
        REDS,
        place=LAND,
        stance=Stance.CONDITIONAL,
        extent=Extent(True),
        words="the Reds have every one of the country's 5 provinces",
    )


def test_only_places_with_findings_count() -> None:
    roll = counted(claim(place=HILLS), claim(Kind.HOLDS, BLUES, place=at(PROVINCES[1])))
    assert (roll.total, roll.undisputed, roll.conditional, roll.unknown) == (5, 1, (), 3)


def test_a_condition_on_all_presumes_the_others_and_names_the_disputed_one() -> None:
    roll = counted(*dispute(), every_one())
    assert (roll.total, roll.undisputed, roll.conditional, roll.unknown) == (5, 4, (PROVINCES[3].id,), 0)
    assert roll.words == "Red Front: 4 of 5 undisputed; 5 if the Hills claim holds"


def test_the_chain_names_the_condition_and_what_is_said_for_the_disputed_part() -> None:
    taken, denied = dispute()
    whole = every_one()
    assert set(counted(taken, denied, whole).chain) == {whole.id, taken.id}


def test_an_assertion_that_depends_on_a_condition_is_a_condition() -> None:
    taken, denied = dispute()
    whole = replace(every_one(), stance=Stance.PREDICTS)
    link = Link(whole.id, taken.id, LinkKind.CONDITIONAL_ON, "test")
    assert counted(taken, denied, whole, links=(link,)).undisputed == 4
    assert counted(taken, denied, whole).undisputed == 0


def test_the_last_province_yet_to_fall_tells_of_all_others() -> None:
    last = claim(stance=Stance.DENIES, place=HILLS, words="the Hills, the last province not yet theirs")
    assert counted(*dispute(), last).undisputed == 4


def test_the_last_province_tells_nothing_of_what_its_defender_has_elsewhere() -> None:
    last = claim(stance=Stance.DENIES, place=HILLS, words="the Hills, the last province not yet theirs")
    misread = claim(Kind.HOLDS, REDS, place=HILLS, words="the Hills remain the only province")
    assert counted(*dispute(), last, misread, holder=BLUES).undisputed == 0


def test_where_another_holds_the_last_province_the_taker_has_the_rest() -> None:
    last = claim(Kind.HOLDS, BLUES, place=HILLS, words="the Hills, the last province, are held by the Blues")
    assert counted(*dispute(), last).undisputed == 4


def test_a_count_of_places_is_a_floor() -> None:
    some = claim(Kind.HOLDS, place=LAND, extent=Extent(False, 3, "province"), words="they hold three of 5 provinces")
    roll = counted(some, claim(Kind.HOLDS, BLUES, place=HILLS))
    assert (roll.undisputed, roll.unknown) == (3, 1)


def test_a_count_never_overrules_the_findings() -> None:
    boast = claim(Kind.HOLDS, by=REDS, place=LAND, extent=Extent(True), words="all five provinces are ours")
    roll = counted(boast, *dispute(), claim(Kind.HOLDS, BLUES, place=at(PROVINCES[0])))
    assert (roll.undisputed, roll.conditional) == (3, (PROVINCES[3].id,))


@pytest.mark.parametrize("unit", ["percent", "kilometre"])
def test_percent_and_distances_are_no_count_of_places(unit: str) -> None:
    assert counted(claim(Kind.HOLDS, place=LAND, extent=Extent(False, 4, unit))).undisputed == 0


def test_without_parts_the_report_gives_the_total() -> None:
    hills = PlaceRef(None, "Hills", "Orland")
    claims = [
        claim(by=REDS, place=hills),
        claim(by=BLUES, place=hills, stance=Stance.DENIES),
        replace(every_one(), place=PlaceRef(None, "Orland")),
    ]
    roll = roll_up(COUNTRY, REDS, judge_all(*claims), claims, FewPlaces((COUNTRY,)))
    assert (roll.total, roll.undisputed, len(roll.conditional)) == (5, 4, 1)


def test_another_holder_gains_nothing_by_it() -> None:
    assert counted(*dispute(), every_one(), holder=BLUES).undisputed == 0


def test_to_surround_a_place_is_no_claim_to_hold_it() -> None:
    siege = claim(Kind.CONTESTS, REDS, by=REDS, place=HILLS)
    assert counted(siege, claim(place=at(PROVINCES[1]))).words == "Red Front: 1 of 5 undisputed"
