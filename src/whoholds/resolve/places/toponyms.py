"""The toponyms of a report as groups of mentions that mean one place, with what each may be.

In: mentions, the text around them, a gazetteer. Out: `Group`s with candidate entries.
Stays true: mentions of one name are one place unless the text says they lie in different ones ("Paris, Texas").
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from whoholds.ports import Gazetteer
from whoholds.records import Mention, Place
from whoholds.resolve.actors.states import find_states
from whoholds.resolve.folding import fold
from whoholds.resolve.places.kinship import Kinship
from whoholds.resolve.places.phrases import (
    DIRECTION,
    HEAD,
    LANDS,
    LEVELS,
    TAIL,
    Phrase,
    plain_name,
    take_apart,
    without_article,
)

MOST_CANDIDATES = 60
"""Entries of one name that are weighed, best known first."""
_GAP = re.compile(
    rf"^(?:,\s+|\s*\(|,?\s+(?:in|of)\s+|[’']s\s+|\s+{HEAD}\s+(?:of|in)\s+|,\s+{HEAD}\s+of\s+|,\s+in\s+)"
    rf"(?:the\s+)?(?:(?:{DIRECTION}|{HEAD}|of|country|US|U\.S\.)\s+){{0,3}}$",
    re.I,
)
"""What may stand between a place and the larger one it lies in."""
_ABBREVIATED = re.compile(r"^,\s+(?P<code>(?:[A-Z][a-z]{1,4}\.|(?:[A-Z]\.\s?){2,3}|[A-Z]{2}\b|W\. ?Va\.))")
_PREFIXES = ("US", "CA", "AU")
_LONGEST_GAP = 40
_LONGEST_CODE = 3
_CACHED_WORDS = 50_000


@cache
def peoples() -> dict[str, str]:
    """Folded words for peoples and for the larger unions, with the place each leads to."""
    text = (files("whoholds.resolve.places") / "peoples.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {fold(word): row["place"] for row in rows for word in row["words"].split("|")}


@dataclass(slots=True)
class Group:
    """Mentions of one name. `containers` are ids of every place that the text may say it lies in; `set_aside` are
    entries of the name that lie elsewhere.
    """

    phrase: Phrase
    mentions: list[Mention]
    candidates: tuple[Place, ...] = ()
    containers: frozenset[str] = frozenset()
    names: set[str] = field(default_factory=set)
    set_aside: tuple[Place, ...] = ()


class GroupMaker:
    """Makes groups with the help of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer, kinship: Kinship) -> None:
        self._gazetteer = gazetteer
        self._kinship = kinship
        self.phrase = lru_cache(maxsize=_CACHED_WORDS)(take_apart)
        self.candidates = lru_cache(maxsize=_CACHED_WORDS)(self._meanings)

    def groups(self, text: str, mentions: Sequence[Mention]) -> list[Group]:
        """One group for every name and container among `mentions`, in order of first mention."""
        ordered = sorted(set(mentions), key=lambda m: (m.start, -m.end))
        containers = {m: self._containers(text, m, nearby) for m, nearby in _with_neighbours(ordered)}
        by_name: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for mention in ordered:
            phrase = self.phrase(mention.text)
            key = fold(phrase.names[0]) if phrase.names else fold(mention.text)
            by_name[key, phrase.head or ""].append(mention)
        return [group for same in by_name.values() for group in self._split(same, containers)]

    def _split(self, same: Sequence[Mention], containers: dict[Mention, frozenset[str]]) -> list[Group]:
        """Mentions of one name, apart where the text says that they lie in different places."""
        told = list(dict.fromkeys(containers[m] for m in same if containers[m]))
        sets: list[tuple[frozenset[str], list[Mention]]] = [(told[0] if told else frozenset(), [])]
        for mention in same:
            within = containers[mention] or sets[0][0]
            fitting = next(
                (members for known, members in sets if not known.isdisjoint(within) or known == within), None
            )
            if fitting is None:
                fitting = []
                sets.append((within, fitting))
            fitting.append(mention)
        return [self._group(members, within) for within, members in sets]

    def _group(self, mentions: list[Mention], within: frozenset[str]) -> Group:
        longest = max(mentions, key=lambda m: len(m.text))
        phrase = self.phrase(longest.text)
        known = self.candidates(longest.text)
        kept = self._inside(known, within)
        set_aside = tuple(place for place in known if place not in kept)
        return Group(phrase, mentions, kept, within, {fold(name) for name in phrase.names}, set_aside)

    def _inside(self, candidates: tuple[Place, ...], within: frozenset[str]) -> tuple[Place, ...]:
        """Of towns and districts, those that lie in what the text says, where any do; "Georgia, Ohio" is a list."""
        if not within or not candidates or candidates[0].level in ("country", "province"):
            return candidates
        told = tuple(p for p in candidates if not within.isdisjoint(self._kinship.of(p).chain[1:]))
        return told or candidates

    def _meanings(self, words: str) -> tuple[Place, ...]:
        """What the words can mean: a people's country or region; else by the most literal name that is known, of the
        kind they speak of."""
        phrase = self.phrase(words)
        land = TAIL.sub("", without_article(words)) if phrase.head in LANDS else words
        return self._by_people(land) or self._candidates(phrase)

    def _candidates(self, phrase: Phrase) -> tuple[Place, ...]:
        levels = LEVELS.get(phrase.head or "", ())
        first: tuple[Place, ...] = ()
        for name in phrase.names:
            hits = self._gazetteer.look_up(name)
            preferred = tuple(place for place in hits if place.level in levels)
            if preferred:
                return preferred[:MOST_CANDIDATES]
            first = first or hits
        if phrase.names and phrase.names[0].isupper() and len(phrase.names[0]) <= _LONGEST_CODE:
            first = tuple(place for place in first if place.level in ("country", "province", "area")) or first
        return first[:MOST_CANDIDATES]

    def _by_people(self, words: str) -> tuple[Place, ...]:
        """The country of "Afghans" and "Canadian", the region of "Kurdish"."""
        known = peoples().get(fold(words))
        if known is None:
            found = [f for f in find_states(words) if f.way in ("demonym", "people") and f.end - f.start == len(words)]
            known = found[0].state.code if found else None
        place = self._gazetteer.get(known) if known else None
        return (place,) if place is not None else ()

    def _containers(self, text: str, mention: Mention, nearby: Sequence[Mention]) -> frozenset[str]:
        """Ids of what the text says `mention` lies in: within its own words, right after it, or as its owner."""
        names = [self.phrase(mention.text).container]
        if short := _ABBREVIATED.match(text[mention.end : mention.end + 8]):
            names.append(short["code"])
        for other in nearby:
            first, second = (mention, other) if mention.start < other.start else (other, mention)
            gap = text[first.end : second.start]
            owned = gap.startswith(("’s", "'s"))
            if len(gap) <= _LONGEST_GAP and _GAP.match(gap) and (owned == (other is first)):
                names.append(other.text)
        return frozenset(i for name in names if name for i in self._ids(name))

    def _ids(self, name: str) -> Iterable[str]:
        letters = name.replace(".", "").replace(" ", "")
        if letters.isupper() and len(letters) == 2:
            for prefix in _PREFIXES:
                if place := self._gazetteer.get(f"{prefix}-{letters}"):
                    yield place.id
        for place in self.candidates(name) or self._gazetteer.look_up(plain_name(name)):
            if place.level != "city" or place.population is None:
                yield place.id


def _with_neighbours(ordered: Sequence[Mention]) -> Iterable[tuple[Mention, list[Mention]]]:
    for k, mention in enumerate(ordered):
        yield mention, [ordered[i] for i in (k - 1, k + 1) if 0 <= i < len(ordered)]
