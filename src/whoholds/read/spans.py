"""From scores on pieces to spans: the best BIO path, and the words a pointer means.

In: scores of one window. Out: spans of pieces with the model's probability. Stays true: no I without its B.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

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
    path = [0] * len(own)
    open_pieces = np.flatnonzero(probabilities[:, 0] < SURELY_OUTSIDE)
    for stretch in np.split(open_pieces, np.flatnonzero(np.diff(open_pieces) > 1) + 1):
        if len(stretch):
            start, end = int(stretch[0]), int(stretch[-1]) + 1
            path[start:end] = _viterbi(emissions[start:end], allowed, ends=end < len(own))
    return path


def _viterbi(emissions: Floats, allowed: Floats, *, ends: bool) -> list[int]:
    """Best labels of a stretch with label 0 before it and, if it `ends` before the window does, behind it."""
    reach = emissions[0] + allowed[0]
    back = []
    for row in emissions[1:]:
        total = reach[:, None] + allowed
        back.append(total.argmax(axis=0))
        reach = total.max(axis=0) + row
    path = [int((reach + allowed[:, 0] if ends else reach).argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


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
