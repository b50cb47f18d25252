"""Trees from scores: always a tree, with one root, and the best there is."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whoholds.read.model import Floats
from whoholds.read.parsing import best_tree


def _is_tree(heads: tuple[int, ...]) -> bool:
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return sum(head == 0 for head in heads) == 1


def _best_by_trying(arcs: Floats) -> float:
    n = len(arcs)
    trees = (h for h in itertools.product(range(n + 1), repeat=n) if _is_tree(h))
    return max(float(sum(arcs[k, head] for k, head in enumerate(heads))) for heads in trees)


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.integers(-9, 9), min_size=n * (n + 1), max_size=n * (n + 1))))
def test_the_best_tree_is_found(values: list[int]) -> None:
    n = int(((1 + 4 * len(values)) ** 0.5 - 1) / 2)
    arcs = np.array(values, dtype=np.float64).reshape(n, n + 1)
    heads = best_tree(arcs)
    assert _is_tree(tuple(heads))
    assert sum(arcs[k, head] for k, head in enumerate(heads)) >= _best_by_trying(arcs) - 1e-6
