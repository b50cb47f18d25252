"""How far a text commits to what its predicates tell.

In: scores of one window and words. Out: a number a word, from -1.5 (did not or does not happen) to 1.5 (did).
Stays true: the scale is that of the Universal Decompositional Semantics judgements.
"""

from collections.abc import Sequence

from whoholds.read.model import Scores
from whoholds.read.words import first_pieces

FARTHEST = 1.5


def factuality(scores: Scores, offsets: Sequence[tuple[int, int]], words: Sequence[tuple[int, int]]) -> list[float]:
    """One value a word ``[start, end)``; 0 for a word that the window does not hold."""
    values = scores.factuality
    return [
        0.0 if piece is None else max(-FARTHEST, min(FARTHEST, float(values[piece])))
        for piece in first_pieces(offsets, words)
    ]
