"""`python -m evaluation TASK --data PATH [--limit N]`: measure one thing on any data in the task's form.

In: arguments. Out: tables for people, then one JSON object on the last line:
`{"task", "data", "n", "metrics": {…}, "model": sha256}`. Exit code 0, or 2 where nothing could be measured.
Stays true: nothing is downloaded, nothing is written.
"""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable

from evaluation.measured import DECIMALS, Measured, Table
from evaluation.tasks import measure, tasks
from whoholds.cli.output import Output, safe
from whoholds.errors import WhoholdsError
from whoholds.read.model import ReaderModel

FAILED = 2
PIPE_WIDTH = 120
"""Columns of a table that goes to a file or pipe."""


def show(task: str, data: Path, measured: Measured) -> None:
    """Print tables, then the JSON line."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=PIPE_WIDTH)
    figures = tuple((name, _figure(value)) for name, value in measured.metrics.items())
    for table in (*measured.tables, Table(f"{task}: {measured.n:,} measured", ("measure", "figure"), figures)):
        console.print(_for_people(table))
    rounded = {name: None if value is None else round(value, DECIMALS) for name, value in measured.metrics.items()}
    line = {"task": task, "data": str(data), "n": measured.n, "metrics": rounded, "model": ReaderModel().sha256}
    sys.stdout.write(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n")


def _figure(value: float | None) -> str:
    if value is None:
        return "unknown"
    return f"{value:,.0f}" if float(value).is_integer() and abs(value) > 1 else f"{value:.{DECIMALS}f}"


def _for_people(table: Table) -> RichTable:
    drawn = RichTable(title=escape(table.title), title_justify="left", header_style="bold")
    for column in table.columns:
        drawn.add_column(escape(column), overflow="fold")
    for row in table.rows:
        drawn.add_row(*(escape(safe(cell)) for cell in row))
    return drawn


def run(
    task: Annotated[str, typer.Argument(help="What to measure; one of those listed below.", show_default=False)],
    data: Annotated[Path, typer.Option(help="File or folder in the task's form.", show_default=False)],
    limit: Annotated[int | None, typer.Option(metavar="N", help="Read so many items at most.")] = None,
    errors: Annotated[int | None, typer.Option(metavar="N", help="Show N errors of each sort, grouped.")] = None,
    treebank: Annotated[Path | None, typer.Option(help="factuality: the CoNLL-U file with the sentences.")] = None,
) -> None:
    """Measure one thing on any data in the task's form; the last line is JSON for programs."""
    show(task, data, measure(task, data, limit, errors=errors, treebank=treebank))


def main() -> None:
    """Parse, measure, show; an error of ours is one line on standard error and exit code 2."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    listed = "\n\n".join(f"{name}: {line}" for name, line in tasks().items())
    app.command(no_args_is_help=True, epilog=listed)(run)
    try:
        app(prog_name="python -m evaluation")
    except WhoholdsError as error:
        Output().complain(f"evaluation: {error}")
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
