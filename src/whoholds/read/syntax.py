"""The grammar of a statement: the word it turns on, who acts in it and who is acted on.

In: a text, a window with its scores, the offsets of a statement. Out: character spans. Stays true: a sentence is parsed
once, when it is first asked for.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from whoholds.read.clauses import Clause
from whoholds.read.model import Scores
from whoholds.read.parsing import parse
from whoholds.read.sentences import sentences
from whoholds.read.windows import Window
from whoholds.read.words import words_in
from whoholds.records import Mention, Phrase

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Roles:
    """Character spans: the word a statement turns on, who acts, who is acted on; None where the tree has none."""

    head: Span | None = None
    actor: Span | None = None
    patient: Span | None = None


@dataclass
class Syntax:
    """Trees of the sentences of one window."""

    text: str
    window: Window
    scores: Scores
    _sentences: list[Span] = field(init=False)
    _parsed: dict[Span, tuple[list[Span], Clause]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        offsets = self.window.offsets
        first, last = offsets[0][0], offsets[-1][1]
        self._sentences = [(first + a, first + b) for a, b in sentences(self.text[first:last])]

    def roles(self, start: int, end: int) -> Roles:
        """Of the statement at ``text[start:end]``, read in the sentence it begins in."""
        sentence = self._sentence_at(start)
        if sentence is None:
            return Roles()
        words, clause = self._clause(sentence)
        inside = [k for k, (a, b) in enumerate(words) if a < end and b > start]
        head = clause.head_of(inside[0], inside[-1] + 1) if inside else None
        if head is None:
            return Roles()
        return Roles(words[head], _span(words, clause.actor_of(head)), _span(words, clause.patient_of(head)))

    @cached_property
    def phrases(self) -> list[Phrase]:
        """Noun phrases and pronouns of every sentence, in order."""
        found = []
        for sentence in self._sentences:
            words, clause = self._clause(sentence)
            for head, chosen in clause.phrases():
                span = _span(words, chosen)
                upper, relation = clause.arcs[head]
                governor = self._mention(words[upper - 1]) if upper else None
                found.append(Phrase(self._mention(span or words[head]), self._mention(words[head]), relation, governor))
        return found

    def _mention(self, span: Span) -> Mention:
        return Mention(self.text[span[0] : span[1]], *span)

    def _sentence_at(self, offset: int) -> Span | None:
        k = bisect_right(self._sentences, (offset, len(self.text))) - 1
        return self._sentences[k] if k >= 0 and offset < self._sentences[k][1] else None

    def _clause(self, sentence: Span) -> tuple[list[Span], Clause]:
        if sentence not in self._parsed:
            words = words_in(self.text, *sentence)
            arcs = parse(self.scores, self.window.offsets, words)
            self._parsed[sentence] = (words, Clause([self.text[a:b] for a, b in words], arcs))
        return self._parsed[sentence]


def _span(words: Sequence[Span], chosen: tuple[int, int] | None) -> Span | None:
    return None if chosen is None else (words[chosen[0]][0], words[chosen[1] - 1][1])
