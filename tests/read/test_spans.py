"""Decoding tags and pointers."""

import numpy as np

from whoholds.read.pointing import choose, grow, merge_groups
from whoholds.read.spans import spans, transitions, whole_words

LABELS = ("O", "B-x", "I-x")


def scores(*rows: tuple[float, float, float]) -> np.ndarray:
    return np.array(rows, np.float32)


def test_an_inside_without_a_beginning_is_never_decoded() -> None:
    found = spans(scores((5, 0, 0), (0, 0, 1), (0, 0, 6)), LABELS, transitions(LABELS))
    assert [(s.start, s.end) for s in found] == [(1, 3)]


def test_adjacent_beginnings_are_two_spans() -> None:
    found = spans(scores((0, 5, 0), (0, 0, 5), (0, 5, 0)), LABELS, transitions(LABELS))
    assert [(s.start, s.end) for s in found] == [(0, 2), (2, 3)]


def test_probability_is_the_mean_of_being_inside() -> None:
    (span,) = spans(scores((0, 9, 0)), LABELS, transitions(LABELS))
    assert span.probability > 0.99


def test_pieces_of_one_word_are_joined() -> None:
    text = "Panjshir fell."
    assert whole_words([(0, 4), (4, 8), (9, 13), (13, 14)], text) == [(0, 2), (2, 3), (3, 4)]


def test_none_wins_when_it_has_most_probability() -> None:
    assert choose(np.array([0.6, 0.3, 0.1], np.float32), [(0, 1), (1, 2)]) == (None, np.float32(0.6))


def test_a_group_gathers_the_probability_of_its_pieces() -> None:
    group, _ = choose(np.array([0.4, 0.3, 0.3], np.float32), [(0, 2)])
    assert group == (0, 2)


def test_a_mention_grows_over_words_that_share_it() -> None:
    probabilities = np.array([0.0, 0.05, 0.3, 0.6, 0.05], np.float32)
    assert grow((2, 3), probabilities, [(0, 1), (1, 2), (2, 3), (3, 4)]) == (1, 3)


def test_words_inside_a_span_are_no_candidates_of_their_own() -> None:
    assert merge_groups([(0, 2)], [(0, 1), (1, 2), (2, 3)]) == [(0, 2), (2, 3)]
