"""Findings and claims → text: `guide.py` (claims as JSON lines), `findings.py` (CSV, GeoJSON), `showing.py` (rows)."""

from whoholds.publish.claims import claims_csv
from whoholds.publish.findings import finding_row, findings_csv, findings_geojson
from whoholds.publish.guide import guide_claim, guide_lines
from whoholds.publish.showing import claim_line, claim_value, finding_value, likelihood, liveliness, speaker_of

__all__ = [
    "claim_line",
    "claim_value",
    "claims_csv",
    "finding_row",
    "finding_value",
    "findings_csv",
    "findings_geojson",
    "guide_claim",
    "guide_lines",
    "likelihood",
    "liveliness",
    "speaker_of",
]
