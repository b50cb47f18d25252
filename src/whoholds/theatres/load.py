"""A theatre pack from its folder.

In: a shipped pack's name or a folder with theatre.toml, actors.toml, outlets.csv, places.csv (the last three optional).
Out: a `Theatre`. Stays true: a wrong row is refused with file, line, rule and remedy; nothing is guessed.
"""

from collections.abc import Collection
from functools import cache
from pathlib import Path

import pycountry

from whoholds.errors import TheatreError
from whoholds.records import Actor, Outlet, Place, Role, SourceKind, Theatre
from whoholds.theatres.rows import Row, csv_rows, refuse, toml_rows, toml_table

PACKS = Path(__file__).parent
LEVELS = ("country", "province", "district", "city", "area")
TYPES = ("person", "group", "state")
KINDS = tuple(kind for kind in SourceKind if kind not in (SourceKind.NARRATOR, SourceKind.UNNAMED))
"""An actor of a pack has a name, so it is neither the narrator nor unnamed."""
TOP_FIELDS = ("name", "title", "countries", "signs", "stale_after_days", "rivals", "switches")
ACTOR_FIELDS = ("name", "type", "kind", "aliases", "side", "fights", "roles")
ROLE_FIELDS = ("title", "side", "since", "until")
OUTLET_COLUMNS = ("name", "aliases", "side", "independent")
PLACE_COLUMNS = ("id", "name", "level", "parent", "aliases", "codes", "lat", "lon")


def available() -> tuple[str, ...]:
    """Names of the shipped packs, sorted."""
    return tuple(sorted(path.parent.name for path in PACKS.glob("*/theatre.toml")))


@cache
def load_theatre(name: str) -> Theatre:
    """The shipped pack `name`, or the pack in the folder `name`, read once in a process.

    Raises:
        TheatreError: there is no such pack, or something in it is wrong (codes ``theatre-missing``,
            ``theatre-syntax``, ``theatre-row``).
    """
    folder = PACKS / name if (PACKS / name / "theatre.toml").exists() else Path(name)
    if not (folder / "theatre.toml").exists():
        shipped = ", ".join(available())
        raise TheatreError("theatre-missing", f"{name!r} is neither a shipped theatre ({shipped}) nor a folder of one")
    top = Row(str(folder / "theatre.toml"), toml_table(folder / "theatre.toml"))
    top.only(TOP_FIELDS, "a theatre")
    actors = _actors(folder / "actors.toml")
    names = {actor.name for actor in actors}
    return Theatre(
        name=top.text("name"),
        title=top.text("title"),
        countries=_countries(top),
        actors=actors,
        outlets=_outlets(folder / "outlets.csv", names),
        places=_places(folder / "places.csv"),
        rivals=_rivals(top, names),
        stale_after_days=_stale_after_days(top),
        switches=_switches(top),
    )


def _countries(top: Row) -> tuple[str, ...]:
    codes = top.several("countries")
    for code in codes:
        if pycountry.countries.get(alpha_2=code) is None:
            raise refuse(top.where, f"country {code!r} is no ISO 3166-1 code of two letters, such as AF")
    return codes


def _stale_after_days(top: Row) -> int:
    days = top.cells.get("stale_after_days", 30)
    if type(days) is not int or days < 1:
        raise refuse(top.where, f"stale_after_days is {days!r}; write a whole number of days, at least 1")
    return days


def _switches(top: Row) -> tuple[tuple[str, str], ...]:
    switches = top.cells.get("switches", {})
    if not isinstance(switches, dict) or not all(isinstance(value, str) for value in switches.values()):
        raise refuse(top.where, f'switches is {switches!r}; write a [switches] table of texts, such as a-rule = "off"')
    return tuple(sorted(switches.items()))


def _rivals(top: Row, names: Collection[str]) -> tuple[tuple[str, str], ...]:
    pairs = set()
    for pair in top.cells.get("rivals", ()):
        if not isinstance(pair, list) or len(pair) != 2 or pair[0] == pair[1] or not set(pair) <= set(names):
            raise refuse(top.where, f"rivals {pair!r} must be two different actors of this pack")
        pairs.add((min(pair), max(pair)))
    return tuple(sorted(pairs))


def _actors(path: Path) -> tuple[Actor, ...]:
    rows = list(toml_rows(path, "actor"))
    names = {row.cells["name"] for row in rows if isinstance(row.cells.get("name"), str)}
    found = tuple(_actor(row, names) for row in rows)
    _alone([(row, (actor.name, *actor.aliases)) for row, actor in zip(rows, found, strict=True)])
    return found


def _alone(named: list[tuple[Row, tuple[str, ...]]]) -> None:
    """One name leads to one entry: a second owner of a name or alias is refused."""
    owner: dict[str, str] = {}
    for row, names in named:
        for name in dict.fromkeys(names):
            if name in owner:
                raise refuse(row.where, f"{name!r} already names {owner[name]}; a name or alias leads to one entry")
            owner[name] = names[0]


def _actor(row: Row, names: Collection[str]) -> Actor:
    row.only(ACTOR_FIELDS, "an actor")
    roles = row.cells.get("roles", [])
    if not isinstance(roles, list) or not all(isinstance(role, dict) for role in roles):
        raise refuse(row.where, f"roles is {roles!r}; write a list of {{ title = …, side = … }} tables")
    return Actor(
        name=row.text("name"),
        type=row.one_of("type", TYPES),
        kind=SourceKind(row.one_of("kind", KINDS)),
        aliases=row.several("aliases"),
        side=row.known("side", names, "no actor of this pack"),
        fights=row.flag("fights", True, False, otherwise=False),
        roles=tuple(_role(Row(row.where, role), names) for role in roles),
    )


def _role(row: Row, names: Collection[str]) -> Role:
    row.only(ROLE_FIELDS, "a role")
    since, until = row.day("since"), row.day("until")
    if since and until and until <= since:
        raise refuse(row.where, f"a role until {until} cannot begin on {since}; until is the first day without it")
    side = row.known("side", names, "no actor of this pack")
    if side is None:
        raise refuse(row.where, "a role needs the side it is held for")
    return Role(row.text("title"), side, since, until)


def _outlets(path: Path, names: Collection[str]) -> tuple[Outlet, ...]:
    rows = list(csv_rows(path, OUTLET_COLUMNS))
    found = tuple(
        Outlet(
            name=row.text("name"),
            aliases=row.several("aliases"),
            side=row.known("side", names, "no actor of this pack"),
            independent=row.flag("independent", "yes", "no"),
        )
        for row in rows
    )
    _alone([(row, (outlet.name, *outlet.aliases)) for row, outlet in zip(rows, found, strict=True)])
    return found


def _places(path: Path) -> tuple[Place, ...]:
    found: dict[str, Place] = {}
    owner: dict[tuple[str, str], str] = {}
    for row in csv_rows(path, PLACE_COLUMNS):
        place = _place(row, found)
        for code in place.codes:
            if code in owner:
                raise refuse(row.where, f"code {':'.join(code)} already belongs to {owner[code]}")
            owner[code] = place.id
        found[place.id] = place
    return tuple(found.values())


def _place(row: Row, before: Collection[str]) -> Place:
    place_id = row.text("id")
    if place_id in before:
        raise refuse(row.where, f"id {place_id!r} is taken; ids are unique")
    lat, lon = row.degrees("lat", 90), row.degrees("lon", 180)
    if (lat is None) != (lon is None):
        raise refuse(row.where, "lat and lon come together; leave both empty if one is unknown")
    return Place(
        id=place_id,
        name=row.text("name"),
        level=row.one_of("level", LEVELS),
        parent=row.known("parent", before, "unknown: parents come before their parts"),
        aliases=row.several("aliases"),
        codes=_codes(row),
        lat=lat,
        lon=lon,
    )


def _codes(row: Row) -> tuple[tuple[str, str], ...]:
    codes = []
    for code in row.several("codes"):
        scheme, _, value = code.partition(":")
        if not value or not scheme:
            raise refuse(row.where, f"code {code!r} has no scheme; write it as pcode:AF08")
        codes.append((scheme, value))
    return tuple(codes)
