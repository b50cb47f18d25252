"""Sites in towns: who takes one has not taken the town."""

from dataclasses import replace

import pytest

from tests.compare.making import claim
from whoholds.records import Kind, Mention, PlaceRef
from whoholds.resolve.places.sites import site_held, taken_up


def held(words: str, town: str = "Orlo", entry: str | None = "t:orlo") -> tuple[str | None, str | None, str | None]:
    start = words.index(town)
    place = site_held(
        Mention(words, 0, len(words)), PlaceRef(Mention(town, start, start + len(town)), town, "Vale", entry)
    )
    return place.name, place.within, place.entry


@pytest.mark.parametrize(
    ("words", "site"),
    [
        ("they took the police station in Orlo on Monday", "police station"),
        ("our men have seized control of the governor's compound in Orlo", "governor's compound"),
        ("troops withdrew from their base outside the city of Orlo", "base"),
        ("the radio station in Orlo had fallen", "radio station"),
    ],
)
def test_a_site_in_a_town_is_the_place_that_is_held(words: str, site: str) -> None:
    assert held(words) == (site, "Orlo", None)


def test_a_site_of_a_place_goes_by_its_name() -> None:
    assert held("rebels seized the border post of Orlo", entry=None) == ("Orlo border post", "Vale", None)


@pytest.mark.parametrize(
    "words",
    [
        "they took Orlo after the fall of its police station",
        "they took Orlo from their base in the hills",
        "fighting went on at the police station in Orlo",
        "they hold Orlo",
    ],
)
def test_a_town_stays_a_town(words: str) -> None:
    assert held(words) == ("Orlo", "Vale", "t:orlo")


def test_a_site_is_taken_up_by_its_noun() -> None:
    palace = PlaceRef(None, "presidential palace", "Orlo", None)
    first = claim(Kind.GAINS, place=palace, start=0)
    second = claim(Kind.HOLDS, place=None, words="the palace is in our hands", start=100)
    other = claim(Kind.HOLDS, place=None, words="the bridge is in our hands", start=200)
    taken = taken_up([other, second, first])
    assert [one.place and one.place.name for one in taken] == ["presidential palace", "presidential palace", None]
    town = replace(second, place=PlaceRef(None, "Orlo", None, "t:orlo"))
    assert taken_up([first, town])[1] == town
