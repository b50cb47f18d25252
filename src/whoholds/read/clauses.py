"""Who does what to whom in a clause, by its dependency arcs.

In: a sentence's words, its tree and a stretch of it. Out: the words that act and the words that are acted on.
Stays true: a passive without an agent has no actor; what the tree does not say is None.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

SUBJECTS = ("nsubj", "csubj", "nsubj:outer")
PASSIVE_SUBJECTS = ("nsubj:pass", "csubj:pass")
OPEN_CLAUSES = frozenset({"xcomp", "conj", "advcl", "parataxis", "ccomp"})
"""Clauses that take their subject from above when they have none of their own; `ccomp` only if it has no subject."""
NOMINAL = frozenset("nsubj obj iobj obl nmod appos vocative dislocated".split())
CLAUSAL = frozenset("root parataxis list ccomp xcomp advcl acl:relcl".split())
"""Relations of words that head a clause: a noun phrase only where a determiner, preposition or possessor says so."""
RELATIVES = frozenset({"who", "that", "which", "whom"})
FARTHEST_UP = 6
Words = tuple[int, int]
"""Word numbers ``[start, end)``."""


@dataclass(frozen=True)
class Clause:
    """One sentence: `texts` of its words, and a head (0 root, else 1-based) and relation a word."""

    texts: Sequence[str]
    arcs: Sequence[tuple[int, str]]

    @cached_property
    def _children(self) -> list[list[int]]:
        below: list[list[int]] = [[] for _ in self.texts]
        for k, (head, _) in enumerate(self.arcs):
            if head:
                below[head - 1].append(k)
        return below

    def head_of(self, start: int, end: int) -> int | None:
        """The word of ``[start, end)`` that governs most of the others."""
        tops = [k for k in range(start, end) if not start <= self.arcs[k][0] - 1 < end and self.arcs[k][1] != "punct"]
        return max(tops, key=lambda k: (len(self._within(k, start, end)), -k), default=None)

    def actor_of(self, head: int) -> Words | None:
        """Words of whoever does what `head` tells."""
        word = self._agent(head, FARTHEST_UP)
        return None if word is None else self.phrase(word)

    def patient_of(self, head: int) -> Words | None:
        """Words of whoever or whatever it is done to."""
        word = self._child(head, (*PASSIVE_SUBJECTS, "obj"))
        if word is None and self._child(head, SUBJECTS) is None:
            word = self._nominal(head, "of")
        return None if word is None else self.phrase(word)

    def phrase(self, word: int) -> Words:
        """The noun phrase around `word`, without clauses, appositions and what is coordinated with it."""
        inside = {word}
        for child in self._children[word]:
            relation = self.arcs[child][1].partition(":")[0]
            if relation in ("det", "amod", "compound", "nummod", "flat", "nmod", "fixed", "goeswith"):
                start, end = self.phrase(child)
                inside.update(range(start, end))
            elif relation == "case" and self.texts[child].lower() in ("'s", "’s", "of"):
                inside.add(child)
        return self._joined(word, inside)

    def phrases(self) -> list[tuple[int, Words]]:
        """Every noun phrase and pronoun: its head word and its words, in order of heads."""
        return [(k, self.phrase(k)) for k in range(len(self.texts)) if self._is_nominal(k)]

    def _is_nominal(self, word: int) -> bool:
        upper, relation = self.arcs[word]
        if relation.partition(":")[0] in NOMINAL:
            return self.texts[word][0].isalnum()
        if relation == "conj" and upper:
            return self._is_nominal(upper - 1)
        return relation in CLAUSAL and self._child(word, ("det", "case", "nmod:poss")) is not None

    def _joined(self, word: int, inside: set[int]) -> Words:
        start, end = word, word + 1
        while start - 1 in inside:
            start -= 1
        while end in inside:
            end += 1
        return start, end

    def _within(self, top: int, start: int, end: int) -> set[int]:
        found, left = {top}, [top]
        while left:
            new = [c for c in self._children[left.pop()] if start <= c < end and c not in found]
            found.update(new)
            left += new
        return found

    def _child(self, head: int, relations: Sequence[str]) -> int | None:
        return next((k for k in self._children[head] if self.arcs[k][1] in relations), None)

    def _nominal(self, head: int, *prepositions: str) -> int | None:
        for k in self._children[head]:
            if self.arcs[k][1].startswith(("nmod", "obl")) and any(
                self.arcs[c][1] == "case" and self.texts[c].lower() in prepositions for c in self._children[k]
            ):
                return k
        return None

    def _agent(self, head: int, left: int) -> int | None:
        by = self._child(head, ("obl:agent",))
        if by is None:
            by = self._nominal(head, "by")
        if by is not None:
            return by
        if self._child(head, (*PASSIVE_SUBJECTS, "aux:pass")) is not None:
            return None
        subject = self._child(head, SUBJECTS)
        upper, relation = self.arcs[head]
        if subject is not None and self.texts[subject].lower() not in RELATIVES:
            return subject
        if relation in ("acl:relcl", "acl") and upper:
            return None if self._is_participle(head) and relation == "acl" else upper - 1
        if relation in OPEN_CLAUSES and upper and left and subject is None:
            told = self._child(upper - 1, ("obj", "iobj")) if relation == "xcomp" else None
            return told if told is not None else self._agent(upper - 1, left - 1)
        return self._child(head, ("nmod:poss",))

    def _is_participle(self, head: int) -> bool:
        return self.texts[head].lower().endswith(("ed", "en"))
