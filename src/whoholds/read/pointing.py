"""Which words fill a role of a claim: the pointer's probability, gathered over candidate mentions.

In: a claim's query, the window's keys, candidate groups of pieces. Out: the chosen pieces and their probability.
Stays true: "none" is a candidate like any other.
"""

from bisect import bisect_left, bisect_right
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


class Candidates:
    """Groups of pieces that a pointer may mean, looked at again for every claim of a window."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = list(groups)
        self.starts, self.ends = np.array(self.groups, np.intp).reshape(-1, 2).T
        self.places: dict[Group, int] = {}
        for place, group in enumerate(self.groups):
            self.places.setdefault(group, place)


def choose(
    probabilities: Floats, groups: Sequence[Group] | Candidates, weights: Mapping[Group, float] | None = None
) -> tuple[Group | None, float]:
    """The group with the most probability, or None where "none" has more; with that probability.

    `weights` multiply what their groups have.
    """
    known = groups if isinstance(groups, Candidates) else Candidates(groups)
    if not known.groups:
        return None, float(probabilities[0])
    running = np.zeros(len(probabilities), np.float64)
    np.cumsum(probabilities[1:], dtype=np.float64, out=running[1:])
    mass = running[known.ends] - running[known.starts]
    for group, weight in (weights or {}).items():
        if group in known.places:
            mass[known.places[group]] *= weight
    best = int(mass.argmax())
    none = float(probabilities[0])
    return (known.groups[best], float(mass[best])) if mass[best] > none else (None, none)


def grow(group: Group, probabilities: Floats, words: Sequence[Group]) -> Group:
    """Extend `group` over neighbouring words, which stand in order, that share its probability."""
    start, end = group
    needed = NEIGHBOUR_SHARE * float(probabilities[start + 1 : end + 1].max())
    first = bisect_right(words, start, key=lambda word: word[1])
    behind = bisect_left(words, end, key=lambda word: word[0])
    for a, b in reversed(words[:first]):
        if b != start or float(probabilities[a + 1 : b + 1].max()) < needed:
            break
        start = a
    for a, b in words[behind:]:
        if a != end or float(probabilities[a + 1 : b + 1].max()) < needed:
            break
        end = b
    return start, end


def merge_groups(spans: Sequence[Group], words: Sequence[Group]) -> list[Group]:
    """`spans` as they are, and every word that lies in none of them."""
    covered = {k for a, b in spans for k in range(a, b)}
    return [*spans, *(w for w in words if w[0] not in covered)]
