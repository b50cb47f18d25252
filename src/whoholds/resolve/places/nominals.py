"""What "the valley", "the last holdout province" or "the Afghan capital" refers to.

In: the words, and the places named in the report. Out: an entry, or None.
Stays true: a nominal refers only to a place that the report names, to the capital or country of one, or to nothing.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from whoholds.ports import Gazetteer
from whoholds.records import Mention, Place
from whoholds.resolve.actors.states import find_states
from whoholds.resolve.folding import fold
from whoholds.resolve.gazetteer.schema import CAPITAL_OF
from whoholds.resolve.places.kinship import Kinship
from whoholds.resolve.places.phrases import HEAD, LEVELS, singular

_SITE = (
    r"location|scene|site|spot|compounds?|buildings?|bases?|headquarters|house|homes?|mosque|hospital|prison|facility|"
    r"checkpoint|outpost|airbase|residence"
)
NOMINAL = re.compile(
    rf"^(?:the|this|that|its|their|both)?\s*(?:[\w-]+\s+){{0,4}}?(?P<head>{HEAD}|country|nation|kingdom|there|{_SITE})$",
    re.I,
)
_LAST = re.compile(
    r"\b(?:last|final|only|remaining)\b.*\b(?:province|holdout|stronghold|bastion|hideout|valley)\b", re.I
)
Named = tuple[Mention, Place]
NEAREST = frozenset({"there", "city", "town", "village"})
_CENTRE = re.compile(r"^(?:(?:the|its)\s+)?(?:(?:city|town)\s+cent(?:re|er)|downtown)$|^its\s+cent(?:re|er)$", re.I)
"""The middle of the town last spoken of."""
"""Words that take up the last fitting place; "the valley" or "the area" is the one the report is about."""
_SOME_OF_A_KIND = re.compile(
    r"^(?!(?:of\s+|in\s+)?(?:the|these|those|this|that|its|their|both)\b)(?:[\w-]+\s+)*?"
    r"(?:districts|villages|towns|cities|provinces|areas|regions|bases|checkpoints|outposts|homes|buildings)$",
    re.I,
)
""" "Dozens of districts" are some that nobody has named."""
_COUNTRY_CODE = 2
PART_VOTES = 2
"""A town of a country says more of what "the country" is than the country's name, which may be a party's."""


@dataclass(frozen=True)
class Spoken:
    """Places that a report names, in order: all, those at home, and those with the seats of provinces."""

    named: Sequence[Named]
    home: Sequence[Named]
    seats: Sequence[Named]


class Nominals:
    """Knows a gazetteer and which countries a theatre is about."""

    def __init__(self, gazetteer: Gazetteer, kinship: Kinship, countries: frozenset[str]) -> None:
        self._gazetteer = gazetteer
        self._kinship = kinship
        self._countries = countries
        self._seats: dict[str, Place | None] = {}

    def spoken(self, named: Sequence[Named]) -> Spoken:
        """Sort what a report names, once for all of its nominals."""
        home = self._at_home(named)
        return Spoken(named, home, self._with_seats(home))

    def refer(self, mention: Mention, spoken: Spoken) -> Place | None:
        """The nearest named place of a fitting level, those before the words first."""
        match = NOMINAL.match(mention.text)
        if _CENTRE.match(mention.text):
            return _last(mention, spoken.home, LEVELS["city"])
        if (match is None and not _LAST.search(mention.text)) or _is_named(mention.text):
            return None
        if _SOME_OF_A_KIND.match(mention.text):
            return None
        if match and re.fullmatch(_SITE, match["head"], re.I):
            return _last(mention, spoken.home, ("city", "district", "area"))
        head = singular(match["head"]) if match else "province"
        if head in ("capital", "provincial capital", "capital city"):
            return self._capital(mention, spoken.named)
        if head in ("country", "nation", "kingdom"):
            return self._country(mention, spoken.named)
        if head in NEAREST:
            return _last(mention, spoken.seats if head == "city" else spoken.home, LEVELS[head])
        fitting = [pair for pair in spoken.home if pair[1].level in LEVELS.get(head, ())]
        earlier = [pair for pair in fitting if pair[0].start < mention.start]
        if not earlier:
            return fitting[0][1] if fitting else None
        return _aptest(head, earlier, fitting)

    def _at_home(self, named: Sequence[Named]) -> Sequence[Named]:
        """Places of the theatre's own countries, where the report names any: "the city" is not the correspondent's."""
        if not self._countries:
            return named
        home = [pair for pair in named if self._kinship.country(pair[1]) in self._countries]
        return home or named

    def _with_seats(self, named: Sequence[Named]) -> Sequence[Named]:
        """And for each province the seat that bears its name: of "Ghazni", told as a province, "the city" is Ghazni."""
        seats = []
        for mention, place in named:
            seat = self.seat(place) if place.level == "province" else None
            if seat is not None:
                seats.append((mention, seat))
        return [*named, *seats]

    def seat(self, province: Place) -> Place | None:
        """The capital of a province that bears its name, else None; each is looked up once."""
        if province.id not in self._seats:
            seat = self._gazetteer.capital(province.id)
            alike = seat is not None and fold(seat.name.removesuffix(" city")) == fold(province.name)
            self._seats[province.id] = seat if alike else None
        return self._seats[province.id]

    def _country(self, mention: Mention, named: Sequence[Named]) -> Place | None:
        """The one country that a theatre is about, else the one that most places named before lie in."""
        if len(self._countries) == 1:
            return self._gazetteer.get(next(iter(self._countries)))
        before = [pair for pair in named if pair[0].start < mention.start] or named
        votes: Counter[str] = Counter()
        for _, place in before:
            if country := self._kinship.country(place):
                votes[country] += 1 if place.level == "country" else PART_VOTES
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


def _is_named(words: str) -> bool:
    """Whether words other than a people's say which place it is: "al-Mashjah area", but not "the Afghan capital"."""
    bare = " ".join(word for word in words.split() if not find_states(word))
    return any(c.isupper() for c in bare[1:])


def _last(mention: Mention, named: Sequence[Named], levels: Sequence[str]) -> Place | None:
    """The place of these levels last spoken of: a building or site lies there, and "the city" is that one."""
    fitting = [pair for pair in named if pair[0].start < mention.start and pair[1].level in levels]
    if not fitting:
        return None
    return max(fitting, key=lambda pair: (not _stands_for_a_state(pair[1]), pair[0].start))[1]


def _stands_for_a_state(place: Place) -> bool:
    """A capital is more often its government ("Ankara said") than the place spoken of."""
    return any(scheme == CAPITAL_OF and len(code) == _COUNTRY_CODE for scheme, code in place.codes)


def _aptest(head: str, earlier: Sequence[Named], fitting: Sequence[Named]) -> Place:
    """Known by that word ("Panjshir Valley"), then named most often, then last."""
    times = Counter(place.id for _, place in fitting)

    def aptness(pair: Named) -> tuple[bool, bool, int, int]:
        known_as = any(head in alias.lower() for alias in pair[1].aliases)
        return known_as, not _stands_for_a_state(pair[1]), times[pair[1].id], pair[0].start

    return max(earlier, key=aptness)[1]
