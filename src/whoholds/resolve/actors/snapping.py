"""Spans brought to where words begin and end, and names to where names do.

In: a text and a span that a model chose. Out: a span of whole words. Stays true: a span only grows to word edges;
a name is cut only before an office that follows it.
"""

import re

from whoholds.resolve.actors.lexicon import NOUNS

_ACRONYM = re.compile(r"(?:\b[A-Z]\.)+[A-Z]$")
_WORD = re.compile(r"[^\W_]+")
_CAPITAL_AFTER = re.compile(r"\s([A-Z][a-z]+)")


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` grown to whole words, hyphens and the last full stop of "U.S." included.

    >>> snap("the YPG and the U.S. said", 5, 7), snap("the U.S. said", 4, 7)
    ((4, 7), (4, 8))
    """
    while start > 0 and start < end and _inside(text, start - 1):
        start -= 1
    while end < len(text) and end > start and _inside(text, end - 1):
        end += 1
    if text[end : end + 1] == "." and _ACRONYM.search(text[max(start, end - 9) : end]):
        end += 1
    return start, end


def _inside(text: str, at: int) -> bool:
    """Whether no word boundary lies between `at` and the character after it."""
    return text[at].isalnum() and at + 1 < len(text) and text[at + 1].isalnum()


def without_office(text: str, start: int, end: int) -> int:
    """Where a group's name ends if an office follows: "Pentagon Press" before "Secretary" ends before "Press".

    >>> text = "Pentagon Press Secretary Cook"
    >>> text[: without_office(text, 0, 14)]
    'Pentagon'
    """
    words = list(_WORD.finditer(text, start, end))
    after = _CAPITAL_AFTER.match(text, end)
    if after is None or len(words) < 2:
        return end
    office = f"{words[-1].group()} {after.group(1)}".lower()
    return words[-2].end() if office in NOUNS else end
