"""Sentence splitting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.read.sentences import sentences


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell. Nobody claimed it.", ["The bridge fell.", "Nobody claimed it."]),
        (
            "“We hold it,” he said. “All of it.” Then he left.",
            ["“We hold it,” he said.", "“All of it.”", "Then he left."],
        ),
        ("Gen. Dastgir spoke on Sept. 6. The U.S. Army did not.", None),
        ("First line\nsecond line", ["First line", "second line"]),
        ("It cost 3.5 million.", ["It cost 3.5 million."]),
    ],
)
def test_splits_where_a_reader_would(text: str, expected: list[str] | None) -> None:
    assert split(text) == (expected or ["Gen. Dastgir spoke on Sept. 6.", "The U.S. Army did not."])


@given(st.text(alphabet='ab.!? \n“”"A1', max_size=80))
def test_every_visible_character_lies_in_exactly_one_sentence(text: str) -> None:
    covered = [0] * len(text)
    for start, end in sentences(text):
        for k in range(start, end):
            covered[k] += 1
    assert all(n <= 1 for n in covered)
    assert all(n == 1 for n, c in zip(covered, text, strict=True) if not c.isspace())
