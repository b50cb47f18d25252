"""JSON lists of provinces with districts, or of villages, as the openafg project publishes for Afghanistan.

In: parsed JSON. Out: `Entry`s under the list's own numbers.
Stays true: these lists have no official codes, so nothing of theirs is joined to another list; what a village is said
to lie in is kept as said, in words.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from whoholds.records import Place
from whoholds.resolve.gazetteer.importing.entry import Entry, Options, lowered, number, text_of

SAID_IN = "said-to-lie-in"
_NAME_FIELDS = ("namefa", "namepa", "name_en", "name_fa", "name_ps", "name_ar")


def is_nested(rows: Any) -> bool:
    """Whether parsed JSON is such a list."""
    if not isinstance(rows, list) or not rows or not isinstance(rows[0], dict):
        return False
    fields = lowered(rows[0])
    return "districts" in fields or "village name" in fields


def nested_entries(rows: Iterable[Mapping[str, Any]], scheme: str, options: Options) -> Iterator[Entry]:
    """Provinces before their districts; or villages."""
    for k, row in enumerate(rows):
        fields = lowered(row)
        if "village name" in fields:
            yield _village(fields, scheme, options, k)
            continue
        province = _unit(fields, "province", scheme, "", options.country, options)
        yield province
        for part in fields.get("districts") or ():
            yield _unit(lowered(part), "district", scheme, "district-", province.place.id, options)


def _unit(fields: Mapping[str, Any], level: str, scheme: str, kind: str, parent: str | None, options: Options) -> Entry:
    mark = f"{kind}{text_of(fields.get('id'))}"
    aliases = tuple(dict.fromkeys(n for f in _NAME_FIELDS if (n := text_of(fields.get(f)))))
    lat, lon = number(fields.get("latitude")), number(fields.get("longitude"))
    place = Place(f"{scheme}:{mark}", text_of(fields["name"]), level, parent, aliases, ((scheme, mark),), lat, lon)
    return Entry(place, None, options.version)


def _village(fields: Mapping[str, Any], scheme: str, options: Options, k: int) -> Entry:
    mark = f"village-{text_of(fields.get('no')) or k + 1}"
    said = "/".join(text for f in ("province", "district") if (text := text_of(fields.get(f))))
    codes = ((scheme, mark), *(((SAID_IN, said),) if said else ()))
    lat, lon = number(fields.get("latitude")), number(fields.get("longitude"))
    name = text_of(fields["village name"])
    return Entry(Place(f"{scheme}:{mark}", name, "city", options.country, (), codes, lat, lon), None, options.version)
