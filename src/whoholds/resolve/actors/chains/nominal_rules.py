"""Joins of noun phrases without a name: same words, fewer words, an office, "the country".

In: chains and the text. Out: the chains, joined. Stays true: a phrase that brings in somebody new ("a man") takes up
nobody; the nearest fitting phrase before wins.
"""

from collections.abc import Iterator

from whoholds.resolve.actors.chains.chain import Chain, Chains
from whoholds.resolve.actors.chains.terms import OWNERS, Sort, Term
from whoholds.resolve.actors.lexicon import NOUNS

SHORTER_SENTENCES_BACK = 12
LONGER_SENTENCES_BACK = 5
POINTING = frozenset({"the", "this", "that", "these", "those"})
KIND_SENTENCES_BACK = 4
COUNTRY = frozenset({"country", "nation"})
TOWN = frozenset({"city", "town", "village", "island", "province", "region", "valley"})
GROUP = frozenset("group organization organisation company agency party team movement militia firm".split())


def same_words(chains: Chains, text: str) -> None:
    """ "The propaganda" and "propaganda" further on; never a second "a man"."""
    last: dict[tuple[str, ...], Term] = {}
    for term in chains.terms:
        if term.sort is not Sort.NOMINAL or not term.words or term.opening in OWNERS:
            continue
        before = last.get(term.words)
        if before is not None and _takes_up(term):
            chains.join(before, term, f"same words: {' '.join(term.words)}")
        last[term.words] = term


def _takes_up(term: Term) -> bool:
    if term.opening in ("a", "an", "some", "any", "no", "every", "each", "another", "several", "many", "other"):
        return False
    return term.definite or len(term.words) > 1 or not term.opening


def shorter_words(chains: Chains, text: str) -> None:
    """ "The force" after "an assault force", "the university" after "Vale University": fewer words, the same head."""
    for term, before in _with_earlier(chains, SHORTER_SENTENCES_BACK):
        if before.plural in (term.plural, None) and set(term.words) < set(before.words):
            chains.join(before, term, f"shorter: {text[before.start : before.end]}")


def longer_words(chains: Chains, text: str) -> None:
    """ "The final inspection" soon after "the inspection": nothing in its words contradicts the earlier ones."""
    for term, before in _with_earlier(chains, LONGER_SENTENCES_BACK):
        if before.sort is not Sort.NOMINAL or before.head != term.head:
            continue
        if before.plural == term.plural and set(before.words) < set(term.words):
            chains.join(before, term, f"longer: {text[before.start : before.end]}")


def _with_earlier(chains: Chains, sentences: int) -> Iterator[tuple[Term, Term]]:
    """Phrases that point back, as long as they stand alone, each with the earlier ones of its head, nearest first.

    A name is of every head that is among its words.
    """
    earlier: dict[str, list[Term]] = {}
    for term in chains.terms:
        if term.sort is Sort.NOMINAL and term.opening in POINTING:
            for before in reversed(earlier.get(term.head, ())):
                if term.sentence - before.sentence > sentences or len(chains.of(term).terms) > 1:
                    break
                if before.end <= term.start:
                    yield term, before
        if term.sort is not Sort.PRONOUN:
            for head in {term.head, *(term.words if term.sort is Sort.NAME else ())}:
                earlier.setdefault(head, []).append(term)


def offices(chains: Chains, text: str) -> None:
    """ "The president" after "President Vale": the office stands in the name's own phrase."""
    for index, term in enumerate(chains.terms):
        noun = NOUNS.get(term.head)
        if (
            term.sort is not Sort.NOMINAL
            or term.opening != "the"
            or noun is None
            or noun.sort not in ("office", "voice")
        ):
            continue
        for before in reversed(chains.terms[:index]):
            office = before.sort is Sort.NAME and term.head in before.words[:-1] and "person" in before.kinds
            if office and set(term.words) <= set(before.words) | {term.head}:
                chains.join(before, term, f"office in the name: {text[before.start : before.end]}")
                break


def owned(chains: Chains, text: str) -> None:
    """ "His army" twice: same words, and the owner is the same."""
    seen: dict[tuple[int, tuple[str, ...]], Term] = {}
    for term in chains.terms:
        if term.sort is not Sort.NOMINAL or term.opening not in OWNERS:
            continue
        owner = next((t for t in chains.terms if t.start == term.start and t.sort is Sort.PRONOUN), None)
        if owner is None:
            continue
        key = (id(chains.of(owner)), term.words)
        before = seen.setdefault(key, term)
        if before is not term and len(chains.of(owner).terms) > 1:
            chains.join(before, term, f"same words, same owner: {' '.join(term.words)}")


def kinds(chains: Chains, text: str) -> None:
    """ "The country", "the city", "the group": the last name of that kind."""
    for index, term in enumerate(chains.terms):
        if term.sort is not Sort.NOMINAL or term.opening not in ("the", "this") or len(term.words) != 1:
            continue
        if len(chains.of(term).terms) > 1:
            continue
        for before in reversed(chains.terms[:index]):
            if term.sentence - before.sentence > KIND_SENTENCES_BACK:
                break
            if before.sort is Sort.NAME and before.end <= term.start and _of_kind(term.head, chains.of(before)):
                chains.join(before, term, f"{text[term.start : term.end]}: the last one named")
                break


def _of_kind(head: str, chain: Chain) -> bool:
    entity = chain.entity
    if head in COUNTRY:
        return entity is not None and entity.type == "state"
    if head in TOWN:
        return "place" in chain.kinds and (entity is None or entity.type == "place")
    return head in GROUP and "group" in chain.kinds and (entity is None or entity.type in ("group", "body", "media"))
