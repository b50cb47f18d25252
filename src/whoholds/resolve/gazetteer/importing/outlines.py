"""Outlines: GeoJSON feature collections and shapefiles, with the code that says whose outline each is.

In: features with fields and geometry. Out: `Entry`s with a shape in WGS 84 and a point inside it.
Stays true: the code decides whose outline it is, never the name; another coordinate system than WGS 84 is refused.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from whoholds.errors import GazetteerError
from whoholds.records import Place
from whoholds.resolve.gazetteer.importing.coded import cod_entry, cod_levels
from whoholds.resolve.gazetteer.importing.entry import LEVEL_OF, WGS84, Entry, Options, country_id, lowered, text_of

ISO = "iso3166-2"
_CODES = ((ISO, ("iso_3166_2", "shapeiso", "iso")), ("geoboundaries", ("shapeid",)))
_NAMES = ("shapename", "name_en", "name", "admin_name", "name_2", "name_1")
_LONLAT = re.compile(r"CRS84|EPSG:{1,2}4326|^WGS ?84$|GCS_WGS_1984", re.I)
Feature = tuple[Mapping[str, Any], Mapping[str, Any] | None]
"""Fields and GeoJSON geometry."""


def crs_of(collection: Mapping[str, Any], path: Path, options: Options) -> str:
    """The coordinate system of a GeoJSON file; without a word it is WGS 84 (RFC 7946).

    Raises GazetteerError (``gazetteer-crs``) for any other.
    """
    named = collection.get("crs") or {}
    return checked_crs(options.crs or text_of((named.get("properties") or {}).get("name")) or WGS84, path)


def checked_crs(crs: str, path: Path) -> str:
    """`crs` if it is WGS 84 in degrees.

    Raises GazetteerError (``gazetteer-crs``) for any other.
    """
    if _LONLAT.search(crs) and "PROJCS" not in crs:
        return WGS84
    remedy = f"convert it first: ogr2ogr -t_srs EPSG:4326 {path.stem}-wgs84.geojson {path.name}"
    raise GazetteerError("gazetteer-crs", f"{path} is in {crs[:80]!r}, not in WGS 84 degrees; {remedy}")


def outline_entries(features: Iterable[Feature], stem: str, options: Options) -> Iterator[Entry]:
    """An entry for each feature with a geometry; one without any known code gets an id of its own."""
    from shapely.geometry import shape

    for k, (fields, geometry) in enumerate(features, 1):
        if not geometry:
            continue
        outline = shape(dict(geometry))
        inside = outline.representative_point()
        entry = _entry(lowered(fields), stem, k, options)
        place = entry.place
        placed = Place(
            place.id,
            place.name,
            place.level,
            place.parent,
            place.aliases,
            place.codes,
            round(inside.y, 5),
            round(inside.x, 5),
        )
        yield Entry(placed, outline.wkb, entry.version)


def _entry(fields: Mapping[str, Any], stem: str, k: int, options: Options) -> Entry:
    if options.code_field is None and (levels := cod_levels(fields)):
        found = cod_entry(fields, levels[-1], options)
        if found is not None:
            return found
    scheme, code = _code(fields, options)
    name = _name(fields, options)
    level = _level(fields)
    parent = country_id(text_of(fields.get("shapegroup"))) or (code.split("-")[0] if scheme == ISO else options.country)
    if not code:
        return Entry(Place(f"{stem}:{k}", name or f"{stem} {k}", level, parent), None, options.version)
    place_id = code if scheme in (ISO, "pcode") else f"{scheme}:{code}"
    return Entry(Place(place_id, name or code, level, parent, (), ((scheme, code),)), None, options.version)


def _code(fields: Mapping[str, Any], options: Options) -> tuple[str, str]:
    if options.code_field:
        return options.scheme or "pcode", text_of(fields.get(options.code_field.lower()))
    for scheme, names in _CODES:
        for name in names:
            value = text_of(fields.get(name))
            if value and (scheme != ISO or re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", value)):
                return scheme, value
    return "", ""


def _name(fields: Mapping[str, Any], options: Options) -> str:
    wanted = (options.name_field.lower(),) if options.name_field else _NAMES
    return next((text for name in wanted if (text := text_of(fields.get(name)))), "")


def _level(fields: Mapping[str, Any]) -> str:
    said = re.search(r"\d", text_of(fields.get("shapetype") or fields.get("admin_level") or ""))
    return LEVEL_OF.get(said.group(), "area") if said else "province"
