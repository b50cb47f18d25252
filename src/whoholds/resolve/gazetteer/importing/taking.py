"""Takes a list of places into the user's gazetteer file.

In: a file, options, the folder of gazetteer files. Out: entries in ``imported.sqlite`` there, and what to know of them.
Stays true: an entry is known by its code; a name that the code's own entry does not go by, and another does, is left
out and told, so that a wrong label cannot move a place; the same file taken in again changes nothing.
"""

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from whoholds.records import Place
from whoholds.resolve.folding import fold
from whoholds.resolve.gazetteer.building import ensure_world, new_file, places_folder
from whoholds.resolve.gazetteer.importing.entry import Entry, Options
from whoholds.resolve.gazetteer.importing.outlines import ISO
from whoholds.resolve.gazetteer.importing.reading import Listing, read_listing
from whoholds.resolve.gazetteer.listed import ListedPlaces
from whoholds.resolve.gazetteer.schema import Source, add_places, add_source
from whoholds.resolve.gazetteer.stack import IMPORTED

SHOWN_NOTICES = 20


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it: `added` entries, `known` ones that an earlier import had, `shapes`, and notices for the user."""

    form: str
    scheme: str
    crs: str
    added: int
    known: int
    shapes: int
    joined: int
    notices: tuple[str, ...]


def import_places(path: Path, options: Options, folder: Path | None = None) -> Imported:
    """Take `path` into the imported file of `folder` (else the user's).

    Raises GazetteerError (``gazetteer-form``, ``gazetteer-crs``) and leaves everything as it was.
    """
    listing = read_listing(path, options)
    where = folder or places_folder()
    world = ListedPlaces(ensure_world(where))
    notices: list[str] = []
    entries = [_checked(entry, world, notices) for entry in listing.entries]
    if not listing.crs and any(entry.place.lat is not None for entry in entries):
        notices.append("positions are taken as WGS 84")
    if not options.licence:
        notices.append("no licence given; note it with --licence")
    target = where / IMPORTED
    if not target.exists():
        with new_file(target):
            pass
    return _write(target, path, listing, entries, options, world, notices)


def _write(
    target: Path,
    path: Path,
    listing: Listing,
    entries: list[Entry],
    options: Options,
    world: ListedPlaces,
    notices: list[str],
) -> Imported:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    db = sqlite3.connect(target)
    try:
        with db:
            have = {row[0] for row in db.execute("SELECT id FROM entry")}
            fresh = {entry.place.id: entry for entry in entries if entry.place.id not in have}
            by_version: dict[str, list[Entry]] = defaultdict(list)
            for entry in fresh.values():
                by_version[entry.version].append(entry)
            for edition, same in sorted(by_version.items()):
                source = Source(path.name, digest, listing.scheme, edition, options.licence, listing.crs)
                key = _source(db, source)
                add_places(db, (entry.place for entry in same), key, keep_aliases=True)
            shapes = _add_shapes(db, entries)
    finally:
        db.close()
    joined = sum(_is_known(entry.place, world) for entry in fresh.values())
    schemes = sorted({scheme for entry in entries for scheme, _ in entry.place.codes}) or [listing.scheme]
    more = len(notices) - SHOWN_NOTICES
    told = (*notices[:SHOWN_NOTICES], *((f"and {more} more",) if more > 0 else ()))
    known = len({entry.place.id for entry in entries}) - len(fresh)
    return Imported(listing.form, ", ".join(schemes), listing.crs, len(fresh), known, shapes, joined, told)


def _source(db: sqlite3.Connection, source: Source) -> int:
    found = db.execute(
        "SELECT key FROM source WHERE sha256 = ? AND scheme = ? AND version = ?",
        (source.sha256, source.scheme, source.version),
    ).fetchone()
    return int(found[0]) if found else add_source(db, source, datetime.now(UTC).isoformat(timespec="seconds"))


def _add_shapes(db: sqlite3.Connection, entries: Iterable[Entry]) -> int:
    count = 0
    for entry in entries:
        if entry.shape is not None:
            key, source = db.execute("SELECT key, source FROM entry WHERE id = ?", (entry.place.id,)).fetchone()
            db.execute("INSERT OR REPLACE INTO shape VALUES (?, ?, ?)", (key, entry.shape, source))
            count += 1
    return count


def _checked(entry: Entry, world: ListedPlaces, notices: list[str]) -> Entry:
    """The entry under the names that its code goes by, with the parent the world knows for it."""
    place = entry.place
    known = world.get(place.id)
    if known is None:
        return entry
    if place.id.startswith("geonames:"):
        return replace(entry, place=replace(place, parent=known.parent or place.parent))
    if any(scheme == ISO for scheme, _ in place.codes) and not _goes_by(known, place.name, world):
        other = _other(known, place.name, world)
        if other is not None:
            notices.append(
                f"{place.id} is labelled {place.name!r}, which is {other.id}; kept as {known.name} by its code"
            )
            return replace(entry, place=replace(place, name=known.name, parent=known.parent))
    return replace(entry, place=replace(place, parent=known.parent, level=known.level))


def _is_known(place: Place, world: ListedPlaces) -> bool:
    return world.get(place.id) is not None or any(code in world.codes for code in place.codes)


def _goes_by(known: Place, name: str, world: ListedPlaces) -> bool:
    return known.id in {place.id for place in world.look_up(fold(name))}


def _other(known: Place, name: str, world: ListedPlaces) -> Place | None:
    """Another unit of the same level and parent that goes by `name`."""
    alike = (p for p in world.look_up(fold(name)) if p.level == known.level and p.parent == known.parent)
    return next((place for place in alike if place.id != known.id), None)
