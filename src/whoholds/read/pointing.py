"""Which words fill a role of a claim: the pointer's probability, gathered over candidate mentions.

In: a claim's query, the window's keys, candidate groups of pieces. Out: the chosen pieces and their probability.
Stays true: "none" is a candidate like any other.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from whoholds.read.labels import POINTER_SIZE, POINTERS, POOLS
from whoholds.read.model import Floats, Scores
from whoholds.read.spans import softmax

NEIGHBOUR_SHARE = 0.3
"""A neighbouring word joins the mention when it has this share of the chosen word's probability."""
JOINABLE_WORD = "-'’"


def pool(scores: Scores, start: int, end: int, name: str) -> Floats:
    """How much each piece of a claim of pieces [start, end) counts for what is read off it (`name` of `POOLS`)."""
    return softmax(scores.pools[start:end, POOLS.index(name)])


def pointer_probabilities(scores: Scores, start: int, end: int) -> dict[str, Floats]:
    """Per role, for a claim of pieces [start, end): a distribution over "none" (0) and the pieces (k + 1)."""
    query = np.einsum("n,npd->pd", pool(scores, start, end, "query"), scores.query[start:end])
    raw = np.einsum("pd,npd->pn", query, scores.key) / POINTER_SIZE**0.5
    return dict(zip(POINTERS, softmax(raw.astype(np.float32)), strict=True))


Group = tuple[int, int]


def choose(
    probabilities: Floats, groups: Sequence[Group], weights: Mapping[Group, float] | None = None
) -> tuple[Group | None, float]:
    """The group with the most probability, or None where "none" has more; with that probability.

    `weights` multiply what their groups have.
    """
    if not groups:
        return None, float(probabilities[0])
    running = np.concatenate(([0.0], np.cumsum(probabilities[1:], dtype=np.float64)))
    starts, ends = np.asarray(groups).T
    mass = running[ends] - running[starts]
    for group, weight in (weights or {}).items():
        if group in groups:
            mass[groups.index(group)] *= weight
    best = int(mass.argmax())
    none = float(probabilities[0])
    return (groups[best], float(mass[best])) if mass[best] > none else (None, none)


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
