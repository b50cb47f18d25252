"""What usually follows decides where the model wavers, and only there."""

import numpy as np

from whoholds.read.habits import habits
from whoholds.read.labels import NAMES, SOURCE
from whoholds.read.spans import spans, transitions

LABELS = ("O", "B-x", "I-x")
WHOLE = np.array([[0, 0, 0], [-2, -2, 1], [-1, -1, 1]], np.float32)
"""A name of one piece is rare."""


def test_a_wavering_end_follows_the_habit() -> None:
    scores = np.array([(0, 6, 0), (1.0, 0, 0.8), (6, 0, 0)], np.float32)
    assert [(s.start, s.end) for s in spans(scores, LABELS, transitions(LABELS))] == [(0, 1)]
    assert [(s.start, s.end) for s in spans(scores, LABELS, transitions(LABELS, WHOLE))] == [(0, 2)]


def test_a_sure_model_is_not_overruled() -> None:
    scores = np.array([(0, 9, 0), (9, 0, 0), (9, 0, 0), (0, 9, 0)], np.float32)
    assert [(s.start, s.end) for s in spans(scores, LABELS, transitions(LABELS, WHOLE))] == [(0, 1), (3, 4)]


def test_stretches_between_sure_outsides_are_decoded_as_a_whole_is() -> None:
    rng = np.random.default_rng(5)
    scores = rng.normal(0, 2, (60, 3)).astype(np.float32)
    scores[::7, 0] += 12
    found = spans(scores, LABELS, transitions(LABELS, WHOLE))
    assert all(s.end > s.start for s in found)
    assert not any(s.start <= k < s.end for s in found for k in range(0, 60, 7))


def test_only_counted_layers_have_habits() -> None:
    assert habits("names", NAMES).any()
    assert not habits("source", SOURCE).any()
