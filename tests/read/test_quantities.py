"""Counts in claims."""

import pytest

from whoholds.read.numbers import counts, to_number
from whoholds.read.quantities import quantity_of
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
    "text",
    [
        "killed in 2019",
        "fighters of 25 years' standing were killed",
        "killed on March 12",
        "60% were killed",
        "killed 30 km away",
    ],
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


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("the patrol captured a commander and two fighters", 3),
        ("killing the commander Ilyas Ren and one additional rebel", 2),
        ("police arrested the ringleader, a teacher and four other members of the cell", 6),
        ("six men, including a commander, were detained", 6),
        ("two soldiers and a nurse were killed when 40 rebels attacked", 3),
        ("the bomber killed at least 20 militants, including a senior commander", 20),
    ],
)
def test_who_is_told_of_together_is_added_up(text: str, low: int) -> None:
    kind = Kind.DETAINS if "arrested" in text or "captured" in text or "detained" in text else Kind.CASUALTIES
    found = quantity_of(Mention(text, 0, len(text)), kind)
    assert found is not None and found.low == low


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he was killed at the gate", (1, 1, "killed")),
        ("a 25-year-old was killed", (1, 1, "killed")),
        ("a shell killed a nurse", (1, 1, "killed")),
        ("no one was killed", None),
        ("the convoy was hit and a group was killed", None),
        ("nearly 200 guards were killed", (None, 200, "killed")),
        ("two dozen were killed", (24, 24, "killed")),
        ("hundreds of thousands may be killed", (200_000, None, "killed")),
        ("four or five guards were killed", (4, 5, "killed")),
    ],
)
def test_the_killed_are_counted(text: str, expected: tuple[int | None, int | None, str] | None) -> None:
    assert count(text) == expected


def test_several_keep_their_words_and_have_no_bounds() -> None:
    text = "the force detained several suspects"
    found = quantity_of(Mention(text, 0, len(text)), Kind.DETAINS)
    assert found is not None and found.mention is not None
    assert (found.low, found.high, found.mention.text) == (None, None, "several suspects")


def test_months_and_the_verb_may_are_told_apart() -> None:
    assert [c.low for c in counts("20 may come, on 3 May")] == [20]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between three and six rebels were killed", (3, 6, "killed")),
        ("three hundred and six rebels were killed", (306, 306, "killed")),
        ("both leaders were killed", (2, 2, "killed")),
        ("a raid resulting in two rebels being killed", (2, 2, "killed")),
        ("two associates of the dealer were killed", (2, 2, "killed")),
        ("a shell killed him, along with one of his associates and two guards", (4, 4, "killed")),
        ("one further rebel near the bridge", (1, 1, "killed")),
        ("citizens had been killed", None),
    ],
)
def test_whom_the_words_count(text: str, expected: tuple[int | None, int | None, str] | None) -> None:
    assert count(text) == expected
