"""Findings and claims → text for files: `guide.py` (claims as JSON lines), `findings.py` (CSV, GeoJSON)."""

from whoholds.publish.findings import finding_row, findings_csv, findings_geojson
from whoholds.publish.guide import guide_claim, guide_line, guide_record

__all__ = ["finding_row", "findings_csv", "findings_geojson", "guide_claim", "guide_line", "guide_record"]
