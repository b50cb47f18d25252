"""How things look: tables for people, plain lines for pipes, JSON for programs.

In: records. Out: text on standard output. Stays true: text out of reports is shown as text, never as markup or
terminal codes.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

STATUS_STYLE = {
    "contested": "bold red",
    "claimed": "yellow",
    "corroborated": "cyan",
    "confirmed": "green",
    "mixed": "magenta",
    "stale": "dim",
    "unknown": "dim",
}


def safe(text: object) -> str:
    """`text` on one line without control characters."""
    words = "" if text is None else str(text)
    return " ".join("".join(c if c.isprintable() or c.isspace() else "�" for c in words).split())


class Output:
    """Where a command writes. `people` is False when the output goes to a file or pipe."""

    def __init__(self) -> None:
        self.console = Console(highlight=False)
        self.errors = Console(stderr=True, highlight=False)

    @property
    def people(self) -> bool:
        """Whether a person is watching."""
        return self.console.is_terminal

    def json(self, value: Any) -> None:
        """One JSON document."""
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")

    def say(self, words: str, style: str | None = None) -> None:
        """A line of our own words; parts out of reports must be `safe`."""
        if self.people:
            self.console.print(escape(words), style=style)
        else:
            sys.stdout.write(words + "\n")

    def complain(self, words: str) -> None:
        """A line on standard error."""
        self.errors.print(escape(words), style="red" if self.errors.is_terminal else None, soft_wrap=True)

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """A table for people; tab-separated lines with a header for programs."""
        cells = [[safe(cell) for cell in row] for row in rows]
        if not self.people:
            for line in [list(columns), *cells]:
                sys.stdout.write("\t".join(line) + "\n")
            return
        table = Table(title=escape(title), title_justify="left", header_style="bold")
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in cells:
            table.add_row(*(f"[{STATUS_STYLE[c]}]{c}[/]" if c in STATUS_STYLE else escape(c) for c in row))
        self.console.print(table)
