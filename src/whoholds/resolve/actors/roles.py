"""What a report says people are: the role phrases before and after their names.

In: a text, its referents and sentences. Out: for each person, parsed role phrases in order of the text.
Stays true: a role phrase ends in a noun of the word lists or gives an affiliation; it never crosses a sentence.
"""

import re
from collections.abc import Sequence

from whoholds.resolve.actors.entities import Entity, Referent
from whoholds.resolve.actors.layout import Layout
from whoholds.resolve.actors.lexicon import NOUNS, TITLES
from whoholds.resolve.actors.phrase import Segment, parse

_STOP = frozenset(
    "said says told that and as while when but by to with after before because if has have had is was were are "
    "between although where who which than or from in on at he she it they his her their".split()
)
_WORD = re.compile(r"[^\s()\"“”]+")
HELD = frozenset({"office", "voice", "force", "civilian", "expert", "media", "aid", "witness", "person", "company"})
"""Sorts of nouns that say what a person is."""
RANKS = frozenset(
    "general gen lieutenant lt major maj colonel col captain capt brigadier brig sergeant sgt cmdr admiral adm mr mrs "
    "ms dr sir lord sheikh mullah mawlawi ayatollah corporal private commodore prof".split()
)
SERVICES = frozenset({"army", "navy", "air", "force", "marine", "marines", "corps"})
"""Words between an office and a rank: "operations director Navy Capt. Vale"."""
MOST_WORDS_BEFORE = 12
DESTINATION_NOUNS = frozenset(
    "ambassador envoy negotiator representative emissary adviser advisor coordinator consul".split()
)

POSTED = frozenset({"diplomat", "diplomats", "correspondent", "attaché"})
"""Who is "in Tunis" without being Tunisia's."""


def role_phrases(text: str, referents: Sequence[Referent], layout: Layout) -> list[tuple[Entity, Segment]]:
    """Every role phrase of `text` with the person it describes."""
    found: list[tuple[Entity, Segment]] = []
    for referent in referents:
        if referent.entity.type != "person":
            continue
        first, last = layout.span(layout.number(referent.start))
        near = [r for r in referents if first <= r.start < last]
        phrases = (_before(text, first, referent, near), _after(text, last, referent, near))
        found.extend((referent.entity, segment) for segment in phrases if segment is not None)
    return found


def _before(text: str, first: int, referent: Referent, near: list[Referent]) -> Segment | None:
    words = list(_WORD.finditer(text, first, referent.start))[-MOST_WORDS_BEFORE:]
    if not words:
        return None
    gap = text[words[-1].end() : referent.start]
    if gap.strip() or (
        words[-1].group().endswith((".", ";", ":")) and words[-1].group().lower().strip(".") not in TITLES
    ):
        return None
    start = _walk(words, near)
    if start is None:
        return None
    end = words[-1].end() - words[-1].group().endswith(",")
    inner = [r for r in near if r.entity is not referent.entity]
    segment = parse(text, start, _before_titles(words, start, end), inner)[0]
    return segment if segment.noun is not None and segment.noun.sort in HELD else None


def _before_titles(words: list[re.Match[str]], start: int, end: int) -> int:
    """Where the office ends that titles follow ("police spokesman Capt. Vale"); `end` if there are only titles."""
    ranked = False
    for word in reversed(words):
        if word.start() < start:
            break
        low = word.group().lower().strip(".,")
        if low not in RANKS and not (ranked and word.group()[0].isupper() and low in SERVICES):
            return min(word.end(), end)
        ranked = True
    return end


def _walk(words: list[re.Match[str]], near: list[Referent]) -> int | None:
    """Back from a name to the start of the phrase before it; None if no role noun stands there."""
    start, seen = None, False
    for index, word in enumerate(reversed(words)):
        low = word.group().lower().strip(",.")
        named = any(r.start <= word.start() < r.end for r in near)
        if (index and word.group().endswith((",", ";", ":"))) or not any(c.isalnum() for c in low):
            break
        if low in ("of", "for", "in", "at", "to"):
            if not _role_before(words[: len(words) - 1 - index]):
                break
            continue
        if (low in _STOP or (low.endswith("ing") and low not in NOUNS)) and not named:
            break
        if (
            not seen
            and not named
            and low not in NOUNS
            and low not in TITLES
            and low.split("-")[-1] not in NOUNS
            and index
        ):
            break
        seen = seen or low in NOUNS or low in TITLES or low.split("-")[-1] in NOUNS
        if index == 0 and not seen and not named:
            return None
        start = word.start()
    return start if seen else None


def _role_before(words: list[re.Match[str]]) -> bool:
    return any(w.group().lower().strip(",") in NOUNS for w in words[-1:])


def _after(text: str, last: int, referent: Referent, near: list[Referent]) -> Segment | None:
    copula = re.compile(r"\s+(?:is|was|has been)\s+(?=(?:an?|the)\s|[a-z-]+\s(?:of|at|for)\s)").match(
        text, referent.end, last
    )
    if copula:
        return _predicate(text, copula.end(), last, near)
    opening = re.compile(r"(?:['’]s)?(?:\s*\([^()]*\))?(,)?\s+(?:(of|from)\s+)?").match(text, referent.end, last)
    if not opening or not (opening.group(1) or opening.group(2)):
        who = re.compile(r",?\s+who\s+(?:now\s+)?(?:leads|heads|commands|chairs|runs|represents|speaks for)\s+").match(
            text, referent.end, last
        )
        return _bare(text, who.end(), last, near) if who else None
    who = re.compile(r"who\s+(?:now\s+)?(?:leads|heads|commands|chairs|runs|represents|speaks for)\s+").match(
        text, opening.end(), last
    )
    if who or opening.group(2):
        return _bare(text, who.end() if who else opening.end(), last, near)
    close = re.compile(r",|;|\.\s|\bsaid\b|\btold\b|\bwho\b|$").search(text, opening.end(), last)
    end = close.start() if close else last
    if end - opening.end() < 3:
        return None
    inner = [r for r in near if r.entity is not referent.entity]
    segment = parse(text, opening.end(), end, inner)[0]
    fits = segment.noun is not None and segment.noun.sort in HELD and segment.person is None
    fits = fits and not segment.opening.endswith(("ing", "ed"))
    return segment if fits else None


def _predicate(text: str, start: int, last: int, near: list[Referent]) -> Segment | None:
    """The role in "X is co-chair of the Y"."""
    close = re.compile(r",|;|\.\s|\s[–—]\s|\bwho\b|\bwhich\b|$").search(text, start, last)
    segment = parse(text, start, close.start() if close else last, near)[0]
    held = segment.noun is not None and segment.noun.sort in HELD and segment.person is None
    return segment if held else None


def _bare(text: str, start: int, last: int, near: list[Referent]) -> Segment | None:
    """An affiliation without a role: "X of the Y", "X, who leads the Y"."""
    close = re.compile(r",|;|\.\s|\bsaid\b|\btold\b|$").search(text, start, last)
    segment = parse(text, start, close.start() if close else last, near)[0]
    return segment if any(r.entity.type != "person" for r in segment.referents) else None


def affiliation(text: str, segment: Segment) -> Referent | None:
    """The actor that the role phrase `segment` ties its holder to: owner or modifier first, then "of X", "for X".

    An ambassador's or envoy's "to X", "for X" is where they are sent, not whom they serve, as is a diplomat's "in X".
    """
    usable = [r for r in segment.referents if r.entity.type != "place"]
    before = [r for r in usable if r.start < (segment.noun_start if segment.noun else segment.core_end)]
    if before:
        return before[0]
    sent = segment.noun is not None and segment.noun.word.split()[-1] in DESTINATION_NOUNS
    for referent in usable:
        link = text[segment.start : referent.start].split()
        lead = next(
            (w for w in reversed(link) if w.lower() in ("of", "for", "to", "in", "at", "from", "with", "on")), "of"
        )
        posted = referent.way == "capital" and lead == "in" and segment.noun is not None and segment.noun.word in POSTED
        if not posted and not (sent and lead in ("to", "for", "in", "on", "with")):
            return referent
    return None
