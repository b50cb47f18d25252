"""Which words of a report are toponyms: the reader's names, mended and completed by what the gazetteer knows.

In: a text, the reader's names. Out: mentions in order of the text, none inside another.
Stays true: a place inside another name ("the Ohio State University") counts only where it is well known, or named as a
place elsewhere in the report.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from whoholds.ports import Gazetteer
from whoholds.records import Mention, Name, NameType, Place
from whoholds.resolve.actors.states import find_states
from whoholds.resolve.folding import fold
from whoholds.resolve.places.phrases import COMPASS, GENERIC
from whoholds.resolve.places.toponyms import peoples

WELL_KNOWN_PEOPLE = 100_000
"""Inhabitants from which a city's name inside another name is taken for the city."""
KNOWN_ALONE_PEOPLE = 30_000
"""The same where a name that the reader took for a group is nothing but a city's."""
_WORDS = re.compile(r"[A-Z][\w’'-]*(?:\.(?=[A-Z]))?(?:[A-Z]\.?)*")
_JOINED = re.compile(r",\s+|\s+and\s+(?=[A-Z])|/")
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]$|W\.Va$")
_STREETS = frozenset({"St", "Ave", "Rd", "Blvd", "Dr", "Mt", "Ft"})
_LONGEST_SHORT = 5
_LONGEST_NAME_WORDS = 4
_DATELINE = re.compile(r"^\W*(?P<name>[A-Z][A-Z’'.-]+(?: [A-Z][A-Z’'.-]+){0,2})(?=\s*(?:,|\(|[-–—]))")


class Recogniser:
    """Finds toponyms with the help of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def toponyms(self, text: str, names: Sequence[Name]) -> list[Mention]:
        """Every toponym of `text`: places as the reader saw them, peoples of states, places inside other names."""
        found = list(self._outright(text, names))
        sure = self._sure(found, names)
        found += self._hidden(text, names, sure)
        found += self._dateline(text, found)
        return _apart(found)

    def _outright(self, text: str, names: Iterable[Name]) -> Iterator[Mention]:
        for name in names:
            mention = self._whole(text, name.mention)
            if name.type is NameType.PLACE:
                yield from self._split(text, mention)
            elif name.type is NameType.NATIONALITY:
                yield from [mention] if _is_people(mention.text) else []
            elif name.type is NameType.FACILITY:
                yield from [mention] if self._known(mention.text) else []

    def _sure(self, found: Iterable[Mention], names: Iterable[Name]) -> set[str]:
        """Names of known places that the reader saw as places more often than as persons."""
        votes = Counter(fold(mention.text) for mention in found)
        votes.subtract(fold(name.mention.text) for name in names if name.type is NameType.PERSON)
        return {name for name, count in votes.items() if count > 0 and self._known(name)}

    def _split(self, text: str, mention: Mention) -> Iterator[Mention]:
        """ "Washington, D.C." are two toponyms; of "Northeast Georgia" only the name is one."""
        at = mention.start
        parts = [mention.text] if self._known(mention.text) else _JOINED.split(mention.text)
        for part in parts:
            start = text.index(part, at)
            at = start + len(part)
            turned = COMPASS.match(part)
            if turned and not self._known(part) and self._known(part[turned.end() :]):
                start += turned.end()
            if start < at:
                yield self._whole(text, Mention(text[start:at], start, at))

    def _hidden(self, text: str, names: Iterable[Name], sure: set[str]) -> Iterator[Mention]:
        """Places within the names of groups, persons and other things."""
        for name in names:
            if name.type in (NameType.PLACE, NameType.NATIONALITY):
                continue
            whole = self._whole(text, name.mention)
            if fold(whole.text) in sure:
                yield whole
            elif name.type is not NameType.PERSON:
                yield from self._inside(whole, sure)

    def _inside(self, whole: Mention, sure: set[str]) -> Iterator[Mention]:
        """The longest names of places that the words of `whole` hold, from the left."""
        words = list(_WORDS.finditer(whole.text))
        k = 0
        while k < len(words):
            for last in range(min(k + _LONGEST_NAME_WORDS, len(words)), k, -1):
                start, end = words[k].start(), words[last - 1].end()
                part = whole.text[start:end]
                alone = len(words) == last - k
                if self._counts(part, sure, alone=alone):
                    yield Mention(part, whole.start + start, whole.start + end)
                    k = last - 1
                    break
            k += 1

    def _counts(self, part: str, sure: set[str], *, alone: bool) -> bool:
        folded = fold(part)
        if folded in GENERIC or (len(folded) < 4 and not part.isupper()):
            return False
        if folded in sure:
            return True
        hits = self._gazetteer.look_up(part)
        return any(_is_well_known(place, folded, alone=alone) for place in hits[:3]) or _is_people(part)

    def _dateline(self, text: str, found: Iterable[Mention]) -> Iterator[Mention]:
        match = _DATELINE.match(text)
        if match and self._known(match["name"]):
            mention = Mention(match["name"], match.start("name"), match.end("name"))
            if not any(m.start < mention.end and mention.start < m.end for m in found):
                yield mention

    def _known(self, words: str) -> bool:
        return bool(self._gazetteer.look_up(words))

    def _whole(self, text: str, mention: Mention) -> Mention:
        """With its last full stop, which the reader leaves outside "U.S." and "Va."."""
        last = re.split(r"[\s]", mention.text)[-1]
        if text[mention.end : mention.end + 1] != "." or not (_DOTTED.search(last) or self._is_short(last)):
            return mention
        return Mention(text[mention.start : mention.end + 1], mention.start, mention.end + 1)

    def _is_short(self, word: str) -> bool:
        """Whether a word stands for a longer name: "Conn" for Connecticut, "St" for a street."""
        if word in _STREETS:
            return True
        short = word.istitle() and len(word) <= _LONGEST_SHORT
        return short and any(
            p.level == "province" and fold(p.name) != fold(word) for p in self._gazetteer.look_up(word)[:2]
        )


def _is_well_known(place: Place, folded: str, *, alone: bool) -> bool:
    """By its first name: a country, a province, a county, or a large city; by an alias: a country or province."""
    first = fold(place.name) == folded
    if place.level in ("country", "province"):
        return True
    if place.level == "district":
        return first
    needed = KNOWN_ALONE_PEOPLE if alone else WELL_KNOWN_PEOPLE
    return first and place.level == "city" and (place.population is None or place.population >= needed)


def _is_people(words: str) -> bool:
    found = find_states(words)
    return (bool(found) and found[0].end - found[0].start == len(words)) or fold(words) in peoples()


def _apart(found: Iterable[Mention]) -> list[Mention]:
    """In order, the longer of two that overlap."""
    kept: list[Mention] = []
    for mention in sorted(set(found), key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
