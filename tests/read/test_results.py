"""A statement parts where it goes on to tell of dead and wounded."""

import pytest

from whoholds.read.results import result_at


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (
            "A car bomb went off near the market, killing at least nine people",
            ("A car bomb went off near the market", "killing at least nine people"),
        ),
        (
            "the army opened a second front, which has led to heavy casualties on both sides",
            ("the army opened a second front", "has led to heavy casualties on both sides"),
        ),
        ("rockets fell on the camp and reportedly left it empty", None),
        ("Shelling resulted in deaths", None),
        ("killing four people and wounding ten others", ("killing four people", "wounding ten others")),
        ("killing four people", None),
        ("the raid resulting in the loss of the bridge", None),
    ],
)
def test_only_a_result_with_people_parts_a_statement(words: str, parts: tuple[str, str] | None) -> None:
    found = result_at(words)
    assert (found and (words[: found[0]], words[found[1] :])) == parts
