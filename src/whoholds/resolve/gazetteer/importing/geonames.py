"""GeoNames dumps: places of a country (19 columns) and lists of administrative codes (4 columns).

In: lines of tab-separated text. Out: `Entry`s with ids ``geonames:N``.
Stays true: an entry that the world's file already has keeps its parent there, which GeoNames numbers alone do not give.
"""

from collections.abc import Iterable, Iterator

from whoholds.records import Place
from whoholds.resolve.gazetteer.importing.entry import Entry, Options, country_id, number
from whoholds.resolve.gazetteer.schema import ADMIN_SCHEME

DUMP_COLUMNS = 19
CODE_COLUMNS = 4
_LEVELS = {"PCLI": "country", "PCLS": "country", "ADM1": "province", "ADM2": "district"}
_CITY = "P"


def dump_entries(lines: Iterable[str], options: Options) -> Iterator[Entry]:
    """Entries of a dump such as AF.txt or cities500.txt; other names from its own column."""
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if len(cells) != DUMP_COLUMNS or not cells[0].isdigit():
            continue
        place_id, kind, code = f"geonames:{cells[0]}", cells[6], cells[7]
        country = country_id(cells[8]) if cells[8] else None
        level = _LEVELS.get(code, "city" if kind == _CITY else "area")
        if level == "country":
            continue
        aliases = tuple(dict.fromkeys(n for n in (cells[2], *cells[3].split(",")) if n and n != cells[1]))
        codes = (("geonames", cells[0]), *_admin(cells, level))
        people = int(cells[14]) if cells[14].isdigit() else None
        place = Place(place_id, cells[1], level, country, aliases, codes, number(cells[4]), number(cells[5]), people)
        yield Entry(place, None, cells[18] or options.version)


def _admin(cells: list[str], level: str) -> tuple[tuple[str, str], ...]:
    parts = {"province": cells[10:11], "district": cells[10:12]}.get(level, [])
    return ((ADMIN_SCHEME, ".".join((cells[8], *parts))),) if parts and all(parts) else ()


def code_entries(lines: Iterable[str], options: Options) -> Iterator[Entry]:
    """Entries of admin1CodesASCII.txt or admin2Codes.txt: names and codes without positions."""
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if len(cells) != CODE_COLUMNS or not cells[3].isdigit():
            continue
        code, name, plain, number_ = cells
        level = "province" if code.count(".") == 1 else "district"
        country = country_id(code.split(".")[0])
        aliases = (plain,) if plain != name else ()
        codes = (("geonames", number_), (ADMIN_SCHEME, code))
        yield Entry(Place(f"geonames:{number_}", name, level, country, aliases, codes), None, options.version)
