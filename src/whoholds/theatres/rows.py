"""Rows of a pack, checked cell by cell.

In: a TOML or CSV file of a pack. Out: its rows, each with where it stands. Stays true: whatever is wrong is refused
with file, line, the value, the rule and the remedy.
"""

import csv
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from whoholds.errors import TheatreError

SEPARATOR = "|"
"""Parts several values in one CSV cell."""


def refuse(where: str, words: str) -> TheatreError:
    """The error for a wrong row: `where` is file and line, `words` say value, rule and remedy."""
    return TheatreError("theatre-row", f"{where}: {words}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `where` names file and line for messages, `cells` are as written."""

    where: str
    cells: Mapping[str, Any]

    def text(self, key: str) -> str:
        """A cell that must say something."""
        value = self.cells.get(key)
        if not isinstance(value, str) or not value.strip():
            raise refuse(self.where, f"{key} is {value!r}; write some text")
        return value.strip()

    def one_of(self, key: str, allowed: Collection[str]) -> str:
        """A cell that must be one of `allowed`."""
        value = self.cells.get(key)
        if value not in allowed:
            raise refuse(self.where, f"{key} {value!r} is not one of {', '.join(allowed)}")
        return str(value)

    def known(self, key: str, names: Collection[str], what: str) -> str | None:
        """A cell that is empty or one of the names given before."""
        value = self.cells.get(key)
        if value in (None, ""):
            return None
        if value not in names:
            raise refuse(self.where, f"{key} {value!r} is {what}; add it or mend the spelling")
        return str(value)

    def several(self, key: str) -> tuple[str, ...]:
        """A list in TOML, or a CSV cell parted by bars."""
        value = self.cells.get(key, ())
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(SEPARATOR) if part.strip())
        if not isinstance(value, list | tuple) or not all(isinstance(part, str) and part.strip() for part in value):
            raise refuse(self.where, f'{key} is {value!r}; write a list of texts, such as ["NRF", "NRFA"]')
        return tuple(value)

    def flag(self, key: str, yes: object, no: object, *, otherwise: object = None) -> bool:
        """A cell with two values; `otherwise` stands for an absent one."""
        value = self.cells.get(key, otherwise)
        if type(value) is not type(yes) or value not in (yes, no):
            raise refuse(self.where, f"{key} is {value!r}; write {_shown(yes)} or {_shown(no)}")
        return value == yes

    def degrees(self, key: str, most: int) -> float | None:
        """Degrees WGS 84, None where the cell is empty."""
        cell = str(self.cells.get(key) or "")
        if not cell:
            return None
        try:
            value = float(cell)
        except ValueError:
            raise refuse(self.where, f"{key} {cell!r} is no number of degrees, such as 35.31") from None
        if not abs(value) <= most:
            raise refuse(self.where, f"{key} {cell} lies outside ±{most} degrees")
        return value

    def day(self, key: str) -> date | None:
        """A TOML date without a time, None where absent."""
        value = self.cells.get(key)
        if value is not None and type(value) is not date:
            raise refuse(self.where, f"{key} {value!r} is no date; write it as 2021-08-15 without quotes")
        return value

    def only(self, allowed: Iterable[str], what: str) -> None:
        """Refuse fields that nobody would read."""
        if unknown := sorted(set(self.cells) - set(allowed)):
            raise refuse(self.where, f"{unknown[0]!r} is no field of {what}; see docs/theatre.md")


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def toml_table(path: Path) -> dict[str, Any]:
    """A TOML file's top table.

    Raises:
        TheatreError: it is no TOML; the parser's words name the line.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TheatreError("theatre-syntax", f"{path}: {error}; mend the line it names") from error


def toml_rows(path: Path, key: str) -> Iterator[Row]:
    """The ``[[key]]`` tables of a TOML file, which may be absent, with the line each begins on."""
    if not path.exists():
        return
    table = toml_table(path)
    if unknown := sorted(set(table) - {key}):
        raise refuse(str(path), f"{unknown[0]!r} is no part of this file; write [[{key}]] tables")
    heading = re.compile(rf"^\s*\[\[\s*{key}\s*\]\]")
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    numbers = [number for number, line in enumerate(lines, 1) if heading.match(line)]
    entries = table.get(key, [])
    if not isinstance(entries, list):
        raise refuse(str(path), f"{key!r} must be [[{key}]] tables")
    for order, cells in enumerate(entries):
        line = numbers[order] if len(numbers) == len(entries) else 1
        yield Row(f"{path}, line {line} ({cells.get('name', 'without a name')})", cells)


def csv_rows(path: Path, columns: Collection[str]) -> Iterator[Row]:
    """The rows of a CSV file, which may be absent; `columns` must all be there and no others."""
    if not path.exists():
        return
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError as error:
        raise TheatreError("theatre-syntax", f"{path}: {error}; save it as UTF-8") from error
    reader = csv.DictReader(lines)
    given = reader.fieldnames or ()
    for name in columns:
        if name not in given:
            raise refuse(f"{path}, line 1", f"column {name!r} is missing; the first line names {','.join(columns)}")
    for name in given:
        if name not in columns:
            raise refuse(f"{path}, line 1", f"column {name!r} is unknown; the first line names {','.join(columns)}")
    for cells in reader:
        where = f"{path}, line {reader.line_num}"
        if None in cells or None in cells.values():
            raise refuse(where, "has not as many cells as the first line; quote cells that contain commas")
        yield Row(where, cells)
