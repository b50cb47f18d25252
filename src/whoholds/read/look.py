"""One window as it is read: its tags, words, phrases and trees.

In: a text, a window and its scores. Out: a `Look`. Stays true: everything is worked out once a window; offsets that
leave it are the report's.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from whoholds.read.habits import habits
from whoholds.read.labels import CONTENT, CUE, NAMES, SOURCE, TAGS, layout
from whoholds.read.model import Scores
from whoholds.read.pointing import Candidates, Group, merge_groups
from whoholds.read.spans import Span, spans, transitions, whole_words
from whoholds.read.syntax import Syntax
from whoholds.read.windows import Window
from whoholds.records import Mention, NameType

COLUMNS = layout(TAGS)
LAYERS = {"source": SOURCE, "cue": CUE, "content": CONTENT, "names": NAMES}
ALLOWED = {name: transitions(labels, habits(name, labels)) for name, labels in LAYERS.items()}
TRIM_LEFT = " \t“”\"‘’'«»„,.;:–—-)]"
TRIM_RIGHT = " \t“”\"‘'«»„,.;:!?–—-(["
ACRONYM_END = re.compile(r"(?<![A-Za-z.])(?:[A-Za-z]\.){2,}$")

OPEN_END = re.compile(r"\b(?:of|the|an?|in|to|at|by|for|from|is|are|was|were|be)$", re.I)
AMONG = re.compile(r"\s+among(?:st)?\b")
OPEN_REACH = 10
"""Pieces that a statement may be taken on by."""
CLAUSE_MARKS = frozenset('.,;:!?”"—–()')
AUXILIARY = re.compile(
    r"\b(?:has|have|had|was|were|is|are|been|would|will)\b|(?<=\w)\s+(?:districts|provinces|villages|towns|cities)$"
)
"""No name holds a small "had been", and "Panjshir districts" is none of a place."""
FUNCTION_WORDS = frozenset("the a an of in on at by to from for with and or but that as".split())


@dataclass
class Look:
    """A window with its decoded spans."""

    text: str
    window: Window
    scores: Scores
    quoted: bytearray

    @cached_property
    def found(self) -> dict[str, list[Span]]:
        """Spans of each layer of tags, those of the context included."""
        found = {
            name: spans(self.scores.tags[:, slice(*COLUMNS[name])], labels, ALLOWED[name])
            for name, labels in LAYERS.items()
        }
        names = [cut for span in found["names"] if (cut := self._before_verb(span))]
        return found | {"names": names, "content": self._completed(found["content"])}

    def _completed(self, statements: list[Span]) -> list[Span]:
        """Statements that end in a preposition, article or copula taken on to what that governs.

        Of 5,930 annotated statements 19 end so.
        """
        whole: list[Span] = []
        for span in statements:
            if whole and whole[-1].end >= span.start and self._is_open(whole[-1]):
                whole[-1] = replace(whole[-1], end=max(span.end, whole[-1].end))
            else:
                whole.append(span)
        return [replace(s, end=self._clause_end(s.end)) if self._is_open(s) else s for s in whole]

    def _is_open(self, span: Span) -> bool:
        start, end = self.window.offsets[span.start][0], self.window.offsets[span.end - 1][1]
        return OPEN_END.search(self.text[start:end]) is not None or AMONG.match(self.text, end) is not None

    def _clause_end(self, piece: int) -> int:
        """The first piece from `piece` on that ends a clause, within reach; `piece` itself if none does."""
        for k in range(piece, min(piece + OPEN_REACH, len(self.window.offsets))):
            if self.text[self.window.offsets[k][0]] in CLAUSE_MARKS:
                return k
        return piece

    def _before_verb(self, span: Span) -> Span | None:
        """A name as far as it goes on without a verb or a plain plural."""
        start, end = self.window.offsets[span.start][0], self.window.offsets[span.end - 1][1]
        verb = AUXILIARY.search(self.text, start, end)
        if verb is None:
            return span
        end = self.pieces(start, verb.start())[1]
        return replace(span, end=end) if end > span.start else None

    @cached_property
    def _starts(self) -> list[int]:
        return [a for a, _ in self.window.offsets]

    @cached_property
    def _ends(self) -> list[int]:
        return [b for _, b in self.window.offsets]

    @cached_property
    def words(self) -> list[Group]:
        """Pieces by words."""
        return whole_words(self.window.offsets, self.text)

    @cached_property
    def syntax(self) -> Syntax:
        """Trees of the window's sentences."""
        return Syntax(self.text, self.window, self.scores)

    @cached_property
    def phrases(self) -> list[Group]:
        """Pieces of every noun phrase, longest first where they share a word."""
        found = {self.pieces(p.mention.start, p.mention.end) for p in self.syntax.phrases}
        return sorted((g for g in found if g[1] > g[0]), key=lambda g: (g[0], -g[1]))

    @cached_property
    def tagged(self) -> dict[str, tuple[set[Group], Candidates]]:
        """By layer of tags: pieces of its spans; and those with every other word."""
        out = {}
        for name in ("source", "cue", "names"):
            groups = [(s.start, s.end) for s in self.found[name]]
            out[name] = (set(groups), Candidates(merge_groups(groups, self.words)))
        return out

    @cached_property
    def candidates(self) -> tuple[list[Group], Candidates]:
        """What may act or be acted on: noun phrases and names; and those with every other word."""
        phrases = [*self.phrases, *self.names()]
        words = [g for g in merge_groups(phrases, self.words) if not self.is_function_word(g)]
        return phrases, Candidates(list(dict.fromkeys([*phrases, *words])))

    def is_function_word(self, group: Group) -> bool:
        """True of an article or a preposition by itself, which names nobody."""
        start, end = self.window.offsets[group[0]][0], self.window.offsets[group[1] - 1][1]
        return self.text[start:end].lower() in FUNCTION_WORDS

    def names(self, *types: NameType) -> list[Group]:
        """Pieces of the names of `types`; of all without."""
        return [(s.start, s.end) for s in self.found["names"] if not types or NameType(s.kind) in types]

    def pieces(self, start: int, end: int) -> Group:
        """Pieces that lie in ``text[start:end]``; none is ``(k, k)``."""
        first = bisect_right(self._ends, start)
        return first, max(first, bisect_left(self._starts, end))

    def mention(self, group: Group) -> Mention | None:
        """The words of some pieces, whole and trimmed."""
        start, end = self.window.offsets[group[0]][0], self.window.offsets[group[1] - 1][1]
        return trimmed(self.text, *whole(self.text, start, end))


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` grown to the edges of the words it cuts."""
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def trimmed(text: str, start: int, end: int) -> Mention | None:
    """The words at ``[start, end)`` without quote marks, punctuation at the edges or a leading "that"."""
    while start < end and (text[start] in TRIM_LEFT or text[start : start + 5].lower() == "that "):
        start += 5 if text[start : start + 5].lower() == "that " else 1
    while end > start and text[end - 1] in TRIM_RIGHT and not ACRONYM_END.search(text, start, end):
        end -= 1
    return Mention(text[start:end], start, end) if end > start else None
