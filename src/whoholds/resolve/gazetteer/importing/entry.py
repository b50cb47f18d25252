"""What an importer gives: an entry, its outline where it has one, and the version of its code.

In: nothing. Out: records, and the small readings of fields that every form shares.
Stays true: a level is read from the file's own words for it, never guessed from a name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pycountry

from whoholds.records import Place

LEVEL_OF = {"0": "country", "1": "province", "2": "district", "3": "area", "4": "area", "5": "area"}
"""Levels of administration; below districts they differ too much between countries to be told apart."""
WGS84 = "EPSG:4326"


@dataclass(frozen=True, slots=True)
class Entry:
    """`shape` is well-known binary in WGS 84; `version` the day or edition that the code is valid from."""

    place: Place
    shape: bytes | None = None
    version: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says of a file: names of fields, code scheme, edition, licence, country, coordinate system."""

    scheme: str | None = None
    code_field: str | None = None
    name_field: str | None = None
    version: str = ""
    licence: str = ""
    country: str | None = None
    crs: str | None = None


def country_id(code: str) -> str | None:
    """The id of a country by its ISO letters, two or three.

    >>> country_id("AFG"), country_id("af"), country_id("??")
    ('AF', 'AF', None)
    """
    letters = code.strip().upper()
    found = pycountry.countries.get(alpha_3=letters) or pycountry.countries.get(alpha_2=letters)
    return str(found.alpha_2) if found else None


def number(value: Any) -> float | None:
    """A coordinate written as a number or text; None for anything else."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def lowered(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields by their lower-case names."""
    return {str(key).strip().lower(): value for key, value in fields.items()}


def text_of(value: Any) -> str:
    """The value as trimmed text; empty for none."""
    return "" if value is None else str(value).strip()
