"""Gold and found attributions, compared by words.

In: one text with both. Out: counts of what is right, in gold and in ours, under `"WHAT hit"`, `"WHAT gold"`,
`"WHAT ours"`. Stays true: a span counts by the words it touches, so that spaces at its edges mean nothing; every piece
of a discontinuous span is a span of its own where edges are compared, and the pieces are one where links are.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from evaluation.brat import Linked, Pieces
from evaluation.measured import share
from whoholds.read.attributions import Attribution
from whoholds.records import Mention

Words = frozenset[int]
Span = tuple[int, int]
ASKED = {"whole": (0, 1, 2), "whole, content only": (0,), "whole, no source": (0, 1), "whole, no cue": (0, 2)}
"""Which of content, cue and source must meet."""
_WORD = re.compile(r"\w+|[^\w\s]")
_LEFT = re.compile(r"(?:[\W_]|that\b)*", re.IGNORECASE)
_RIGHT = re.compile(r"[\W_]*$")


class Text:
    """A text as numbered words; every sign is a word of its own."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans = [match.span() for match in _WORD.finditer(text)]

    def words(self, spans: Iterable[Span]) -> Words:
        """Numbers of the words that any of the spans touches."""
        touched: set[int] = set()
        for start, end in spans:
            first = bisect_right(self._spans, start, key=lambda word: word[1])
            touched.update(range(first, bisect_left(self._spans, end, key=lambda word: word[0])))
        return frozenset(touched)

    def inner(self, span: Span) -> Span:
        """The span without marks at its edges and without a leading "that"."""
        words = self.text[span[0] : span[1]]
        left = _LEFT.match(words)
        start = left.end() if left and left.end() < len(words) else 0
        right = _RIGHT.search(words, start)
        return span[0] + start, span[0] + (right.start() if right else len(words))


def exact(layer: str, text: Text, gold: Sequence[Pieces], ours: Sequence[Span]) -> Counter[str]:
    """Pieces with exactly the words of a gold piece; and the same without marks and "that" at their edges (`inner`)."""
    pieces = [piece for span in gold for piece in span]
    return _same(f"{layer} exact", text, pieces, ours) + _same(
        f"{layer} inner", text, [text.inner(piece) for piece in pieces], [text.inner(span) for span in ours]
    )


def _same(what: str, text: Text, gold: Sequence[Span], ours: Sequence[Span]) -> Counter[str]:
    wanted, found = Counter(text.words([piece]) for piece in gold), Counter(text.words([span]) for span in ours)
    return _counts(what, (wanted & found).total(), len(gold), len(ours))


def tokens(layer: str, text: Text, gold: Sequence[Pieces], ours: Sequence[Span]) -> Counter[str]:
    """Words under a layer."""
    wanted, found = text.words(piece for span in gold for piece in span), text.words(ours)
    return _counts(f"{layer} token", len(wanted & found), len(wanted), len(found))


def linked(text: Text, gold: Sequence[Linked], ours: Sequence[Attribution]) -> Counter[str]:
    """Whole attributions: content, cue and source each share a word with the gold's, or are missing in both.

    Also with fewer of the three asked for, which tells where links break.
    """
    wanted = [tuple(text.words(pieces) for pieces in (one.content, one.cue, one.source)) for one in gold]
    found = [tuple(text.words(_spans(role)) for role in (one.content, one.cue, one.source)) for one in ours]
    counts = Counter[str]()
    for what, roles in ASKED.items():
        hits = _partners([[a[k] for k in roles] for a in wanted], [[b[k] for k in roles] for b in found])
        counts += _counts(what, hits, len(gold), len(ours))
    return counts


def _partners(wanted: Sequence[Sequence[Words]], found: Sequence[Sequence[Words]]) -> int:
    """How many find a partner; each serves once, and those whose contents overlap most are tried first."""
    by_overlap = sorted(
        (-share(len(a[0] & b[0]), len(a[0] | b[0])), i, j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(found)
        if all(_meet(x, y) for x, y in zip(a, b, strict=True))
    )
    taken: set[tuple[str, int]] = set()
    for _, i, j in by_overlap:
        if not {("gold", i), ("ours", j)} & taken:
            taken |= {("gold", i), ("ours", j)}
    return len(taken) // 2


def _spans(mentions: tuple[Mention, ...] | Mention | None) -> list[Span]:
    if mentions is None:
        return []
    return [(one.start, one.end) for one in (mentions if isinstance(mentions, tuple) else (mentions,))]


def _meet(one: Words, other: Words) -> bool:
    return not one.isdisjoint(other) if one or other else True


def _counts(what: str, hit: int, gold: int, ours: int) -> Counter[str]:
    return Counter({f"{what} hit": hit, f"{what} gold": gold, f"{what} ours": ours})
