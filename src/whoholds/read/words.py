"""Words and the word pieces they begin with.

In: a text; character offsets of pieces. Out: character spans of words as a treebank counts them; a piece a word.
Stays true: both are in text order; clitics ("n't", "'s") and signs are words of their own.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d+(?:[.,:]\d+)*|\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|[^\W_]+|[^\w\s]|_+", re.I
)


def words_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Words of ``text[start:end]`` as ``[start, end)`` offsets in `text`.

    >>> [t[a:b] for t in ("They don't hold U.S.-built posts.",) for a, b in words_in(t, 0, len(t))]
    ['They', 'do', "n't", 'hold', 'U.S.', '-', 'built', 'posts', '.']
    """
    return [match.span() for match in _WORD.finditer(text, start, end)]


def first_pieces(offsets: Sequence[tuple[int, int]], words: Sequence[tuple[int, int]]) -> list[int | None]:
    """The first piece that begins inside each word, else one that overlaps it, else None.

    >>> first_pieces([(0, 4), (4, 6), (7, 9)], [(0, 6), (7, 9), (20, 22)])
    [0, 2, None]
    """
    starts = [a for a, _ in offsets]
    found: list[int | None] = []
    for start, end in words:
        k = bisect_left(starts, start)
        if k < len(starts) and starts[k] < end:
            found.append(k)
        else:
            found.append(k - 1 if k and offsets[k - 1][1] > start else None)
    return found
