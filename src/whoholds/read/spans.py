"""From scores on pieces to spans: the best BIO path, and the words a pointer means.

In: scores of one window. Out: spans of pieces with the model's probability. Stays true: no I without its B.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from whoholds.read.model import Floats

FORBIDDEN = -1e4


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


def transitions(labels: Sequence[str]) -> Floats:
    """0 where label j may follow label i, a large negative number where not."""
    allowed = np.zeros((len(labels), len(labels)), np.float32)
    for i, before in enumerate(labels):
        for j, after in enumerate(labels):
            if after.startswith("I-") and before[2:] != after[2:]:
                allowed[i, j] = FORBIDDEN
    return allowed


def best_path(scores: Floats, allowed: Floats) -> list[int]:
    """Viterbi over ``scores`` (pieces, labels) with log-softmaxed emissions.

    Where each piece's own best label may follow the one before it, as in most windows, that path is the best.
    """
    own = scores.argmax(axis=1)
    if allowed[0, own[0]] == 0 and not allowed[own[:-1], own[1:]].any():
        return [int(k) for k in own]
    emissions = np.log(softmax(scores) + 1e-9)
    reach = emissions[0] + np.where(allowed[0] < 0, FORBIDDEN, 0)
    back = []
    for row in emissions[1:]:
        total = reach[:, None] + allowed
        back.append(total.argmax(axis=0))
        reach = total.max(axis=0) + row
    path = [int(reach.argmax())]
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
