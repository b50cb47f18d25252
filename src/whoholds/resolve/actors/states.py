"""States: their names, demonyms, capitals and houses of government, and where they stand in a text.

In: states.csv (facts of our own compiling) and a report's text. Out: `State` records and their spans.
Stays true: a demonym or capital leads to one state; a span found is never inside a longer one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from whoholds.resolve.actors.lexicon import rows

WORLD_BODIES = frozenset({"UN", "EU"})
"""Codes of bodies that speak like states but are no party to a war."""


@dataclass(frozen=True, slots=True)
class State:
    """A state or world body. `adjective` is its first demonym, used to build names such as "Syrian government"."""

    name: str
    code: str
    adjective: str

    @property
    def modifier(self) -> str:
        """The word put before the name of one of its bodies: "US" military, "UN" mission, "Iranian" army."""
        return self.code if self.code in ("US", "UN", "EU", "NATO") else self.adjective


@dataclass(frozen=True, slots=True)
class Found:
    """Words that lead to `state`; `way` is ``name``, ``demonym``, ``people``, ``capital`` or ``institution``."""

    start: int
    end: int
    state: State
    way: str


def _load() -> tuple[Mapping[str, State], Mapping[str, tuple[tuple[str, State, str], ...]]]:
    by_name: dict[str, State] = {}
    by_first: dict[str, list[tuple[str, State, str]]] = {}
    for row in rows("states.csv"):
        demonyms = row["demonyms"].split("|") if row["demonyms"] else []
        state = State(row["name"], row["iso"], demonyms[0] if demonyms else row["name"])
        by_name[state.name] = by_name[state.code] = state
        ways = [(row["name"], "name"), *((word, "name") for word in row["other"].split("|"))]
        ways += [(word, "people" if word.endswith(("s", "men")) else "demonym") for word in demonyms]
        ways += [(word, "capital") for word in row["capitals"].split("|")]
        ways += [(word, "institution") for word in row["institutions"].split("|")]
        for word, way in ways:
            if word:
                by_first.setdefault(_first(word), []).append((word, state, way))
    ordered = {first: tuple(sorted(entries, key=lambda e: (-len(e[0]), e[0]))) for first, entries in by_first.items()}
    return MappingProxyType(by_name), MappingProxyType(ordered)


def _first(word: str) -> str:
    match = re.match(r"\w+", word)
    return match.group().casefold() if match else word


STATES, _BY_FIRST = _load()
_CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w*")


def find_states(text: str) -> list[Found]:
    """Every state, demonym, capital and institution in `text`, in order, none overlapping another.

    Compounds ("US-backed", "London-based") say where something comes from, not who acts, and are left out.

    Abbreviations ("US", "UN") must be in capitals, so that "us" is never the United States.
    """
    found: list[Found] = []
    last = 0
    for match in _CAPITALISED.finditer(text):
        if match.start() < last:
            continue
        for word, state, way in _BY_FIRST.get(match.group().casefold(), ()):
            end = match.start() + len(word)
            if not _stands(text, match.start(), end, word):
                continue
            found.append(Found(match.start(), end, state, way))
            last = end
            break
    return found


def _stands(text: str, start: int, end: int, word: str) -> bool:
    here = text[start:end].replace("’", "'")
    if len(word) <= 5 and word.isupper():
        if here != word:
            return False
    elif here.casefold() != word.casefold():
        return False
    return end >= len(text) or not (text[end].isalnum() or (text[end] == "-" and text[end + 1 : end + 2].isalpha()))
