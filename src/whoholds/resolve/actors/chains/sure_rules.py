"""Joins that hardly ever err: one entity, one name, short forms, appositions, "X is a Y".

In: chains and the text. Out: the chains, joined. Stays true: no rule here looks further than names and grammar.
"""

import re
from collections import defaultdict
from itertools import pairwise

from whoholds.resolve.actors.chains.chain import Chains
from whoholds.resolve.actors.chains.terms import Sort, Term
from whoholds.resolve.actors.lexicon import NOUNS
from whoholds.resolve.actors.names import initials, is_part

_IS = re.compile(
    r"\s*,?\s*(?:is|was|are|were|be|been|became|remains|remained|has been|have been)\s+(?:also\s+|now\s+)?$"
)


def one_entity(chains: Chains, text: str) -> None:
    """Names of one entity of the report, by whatever alias."""
    first: dict[int, Term] = {}
    for term in chains.terms:
        if term.entity is not None:
            chains.join(first.setdefault(id(term.entity), term), term, f"one entity: {term.entity.name}")


def one_name(chains: Chains, text: str) -> None:
    """Names of the same words."""
    first: dict[tuple[str, ...], Term] = {}
    for term in chains.terms:
        if term.sort is Sort.NAME and term.words:
            chains.join(first.setdefault(term.words, term), term, f"same name: {' '.join(term.words)}")


def short_forms(chains: Chains, text: str) -> None:
    """An acronym, or the last words of a longer name told before."""
    before: dict[str, dict[tuple[str, ...], list[tuple[int, Term]]]] = defaultdict(lambda: defaultdict(list))
    names = [term for term in chains.terms if term.sort is Sort.NAME and term.words]
    for index, term in enumerate(names):
        said = re.sub(r"\W", "", text[term.start : term.end].removeprefix("the ").removeprefix("The "))
        acronym = said.isupper() and 2 <= len(said) <= 6
        keys = (term.words[-1], f"={said.casefold()}")
        others = {k: o for key in keys for words, found in before[key].items() if words != term.words for k, o in found}
        before[term.words[-1]][term.words].append((index, term))
        before[f"={initials(text[term.start : term.end])}"][term.words].append((index, term))
        for _, other in sorted(others.items(), key=lambda one: -one[0]):
            other_said = text[other.start : other.end]
            fits = (acronym and said.casefold() == initials(other_said)) or _short_of(term, other)
            if fits and chains.join(other, term, f"short form of {other_said}"):
                break


def _short_of(term: Term, other: Term) -> bool:
    """Whether `term` is the surname of a person, or the head of a name that nothing else could be."""
    if "of" in other.words or (term.kinds and other.kinds and "place" in term.kinds | other.kinds):
        return False
    return len(term.words) < len(other.words) and other.words[-1] == term.words[-1] and is_part(term.words, other.words)


def appositions(chains: Chains, text: str) -> None:
    """ "Vale, the mayor": what renames a phrase is the same."""
    by_head = {term.head_start: term for term in chains.terms}
    for term in chains.terms:
        if term.relation == "appos" and term.governor is not None and term.governor[0] in by_head:
            renamed = by_head[term.governor[0]]
            if renamed is not term:
                chains.join(renamed, term, f"apposition: {text[term.start : term.end]}")


def asides(chains: Chains, text: str) -> None:
    """ "Vale, a former mayor": what follows a name after a comma and says what a person or group is."""
    for before, term in pairwise(chains.terms):
        noun = NOUNS.get(term.head)
        described = term.sort is Sort.NOMINAL and term.opening in ("a", "an", "the") and noun is not None
        named = before.sort is Sort.NAME and before.kinds <= {"person", "group"}
        if described and named and text[before.end : term.start] == ", ":
            chains.join(before, term, f"aside: {text[term.start : term.end]}")


def predicates(chains: Chains, text: str) -> None:
    """ "Vale is the mayor": a noun phrase that a form of "be" says of the subject before it."""
    subjects = [term for term in chains.terms if term.subject]
    for term in chains.terms:
        if term.sort is not Sort.NOMINAL or term.opening not in ("the", "a", "an"):
            continue
        before = next((s for s in reversed(subjects) if s.end <= term.start), None)
        if before is None or before.head in ("it", "this", "that", "there"):
            continue
        if _IS.fullmatch(text[before.end : term.start]):
            chains.join(before, term, f"is: {text[term.start : term.end]}")
