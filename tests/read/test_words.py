"""Words as a treebank counts them."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from whoholds.read.words import first_pieces, words_in


def test_clitics_and_signs_are_words() -> None:
    text = "We can't reach the U.S.-built post; it's 3,500 m up."
    assert [text[a:b] for a, b in words_in(text, 0, len(text))] == (
        "We ca n't reach the U.S. - built post ; it 's 3,500 m up .".split()
    )


@given(st.text())
def test_words_are_in_order_and_leave_no_letter_out(text: str) -> None:
    found = words_in(text, 0, len(text))
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    covered = {k for a, b in found for k in range(a, b)}
    assert all(k in covered for k, c in enumerate(text) if c.isalnum())


def test_a_word_inside_a_piece_takes_that_piece() -> None:
    assert first_pieces([(0, 6)], [(0, 3), (3, 6)]) == [0, 0]
