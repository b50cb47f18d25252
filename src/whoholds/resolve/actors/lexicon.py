"""The word lists of this package, read once from the CSV files beside it.

In: nouns.csv, titles.csv, outlets.csv, bodies.csv. Out: read-only tables. Stays true: every list is data, not code.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from whoholds.records import SourceKind


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one CSV file of this package."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


@dataclass(frozen=True, slots=True)
class Noun:
    """A head noun. `sort` is the column of nouns.csv; `kind` what the speaker counts as, None if the side decides."""

    word: str
    sort: str
    kind: SourceKind | None
    plural: bool


def _plural(word: str) -> str:
    if re.search(r"(?:s|x|ch|sh)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


ALWAYS_PLURAL = frozenset(
    "troops forces gunmen spokesmen spokespeople militiamen guerrillas authorities prosecutors people parents elders "
    "children women men families monitors sources others many several some few both all victims villagers locals "
    "figures records police brass mujahideen allies critics medics rescuers donors doctors".split()
)


def _load_nouns() -> Mapping[str, Noun]:
    table: dict[str, Noun] = {}
    for row in rows("nouns.csv"):
        kind = SourceKind(row["kind"]) if row["kind"] else None
        for word in row["nouns"].split("|"):
            table.setdefault(word, Noun(word, row["sort"], kind, word in ALWAYS_PLURAL))
            table.setdefault(_plural(word), Noun(word, row["sort"], kind, True))
    return MappingProxyType(table)


NOUNS = _load_nouns()
LONGEST_NOUN_WORDS = max(len(word.split()) for word in NOUNS)
TITLES: Mapping[str, str] = MappingProxyType({row["title"]: row["gender"] for row in rows("titles.csv")})
OUTLETS: Mapping[str, str] = MappingProxyType({row["outlet"].casefold(): row["state"] for row in rows("outlets.csv")})


def _load_given_names() -> Mapping[str, str]:
    """Given names borne almost only by men or by women; one that stands in both lists tells nothing."""
    table: dict[str, str] = {}
    for row in rows("given_names.csv"):
        for name in row["names"].split():
            table[name] = "" if name in table and table[name] != row["gender"] else row["gender"]
    return MappingProxyType(table)


GIVEN_NAMES = _load_given_names()


def _load_bodies() -> tuple[tuple[re.Pattern[str], SourceKind, str], ...]:
    return tuple(
        (re.compile(row["pattern"], re.IGNORECASE), SourceKind(row["kind"]), row["type"]) for row in rows("bodies.csv")
    )


BODIES = _load_bodies()


def body_kind(name: str) -> tuple[SourceKind, str] | None:
    """What a group called `name` counts as, with its type, by the words in its name; None if they do not tell."""
    return next(((kind, type_) for pattern, kind, type_ in BODIES if pattern.search(name)), None)
