"""P-codes: the global list of the UN, COD-AB tables, and the fields of COD-AB layers.

In: rows by field name. Out: `Entry`s with scheme ``pcode``, ids that are the codes, parents by code.
Stays true: a row without a code is no entry.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from whoholds.records import Place
from whoholds.resolve.gazetteer.importing.entry import LEVEL_OF, Entry, Options, country_id, lowered, text_of

PCODE = "pcode"
GLOBAL_FIELDS = frozenset({"location", "admin level", "p-code", "name", "parent p-code"})
_COD_CODE = re.compile(r"^adm(?P<level>\d)_pcode$")
_DATES = ("validon", "valid_on", "date", "valid from date")


def is_global(fields: Iterable[str]) -> bool:
    """Whether the fields are those of the UN's global list."""
    return {field.strip().lower() for field in fields} >= GLOBAL_FIELDS


def is_cod(fields: Iterable[str]) -> bool:
    """Whether the fields are those of a COD-AB table or layer ("ADM1_PCODE")."""
    return any(_COD_CODE.match(field.strip().lower()) for field in fields)


def global_entries(rows: Iterable[Mapping[str, Any]], options: Options) -> Iterator[Entry]:
    """Entries of the UN's global list; the row of tags beneath its header is passed over."""
    for row in rows:
        fields = lowered(row)
        code, level = text_of(fields["p-code"]), LEVEL_OF.get(text_of(fields["admin level"]))
        if not code or level is None or code.startswith("#"):
            continue
        parent = text_of(fields["parent p-code"])
        place = Place(code, text_of(fields["name"]) or code, level, country_id(parent) or parent or None)
        yield Entry(_coded(place, code), None, text_of(fields.get("valid from date")) or options.version)


def cod_entries(rows: Iterable[Mapping[str, Any]], options: Options) -> Iterator[Entry]:
    """Entries of a COD-AB table: each row's deepest unit, and the units above it once each."""
    seen: set[str] = set()
    for row in rows:
        fields = lowered(row)
        for level in cod_levels(fields):
            entry = cod_entry(fields, level, options)
            if entry is not None and entry.place.id not in seen:
                seen.add(entry.place.id)
                yield entry


def cod_levels(fields: Mapping[str, Any]) -> list[int]:
    """Levels that the fields give codes for, from the largest unit down."""
    return sorted(
        int(match["level"]) for field in fields if (match := _COD_CODE.match(field)) and text_of(fields[field])
    )


def cod_entry(fields: Mapping[str, Any], level: int, options: Options) -> Entry | None:
    """The unit of one level of a row; its names in every language that the row has."""
    code = text_of(fields.get(f"adm{level}_pcode"))
    names = _names(fields, level)
    if not code or level == 0:
        return None
    parent = text_of(fields.get(f"adm{level - 1}_pcode"))
    place = Place(
        id=code,
        name=names[0] if names else code,
        level=LEVEL_OF.get(str(level), "area"),
        parent=(country_id(parent) or parent) if parent else (options.country or None),
        aliases=tuple(names[1:]),
    )
    version = next((text_of(fields[key]) for key in _DATES if text_of(fields.get(key))), options.version)
    return Entry(_coded(place, code), None, version)


def _names(fields: Mapping[str, Any], level: int) -> list[str]:
    """English first, then the other languages and other names."""
    prefix = f"adm{level}_"
    order = (f"{prefix}en", f"{prefix}name", f"{prefix}name_en")
    others = (f for f in sorted(fields) if re.fullmatch(rf"{prefix}(?:[a-z]{{2}}|ref(?:_\w+)?|alt\w*|name\d*)", f))
    found = (text_of(fields.get(field)) for field in (*order, *others) if not field.endswith("pcode"))
    return list(dict.fromkeys(name for name in found if name))


def _coded(place: Place, code: str) -> Place:
    return Place(place.id, place.name, place.level, place.parent, place.aliases, ((PCODE, code),))
