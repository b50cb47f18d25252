"""How alike the words of two claims of one report are, and how far apart they stand.

In: the claims of one report in order. Out: a likeness in [0, 1] and a gap in claims.
Stays true: a word that many claims of the report use ties little together; symmetric.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

from whoholds.records import Claim

STEM_LETTERS = 5
"""Words are cut to this length, so that "captured" and "capture" meet."""


class Wording:
    """Cosine likeness of quotes over cut words, each weighted by how few claims of the report use it."""

    def __init__(self, ordered: Sequence[Claim]) -> None:
        self._at = {claim.id: index for index, claim in enumerate(ordered)}
        bags = {claim.id: _words(claim.quote.text) for claim in ordered}
        used = Counter(word for bag in bags.values() for word in bag)
        total = len(ordered) + 1
        self._weights = {
            key: {word: math.log(total / used[word]) for word in bag if total > used[word]} for key, bag in bags.items()
        }
        self._norms = {
            key: math.sqrt(sum(weight * weight for weight in bag.values())) for key, bag in self._weights.items()
        }

    def likeness(self, one: Claim, other: Claim) -> float:
        """1 for the same words, 0 for none in common."""
        first, second = self._weights[one.id], self._weights[other.id]
        norm = self._norms[one.id] * self._norms[other.id]
        if not norm:
            return 0.0
        return sum(weight * second[word] for word, weight in sorted(first.items()) if word in second) / norm

    def gap(self, one: Claim, other: Claim) -> int:
        """How many claims apart: 1 for neighbours."""
        return abs(self._at[one.id] - self._at[other.id])


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:STEM_LETTERS] for word in re.findall(r"\w+", text.lower()) if len(word) > 2)
