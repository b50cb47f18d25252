"""A denial of one noun is found by its words where the model marks nothing."""

from dataclasses import dataclass, field

import pytest

from whoholds.read.denials import denied_nouns
from whoholds.read.spans import Span
from whoholds.read.windows import Window


@dataclass
class Seen:
    """Stands for a look: one piece a character."""

    text: str
    found: dict[str, list[Span]] = field(default_factory=lambda: {"content": []})

    @property
    def window(self) -> Window:
        return Window([], [], [], [(k, k + 1) for k in range(len(self.text))], 0)

    def pieces(self, start: int, end: int) -> tuple[int, int]:
        return start, end


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The ministry denied the report.", ["the report"]),
        ("The front rejected it, and fighting went on.", ["it"]),
        ("The army has denied all allegations and left.", ["all allegations"]),
        ("The ministry denied claims that it had fallen.", []),
        ("The army denied it had left.", []),
        ("Parliament rejected the budget.", []),
        ("They had the town, which the army's spokesman denied.", ["which"]),
        ("They had the town, which was rejected.", []),
    ],
)
def test_what_is_denied_is_the_noun(text: str, denied: list[str]) -> None:
    assert [text[s.start : s.end] for s in denied_nouns(Seen(text))] == denied  # type: ignore[arg-type]


def test_a_marked_statement_is_not_doubled() -> None:
    text = "The ministry denied the report."
    marked = Seen(text, {"content": [Span(20, 30, "content", 0.9)]})
    assert not list(denied_nouns(marked))  # type: ignore[arg-type]
