"""Names for those who act without one: phrases widened, forces, crowds, joint forces, press offices."""

import pytest

from tests.resolve.actors.casting import ask, make_cast
from whoholds.resolve.actors.snapping import snap, without_office
from whoholds.resolve.actors.widening import widen


@pytest.mark.parametrize(
    ("text", "pointed", "whole"),
    [
        ("An Afghan and coalition security force took it.", "coalition", "coalition security force"),
        ("Part of it fell to US-backed rebels there.", "rebels", "US-backed rebels"),
        ("Then the armed group still held on.", "armed", "the armed group"),
        ("Many U.S. troops were there.", "U.S", "Many U.S. troops"),
        ("Russia states that it left.", "Russia", "Russia"),
        ("The anti-Vale fighters are near.", "Vale", "The anti-Vale fighters"),
        ("It lies in the hands of Vale’s forces.", "Vale", "Vale’s forces"),
    ],
)
def test_pointed_words_widen_to_their_phrase(text: str, pointed: str, whole: str) -> None:
    start = text.index(pointed)
    left, right = widen(text, start, start + len(pointed), [])
    assert text[left:right] == whole


def test_part_of_a_word_snaps_to_the_word() -> None:
    text = "Fighters of the RPG and the U.S. met"
    assert text[slice(*snap(text, 17, 19))] == "RPG"
    assert text[slice(*snap(text, 28, 31))] == "U.S."


def test_office_after_a_group_is_not_its_name() -> None:
    text = "Pentagon Press Secretary Vale"
    assert text[: without_office(text, 0, len("Pentagon Press"))] == "Pentagon"
    assert without_office("Harbour Front Line", 0, 13) == 13


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Syrian rebels took the hill.", "Syrian rebels", "Syrian rebels"),
        ("Syria’s civil war went on. Rebel fighters took the hill.", "Rebel fighters", "Syrian rebels"),
        ("Syrian government forces fell back. The regime lost the hill.", "The regime", "Syrian government"),
        ("Turkish troops crossed.", "Turkish troops", "Turkey"),
        ("Turkish fighters crossed.", "Turkish fighters", "Turkish fighters"),
        ("The Turkish army crossed.", "The Turkish army", "Turkey"),
        ("Foreign forces left.", "Foreign forces", "foreign forces"),
        ("Nine families fled.", "families", "civilians"),
        ("Residents fled.", "Residents", "civilians"),
        ("Farmers were hurt.", "Farmers", "farmers"),
    ],
)
def test_who_acts_without_a_name(text: str, words: str, name: str) -> None:
    assert ask(make_cast(text), text, words, speaking=False).name == name


def test_speaker_without_a_name_stays_without() -> None:
    text = "Farmers said the road was cut."
    assert ask(make_cast(text), text, "Farmers").name is None


def test_the_militants_are_the_group_named_before_but_other_militants_are_not() -> None:
    text = "The Harbour Front attacked. The militants took the hill. Foreign militants came too."
    cast = make_cast(text, "", "Harbour Front")
    assert ask(cast, text, "The militants", speaking=False).name == "Harbour Front"
    assert ask(cast, text, "Foreign militants", speaking=False).name == "foreign militants"


def test_joint_force_is_one_actor_that_the_security_force_takes_up() -> None:
    text = "An Afghan and coalition security force searched a house. The security force found arms. They left."
    cast = make_cast(text)
    for words in ("An Afghan and coalition security force", "The security force", "They"):
        assert ask(cast, text, words, speaking=False).name == "Afghan and coalition forces"


def test_members_and_leaders_of_a_group_act_for_it() -> None:
    text = "Harbour Front leaders fled."
    assert (
        ask(make_cast(text, "", "Harbour Front"), text, "Harbour Front leaders", speaking=False).name == "Harbour Front"
    )


def test_leaders_regime_is_the_government_of_his_state() -> None:
    text = "Syrian rebels fought on. The Assad regime held the city."
    assert (
        ask(make_cast(text, "", "Assad regime"), text, "The Assad regime", speaking=False).name == "Syrian government"
    )


def test_people_of_one_speech_are_no_group() -> None:
    text = "Kurdish fighters held the hill."
    found = ask(make_cast(text), text, "Kurdish fighters", speaking=False)
    assert (found.name, found.side) == ("Kurdish fighters", "Kurds")


@pytest.mark.parametrize(
    ("outlet", "house"),
    [("ISAF", "ISAF"), ("US State Department", "United States"), ("The Guardian", None), (None, None)],
)
def test_press_office_speaks_for_its_side_and_a_medium_for_none(outlet: str | None, house: str | None) -> None:
    assert make_cast("A force took the hill.", outlet=outlet).house == house


def test_ambassador_before_his_name_serves_the_sender() -> None:
    text = "Russia’s Ambassador to Kabul Anton Reed said so."
    assert ask(make_cast(text, "Anton Reed"), text, "Anton Reed").side == "Russia"


def test_state_department_is_of_one_state_only() -> None:
    text = "France waited. The state department said so."
    assert ask(make_cast(text, outlet="The Guardian"), text, "The state department").side == "United States"
