"""Findings as CSV and GeoJSON.

In: findings, and places for their points. Out: text. Stays true: a place without a known point has a null geometry,
never 0, 0; every row carries the ids of its claims.
"""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from whoholds.records import Finding, Place

COLUMNS = (
    "place",
    "place_name",
    "within",
    "day",
    "status",
    "holder",
    "for",
    "against",
    "lesser",
    "lineages",
    "probability",
    "last_day",
    "rules",
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def finding_row(finding: Finding) -> dict[str, Any]:
    """One finding as flat values; claim ids are joined by spaces."""
    return {
        "place": finding.place,
        "place_name": finding.place_name,
        "within": finding.within,
        "day": finding.day.isoformat(),
        "status": finding.status.value,
        "holder": finding.holder,
        "for": " ".join(finding.supporting),
        "against": " ".join(finding.opposing),
        "lesser": " ".join(finding.lesser),
        "lineages": finding.lineages,
        "probability": finding.probability,
        "last_day": finding.last_day.isoformat() if finding.last_day else None,
        "rules": " ".join(reason.rule for reason in finding.reasons),
    }


def findings_csv(findings: Sequence[Finding]) -> str:
    """A table with a header; cells that a spreadsheet would run as a formula begin with an apostrophe."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for finding in findings:
        writer.writerow({key: formula_safe(value) for key, value in finding_row(finding).items()})
    return out.getvalue()


def findings_geojson(findings: Sequence[Finding], places: Mapping[str, Place]) -> str:
    """A FeatureCollection of points (RFC 7946, longitude first)."""
    features = []
    for finding in findings:
        place = places.get(finding.place)
        known = place is not None and place.lat is not None and place.lon is not None
        geometry = {"type": "Point", "coordinates": [place.lon, place.lat]} if place is not None and known else None
        properties = finding_row(finding)
        properties["reasons"] = [{"rule": r.rule, "words": r.words, "claims": list(r.claims)} for r in finding.reasons]
        features.append({"type": "Feature", "id": finding.place, "geometry": geometry, "properties": properties})
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"


def formula_safe(value: object) -> object:
    """`value`, or text that a spreadsheet would take for a formula made plain by a quote mark before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
