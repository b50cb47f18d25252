"""Which words a pointer means."""

import numpy as np

from whoholds.read.pointing import choose, grow

WORDS = [(0, 1), (1, 3), (3, 4)]


def test_the_heaviest_group_is_chosen() -> None:
    probabilities = np.array([0.1, 0.2, 0.3, 0.2, 0.2], np.float32)
    assert choose(probabilities, WORDS)[0] == (1, 3)


def test_none_wins_where_it_is_heaviest() -> None:
    probabilities = np.array([0.6, 0.1, 0.1, 0.1, 0.1], np.float32)
    assert choose(probabilities, WORDS) == (None, np.float32(0.6))


def test_grammar_weighs() -> None:
    probabilities = np.array([0.1, 0.2, 0.3, 0.2, 0.2], np.float32)
    assert choose(probabilities, WORDS, {(0, 1): 6.0})[0] == (0, 1)


def test_neighbours_with_a_share_join() -> None:
    probabilities = np.array([0.0, 0.3, 0.3, 0.3, 0.1], np.float32)
    assert grow((1, 3), probabilities, WORDS) == (0, 4)
