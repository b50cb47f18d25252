"""Windows of pieces."""

import re

from hypothesis import given
from hypothesis import strategies as st

from whoholds.read.windows import CONTEXT_PIECES, WINDOW_PIECES, case_class, windows


def tokenize(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    found = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    return list(range(len(found))), found


@given(st.lists(st.integers(1, 260), min_size=1, max_size=12))
def test_every_piece_is_scored_once_and_no_window_is_too_long(lengths: list[int]) -> None:
    text = " ".join("W" + "ord " * n + "end." for n in lengths)
    cut = windows(text, tokenize)
    scored = [offset for w in cut for offset in w.offsets[w.core :]]
    assert scored == [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    assert all(len(w.ids) <= WINDOW_PIECES and w.core <= CONTEXT_PIECES for w in cut)


def test_a_window_repeats_the_sentence_before_it() -> None:
    text = "One two. " + "Word " * 245 + "end. " + "Last one here now."
    cut = windows("Short first one. " + text, tokenize)
    assert len(cut) == 2
    assert cut[1].core == 0  # the sentence before is longer than the context allows


def test_case_classes() -> None:
    assert [case_class(p) for p in ("word", "Word", "NRF", "34", "–", "“")] == [0, 1, 2, 3, 4, 5]


def test_text_before_start_is_left_out() -> None:
    assert windows("date 2021-01-01 Hello there.", tokenize, 16)[0].offsets[0] == (16, 21)
