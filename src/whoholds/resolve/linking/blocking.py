"""Which cards are worth comparing: those that share a key, so that work grows about as the number of names does.

In: cards. Out: pairs of their positions, each once. Stays true: a pair that any rule of `matching.py` would join shares
a key, unless a block had to be split for its size.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from whoholds.resolve.actors.names import JOINING, initials
from whoholds.resolve.linking.cards import Card

MOST_IN_BLOCK = 40
"""A larger block is split by first words: 2,000 bearers of one surname would be 2,000,000 pairs."""
HANDLE_LETTERS = 5
_SOUNDS = (("ph", "f"), ("kh", "k"), ("gh", "g"), ("q", "k"), ("c", "k"), ("z", "s"), ("v", "w"), ("dh", "d"))


def pairs(cards: Sequence[Card], facts: Sequence[str | None] = ()) -> Iterator[tuple[int, int]]:
    """Positions of cards to compare, the smaller first; `facts` are the actors a theatre knows them as."""
    blocks: dict[str, list[int]] = {}
    for index, card in enumerate(cards):
        for key in sorted(keys(card)):
            blocks.setdefault(key, []).append(index)
    for index, fact in enumerate(facts):
        if fact is not None:
            blocks.setdefault(f"fact {fact}", []).append(index)
    done: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        for block in _split(blocks[key], cards):
            for pair in combinations(block, 2):
                if pair not in done:
                    done.add(pair)
                    yield pair


def _split(block: list[int], cards: Sequence[Card]) -> Iterator[list[int]]:
    if len(block) <= MOST_IN_BLOCK:
        yield block
        return
    finer: dict[str, list[int]] = {}
    for index in block:
        tokens = cards[index].tokens
        finer.setdefault(skeleton(tokens[0]) if tokens else "", []).append(index)
    for part in finer.values():
        for start in range(0, len(part), MOST_IN_BLOCK):
            yield part[start : start + MOST_IN_BLOCK]


def keys(card: Card) -> set[str]:
    """The keys of one card: sounds of its outer words, its initials, its letters run together."""
    words = [word for word in card.tokens if word not in JOINING]
    if not words:
        return {f"whole {card.name.casefold()}"}
    found = {f"sound {skeleton(words[-1])}", f"sound {skeleton(words[0])}"}
    run = "".join(words)
    found.add(f"run {re.sub(r'[aeiou0-9]', '', run)[:HANDLE_LETTERS]}")
    if len(words) > 1:
        found.add(f"short {initials(card.name)}")
        found.add(f"run {re.sub(r'[aeiou0-9]', '', words[-1] + words[0])[:HANDLE_LETTERS]}")
    else:
        found.add(f"short {words[0]}")
    return found


def skeleton(word: str) -> str:
    """The consonants of a word in one spelling, at most four.

    >>> skeleton("zabihullah") == skeleton("zabiullah"), skeleton("qaddafi") == skeleton("gaddafi")
    (True, False)
    """
    for sound, plain in _SOUNDS:
        word = word.replace(sound, plain)
    left = word[:1] + re.sub(r"[aeiouhyw]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", left)[:4]
