"""How the commands of `evaluation` look and end.

In: tables, a command. Out: text on standard output, an exit code. Stays true: text out of data is shown as text; an
error of ours is one line on standard error and exit code 2.
"""

import sys
from collections.abc import Callable, Sequence

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable

from evaluation.measured import Table
from whoholds.cli.output import Output, safe
from whoholds.errors import WhoholdsError

FAILED = 2
PIPE_WIDTH = 120
"""Columns of a table that goes to a file or pipe."""


def print_tables(tables: Sequence[Table]) -> None:
    """Print tables for people, also where the output goes to a file."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=PIPE_WIDTH)
    for table in tables:
        drawn = RichTable(title=escape(table.title), title_justify="left", header_style="bold")
        for column in table.columns:
            drawn.add_column(escape(column), overflow="fold")
        for row in table.rows:
            drawn.add_row(*(escape(safe(cell)) for cell in row))
        console.print(drawn)


def open_door(command: Callable[..., None], name: str, epilog: str | None = None, *, needs_words: bool = True) -> None:
    """Run `command` on the words of the command line; `name` is what it is called by.

    One that `needs_words` shows its help where it is given none.
    """
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command(epilog=epilog, no_args_is_help=needs_words)(command)
    try:
        app(prog_name=name)
    except WhoholdsError as error:
        Output().complain(f"evaluation: {error}")
        sys.exit(FAILED)
