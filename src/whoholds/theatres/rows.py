"""Rows of a pack, checked cell by cell.

In: a TOML or CSV file of a pack. Out: its rows, each cell with where it stands, and the faults found on the way.
Stays true: every fault names file, line, the value, the rule and the remedy; a wrong cell gives a stand-in, so that all
faults are found in one go; whoever keeps what was read looks at the faults first.
"""

import csv
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from whoholds.errors import TheatreError

SEPARATOR = "|"
"""Parts several values in one CSV cell."""


class Faults:
    """What is wrong with a pack, in the order found: an error code and a sentence each."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def add(self, where: str, words: str, code: str = "theatre-row") -> None:
        """Note a fault: `where` is file and line, `words` say value, rule and remedy."""
        self.found.append((code, f"{where}: {words}"))

    def raise_any(self) -> None:
        """Raise TheatreError with every fault on a line of its own, if there is one."""
        if self.found:
            raise TheatreError(self.found[0][0], "\n".join(words for _, words in self.found))


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its file, the line it begins on, where it has them the lines of its cells, and the cells as written."""

    faults: Faults
    file: str
    line: int
    cells: Mapping[str, Any]
    label: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    def fault(self, words: str, key: str | None = None) -> None:
        """Note what is wrong with this row, or with its cell `key`."""
        line = self.lines.get(key or "", self.line)
        self.faults.add(f"{self.file}, line {line}{self.label}", words)

    def text(self, key: str) -> str:
        """A cell that must say something; a stand-in is ``?``."""
        value = self.cells.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.fault(f"{key} is {value!r}; write some text", key)
        return "?"

    def one_of(self, key: str, allowed: Sequence[str]) -> str:
        """A cell that must be one of `allowed`, whose first is the stand-in."""
        value = self.cells.get(key)
        if value in allowed:
            return str(value)
        self.fault(f"{key} {value!r} is not one of {', '.join(allowed)}", key)
        return allowed[0]

    def known(self, key: str, names: Collection[str] | None, what: str) -> str | None:
        """A cell that is empty or one of the names given before (any, where `names` could not be read)."""
        value = self.cells.get(key)
        if value in (None, ""):
            return None
        if names is not None and value not in names:
            self.fault(f"{key} {value!r} is {what}; add it or mend the spelling", key)
        return str(value)

    def several(self, key: str) -> tuple[str, ...]:
        """A list in TOML, or a CSV cell parted by bars."""
        value = self.cells.get(key, ())
        if isinstance(value, str) and self.file.endswith(".csv"):
            return tuple(part.strip() for part in value.split(SEPARATOR) if part.strip())
        if isinstance(value, list | tuple) and all(isinstance(part, str) and part.strip() for part in value):
            return tuple(value)
        self.fault(f'{key} is {value!r}; write a list of texts, such as ["NRF", "NRFA"]', key)
        return ()

    def flag(self, key: str, yes: object, no: object, *, otherwise: object = None) -> bool:
        """A cell with two values; `otherwise` stands for an absent one."""
        value = self.cells.get(key, otherwise)
        if type(value) is not type(yes) or value not in (yes, no):
            self.fault(f"{key} is {value!r}; write {_shown(yes)} or {_shown(no)}", key)
        return bool(value == yes)

    def degrees(self, key: str, most: int) -> float | None:
        """Degrees WGS 84, None where the cell is empty."""
        cell = str(self.cells.get(key) or "")
        if not cell:
            return None
        try:
            value = float(cell)
        except ValueError:
            self.fault(f"{key} {cell!r} is no number of degrees, such as 35.31", key)
            return 0.0
        if not abs(value) <= most:
            self.fault(f"{key} {cell} lies outside ±{most} degrees", key)
        return value

    def day(self, key: str) -> date | None:
        """A TOML date without a time, None where absent."""
        value = self.cells.get(key)
        if value is None or type(value) is date:
            return value
        self.fault(f"{key} {value!r} is no date; write it as 2021-08-15 without quotes", key)
        return None

    def tables(self, key: str, shown: str) -> list["Row"]:
        """The tables in a list under `key`, as rows that stand where this one's cell does."""
        value = self.cells.get(key, [])
        if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
            self.fault(f"{key} is {value!r}; write a list of {shown} tables", key)
            return []
        at = self.lines.get(key, self.line)
        return [Row(self.faults, self.file, at, part, self.label) for part in value]

    def only(self, allowed: Iterable[str], what: str) -> None:
        """Note fields that nobody would read."""
        for unknown in sorted(set(self.cells) - set(allowed)):
            self.fault(f"{unknown!r} is no field of {what}; see docs/theatre.md", unknown)


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def toml_table(path: Path, faults: Faults) -> dict[str, Any] | None:
    """A TOML file's top table; None, and a fault in which the parser names the line, if it is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.add(str(path), f"{error}; mend the line it names", "theatre-syntax")
        return None


def top_row(path: Path, faults: Faults) -> Row | None:
    """The whole of a TOML file as one row."""
    table = toml_table(path, faults)
    return None if table is None else Row(faults, str(path), 1, table, lines=_lines(path, 0, None))


def toml_rows(path: Path, key: str, faults: Faults) -> list[Row] | None:
    """The ``[[key]]`` tables of a TOML file, which may be absent; None if the file cannot be read."""
    if not path.exists():
        return []
    table = toml_table(path, faults)
    if table is None:
        return None
    for unknown in sorted(set(table) - {key}):
        line = _lines(path, 0, None).get(unknown, 1)
        faults.add(f"{path}, line {line}", f"{unknown!r} is no part of this file; write [[{key}]] tables")
    entries = table.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        faults.add(str(path), f"{key!r} must be [[{key}]] tables")
        return None
    heading = re.compile(rf"^\s*\[\[\s*{key}\s*\]\]")
    text = path.read_text(encoding="utf-8-sig").split("\n")
    starts = [number for number, line in enumerate(text, 1) if heading.match(line)]
    if len(starts) != len(entries):
        starts = [1] * len(entries)
    ends = [*starts[1:], None][: len(starts)]
    return [
        Row(faults, str(path), start, cells, f" ({cells.get('name', 'without a name')})", _lines(path, start - 1, end))
        for cells, start, end in zip(entries, starts, ends, strict=True)
    ]


def _lines(path: Path, first: int, end: int | None) -> dict[str, int]:
    """Line numbers of the keys and headings between two lines of a TOML file; the first of a name counts."""
    found: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n")[first : end and end - 1], first + 1):
        key = re.match(r"\s*\[{0,2}\s*([\w-]+)\s*(?:=|\])", line)
        if key:
            found.setdefault(key[1], number)
    return found


def csv_rows(path: Path, columns: Collection[str], faults: Faults) -> Iterator[Row]:
    """The rows of a CSV file, which may be absent; `columns` must all be there and no others; ``#`` opens a comment."""
    if not path.exists():
        return
    try:
        text = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError as error:
        faults.add(str(path), f"{error}; save it as UTF-8", "theatre-syntax")
        return
    reader = csv.DictReader("\n" if line.startswith("#") else line for line in text)
    given = reader.fieldnames or ()
    wrong = [(name, "missing") for name in columns if name not in given]
    wrong += [(name, "unknown") for name in given if name not in columns]
    for name, how in wrong:
        faults.add(f"{path}, line 1", f"column {name!r} is {how}; the first line names {','.join(columns)}")
    if wrong:
        return
    for cells in reader:
        row = Row(faults, str(path), reader.line_num, cells)
        if None in cells or None in cells.values():
            row.fault("has not as many cells as the first line; quote cells that contain commas")
        else:
            yield row
