"""Noun phrases by rule, for a reading that has none: pronouns, names, and a determiner with what follows it.

In: a text, its referents and sentences. Out: phrases without governors. Stays true: a phrase stays in its sentence and
holds no word that opens a clause; the first phrase of a sentence is taken for its subject.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from whoholds.records import Mention, Phrase
from whoholds.resolve.actors.chains.terms import OWNERS, PERSONAL, WORD
from whoholds.resolve.actors.entities import Referent
from whoholds.resolve.actors.layout import Layout

MOST_WORDS = 4
_OPENS = frozenset("the a an this these those its his her their our my your".split())
_ENDS = frozenset(
    "of in on at by for from to into onto with without within under over after before during since until against about "
    "near inside outside across through and or but nor so yet if as than then when while where which who whom whose "
    "what that because although is are was were be been being am do does did has have had having will would can could "
    "may might must shall should not no said says say told added it he she they we i you him them us me there here "
    "also now still later only just even both all ago took take left fled fell held came went gave made met saw found "
    "began the a an this these those its his her their our my your".split()
)


def phrases_by_rule(text: str, referents: Sequence[Referent], layout: Layout) -> list[Phrase]:
    """The phrases of `text` as far as words alone tell."""
    spans = {(start, end): head for start, end, head in _spans(text, referents)}
    found, sentence = [], -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        head = spans[start, end]
        first = layout.number(start) != sentence
        sentence = layout.number(start)
        owner = text[start:end].lower() in OWNERS
        relation = "nmod:poss" if owner else "nsubj" if first else "obl"
        found.append(Phrase(_mention(text, start, end), _mention(text, head, end), relation, None))
    return found


def _mention(text: str, start: int, end: int) -> Mention:
    return Mention(text[start:end], start, end)


def _spans(text: str, referents: Sequence[Referent]) -> Iterator[tuple[int, int, int]]:
    """Start, end and start of the head of every phrase."""
    names = {r.start: r for r in referents if r.way != "demonym"}
    for referent in names.values():
        yield referent.start, referent.end, list(WORD.finditer(text, referent.start, referent.end))[-1].start()
    words = list(WORD.finditer(text))
    for index, word in enumerate(words):
        low = word.group().lower()
        if low in PERSONAL and (low == word.group() or word.group().istitle()):
            yield word.start(), word.end(), word.start()
        if low in _OPENS:
            inner = _after(text, words[index : index + MOST_WORDS + 1], names)
            if inner:
                yield word.start(), inner[-1].end(), inner[-1].start()


def _after(text: str, words: list[re.Match[str]], names: dict[int, Referent]) -> list[re.Match[str]]:
    """The words that go on from the determiner at `words[0]`; none where a name follows, which is a phrase itself."""
    found: list[re.Match[str]] = []
    for before, word in pairwise(words):
        low = word.group().lower()
        if text[before.end() : word.start()] != " " or low in _ENDS or word.start() in names:
            break
        if found and low.endswith(("ed", "ing")):
            break
        found.append(word)
    return found
