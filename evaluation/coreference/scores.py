"""MUC, B-cubed and CEAF-e over chains of mentions, summed over documents.

In: gold and found chains of one document, each a set of mention keys; a mention of both has one key. Out: `Tally`.
Stays true: figures are micro averages over all documents added; a document without chains adds nothing.

Written here rather than taken from a library: of the packages on PyPI none has had a release since 2023. Checked in the
tests against cases worked out in the papers and by hand. MUC: Vilain et al. 1995; B-cubed: Bagga and Baldwin 1998;
CEAF-e: Luo 2005 with similarity phi4; CoNLL: their mean, Pradhan et al. 2014.
"""

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from evaluation.coreference.assignment import best_sum
from evaluation.measured import f1, share

Chain = AbstractSet[Hashable]
Chains = Sequence[Chain]


@dataclass(frozen=True, slots=True)
class Part:
    """Sums of one measure: recall is `gold_hit / gold`, precision `found_hit / found`."""

    gold_hit: float = 0.0
    gold: float = 0.0
    found_hit: float = 0.0
    found: float = 0.0

    def __add__(self, other: "Part") -> "Part":
        return Part(
            self.gold_hit + other.gold_hit,
            self.gold + other.gold,
            self.found_hit + other.found_hit,
            self.found + other.found,
        )

    @property
    def recall(self) -> float:
        return share(self.gold_hit, self.gold)

    @property
    def precision(self) -> float:
        return share(self.found_hit, self.found)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two, 0 where both are."""
        return share(2 * self.recall * self.precision, self.recall + self.precision)


@dataclass(frozen=True, slots=True)
class Tally:
    """All measures of one or more documents; `+` adds documents."""

    muc: Part = Part()
    b_cubed: Part = Part()
    ceaf_e: Part = Part()
    mentions_both: int = 0
    mentions_gold: int = 0
    mentions_found: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.muc + other.muc,
            self.b_cubed + other.b_cubed,
            self.ceaf_e + other.ceaf_e,
            self.mentions_both + other.mentions_both,
            self.mentions_gold + other.mentions_gold,
            self.mentions_found + other.mentions_found,
        )

    @property
    def conll(self) -> float:
        """Mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3

    @property
    def mention_f1(self) -> float:
        """Mentions found, whatever chain they are in."""
        return f1(self.mentions_both, self.mentions_gold, self.mentions_found)


def score(gold: Chains, found: Chains) -> Tally:
    """All measures of one document.

    >>> tally = score([{1, 2, 3}], [{1, 2}, {3}])
    >>> round(tally.muc.recall, 2), round(tally.b_cubed.recall, 3)
    (0.5, 0.556)
    """
    ours, theirs = set().union(*gold), set().union(*found)
    muc_hit, muc_all = _links(gold, found)
    found_hit, found_all = _links(found, gold)
    matched = best_sum([[_phi4(one, other) for other in found] for one in gold])
    return Tally(
        Part(muc_hit, muc_all, found_hit, found_all),
        Part(_cubes(gold, found), len(ours), _cubes(found, gold), len(theirs)),
        Part(matched, len(gold), matched, len(found)),
        len(ours & theirs),
        len(ours),
        len(theirs),
    )


def _links(chains: Chains, others: Chains) -> tuple[float, float]:
    """Links of `chains` kept by `others`, and all links: a chain of n mentions has n - 1."""
    where = {mention: index for index, chain in enumerate(others) for mention in chain}
    kept = total = 0
    for chain in chains:
        parts = {where.get(mention, ("alone", mention)) for mention in chain}
        kept += len(chain) - len(parts)
        total += len(chain) - 1
    return kept, total


def _cubes(chains: Chains, others: Chains) -> float:
    """Sum over mentions of the share of their chain that shares their other chain."""
    return sum(len(chain & other) ** 2 / len(chain) for chain in chains for other in others if chain & other)


def _phi4(one: Chain, other: Chain) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
