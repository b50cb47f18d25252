"""Extents."""

import pytest

from whoholds.records import Extent, Mention
from whoholds.resolve.extents import extent_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("completely seized the valley", Extent(True)),
        ("is present all over the valley", Extent(True)),
        ("holds parts of the city", Extent(False)),
        ("took three districts overnight", Extent(False, 3, "district", "Northland")),
        ("controls 85 percent of the country", Extent(False, 85, "percent", "Northland")),
        ("controls ninety-five per cent of the country", Extent(False, 95, "percent", "Northland")),
        ("the town is 100 per cent ours", Extent(True)),
        ("reached the outskirts of the city", Extent(False)),
        ("fought at the gates of the city", Extent(False)),
        ("captured the town", None),
        ("gained many districts", Extent(False)),
        ("territorial gains made by the front", Extent(False)),
        ("regained about 300 square miles", Extent(False)),
        ("cleared areas already liberated", Extent(False)),
        ("entered the city centre", Extent(False)),
    ],
)
def test_extents(words: str, expected: Extent | None) -> None:
    place = Mention("Northland", 0, 9)
    assert extent_of("", Mention(words, 0, len(words)), place) == expected


def test_a_blast_in_the_centre_says_where_and_not_how_much() -> None:
    words = "a car exploded in the city centre"
    assert extent_of("", Mention(words, 0, len(words)), None, of_control=False) is None
