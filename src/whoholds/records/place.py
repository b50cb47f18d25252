"""A place: one gazetteer entry.

In: a theatre pack or an installed gazetteer. Out: what names in reports are resolved to.
Stays true: places are joined by id or code, never by name alone.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """`id` is unique within a gazetteer (an ISO 3166 code, P-code or ``geonames:N``).

    `level` is ``country``, ``province``, ``district``, ``city`` or ``area``; `parent` the id of the next larger entry.
    `codes` pairs a scheme with a code: ``(("iso3166-2", "AF-PAN"), ("pcode", "AF08"))``.
    `lat`, `lon` in degrees WGS 84, None if unknown (never 0, 0).
    """

    id: str
    name: str
    level: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
