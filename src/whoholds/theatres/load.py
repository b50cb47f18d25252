"""A theatre pack from its folder.

In: a shipped pack's name or a folder with theatre.toml, actors.toml, outlets.csv, places.csv (the last three optional).
Out: a `Theatre`. Stays true: a wrong row is refused with file, line or entry, rule and remedy; nothing is guessed.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from whoholds.errors import TheatreError
from whoholds.records import Actor, Outlet, Place, Role, SourceKind, Theatre

PACKS = Path(__file__).parent
LEVELS = ("country", "province", "district", "city", "area")
TYPES = ("person", "group", "state")


def available() -> tuple[str, ...]:
    """Names of the shipped packs."""
    return tuple(sorted(path.parent.name for path in PACKS.glob("*/theatre.toml")))


@cache
def load_theatre(name: str) -> Theatre:
    """The shipped pack `name`, or the pack in the folder `name`.

    Raises:
        TheatreError: there is no such pack, or something in it is wrong.
    """
    folder = PACKS / name if (PACKS / name / "theatre.toml").exists() else Path(name)
    if not (folder / "theatre.toml").exists():
        shipped = ", ".join(available())
        raise TheatreError("theatre-missing", f"{name!r} is neither a shipped theatre ({shipped}) nor a folder of one")
    top = _toml(folder / "theatre.toml")
    actors = _actors(folder / "actors.toml")
    return Theatre(
        name=str(top.get("name", folder.name)),
        title=str(top.get("title", folder.name)),
        countries=tuple(top.get("countries", ())),
        actors=actors,
        outlets=_outlets(folder / "outlets.csv", {actor.name for actor in actors}),
        places=_places(folder / "places.csv"),
        rivals=_rivals(folder / "theatre.toml", top, {actor.name for actor in actors}),
        stale_after_days=int(top.get("stale_after_days", 30)),
        switches=tuple(sorted((str(k), str(v)) for k, v in top.get("switches", {}).items())),
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TheatreError("theatre-syntax", f"{path}: {error}; mend the line it names") from error


def _refuse(where: str, words: str) -> TheatreError:
    return TheatreError("theatre-row", f"{where}: {words}")


def _actors(path: Path) -> tuple[Actor, ...]:
    if not path.exists():
        return ()
    rows = _toml(path).get("actor", [])
    found: dict[str, Actor] = {}
    for number, row in enumerate(rows, 1):
        where = f"{path}, actor {number} ({row.get('name', 'without a name')})"
        actor = _actor(row, where)
        if actor.name in found:
            raise _refuse(where, "this name is taken; give each actor once")
        found[actor.name] = actor
    for actor in found.values():
        for side in (actor.side, *(role.side for role in actor.roles)):
            if side is not None and side not in found:
                raise _refuse(f"{path}, {actor.name}", f"side {side!r} is no actor of this pack; add it or mend it")
    return tuple(found.values())


def _actor(row: dict[str, Any], where: str) -> Actor:
    unknown = set(row) - {"name", "type", "kind", "aliases", "side", "fights", "roles"}
    if unknown:
        raise _refuse(where, f"{min(unknown)!r} is no field of an actor; see docs/theatre.md")
    if not row.get("name"):
        raise _refuse(where, "an actor needs a name")
    if row.get("type") not in TYPES:
        raise _refuse(where, f"type {row.get('type')!r} is not one of {', '.join(TYPES)}")
    roles = tuple(_role(role, where) for role in row.get("roles", ()))
    aliases = tuple(row.get("aliases", ()))
    kind = _kind(row.get("kind"), where)
    return Actor(row["name"], row["type"], kind, aliases, row.get("side"), bool(row.get("fights", False)), roles)


def _kind(value: object, where: str) -> SourceKind:
    try:
        return SourceKind(str(value))
    except ValueError:
        raise _refuse(where, f"kind {value!r} is not one of {', '.join(SourceKind)}") from None


def _role(row: dict[str, Any], where: str) -> Role:
    since, until = row.get("since"), row.get("until")
    for day in (since, until):
        if day is not None and type(day) is not date:
            raise _refuse(where, f"{day!r} is no date; write it as 2021-08-15 without quotes")
    if since and until and until <= since:
        raise _refuse(where, f"a role until {until} cannot begin on {since}")
    if "title" not in row or "side" not in row:
        raise _refuse(where, "a role needs a title and a side")
    return Role(row["title"], row["side"], since, until)


def _rivals(path: Path, top: dict[str, Any], names: set[str]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for pair in top.get("rivals", ()):
        if len(pair) != 2 or not set(pair) <= names:
            raise _refuse(str(path), f"rivals {pair!r} must be two actors of this pack")
        pairs.append((min(pair), max(pair)))
    return tuple(sorted(pairs))


def _rows(path: Path, needed: Iterable[str]) -> Iterator[tuple[str, dict[str, str]]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        missing = set(needed) - set(reader.fieldnames or ())
        if missing:
            raise _refuse(f"{path}, line 1", f"column {min(missing)!r} is missing")
        for row in reader:
            where = f"{path}, line {reader.line_num}"
            if None in row or None in row.values():
                raise _refuse(where, "has not as many cells as the header; quote cells that contain commas")
            yield where, row


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _outlets(path: Path, names: set[str]) -> tuple[Outlet, ...]:
    found = []
    for where, row in _rows(path, ("name", "aliases", "side", "independent")):
        side = row["side"] or None
        if side is not None and side not in names:
            raise _refuse(where, f"side {side!r} is no actor of this pack")
        if row["independent"] not in ("yes", "no"):
            raise _refuse(where, f"independent is {row['independent']!r}; write yes or no")
        found.append(Outlet(row["name"], _several(row["aliases"]), side, row["independent"] == "yes"))
    return tuple(found)


def _places(path: Path) -> tuple[Place, ...]:
    found: dict[str, Place] = {}
    for where, row in _rows(path, ("id", "name", "level", "parent", "aliases", "codes", "lat", "lon")):
        if row["id"] in found or not row["id"]:
            raise _refuse(where, f"id {row['id']!r} is empty or taken; ids are unique")
        if row["level"] not in LEVELS:
            raise _refuse(where, f"level {row['level']!r} is not one of {', '.join(LEVELS)}")
        if row["parent"] and row["parent"] not in found:
            raise _refuse(where, f"parent {row['parent']!r} is unknown; parents come before their parts")
        codes = []
        for code in _several(row["codes"]):
            scheme, _, value = code.partition(":")
            if not value:
                raise _refuse(where, f"code {code!r} has no scheme; write it as pcode:AF08")
            codes.append((scheme, value))
        lat, lon = _degrees(row["lat"], 90, where), _degrees(row["lon"], 180, where)
        found[row["id"]] = Place(
            row["id"],
            row["name"],
            row["level"],
            row["parent"] or None,
            _several(row["aliases"]),
            tuple(codes),
            lat,
            lon,
        )
    return tuple(found.values())


def _degrees(cell: str, most: int, where: str) -> float | None:
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        raise _refuse(where, f"{cell!r} is no number of degrees") from None
    if abs(value) > most:
        raise _refuse(where, f"{value} degrees lie outside ±{most}")
    return value
