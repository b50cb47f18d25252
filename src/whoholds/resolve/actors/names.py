"""Names as they are compared: folding, titles, partial names, acronyms.

In: words of a report or a theatre. Out: folded keys and yes/no answers about two names.
Stays true: nothing here knows a report; two spellings that differ in case, accent, script or punctuation fold alike.
"""

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from whoholds.resolve.actors.lexicon import TITLES

SPELLING_MIN_RATIO = 84.0
"""Least rapidfuzz ratio of two words of five letters or more taken as spellings of one name.

Zabihullah and Zabiullah (94.7) are; one letter in six, as in Martin and Marvin (83.3), is not enough.
"""
PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "der", "van", "von", "di", "da", "del", "la", "le", "abu", "ul"})
JOINING = frozenset({"of", "the", "and", "for", "in", "to", "on", "a"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Case, accents, script, punctuation, a possessive ending and a leading article taken away.

    >>> fold("The Ja’afari's") == "jaafari"
    True
    """
    plain = text if text.isascii() else anyascii(text)
    plain = re.sub(r"['’`]s\b", "", plain.replace("’", "'")).casefold()
    plain = re.sub(r"(?<=\b[a-z])\.(?=[a-z]\b)", "", plain)
    plain = re.sub(r"[^a-z0-9]+", " ", plain.replace("'", "")).strip()
    return re.sub(r"^(?:the|a|an) (?=.)", "", plain)


def bare_tokens(name: str) -> tuple[str, ...]:
    """Folded words of a person's name without the titles before it."""
    words = fold(name).split()
    while len(words) > 1:
        step = next((n for n in (3, 2, 1) if len(words) > n and " ".join(words[:n]) in TITLES), 0)
        if step == 0:
            break
        words = words[step:]
    return tuple(words)


def is_part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` can stand for the person called `full`: all its words are there, in order.

    A lone particle ("al") or a lone first letter stands for nobody.
    """
    if not short or len(short) > len(full) or all(word in PARTICLES or len(word) < 2 for word in short):
        return False
    rest = iter(full)
    return all(any(word == other for other in rest) for word in short)


def spelled_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of as many words differ only as two spellings of one name do."""
    if len(one) != len(other) or not one:
        return False
    return all(
        a == b or (min(len(a), len(b)) >= 5 and ratio(a, b) >= SPELLING_MIN_RATIO)
        for a, b in zip(one, other, strict=True)
    )


def initials(name: str) -> str:
    """Folded first letters of the words that count: "Free Syrian Army" gives "fsa"."""
    return "".join(word[0] for word in fold(name.replace("-", " ")).split() if word not in JOINING)


def display(text: str) -> str:
    """A name as shown: no article, no title, no possessive, single spaces."""
    shown = re.sub(r"\s+", " ", text).strip(' ,.;:“”"‘')
    shown = re.sub(r"['’]s?$", "", shown)
    return re.sub(r"^(?:[Tt]he|[Aa]n?)\s+(?=\S)", "", shown)


def display_person(text: str) -> str:
    """A person's name as shown, without the titles before it."""
    words = display(text).split()
    keep = len(bare_tokens(text))
    while len(words) > 1 and len(fold(" ".join(words)).split()) > keep:
        words = words[1:]
    return " ".join(words)
