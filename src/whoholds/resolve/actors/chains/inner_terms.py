"""Names that stand inside a phrase without being its head: "Quill" of "the Quill bridge".

In: the terms of a report's phrases, its referents. Out: further terms. Stays true: a word that is the head of a term is
in no inner term; what stands inside a phrase only counts if it is a name elsewhere or of the reader's.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from whoholds.records import Mention, Phrase
from whoholds.resolve.actors.chains.terms import WORD, Sort, Term, make_term
from whoholds.resolve.actors.entities import Referent
from whoholds.resolve.actors.layout import Layout
from whoholds.resolve.actors.names import fold

LONGEST_MODIFIER = 3
"""Words of a name looked for inside a phrase."""


def with_inner(text: str, terms: Iterable[Term], referents: Sequence[Referent], layout: Layout) -> list[Term]:
    """`terms` and those inside them, in order of the text."""
    found = {(term.start, term.end): term for term in terms}
    ordered = sorted({term.head_start for term in found.values()})
    for referent in referents:
        holds_head = bisect_left(ordered, referent.start) < bisect_left(ordered, referent.end)
        if _counts(text, referent) and not holds_head:
            _add(text, referent.start, referent.end, referent, layout, found)
    names = {term.words for term in found.values() if term.words and term.sort is Sort.NAME}
    heads = {term.head_start for term in found.values()}
    for term in list(found.values()):
        for start, end in _modifiers(text, term, names, heads):
            _add(text, start, end, None, layout, found)
    return sorted(found.values(), key=lambda term: (term.start, -term.end))


def _counts(text: str, referent: Referent) -> bool:
    """Names do, and "US" and "UK" before a noun; "Turkish" is no name of Turkey."""
    if referent.way == "demonym":
        return text[referent.start : referent.end].isupper()
    return referent.way in ("name", "institution")


def _add(
    text: str, start: int, end: int, referent: Referent | None, layout: Layout, found: dict[tuple[int, int], Term]
) -> None:
    last = list(WORD.finditer(text, start, end))[-1]
    head = Mention(last.group(), last.start(), last.end())
    term = make_term(text, Phrase(Mention(text[start:end], start, end), head, "compound", None), referent, layout)
    if term is not None:
        found.setdefault((term.start, term.end), term)


def _modifiers(text: str, term: Term, names: set[tuple[str, ...]], heads: set[int]) -> Iterator[tuple[int, int]]:
    """Spans before the head of `term` whose words are a name elsewhere, the longest first."""
    words = list(WORD.finditer(text, term.start, term.head_start))
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + LONGEST_MODIFIER), at, -1)
        stop = next((e for e in ends if _is_name(words[at:e], term, names, heads)), None)
        if stop is not None:
            yield words[at].start(), words[stop - 1].end()
        at = stop or at + 1


def _is_name(words: Sequence[re.Match[str]], term: Term, names: set[tuple[str, ...]], heads: set[int]) -> bool:
    said = tuple(fold(word.group()) for word in words)
    free = words[-1].start() not in heads
    return said in names and free and len(said) < len(term.words)
