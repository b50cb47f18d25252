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

from evaluation.door import open_door, print_tables
from evaluation.measured import DECIMALS, Measured, Table
from evaluation.tasks import measure, tasks
from whoholds.read.model import ReaderModel


def show(task: str, data: Path, measured: Measured) -> None:
    """Print tables, then the JSON line."""
    figures = tuple((name, _figure(value)) for name, value in measured.metrics.items())
    print_tables([*measured.tables, Table(f"{task}: {measured.n:,} measured", ("measure", "figure"), figures)])
    rounded = {name: None if value is None else round(value, DECIMALS) for name, value in measured.metrics.items()}
    line = {"task": task, "data": str(data), "n": measured.n, "metrics": rounded, "model": ReaderModel().sha256}
    sys.stdout.write(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n")


def _figure(value: float | None) -> str:
    if value is None:
        return "unknown"
    return f"{value:,.0f}" if float(value).is_integer() and abs(value) > 1 else f"{value:.{DECIMALS}f}"


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
    """Measure what the command line names; the tasks are listed with `--help`."""
    listed = "\n\n".join(f"{name}: {line}" for name, line in tasks().items())
    open_door(run, "python -m evaluation", listed)


if __name__ == "__main__":
    main()
