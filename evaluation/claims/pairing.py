"""Which of our claims stands for which gold one: by the words that their quotes cover.

In: two records of one report. Out: pairs of claims. Stays true: a claim has one partner at most; offsets may differ by
a character, the words count.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from evaluation.claims.fields import FIELDS, Claim, at
from evaluation.claims.names import same

PAIR_MIN_JACCARD = 0.5
TIE_BREAKERS = ("kind", "stance", "actor")


@dataclass(frozen=True)
class Annotated:
    """A report with claims, and where its words stand."""

    record: Claim

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [word.span() for word in re.finditer(r"\w+", self.record["text"])]

    @property
    def id(self) -> str:
        """The report's id."""
        return str(self.record["id"])

    @property
    def claims(self) -> Sequence[Claim]:
        """Its claims in order."""
        return self.record["claims"]  # type: ignore[no-any-return]

    @property
    def control(self) -> Sequence[Claim]:
        """Its control entries; none where the record has no such key."""
        return self.record.get("control") or ()

    def words(self, claim: Claim, *keys: str) -> frozenset[int]:
        """Numbers of the words that the span under `keys` touches; none where there is no span."""
        span: Any = at(claim, *keys, "span")
        if not span:
            return frozenset()
        first = bisect_right(self._spans, span[0], key=lambda word: word[1])
        last = bisect_left(self._spans, span[1], key=lambda word: word[0])
        return frozenset(range(first, last))


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim and ours for it."""

    gold: Claim
    ours: Claim
    source_agrees: bool
    agrees: dict[str, bool]


def pair_up(gold: Annotated, ours: Annotated) -> list[Pair]:
    """Partners, best overlap first; where overlaps are equal, those that agree more, then those told earlier."""
    candidates = []
    our_words = [ours.words(claim, "quote") for claim in ours.claims]
    for i, claim in enumerate(gold.claims):
        words = gold.words(claim, "quote")
        for j, others in enumerate(our_words):
            together = len(words | others)
            overlap = len(words & others) / together if together else 0.0
            if overlap >= PAIR_MIN_JACCARD:
                candidates.append((-overlap, -_likeness(claim, ours.claims[j]), i, j))
    taken_gold: set[int] = set()
    taken_ours: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_ours:
            taken_gold.add(i)
            taken_ours.add(j)
            pairs.append(_compared(gold, gold.claims[i], ours, ours.claims[j]))
    return pairs


def _likeness(one: Claim, other: Claim) -> int:
    return sum(same(FIELDS[name](one), FIELDS[name](other)) for name in TIE_BREAKERS)


def _compared(gold: Annotated, one: Claim, ours: Annotated, other: Claim) -> Pair:
    agrees = {name: same(value(one), value(other)) for name, value in FIELDS.items()}
    return Pair(one, other, _same_source(gold, one, ours, other), agrees)


def _same_source(gold: Annotated, one: Claim, ours: Annotated, other: Claim) -> bool:
    """The same name; else words in common; where neither points to words, the same kind of source."""
    names = at(one, "source", "actor"), at(other, "source", "actor")
    if None not in names and same(*names):
        return True
    words = gold.words(one, "source", "mention"), ours.words(other, "source", "mention")
    if any(words):
        return not words[0].isdisjoint(words[1])
    return bool(at(one, "source", "kind") == at(other, "source", "kind"))
