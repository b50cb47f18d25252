"""What "the valley", "the last holdout province" or "the Afghan capital" refers to.

In: the words, and the places named in the report. Out: an entry, or None.
Stays true: a nominal refers only to a place that the report names, to the capital or country of one, or to nothing.
"""

import re
from collections import Counter
from collections.abc import Sequence

from whoholds.ports import Gazetteer
from whoholds.records import Mention, Place
from whoholds.resolve.actors.states import find_states
from whoholds.resolve.places.kinship import Kinship
from whoholds.resolve.places.phrases import HEAD, LEVELS, singular

NOMINAL = re.compile(
    rf"^(?:the|this|that|its|their|both)?\s*(?:[\w-]+\s+){{0,4}}?(?P<head>{HEAD}|country|nation|there|location)$", re.I
)
_LAST = re.compile(
    r"\b(?:last|final|only|remaining)\b.*\b(?:province|holdout|stronghold|bastion|hideout|valley)\b", re.I
)
Named = tuple[Mention, Place]


class Nominals:
    """Knows a gazetteer and which countries a theatre is about."""

    def __init__(self, gazetteer: Gazetteer, kinship: Kinship, countries: frozenset[str]) -> None:
        self._gazetteer = gazetteer
        self._kinship = kinship
        self._countries = countries

    def refer(self, mention: Mention, named: Sequence[Named]) -> Place | None:
        """The nearest named place of a fitting level, those before the words first."""
        match = NOMINAL.match(mention.text)
        if match is None and not _LAST.search(mention.text):
            return None
        head = singular(match["head"]) if match else "province"
        if head in ("capital", "provincial capital", "capital city"):
            return self._capital(mention, named)
        if head in ("country", "nation"):
            return self._country(mention, named)
        fitting = [pair for pair in named if pair[1].level in LEVELS.get(head, ())]
        earlier = [pair for pair in fitting if pair[0].start < mention.start]
        if not earlier:
            return fitting[0][1] if fitting else None
        return _aptest(head, earlier, fitting)

    def _country(self, mention: Mention, named: Sequence[Named]) -> Place | None:
        """The one country that a theatre is about, else the one that most places named before lie in."""
        if len(self._countries) == 1:
            return self._gazetteer.get(next(iter(self._countries)))
        before = [pair for pair in named if pair[0].start < mention.start] or named
        votes = Counter(c for _, place in before if (c := self._kinship.country(place)))
        return self._gazetteer.get(max(votes, key=lambda c: (votes[c], c))) if votes else None

    def _capital(self, mention: Mention, named: Sequence[Named]) -> Place | None:
        """ "The Afghan capital", or the capital of the province last named."""
        for found in find_states(mention.text):
            return self._gazetteer.capital(found.state.code)
        if "provincial" not in mention.text.lower():
            country = self._country(mention, named)
            return self._gazetteer.capital(country.id) if country else None
        near = [pair for pair in named if pair[1].level == "province" and pair[0].start < mention.start]
        if not near:
            return None
        return self._gazetteer.capital(max(near, key=lambda pair: pair[0].start)[1].id)


def _aptest(head: str, earlier: Sequence[Named], fitting: Sequence[Named]) -> Place:
    """Known by that word ("Panjshir Valley"), then named most often, then last."""
    times = Counter(place.id for _, place in fitting)

    def aptness(pair: Named) -> tuple[bool, int, int]:
        known_as = any(head in alias.lower() for alias in pair[1].aliases)
        return known_as, times[pair[1].id], pair[0].start

    return max(earlier, key=aptness)[1]
