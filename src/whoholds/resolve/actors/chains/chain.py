"""Joins terms into chains, surest rules first, and keeps the reason of every join.

In: terms, the text, the scene's roles. Out: `Chains`. Stays true: every term is in exactly one chain; every join has a
reason; a chain never holds two different names of entities that the report tells apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from whoholds.resolve.actors.chains.terms import Sort, Term
from whoholds.resolve.actors.entities import Entity


@dataclass(slots=True)
class Chain:
    """Terms for one and the same, in order of the text, and why each join was made."""

    terms: list[Term]
    reasons: list[str] = field(default_factory=list)
    kinds: frozenset[str] = frozenset()
    gender: str = ""
    plural: bool | None = None

    @property
    def entity(self) -> Entity | None:
        """Whom its names name, if anybody."""
        return next((term.entity for term in self.terms if term.entity is not None), None)

    @property
    def named(self) -> bool:
        """Whether a name is among its terms."""
        return any(term.sort is Sort.NAME for term in self.terms)


class Chains:
    """The chains of one report while and after they are joined."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = tuple(terms)
        self._at = {(term.start, term.end): term for term in reversed(self.terms)}
        self._of = {
            id(term): Chain([term], kinds=term.kinds, gender=term.gender, plural=term.plural) for term in self.terms
        }

    def of(self, term: Term) -> Chain:
        """The chain that holds `term`."""
        return self._of[id(term)]

    def at(self, start: int, end: int) -> Chain | None:
        """The chain of the term at exactly ``[start, end)``; None if no term stands there."""
        term = self._at.get((start, end))
        return None if term is None else self.of(term)

    def __iter__(self) -> Iterator[Chain]:
        seen: set[int] = set()
        for term in self.terms:
            chain = self.of(term)
            if id(chain) not in seen:
                seen.add(id(chain))
                yield chain

    def join(self, one: Term, other: Term, reason: str) -> bool:
        """Make one chain of two, unless they are told apart by name, gender, number or kind."""
        first, second = self.of(one), self.of(other)
        if first is second:
            return True
        if not fit(first, second):
            return False
        if _order(first.terms[-1]) <= _order(second.terms[0]):
            first.terms += second.terms
        else:
            first.terms = sorted([*first.terms, *second.terms], key=_order)
        first.reasons += [*second.reasons, reason]
        first.kinds = first.kinds & second.kinds if first.kinds and second.kinds else first.kinds or second.kinds
        first.gender = first.gender or second.gender
        first.plural = second.plural if first.plural is None else first.plural
        for term in second.terms:
            self._of[id(term)] = first
        return True


def _order(term: Term) -> tuple[int, int]:
    return term.start, -term.end


def fit(one: Chain, other: Chain) -> bool:
    """Whether nothing known about two chains tells them apart."""
    if one.entity is not None and other.entity is not None and one.entity is not other.entity:
        return False
    if one.gender and other.gender and one.gender != other.gender:
        return False
    return not (one.kinds and other.kinds and not one.kinds & other.kinds)
