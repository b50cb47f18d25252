"""Dependency arcs from the reader model's scores.

In: scores of one window and the words of one sentence in it. Out: a head and a relation a word.
Stays true: the arcs are a tree with one root (Chu-Liu/Edmonds over the scores); words outside the window hang on the
root's word.
"""

from collections.abc import Sequence

import numpy as np

from whoholds.read.labels import ARC_SIZE, RELATIONS
from whoholds.read.model import Floats, Scores
from whoholds.read.words import first_pieces

BARRED = -1e9
ROOT = RELATIONS.index("root")


def parse(
    scores: Scores, offsets: Sequence[tuple[int, int]], words: Sequence[tuple[int, int]]
) -> list[tuple[int, str]]:
    """For each word ``[start, end)`` of one sentence: its head (0 the root, else 1-based) and its relation."""
    pieces = first_pieces(offsets, words)
    seen = [k for k, piece in enumerate(pieces) if piece is not None]
    if not seen:
        return [(0, "root") for _ in words]
    rows = np.array([pieces[k] for k in seen], dtype=np.int64)
    upper = np.concatenate([[0], rows + 1])
    arcs = scores.arc_query[rows] @ scores.arc_key[upper].T / ARC_SIZE**0.5
    heads = best_tree(arcs)
    relations = scores.dependent[rows] + scores.governor[upper[heads]]
    relations[:, ROOT] = BARRED
    choices = relations.argmax(axis=1)
    out = [(seen[int(np.argmin(heads))] + 1, "dep")] * len(words)
    for place, k in enumerate(seen):
        head = heads[place]
        out[k] = (0, "root") if head == 0 else (seen[head - 1] + 1, RELATIONS[int(choices[place])])
    return out


def best_tree(arcs: Floats) -> list[int]:
    """Heads of the best tree with exactly one root. ``arcs`` (n, n + 1): a row a word, column 0 the root.

    >>> best_tree(np.array([[0.0, 0.0, 5.0], [3.0, 4.0, 0.0]]))
    [2, 0]
    """
    n = len(arcs)
    weights = np.full((n + 1, n + 1), BARRED)
    weights[1:] = _log_softmax(arcs)
    np.fill_diagonal(weights, BARRED)
    heads = _chu_liu(weights)
    roots = [k for k in range(1, n + 1) if heads[k] == 0]
    if len(roots) > 1:
        heads = max((_rooted(weights, root) for root in roots), key=lambda found: _weight(weights, found))
    return heads[1:]


def _log_softmax(arcs: Floats) -> Floats:
    shifted = arcs - arcs.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))


def _rooted(weights: Floats, root: int) -> list[int]:
    only = weights.copy()
    only[:, 0] = BARRED
    only[root, 0] = weights[root, 0]
    return _chu_liu(only)


def _weight(weights: Floats, heads: list[int]) -> float:
    return float(sum(weights[k, heads[k]] for k in range(1, len(heads))))


def _chu_liu(weights: Floats) -> list[int]:
    """Best heads by Chu-Liu/Edmonds; ``weights[d, h]``, node 0 the root (its own head is 0)."""
    heads = [0, *(int(k) for k in weights[1:].argmax(axis=1))]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    outside = [k for k in range(len(heads)) if not inside[k]]
    kept = {node: place for place, node in enumerate(outside)}
    own = weights[cycle, [heads[k] for k in cycle]]
    m = len(outside)
    smaller = np.full((m + 1, m + 1), BARRED)
    smaller[:m, :m] = weights[np.ix_(outside, outside)]
    down = weights[np.ix_(outside, cycle)]
    smaller[:m, m] = down.max(axis=1)
    up = weights[np.ix_(cycle, outside)] - own[:, None]
    smaller[m, :m] = up.max(axis=0)
    smaller[0] = BARRED
    found = _chu_liu(smaller)
    for node, place in kept.items():
        if node:
            head = found[place]
            heads[node] = cycle[int(down[place].argmax())] if head == m else outside[head]
    entry = found[m]
    broken = cycle[int(up[:, entry].argmax())]
    heads[broken] = outside[entry]
    return heads


def _cycle(heads: list[int]) -> list[int]:
    for start in range(1, len(heads)):
        path, node = [], start
        while node and node not in path:
            path.append(node)
            node = heads[node]
        if node:
            return path[path.index(node) :]
    return []
