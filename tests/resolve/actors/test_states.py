"""States in a text, and the leaders who held their offices."""

from datetime import date

import pytest

from whoholds.resolve.actors.leaders import in_office, leader_named
from whoholds.resolve.actors.states import STATES, find_states


@pytest.mark.parametrize(
    ("text", "name", "way"),
    [
        ("Turkish troops", "Turkey", "demonym"),
        ("the Kremlin said", "Russia", "institution"),
        ("South Korean officials", "South Korea", "demonym"),
        ("Downing Street declined", "United Kingdom", "institution"),
        ("the U.S. military", "United States", "name"),
    ],
)
def test_words_lead_to_their_state(text: str, name: str, way: str) -> None:
    assert [(f.state.name, f.way) for f in find_states(text)] == [(name, way)]


@pytest.mark.parametrize("text", ["they told us so", "US-backed fighters", "Turkeys were sold", "a London-based group"])
def test_words_that_only_look_like_a_state_are_left(text: str) -> None:
    assert find_states(text) == []


def test_office_belongs_to_whoever_held_it_that_day() -> None:
    office = frozenset({"president"})
    assert in_office(STATES["US"], office, date(2020, 1, 1)) != in_office(STATES["US"], office, date(2022, 1, 1))


def test_nobody_is_in_office_on_an_unknown_day() -> None:
    assert in_office(STATES["US"], frozenset({"president"}), None) is None


def test_leader_is_not_known_before_taking_office() -> None:
    assert leader_named(("macron",), date(2016, 1, 1), titled=True) is None
