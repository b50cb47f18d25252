"""Which words fill a role of a claim: the pointer's probability, gathered over candidate mentions.

In: a claim's query, the window's keys, candidate groups of pieces. Out: the chosen pieces and their probability.
Stays true: "none" is a candidate like any other.
"""

from collections.abc import Sequence

import numpy as np

from whoholds.read.labels import POINTER_SIZE, POINTERS
from whoholds.read.model import Floats, Scores
from whoholds.read.spans import softmax

NEIGHBOUR_SHARE = 0.3
"""A neighbouring word joins the mention when it has this share of the chosen word's probability."""
JOINABLE_WORD = "-'’"


def pointer_probabilities(scores: Scores, start: int, end: int) -> dict[str, Floats]:
    """Per role, for a claim of pieces [start, end): a distribution over "none" (0) and the pieces (k + 1)."""
    query = scores.query[start:end].mean(axis=0)
    raw = np.einsum("pd,npd->pn", query, scores.key) / POINTER_SIZE**0.5
    return dict(zip(POINTERS, softmax(raw.astype(np.float32)), strict=True))


Group = tuple[int, int]


def choose(probabilities: Floats, groups: Sequence[Group]) -> tuple[Group | None, float]:
    """The group with the most probability, or None where "none" has more; with that probability."""
    none = float(probabilities[0])
    best: Group | None = None
    most = none
    for start, end in groups:
        mass = float(probabilities[start + 1 : end + 1].sum())
        if mass > most:
            best, most = (start, end), mass
    return best, most


def grow(group: Group, probabilities: Floats, words: Sequence[Group]) -> Group:
    """Extend `group` over neighbouring words that share its probability."""
    start, end = group
    needed = NEIGHBOUR_SHARE * float(probabilities[start + 1 : end + 1].max())
    before = [w for w in words if w[1] <= start]
    after = [w for w in words if w[0] >= end]
    for a, b in reversed(before):
        if b != start or float(probabilities[a + 1 : b + 1].max()) < needed:
            break
        start = a
    for a, b in after:
        if a != end or float(probabilities[a + 1 : b + 1].max()) < needed:
            break
        end = b
    return start, end


def merge_groups(spans: Sequence[Group], words: Sequence[Group]) -> list[Group]:
    """`spans` as they are, and every word that lies in none of them."""
    covered = {k for a, b in spans for k in range(a, b)}
    return [*spans, *(w for w in words if w[0] not in covered)]
