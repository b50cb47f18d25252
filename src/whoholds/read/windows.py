"""Windows of word pieces: what the reader model sees at once.

In: a text and a word-piece tokenizer. Out: windows of whole sentences with letter case and quotation as features.
Stays true: every sentence is scored in exactly one window; pieces before `core` are context only.
Training and reading share this module, so that the model never sees anything else than it was trained on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from whoholds.read.quotations import inside_quotes
from whoholds.read.sentences import sentences

WINDOW_PIECES = 254
"""With the two markers 256: five average sentences, which holds nine in ten speakers beside their statements."""
CONTEXT_PIECES = 56
"""Pieces repeated from before the window, in whole sentences, so that a speaker named one sentence ago is in view."""

Tokenize = Callable[[str], tuple[list[int], list[tuple[int, int]]]]


@dataclass(frozen=True, slots=True)
class Window:
    """Parallel lists, one item a piece: vocabulary id, case class (0–5), quoted (0/1), character offsets in the text.

    Pieces ``[core:]`` are to be scored; those before are context.
    """

    ids: list[int]
    case: list[int]
    quoted: list[int]
    offsets: list[tuple[int, int]]
    core: int


CASE_CLASSES = 6
CASE_OUTSIDE = 4
CASES_REMEMBERED = 20_000
"""Pieces recur: a report has some 400 different ones."""


@lru_cache(maxsize=CASES_REMEMBERED)
def case_class(piece: str) -> int:
    """0 lower, 1 capitalised, 2 upper, 3 number, 4 other sign, 5 quote mark."""
    if piece[0] in "\"“”'‘’":
        return 5
    if not any(c.isalnum() for c in piece):
        return CASE_OUTSIDE
    if piece[0].isdigit():
        return 3
    if piece.isupper() and len(piece) > 1:
        return 2
    return 1 if piece[0].isupper() else 0


def windows(text: str, tokenize: Tokenize, start: int = 0, context: int = CONTEXT_PIECES) -> list[Window]:
    """Cut `text` (from `start`) into windows of at most `WINDOW_PIECES` pieces, `context` of them from before."""
    quoted = inside_quotes(text)
    cut: list[Window] = []
    current: list[list[tuple[int, int, int]]] = []
    fresh = 0
    for begin, stop in sentences(text, start):
        ids, offsets = tokenize(text[begin:stop])
        pieces = [(i, a + begin, b + begin) for i, (a, b) in zip(ids, offsets, strict=True) if b > a]
        for k in range(0, len(pieces), WINDOW_PIECES):
            chunk = pieces[k : k + WINDOW_PIECES]
            if fresh < len(current) and _size(current) + len(chunk) > WINDOW_PIECES:
                cut.append(_window(text, quoted, current, fresh))
                current = _context(current, min(context, WINDOW_PIECES - len(chunk)))
                fresh = len(current)
            current.append(chunk)
    if fresh < len(current):
        cut.append(_window(text, quoted, current, fresh))
    return cut


def _size(chunks: Sequence[Sequence[object]]) -> int:
    return sum(len(chunk) for chunk in chunks)


def _context(chunks: list[list[tuple[int, int, int]]], room: int) -> list[list[tuple[int, int, int]]]:
    kept: list[list[tuple[int, int, int]]] = []
    for chunk in reversed(chunks):
        if _size(kept) + len(chunk) > room:
            break
        kept.insert(0, chunk)
    return kept


def _window(text: str, quoted: bytearray, chunks: list[list[tuple[int, int, int]]], fresh: int) -> Window:
    pieces = [piece for chunk in chunks for piece in chunk]
    return Window(
        ids=[i for i, _, _ in pieces],
        case=[case_class(text[a:b]) for _, a, b in pieces],
        quoted=[quoted[a] for _, a, _ in pieces],
        offsets=[(a, b) for _, a, b in pieces],
        core=_size(chunks[:fresh]),
    )
