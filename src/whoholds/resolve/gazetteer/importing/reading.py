"""Which form a file to import has, and its entries.

In: a file. Out: the form's name, its coordinate system where it has one, its entries.
Stays true: a file of no known form is refused with what would do; a list is read once, from top to bottom.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoholds.errors import GazetteerError
from whoholds.resolve.gazetteer.importing import coded, geonames, nested, outlines
from whoholds.resolve.gazetteer.importing.entry import WGS84, Entry, Options

KNOWN = (
    "a P-code CSV, a COD-AB table or layer (CSV, GeoJSON, .shp or .zip), a GeoNames dump (.txt), a JSON list of "
    "provinces and districts or of villages, or a GeoJSON FeatureCollection"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A file's entries with the code scheme they are under; `crs` is empty where there are no positions."""

    form: str
    scheme: str
    entries: Iterator[Entry]
    crs: str = ""


def read_listing(path: Path, options: Options) -> Listing:
    """Read `path` by what it holds, not by its name alone.

    Raises GazetteerError (``gazetteer-form``, ``gazetteer-crs``).
    """
    if not path.is_file():
        raise GazetteerError("gazetteer-form", f"{path} is no file; give {KNOWN}")
    suffix = path.suffix.lower()
    if suffix in (".shp", ".zip"):
        return _layer(path, options)
    if suffix in (".json", ".geojson"):
        return _json(path, options)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        first = lines.readline()
    if "\t" in first:
        return _geonames(path, first.count("\t") + 1, options)
    return _csv(path, first, options)


def _refuse(path: Path, found: str) -> GazetteerError:
    return GazetteerError("gazetteer-form", f"{path}, line 1: {found}; give {KNOWN}")


def _csv(path: Path, header: str, options: Options) -> Listing:
    fields = next(csv.reader([header]), [])
    if coded.is_global(fields):
        return Listing("p-codes", coded.PCODE, coded.global_entries(_rows(path), options))
    if coded.is_cod(fields):
        return Listing("cod-ab table", coded.PCODE, coded.cod_entries(_rows(path), options))
    raise _refuse(path, f"columns {', '.join(fields)[:120]!r} hold no P-codes")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from lines


def _geonames(path: Path, columns: int, options: Options) -> Listing:
    if columns == geonames.DUMP_COLUMNS:
        return Listing("geonames dump", "geonames", geonames.dump_entries(_lines(path), options), WGS84)
    if columns == geonames.CODE_COLUMNS:
        return Listing("geonames codes", "geonames", geonames.code_entries(_lines(path), options))
    raise _refuse(path, f"{columns} tab-separated columns are none of GeoNames")


def _json(path: Path, options: Options) -> Listing:
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise GazetteerError(
            "gazetteer-form", f"{path}, line {error.lineno}: no JSON ({error.msg}); give {KNOWN}"
        ) from None
    if nested.is_nested(value):
        scheme = options.scheme or path.stem
        return Listing("json list", scheme, nested.nested_entries(value, scheme, options), WGS84)
    if isinstance(value, dict) and value.get("type") == "FeatureCollection":
        crs = outlines.crs_of(value, path, options)
        features = ((f.get("properties") or {}, f.get("geometry")) for f in value.get("features") or ())
        return Listing("geojson", options.scheme or "", outlines.outline_entries(features, path.stem, options), crs)
    raise _refuse(path, "this JSON is neither a FeatureCollection nor a list of provinces or villages")


def _layer(path: Path, options: Options) -> Listing:
    import shapefile

    try:
        reader = shapefile.Reader(str(path))
    except shapefile.ShapefileException as error:
        raise _refuse(path, f"no shapefile in it ({error})") from None
    system = options.crs or _projection(path)
    crs = outlines.checked_crs(system, path)
    features = ((record.record.as_dict(), record.shape.__geo_interface__) for record in reader.iterShapeRecords())
    return Listing("cod-ab layer", options.scheme or "", outlines.outline_entries(features, path.stem, options), crs)


def _projection(path: Path) -> str:
    """The words of the .prj file beside or inside; "unknown" without one."""
    import zipfile

    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith(".prj")]
            return archive.read(names[0])[:4096].decode("utf-8", "replace") if names else "unknown"
    beside = path.with_suffix(".prj")
    return beside.read_text(encoding="utf-8", errors="replace")[:4096] if beside.exists() else "unknown"
