"""Counts in claims."""

import pytest

from whoholds.read.quantities import quantity_of, to_number
from whoholds.records import Kind, Mention


def count(text: str, kind: Kind = Kind.CASUALTIES) -> tuple[int | None, int | None, str | None] | None:
    found = quantity_of(Mention(text, 0, len(text)), kind)
    return None if found is None else (found.low, found.high, found.unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 soldiers were killed", (12, 12, "killed")),
        ("at least 40 people were killed in three villages", (40, None, "killed")),
        ("up to 300 fighters died", (None, 300, "killed")),
        ("between 50 and 60 guards were killed", (50, 60, "killed")),
        ("dozens of civilians were killed", (24, None, "killed")),
        ("hundreds were wounded", (200, None, "wounded")),
        ("twenty-five people were wounded", (25, 25, "wounded")),
        ("1,200 people died", (1200, 1200, "killed")),
    ],
)
def test_counts(text: str, expected: tuple[int | None, int | None, str]) -> None:
    assert count(text) == expected


@pytest.mark.parametrize(
    "text", ["killed in 2019", "a 25-year-old was killed", "killed on March 12", "60% were killed", "killed 30 km away"]
)
def test_other_numbers_are_no_counts(text: str) -> None:
    assert count(text) is None


def test_the_count_nearest_the_kind_wins() -> None:
    assert count("after 15 people had been wounded, 3 were killed") == (3, 3, "killed")


def test_offsets_are_the_reports() -> None:
    found = quantity_of(Mention("some 30 rebels", 100, 114), Kind.MOVES)
    assert found is not None and found.mention == Mention("30", 105, 107)


@pytest.mark.parametrize(("words", "number"), [("two hundred", 200), ("2.5 million", 2_500_000), ("a lot", None)])
def test_to_number(words: str, number: int | None) -> None:
    assert to_number(words) == number
