"""What one report alone says of control: entries where it speaks of it, none where it does not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.compare.making import BLUES, DAY, GAZETTEER, REDS, THEATRE, claim, report
from whoholds.assess.casefile import Casefile
from whoholds.assess.picture import ControlEntry, control_of_report
from whoholds.compare.questions import questions
from whoholds.records import Claim, Extent, Kind, PlaceRef, Stance, Status, Theatre, When

TOWN = PlaceRef(None, "Old Taun", "Coast")


def picture(*claims: Claim, theatre: Theatre = THEATRE) -> tuple[ControlEntry, ...]:
    reports = [report("r1")]
    case = Casefile({one.id: one for one in claims}, theatre)
    return control_of_report(questions(claims, reports, theatre, GAZETTEER), case)


@pytest.mark.parametrize("kind", [Kind.PRESENT, Kind.STRIKE, Kind.CLASH, Kind.MOVES, Kind.CASUALTIES])
def test_presence_and_fighting_alone_give_no_entry(kind: Kind) -> None:
    assert picture(claim(kind, target=BLUES, place=TOWN)) == ()


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("The front opened an offensive on the town", BLUES),
        ("the assault entered its third day", BLUES),
        ("an operation to retake the town", BLUES),
        ("they beat back two attacks on the town", REDS),
    ],
)
def test_a_battle_for_the_place_contests_it(words: str, holder: str) -> None:
    (entry,) = picture(claim(Kind.CLASH, target=BLUES, place=TOWN, words=words))
    assert (entry.holder, entry.status) == (holder, Status.CONTESTED)
    assert picture(claim(Kind.CLASH, target=BLUES, place=PlaceRef(None, "Orland"), words=words)) == ()


@pytest.mark.parametrize("words", ["a planned offensive on the town", "the assault has ended", "shots were exchanged"])
def test_a_battle_planned_or_over_contests_nothing(words: str) -> None:
    assert picture(claim(Kind.CLASH, target=BLUES, place=TOWN, words=words)) == ()


def test_beside_a_battle_the_last_holder_is_told() -> None:
    took = claim(Kind.GAINS, BLUES, background=True, place=TOWN)
    (entry,) = picture(took, claim(Kind.CLASH, place=TOWN, words="the front began an assault on the town"))
    assert (entry.holder, entry.status, entry.supporting) == (BLUES, Status.CONTESTED, (took.id,))


def test_a_prediction_gives_no_entry() -> None:
    assert picture(claim(stance=Stance.PREDICTS, place=TOWN)) == ()


def test_an_entry_names_place_area_holder_and_claims() -> None:
    held = claim(Kind.HOLDS, place=TOWN)
    assert picture(held) == (ControlEntry("Old Taun", "Coast", REDS, Status.CONFIRMED, (held.id,), ()),)


@pytest.mark.parametrize(
    "lost",
    [
        claim(Kind.LOSES, BLUES, place=TOWN),
        claim(Kind.GAINS, None, target=BLUES, place=TOWN),
        claim(Kind.HOLDS, None, place=TOWN, stance=Stance.UNCONFIRMED),
    ],
)
def test_a_place_lost_to_nobody_named_is_of_unknown_holder(lost: Claim) -> None:
    (entry,) = picture(lost)
    assert (entry.holder, entry.status, entry.supporting) == (None, Status.UNKNOWN, ())
    assert picture(replace(lost, background=True)) == ()
    assert picture(replace(lost, place=PlaceRef(None, "Orland"))) == ()


def test_who_is_named_comes_before_what_is_not_known() -> None:
    unclear = claim(Kind.HOLDS, None, place=TOWN, stance=Stance.UNCONFIRMED)
    (entry,) = picture(unclear, claim(Kind.HOLDS, by=REDS, place=TOWN))
    assert (entry.holder, entry.status) == (REDS, Status.CLAIMED)


def test_history_speaks_where_nothing_newer_does() -> None:
    (entry,) = picture(claim(background=True, place=TOWN))
    assert (entry.holder, entry.status) == (REDS, Status.CONFIRMED)


def test_history_is_silent_beside_the_present() -> None:
    (entry,) = picture(claim(background=True, place=TOWN), claim(Kind.HOLDS, BLUES, place=TOWN))
    assert (entry.holder, entry.status) == (BLUES, Status.CONFIRMED)


def test_a_rule_of_long_ago_gives_no_entry() -> None:
    assert picture(claim(Kind.HOLDS, background=True, place=TOWN)) == ()


def test_a_taking_of_many_years_ago_gives_no_entry() -> None:
    old = DAY - timedelta(days=4000)
    assert picture(claim(background=True, place=TOWN, when=old)) == ()
    assert picture(claim(background=True, place=TOWN, when=DAY - timedelta(days=400))) != ()


def test_a_taking_since_the_conflict_began_counts_however_old() -> None:
    old = DAY - timedelta(days=4000)
    long_war = replace(THEATRE, since=old - timedelta(days=100))
    (entry,) = picture(claim(background=True, place=TOWN, when=old), theatre=long_war)
    assert (entry.holder, entry.status) == (REDS, Status.CONFIRMED)
    short_war = replace(THEATRE, since=DAY - timedelta(days=300))
    assert picture(claim(background=True, place=TOWN, when=DAY - timedelta(days=400)), theatre=short_war) == ()


def test_a_siege_since_a_day_is_the_present_state() -> None:
    taken = claim(Kind.GAINS, BLUES, background=True, place=TOWN, when=DAY - timedelta(days=400))
    since = When(None, DAY - timedelta(days=90), None)
    siege = replace(claim(Kind.CONTESTS, background=True, place=TOWN), when=since)
    (entry,) = picture(taken, siege)
    assert (entry.holder, entry.status) == (BLUES, Status.CONTESTED)


def test_history_of_one_partys_part_is_told_as_the_place() -> None:
    (entry,) = picture(claim(target=BLUES, background=True, place=TOWN, extent=Extent(False)))
    assert (entry.holder, entry.status) == (REDS, Status.CONFIRMED)


def test_a_part_taken_in_words_of_progress_is_contested() -> None:
    part = claim(Kind.GAINS, REDS, target=BLUES, place=TOWN, extent=Extent(False), words="made more gains in the town")
    (entry,) = picture(part)
    assert (entry.holder, entry.status) == (REDS, Status.CONTESTED)
    (entry,) = picture(replace(part, quote=replace(part.quote, text="took most of the town")))
    assert (entry.holder, entry.status) == (REDS, Status.CONFIRMED)


def test_a_part_taken_is_told_beside_the_whole_before_it() -> None:
    whole = claim(Kind.GAINS, BLUES, background=True, place=TOWN, when=DAY - timedelta(days=400))
    part = claim(Kind.GAINS, REDS, background=True, place=TOWN, extent=Extent(False), when=DAY - timedelta(days=90))
    (entry,) = picture(whole, part)
    assert (entry.holder, entry.status) == (BLUES, Status.CONTESTED)


def test_a_country_where_nobody_is_said_to_hold_it_or_of_another_war_gives_no_entry() -> None:
    denied = claim(Kind.HOLDS, stance=Stance.DENIES, place=PlaceRef(None, "Orland"))
    assert picture(denied) == ()
    assert picture(claim(Kind.HOLDS, place=PlaceRef(None, "Farland", None, "YY"))) == ()
    assert picture(claim(Kind.HOLDS, place=PlaceRef(None, "Orland", None, "XX"))) != ()


def test_part_of_a_country_gives_the_country_no_entry() -> None:
    assert picture(claim(place=PlaceRef(None, "Orland"), extent=Extent(False))) == ()


def test_somebody_beaten_in_a_country_gives_it_no_holder() -> None:
    assert picture(claim(Kind.LOSES, BLUES, target=REDS, place=PlaceRef(None, "Orland", None, "XX"))) == ()


def test_a_loss_of_an_unlisted_town_counts() -> None:
    town = PlaceRef(None, "Zorba")
    told = picture(claim(Kind.HOLDS, BLUES, place=town), claim(Kind.LOSES, BLUES, target=REDS, place=town))
    assert all(entry.status is Status.CONTESTED or entry.holder == REDS for entry in told)


def test_a_part_with_a_name_has_its_own_entry_only() -> None:
    part = claim(place=TOWN)
    coast = claim(Kind.HOLDS, BLUES, place=PlaceRef(None, "Coast", "Orland"))
    assert {(entry.place, entry.holder) for entry in picture(part, coast)} == {("Old Taun", REDS), ("Coast", BLUES)}


def test_rival_accounts_are_contested_with_both_columns() -> None:
    taken, denied = claim(by=REDS, place=TOWN), claim(by=BLUES, stance=Stance.DENIES, place=TOWN)
    (entry,) = picture(taken, denied)
    assert (entry.status, entry.supporting, entry.opposing) == (Status.CONTESTED, (taken.id,), (denied.id,))


def test_a_press_office_never_confirms_its_own_word() -> None:
    held = claim(Kind.HOLDS, place=TOWN)
    office = replace(report("r1"), outlet="Ministry of Defence of the Hills")
    case = Casefile({held.id: held}, THEATRE)
    (entry,) = control_of_report(questions([held], [office], THEATRE, GAZETTEER), case)
    assert (entry.holder, entry.status) == (REDS, Status.CLAIMED)
