"""A noun phrase taken apart: determiner, head, what stands before and after it, appositions.

In: a span of a report and the referents in it. Out: its segments, first the phrase itself, then its appositions.
Stays true: relative clauses are cut off; a head lies inside its segment; nothing is looked up here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from whoholds.resolve.actors.entities import Referent, beginning_in
from whoholds.resolve.actors.lexicon import LONGEST_NOUN_WORDS, NOUNS, TITLES, Noun
from whoholds.resolve.actors.names import fold

_RELATIVE = re.compile(
    r"[,\s]\s*\b(?:who|whom|which|whose|that|where|speaking|wishing|requesting|quoted|citing|said to|identified|"
    r"known|based|trapped|named|including|such as|among|attending|while|wearing|aged|calling|discussing)\b|\s[–—]\s"
)
_PREPOSITION = re.compile(
    r"\s(?:of|for|in|at|from|to|with|on|by|near|inside|across|about|within|under|behind|into|against|outside|around|"
    r"and|or|after|before|during|over|via|close|as|is|was|were|are|fighting|battling|opposing|resisting|"
    r"combating|besieging|defending|coming|monitoring|associated|given|working)\s"
)
_WORD = re.compile(r"[^\s,()\"“”]+")
INDEFINITE = frozenset(
    "a an one two three four five six some several another many other most few any senior both various numerous "
    "local foreign former hundreds thousands dozens unnamed anonymous".split()
)
OWN = frozenset("its his her their our my your".split())


@dataclass(frozen=True, slots=True)
class Segment:
    """One noun phrase ``[start, end)``; `core_end` ends it before its first preposition.

    `noun` is its head noun if it is in the word lists, `person` the person it names, `head` another actor it names.
    `opening` is its folded first word.
    """

    start: int
    end: int
    core_end: int
    opening: str
    referents: tuple[Referent, ...]
    noun: Noun | None = None
    noun_start: int = 0
    person: Referent | None = None
    head: Referent | None = None

    @property
    def indefinite(self) -> bool:
        """Whether it brings in somebody new ("a spokesman", "two officials", "officials")."""
        plain_plural = self.noun is not None and self.noun.plural and self.opening not in OWN and self.opening != "the"
        return self.opening in INDEFINITE or plain_plural

    @property
    def leads_more(self) -> bool:
        """Whether the person named only says whose a force or government is ("the Vale regime")."""
        if self.person is None or self.noun is None or self.noun.sort not in ("body", "force", "group"):
            return False
        return self.noun_start >= self.person.end

    @property
    def owned(self) -> bool:
        """Whether it opens with "its", "his", "their" …"""
        return self.opening in OWN


def parse(text: str, start: int, end: int, referents: Sequence[Referent]) -> list[Segment]:
    """The segments of the phrase at ``[start, end)``; at least one, even where nothing in it is known.

    `referents` are in order of the text.
    """
    inside = [r for r in beginning_in(referents, start, end) if r.end <= end]
    stop = _cut(text, start, end, inside)
    bounds = [start, *_commas(text, start, stop, inside), stop]
    segments = [_segment(text, left, right, inside) for left, right in pairwise(bounds)]
    return [s for s in segments if s is not None] or [Segment(start, end, end, "", tuple(inside))]


def _cut(text: str, start: int, end: int, inside: list[Referent]) -> int:
    for match in _RELATIVE.finditer(text, start, end):
        if match.start() > start and not any(r.start <= match.start() < r.end for r in inside):
            return match.start()
    return end


def _commas(text: str, start: int, end: int, inside: list[Referent]) -> list[int]:
    """Offsets after the commas outside names."""
    found = re.compile(r",(?=\s)").finditer(text, start, end)
    return [m.end() for m in found if not any(r.start <= m.start() < r.end for r in inside)]


def _segment(text: str, start: int, end: int, inside: list[Referent]) -> Segment | None:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ").’'"):
        end -= 1
    if start >= end:
        return None
    own = tuple(r for r in inside if r.start >= start and r.end <= end)
    core_end = _core_end(text, start, end, own)
    opening = _WORD.search(text, start, end)
    noun, noun_start = head_noun(text, start, core_end)
    head = next((r for r in reversed(own) if r.entity.type != "person" and _closes(text, r.end, core_end)), None)
    if noun is not None and head is not None and head.start < noun_start:
        noun = None
    person = _person(text, start, end, own)
    return Segment(
        start,
        end,
        core_end,
        fold(opening.group())
        if opening and opening.group().lower() not in ("the", "a", "an")
        else (opening.group().lower() if opening else ""),
        own,
        noun,
        noun_start,
        person,
        head,
    )


def _core_end(text: str, start: int, end: int, own: tuple[Referent, ...]) -> int:
    for match in _PREPOSITION.finditer(text, start, end):
        joins = match.group().strip() in ("and", "or") and any(
            r.end == match.start() and r.way in ("name", "demonym") for r in own
        )
        if not joins and not any(r.start <= match.start() < r.end for r in own):
            return match.start()
    return end


def _closes(text: str, end: int, core_end: int) -> bool:
    """Whether nothing but a bracket, quote mark or possessive stands between `end` and `core_end`."""
    return (
        end <= core_end
        and re.fullmatch(r"[”\"’']?(?:['’]s?)?\s*(?:\([^()]*\))?[”\"’'.]?", text[end:core_end]) is not None
    )


def head_noun(text: str, start: int, end: int) -> tuple[Noun | None, int]:
    """The longest known noun that ends at `end` (a bracket or quote mark aside), with its start."""
    core = re.sub(r"(?:\s*\([^()]*\))?[”\"’'.]*$", "", text[start:end])
    core = re.sub(r"['’]s$", "", core)
    words = list(_WORD.finditer(core))
    for count in range(min(LONGEST_NOUN_WORDS, len(words)), 0, -1):
        span = words[-count:]
        word = re.sub(r"\s+", " ", core[span[0].start() : span[-1].end()]).replace("‑", "-").lower().strip("“”\"‘’'")
        noun = NOUNS.get(word) or (NOUNS.get(word.split("-")[-1]) if "-" in word else None)
        if noun is not None:
            return noun, start + span[0].start()
    return None, start


def _person(text: str, start: int, end: int, own: tuple[Referent, ...]) -> Referent | None:
    for referent in own:
        if referent.entity.type != "person" or re.match(r"['’]s?\b", text[referent.end : referent.end + 2]):
            continue
        if re.match(r"['’](?=\s)", text[referent.end : referent.end + 2]):
            continue
        if not _after_preposition(text, start, referent.start, own):
            return referent
    return None


def _after_preposition(text: str, start: int, at: int, own: tuple[Referent, ...]) -> bool:
    """Whether the person named at `at` only belongs to somebody else ("a spokesman for President Ghani")."""
    words = list(_WORD.finditer(text, start, at))
    for word in reversed(words):
        if any(r.start <= word.start() < r.end for r in own if r.way not in ("demonym", "people")):
            return False
        low = word.group().lower()
        if low in ("of", "for", "to", "by", "with", "from", "against", "like", "on", "than"):
            return True
        if low not in NOUNS and low.strip(".") not in TITLES and not low.endswith(("’s", "'s")) and low not in _LINKS:
            demonym = any(r.start <= word.start() < r.end for r in own)
            if not demonym:
                return False
    return False


_LINKS = frozenset(
    {"the", "vice", "prime", "foreign", "former", "late", "interior", "deputy", "supreme", "defence", "defense"}
)
