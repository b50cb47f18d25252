"""Decoding tags and pointers."""

from itertools import product

import numpy as np
import pytest

from whoholds.read.pointing import choose, grow, merge_groups
from whoholds.read.spans import SURELY_OUTSIDE, best_path, softmax, spans, transitions, whole_words

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


def test_stretches_are_decoded_as_if_each_label_path_were_tried() -> None:
    rng = np.random.default_rng(5)
    habits = np.array([[0.3, -0.2, 0.0], [-0.4, 0.1, 0.6], [0.2, -0.1, 0.3]], np.float32)
    allowed = transitions(LABELS, habits)
    for _ in range(40):
        raw = rng.normal(0, 2, (6, 3)).astype(np.float32)
        raw[rng.random(6) < 0.4, 0] += 9
        emissions = np.log(softmax(raw) + 1e-9)
        sure = softmax(raw)[:, 0] >= SURELY_OUTSIDE

        def weight(path: tuple[int, ...], emissions: np.ndarray = emissions) -> float:
            steps = zip((0, *path), path, strict=False)
            return float(
                sum(emissions[k, label] for k, label in enumerate(path)) + sum(allowed[a, b] for a, b in steps)
            )

        paths = [p for p in product(range(3), repeat=6) if not any(p[k] for k in np.flatnonzero(sure))]
        assert weight(tuple(best_path(raw, allowed))) == pytest.approx(max(map(weight, paths)), abs=1e-4)


def test_a_group_named_twice_is_weighed_once() -> None:
    probabilities = np.array([0.1, 0.3, 0.3, 0.3], np.float32)
    assert choose(probabilities, [(0, 1), (1, 2), (1, 2)], {(1, 2): 1.5}) == ((1, 2), pytest.approx(0.45))
