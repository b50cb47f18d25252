"""From scores on pieces to spans: the best BIO path, and the words a pointer means.

In: scores of one window. Out: spans of pieces with the model's probability. Stays true: no I without its B.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whoholds.read.model import Floats

FORBIDDEN = -1e4
SURELY_OUTSIDE = 0.995


@dataclass(frozen=True, slots=True)
class Span:
    """Pieces ``[start, end)`` of a window, tagged `kind`, with the mean probability of being inside that kind."""

    start: int
    end: int
    kind: str
    probability: float


def softmax(scores: Floats) -> Floats:
    """Along the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), dtype=np.float32)


def transitions(labels: Sequence[str], habits: Floats | None = None) -> Floats:
    """`habits` (else 0) where label j may follow label i, a large negative number where not."""
    allowed = np.zeros((len(labels), len(labels)), np.float32) if habits is None else habits.copy()
    for i, before in enumerate(labels):
        for j, after in enumerate(labels):
            if after.startswith("I-") and before[2:] != after[2:]:
                allowed[i, j] = FORBIDDEN
    return allowed


def best_path(scores: Floats, allowed: Floats) -> list[int]:
    """Viterbi over ``scores`` (pieces, labels) with log-softmaxed emissions, `allowed` added for each step.

    Pieces that are surely outside stay so, and each stretch between them is decoded by itself.
    """
    own = scores.argmax(axis=1)
    if not (allowed != 0)[allowed > FORBIDDEN / 2].any() and not allowed[np.append(0, own[:-1]), own].any():
        return [int(k) for k in own]
    probabilities = softmax(scores)
    emissions = np.log(probabilities + 1e-9)
    path = np.zeros(len(own), np.intp)
    for length, ends, starts in _stretches(probabilities[:, 0] < SURELY_OUTSIDE):
        rows = starts[:, None] + np.arange(length)
        path[rows] = _viterbi(emissions[rows], allowed, ends=ends)
    return [int(k) for k in path]


def _stretches(is_open: NDArray[np.bool_]) -> Iterator[tuple[int, bool, NDArray[np.intp]]]:
    """Starts of runs of open pieces, those of one length together; whether a piece stands behind them."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], is_open, [False]))))
    starts, ends = edges[::2], edges[1::2]
    lengths, inner = ends - starts, ends < len(is_open)
    for length in np.unique(lengths):
        for has_behind in (True, False):
            chosen = starts[(lengths == length) & (inner == has_behind)]
            if len(chosen):
                yield int(length), has_behind, chosen


def _viterbi(emissions: Floats, allowed: Floats, *, ends: bool) -> NDArray[np.intp]:
    """Best labels of stretches alike in length, (stretches, pieces, labels) in and (stretches, pieces) out.

    Label 0 stands before each and, if they are such as have an end before the window has, behind it.
    """
    reach = emissions[:, 0] + allowed[0]
    back = []
    for k in range(1, emissions.shape[1]):
        total = reach[:, :, None] + allowed
        back.append(total.argmax(axis=1))
        reach = total.max(axis=1) + emissions[:, k]
    path = [(reach + allowed[:, 0] if ends else reach).argmax(axis=1)]
    each = np.arange(len(emissions))
    for pointers in reversed(back):
        path.append(pointers[each, path[-1]])
    return np.stack(path[::-1], axis=1)


def spans(scores: Floats, labels: Sequence[str], allowed: Floats) -> list[Span]:
    """Spans of the best path, in order."""
    if not len(scores):
        return []
    path = best_path(scores, allowed)
    probabilities = softmax(scores)
    found = []
    start = 0
    while start < len(path):
        label = labels[path[start]]
        end = start + 1
        if label == "O":
            start = end
            continue
        inside = labels.index("I-" + label[2:])
        while end < len(path) and path[end] == inside:
            end += 1
        columns = [labels.index("B-" + label[2:]), inside]
        mean = float(probabilities[start:end][:, columns].sum(axis=1).mean())
        found.append(Span(start, end, label[2:], mean))
        start = end
    return found


def whole_words(offsets: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Pieces grouped into words: ``[start, end)`` of pieces that touch and are letters or digits."""
    words: list[tuple[int, int]] = []
    for k, (a, _) in enumerate(offsets):
        joined = k > 0 and offsets[k - 1][1] == a and text[a].isalnum() and text[a - 1].isalnum()
        if joined:
            words[-1] = (words[-1][0], k + 1)
        else:
            words.append((k, k + 1))
    return words
