"""A theatre pack from its folder.

In: a shipped pack's name or a folder with theatre.toml, actors.toml, outlets.csv, places.csv (the last three optional).
Out: a `Theatre`, or every fault of the pack at once. Stays true: a pack with a fault gives no theatre; nothing is
guessed.
"""

import hashlib
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

import pycountry

from whoholds.errors import TheatreError
from whoholds.records import Actor, Alliance, Outlet, Place, Role, SourceKind, Theatre
from whoholds.theatres.rows import Faults, Row, csv_rows, toml_rows, top_row

PACKS = Path(__file__).parent
FILES = ("theatre.toml", "actors.toml", "outlets.csv", "places.csv")
LEVELS = ("country", "province", "district", "city", "area")
TYPES = ("person", "group", "state")
KINDS = tuple(kind.value for kind in SourceKind if kind not in (SourceKind.NARRATOR, SourceKind.UNNAMED))
"""An actor of a pack has a name, so it is neither the narrator nor unnamed."""
TOP_FIELDS = ("name", "title", "countries", "signs", "stale_after_days", "since", "rivals", "alliances", "switches")
ALLIANCE_FIELDS = ("parties", "since", "until")
ACTOR_FIELDS = ("name", "type", "kind", "aliases", "side", "fights", "roles")
ROLE_FIELDS = ("title", "side", "since", "until")
RULES = (
    "adverse-interest", "background-has-no-vote", "copy-counts-once", "denied-by-the-holder", "fighting-inside",
    "flip-must-last", "flood-of-new-sources", "live-conflict", "negotiated", "newer-state-stands", "part-is-not-whole",
    "plain-fact", "presence-is-not-control", "stale", "two-lineages", "unverified-stays-claimed",
)  # fmt: skip
"""Judging rules that a theatre may switch off (a test holds them to those that `assess` asks for)."""
DAYS = ("flip-days",)
"""Numbers of days that a theatre may set."""
OUTLET_COLUMNS = ("name", "aliases", "side", "independent")
PLACE_COLUMNS = ("id", "name", "level", "parent", "aliases", "codes", "lat", "lon")


def available() -> tuple[str, ...]:
    """Names of the shipped packs, sorted."""
    return tuple(sorted(path.parent.name for path in PACKS.glob("*/theatre.toml")))


def folder_of(name: str) -> Path:
    """The folder of the shipped pack `name`, or the folder `name` itself.

    Raises:
        TheatreError: there is no such pack (code ``theatre-missing``).
    """
    folder = PACKS / name if (PACKS / name / "theatre.toml").exists() else Path(name)
    if not (folder / "theatre.toml").exists():
        shipped = ", ".join(available())
        remedy = "`whoholds theatre new NAME` begins one"
        raise TheatreError(
            "theatre-missing", f"{name!r} is neither a shipped theatre ({shipped}) nor a folder of one; {remedy}"
        )
    return folder


@cache
def load_theatre(name: str) -> Theatre:
    """The shipped pack `name`, or the pack in the folder `name`, read once in a process.

    Raises:
        TheatreError: there is no such pack, or something in it is wrong (codes ``theatre-missing``,
            ``theatre-syntax``, ``theatre-row``); the message has every fault on a line of its own.
    """
    theatre, faults = read_pack(folder_of(name))
    faults.raise_any()
    return theatre


def read_pack(folder: Path) -> tuple[Theatre, Faults]:
    """The pack in `folder`, with stand-ins where something is wrong, and all that is."""
    faults = Faults()
    top = top_row(folder / "theatre.toml", faults) or Row(Faults(), "", 1, {"name": "?", "title": "?"})
    top.only(TOP_FIELDS, "a theatre")
    rows = toml_rows(folder / "actors.toml", "actor", faults)
    names = None if rows is None else {row.cells["name"] for row in rows if isinstance(row.cells.get("name"), str)}
    actors = _actors(rows or (), names)
    shipped = folder.parent == PACKS
    return Theatre(
        name=top.text("name"),
        title=top.text("title"),
        countries=_countries(top),
        actors=actors,
        outlets=_outlets(folder / "outlets.csv", names, faults),
        places=_places(folder / "places.csv", faults),
        rivals=_rivals(top, names),
        alliances=_alliances(top, names),
        stale_after_days=_stale_after_days(top),
        since=top.day("since"),
        switches=_switches(top),
        origin=folder.name if shipped else str(folder.resolve()),
        version=_version(folder),
    ), faults


def _version(folder: Path) -> str:
    """Eight hex digits over the pack's files: what was read by other facts is another version."""
    parts = [(folder / name).read_bytes() for name in FILES if (folder / name).exists()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:8]


def _countries(top: Row) -> tuple[str, ...]:
    codes = top.several("countries")
    for code in codes:
        if pycountry.countries.get(alpha_2=code) is None:
            top.fault(f"country {code!r} is no ISO 3166-1 code of two letters, such as AF", "countries")
    return codes


def _stale_after_days(top: Row) -> int:
    days = top.cells.get("stale_after_days", 30)
    if type(days) is int and days >= 1:
        return days
    top.fault(f"stale_after_days is {days!r}; write a whole number of days, at least 1", "stale_after_days")
    return 30


def _switches(top: Row) -> tuple[tuple[str, str], ...]:
    switches = top.cells.get("switches", {})
    if not isinstance(switches, dict) or not all(isinstance(value, str) for value in switches.values()):
        top.fault(
            f'switches is {switches!r}; write a [switches] table of texts, such as plain-fact = "off"', "switches"
        )
        return ()
    for name, value in switches.items():
        if name not in (*RULES, *DAYS):
            top.fault(
                f"{name!r} is no rule to switch; docs/rules.md has their names: {', '.join((*RULES, *DAYS))}", name
            )
        elif not (value in ("on", "off") if name in RULES else value.isdecimal()):
            rule = 'write "on" or "off"' if name in RULES else 'write a whole number of days, such as "3"'
            top.fault(f"{name} is {value!r}; {rule}", name)
    return tuple(sorted(switches.items()))


def _rivals(top: Row, names: Collection[str] | None) -> tuple[tuple[str, str], ...]:
    pairs = set()
    value = top.cells.get("rivals", [])
    for pair in value if isinstance(value, list) else [value]:
        if not isinstance(pair, list) or len(pair) != 2 or pair[0] == pair[1] or not _all_known(pair, names):
            top.fault(f"rivals {pair!r} must be two different actors of this pack", "rivals")
        else:
            pairs.add((min(pair), max(pair)))
    return tuple(sorted(pairs))


def _all_known(parties: Sequence[object], names: Collection[str] | None) -> bool:
    return all(isinstance(party, str) and (names is None or party in names) for party in parties)


def _alliances(top: Row, names: Collection[str] | None) -> tuple[Alliance, ...]:
    found = []
    for row in top.tables("alliances", "[[alliances]]"):
        row.only(ALLIANCE_FIELDS, "an alliance")
        parties, since, until = row.several("parties"), row.day("since"), row.day("until")
        if len(set(parties)) < 2 or not _all_known(parties, names):
            row.fault(f"parties {list(parties)!r} must be two or more different actors of this pack")
        _check_term(row, since, until, "an alliance")
        found.append(Alliance(parties, since, until))
    return tuple(found)


def _check_term(row: Row, since: object, until: object, what: str) -> None:
    if since and until and until <= since:  # type: ignore[operator]  # both are dates
        row.fault(f"{what} until {until} cannot begin on {since}; until is the first day without it", "until")


def _actors(rows: Sequence[Row], names: Collection[str] | None) -> tuple[Actor, ...]:
    found = tuple(_actor(row, names) for row in rows)
    _alone([(row, (actor.name, *actor.aliases)) for row, actor in zip(rows, found, strict=True)])
    return found


def _alone(named: list[tuple[Row, tuple[str, ...]]]) -> None:
    """One name leads to one entry: a second owner of a name or alias is a fault."""
    owner: dict[str, str] = {}
    for row, names in named:
        for name in dict.fromkeys(names):
            if name != "?" and owner.setdefault(name, f"{names[0]}\0{row.line}") != f"{names[0]}\0{row.line}":
                key = "name" if name == names[0] else "aliases"
                taken = owner[name].split("\0")[0]
                row.fault(f"{name!r} already names {taken}; a name or alias leads to one entry", key)


def _actor(row: Row, names: Collection[str] | None) -> Actor:
    row.only(ACTOR_FIELDS, "an actor")
    return Actor(
        name=row.text("name"),
        type=row.one_of("type", TYPES),
        kind=SourceKind(row.one_of("kind", KINDS)),
        aliases=row.several("aliases"),
        side=row.known("side", names, "no actor of this pack"),
        fights=row.flag("fights", True, False, otherwise=False),
        roles=tuple(_role(part, names) for part in row.tables("roles", "{ title = …, side = … }")),
    )


def _role(row: Row, names: Collection[str] | None) -> Role:
    row.only(ROLE_FIELDS, "a role")
    since, until = row.day("since"), row.day("until")
    _check_term(row, since, until, "a role")
    side = row.known("side", names, "no actor of this pack")
    if side is None:
        row.fault("a role needs the side it is held for")
    return Role(row.text("title"), side or "?", since, until)


def _outlets(path: Path, names: Collection[str] | None, faults: Faults) -> tuple[Outlet, ...]:
    rows = list(csv_rows(path, OUTLET_COLUMNS, faults))
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


def _places(path: Path, faults: Faults) -> tuple[Place, ...]:
    found: dict[str, Place] = {}
    owner: dict[tuple[str, str], str] = {}
    for row in csv_rows(path, PLACE_COLUMNS, faults):
        place = _place(row, found)
        for code in place.codes:
            if code in owner:
                row.fault(f"code {':'.join(code)} already belongs to {owner[code]}")
            owner[code] = place.id
        found[place.id] = place
    return tuple(found.values())


def _place(row: Row, before: Collection[str]) -> Place:
    place_id = row.text("id")
    if place_id in before and place_id != "?":
        row.fault(f"id {place_id!r} is taken; ids are unique")
    name, level = row.text("name"), row.one_of("level", LEVELS)
    spoken = [f"{name} district"] if level == "district" and not name.endswith("district") else []
    lat, lon = row.degrees("lat", 90), row.degrees("lon", 180)
    if (lat is None) != (lon is None):
        row.fault("lat and lon come together; leave both empty if one is unknown")
    if (lat, lon) == (0, 0):
        row.fault("lat and lon are 0, 0, which is in the sea; leave both empty if unknown")
    return Place(
        id=place_id,
        name=name,
        level=level,
        parent=row.known("parent", before, "unknown: parents come before their parts"),
        aliases=(*row.several("aliases"), *spoken),
        codes=_codes(row),
        lat=lat,
        lon=lon,
    )


def _codes(row: Row) -> tuple[tuple[str, str], ...]:
    codes = []
    for code in row.several("codes"):
        scheme, _, value = code.partition(":")
        if not value or not scheme:
            row.fault(f"code {code!r} has no scheme; write it as pcode:AF08")
        codes.append((scheme, value))
    return tuple(codes)
