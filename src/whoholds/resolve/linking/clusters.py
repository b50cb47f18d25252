"""Cards joined into clusters, with what forbids a join.

In: cards, joins in the order of their strength. Out: clusters and their reasons. Stays true: two cards that a person
told apart never end in one cluster, by whatever chain of joins; nor do two names that the theatre lists apart, nor
persons on two known sides, unless a person said so.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from whoholds.resolve.linking.cards import Card, Key
from whoholds.resolve.linking.matching import Known, allies


class Clusters:
    """Union and find over positions of `cards`, with vetoes."""

    def __init__(self, cards: Sequence[Card], sides: Mapping[str, str], known: Known) -> None:
        self._cards = cards
        self._sides = sides
        self._known = known
        self._of = list(range(len(cards)))
        self._members = {i: [i] for i in range(len(cards))}
        self._why: dict[int, list[str]] = {i: [] for i in range(len(cards))}
        self._vetoes: dict[tuple[int, int], str] = {}
        self._index: dict[Key, int] = {card.key: i for i, card in enumerate(cards)}

    def forbid(self, ones: Iterable[int], others: Iterable[int], reason: str) -> None:
        """A person told them apart."""
        for left, right in product(ones, others):
            if left != right:
                self._vetoes[min(left, right), max(left, right)] = reason

    def judge(self, ones: Sequence[int], others: Sequence[int], reason: str) -> None:
        """A person said they are one: only a person's own veto stands above that."""
        for left, right in product(ones, others):
            if self._vetoed(left, right) is None:
                self._merge(left, right, reason)

    def join(self, left: int, right: int, reason: str) -> bool:
        """Join two clusters for `reason`; False if something forbids it."""
        if self._of[left] == self._of[right]:
            return True
        if self._vetoed(left, right) is not None or not self._compatible(left, right):
            return False
        self._merge(left, right, reason)
        return True

    def clusters(self) -> list[list[Card]]:
        """The clusters, in the order of their first cards."""
        return [[self._cards[i] for i in sorted(self._members[root])] for root in sorted(self._members)]

    def reasons(self, card: Card) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Why the cluster of `card` is one, and what a person told apart from it."""
        root = self._of[self._index[card.key]]
        members = set(self._members[root])
        apart = {why for (left, right), why in self._vetoes.items() if (left in members) != (right in members)}
        return tuple(dict.fromkeys(self._why[root])), tuple(sorted(apart))

    def _vetoed(self, left: int, right: int) -> str | None:
        if not self._vetoes:
            return None
        for one, other in product(self._members[self._of[left]], self._members[self._of[right]]):
            reason = self._vetoes.get((min(one, other), max(one, other)))
            if reason is not None:
                return reason
        return None

    def _compatible(self, left: int, right: int) -> bool:
        ones = [self._cards[i] for i in self._members[self._of[left]]]
        others = [self._cards[i] for i in self._members[self._of[right]]]
        facts = {actor for card in (*ones, *others) if (actor := self._known.actor(card)) is not None}
        return len(facts) <= 1 and all(self._agree(one, other) for one, other in product(ones, others))

    def _agree(self, one: Card, other: Card) -> bool:
        """Whether their sides allow that they are one, or a fact says so."""
        fact = self._known.actor(one)
        return (fact is not None and fact == self._known.actor(other)) or allies(one, other, self._sides)

    def _merge(self, left: int, right: int, reason: str) -> None:
        keep, gone = sorted((self._of[left], self._of[right]))
        self._why[keep].append(reason)
        if keep == gone:
            return
        for member in self._members[gone]:
            self._of[member] = keep
        self._members[keep] += self._members.pop(gone)
        self._why[keep] += self._why.pop(gone)
