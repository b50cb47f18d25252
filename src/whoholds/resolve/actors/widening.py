"""The whole noun phrase around words that a pointer chose: "Afghan" of "Afghan and coalition forces".

In: a text, a span, the referents of the report. Out: the span of its phrase. Stays true: the phrase holds the span,
stays in one sentence, and grows only to a head that the word lists know or that a name already has.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from whoholds.resolve.actors.entities import Referent, begin
from whoholds.resolve.actors.lexicon import NOUNS, TITLES
from whoholds.resolve.actors.snapping import snap

MOST_WORDS_RIGHT = 5
MOST_WORDS_LEFT = 6
HEAD_SORTS = frozenset({"force", "body", "group", "office", "voice", "person", "civilian"})
NO_HEADS = frozenset("states state heads head leads reports one others other many some people head-on chairs".split())
"""Nouns of the lists that are as often verbs or stand for nobody."""
_STOP = frozenset(
    "a an the this that these those and or but nor so yet if as than then when while where which who whom whose what "
    "of in on at by for from to into onto with without within under over after before during since until against about "
    "near inside outside across through is are was were be been being am do does did has have had having will would "
    "can could may might must shall should not no said says say told tell it he she they we i you him them us me "
    "there here also now still later only just even both all ago".split()
)
_LEADING = frozenset(
    "the a an its his her their our my these those this that some several many most all both various any two three "
    "four five six seven eight nine ten dozens hundreds other".split()
)
_MODIFIERS = frozenset(
    "local foreign armed security government military coalition army rebel opposition former unidentified suspected "
    "masked joint assault senior regional western international allied pro-government special border federal national "
    "provincial police tribal islamist jihadist militant insurgent extremist takfiri innocent unarmed young elderly "
    "wounded injured displaced pregnant political religious ethnic resistance elite regime anti-government ground "
    "enemy hostile democratic popular intelligence civilian".split()
)
LINKED = re.compile(
    r"^(?:.*-(?:led|backed|held|supported|affiliated|aligned|allied|linked|sponsored|majority|dominated|trained|funded|"
    r"controlled)|(?:pro|anti)-.*)$",
    re.I,
)
_NEXT = re.compile(r"(?P<link>['’]s?\s|\s)(?P<word>[^\W_]+(?:[-'’.][^\W_]+)*)")
_LAST = re.compile(r"(?P<word>[^\W_]+(?:[-'’.][^\W_]+)*\.?)(?P<link>['’]s?\s|\s)$")


def widen(text: str, start: int, end: int, referents: Sequence[Referent]) -> tuple[int, int]:
    """The noun phrase around ``[start, end)``: its modifiers, its head, a name that it lies in."""
    start, end = snap(text, start, end)
    start, end = _whole_names(start, end, referents)
    start, end = _compound(text, start, end)
    right = _to_head(text, end)
    if right == end and not _ends_in_noun(text, start, end):
        return start, end
    return _to_left(text, start, referents), right


LONGEST_NAME = 400
"""Characters; a referent that begins further before a mention does not hold it."""


def _whole_names(start: int, end: int, referents: Sequence[Referent]) -> tuple[int, int]:
    first = bisect_left(referents, start - LONGEST_NAME, key=begin)
    for referent in islice(referents, first, None):
        if referent.start >= end:
            break
        if start < referent.end and referent.entity.type != "place":
            start, end = min(start, referent.start), max(end, referent.end)
    return start, end


def _compound(text: str, start: int, end: int) -> tuple[int, int]:
    before = re.search(r"(?:[^\W_]+[-‑])+$", text[max(0, start - 30) : start])
    after = re.match(r"(?:[-‑][^\W_]+)+", text[end : end + 40])
    return start - (len(before.group()) if before else 0), end + (len(after.group()) if after else 0)


def _head(word: str) -> bool:
    low = word.lower().rstrip("’'")
    noun = NOUNS.get(low) or (NOUNS.get(low.split("-")[-1]) if "-" in low else None)
    return noun is not None and noun.sort in HEAD_SORTS and low not in NO_HEADS


def _ends_in_noun(text: str, start: int, end: int) -> bool:
    words = text[start:end].split()
    return bool(words) and (_head(words[-1]) or words[-1].lower() == "people")


_OBJECT = re.compile(r"\s+(?:the|an?|its|their|his|her)\b")
"""Behind a word in -s it makes that word a verb: "the group continues its advance"."""


def _to_head(text: str, end: int) -> int:
    """Where the last known head noun that follows without a break ends; `end` if there is none."""
    best, at, joined = end, end, False
    for _ in range(MOST_WORDS_RIGHT):
        match = _NEXT.match(text, at)
        if match is None:
            break
        word = match["word"]
        low = word.lower()
        if low == "and" and not joined and best == end:
            joined, at = True, match.end()
            continue
        if low.endswith("s") and _OBJECT.match(text, match.end()):
            break
        if low in _STOP or low in TITLES or (low.endswith(("ed", "ly", "ing")) and low not in NOUNS and "-" not in low):
            break
        at = match.end()
        if _head(word):
            best = at
        elif best != end and low not in _MODIFIERS:
            break
    return best


def _to_left(text: str, start: int, referents: Sequence[Referent]) -> int:
    """Where the modifiers and the article before `start` begin."""
    joined = False
    for _ in range(MOST_WORDS_LEFT):
        match = _LAST.search(text, max(0, start - 40), start)
        if match is None:
            break
        low = match["word"].lower()
        named = next((r for r in referents if r.end == match.end("word") and r.entity.type != "place"), None)
        if low in _LEADING:
            return match.start()
        if named is not None and named.way in ("demonym", "name", "institution"):
            start = named.start
        elif low in _MODIFIERS or LINKED.match(low):
            start = match.start()
        elif low == "and" and not joined and match["link"] == " ":
            before = next((r for r in referents if r.end == match.start() - 1 and r.way in ("demonym", "name")), None)
            if before is None or before.entity.type == "person":
                break
            start, joined = before.start, True
        else:
            break
    return start
