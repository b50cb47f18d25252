"""Edges of mentions: whole words, no marks, acronyms kept."""

import pytest

from whoholds.read.look import trimmed, whole


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“that the mill fell.”", "the mill fell"),
        ("forces of the U.S.", "forces of the U.S."),
        ("the U.S.", "the U.S."),
        ("he left in May.", "he left in May"),
        ("…", "…"),
    ],
)
def test_trimmed(text: str, words: str) -> None:
    found = trimmed(text, 0, len(text))
    assert found is not None
    assert found.text == words


def test_nothing_is_left_of_marks() -> None:
    assert trimmed("“.”", 0, 3) is None


def test_cut_words_are_made_whole() -> None:
    text = "the allegation that"
    assert text[slice(*whole(text, 6, 10))] == "allegation"
    assert whole(text, 4, 14) == (4, 14)
