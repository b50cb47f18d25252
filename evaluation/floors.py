"""`python -m evaluation.floors`: no measure on the project's own data falls below its floor.

In: `floors.json`: tasks, each with data that the project ships and a floor per metric. Out: a table, and exit code 1
where something is below its floor; `--raise` lifts floors that were cleared. Stays true: this program never lowers a
floor; lowering one is an edit of the file, in a commit that says why.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from evaluation.door import open_door, print_tables
from evaluation.measured import Metrics, Table
from evaluation.tasks import measure
from whoholds.cli.output import Output
from whoholds.errors import InputError

ROOT = Path(__file__).parent.parent
FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.02
"""A floor lies this much below the figure that set it: int8 sums differ between processors, and one claim of 254
more or less is 0.004 of `found` and up to 0.03 of a field that few claims have."""
STEP = 0.005
BELOW = 1


@dataclass(frozen=True, slots=True)
class Floor:
    """What `metric` of a task must not fall below, and what it is now; None where the task no longer gives it."""

    task: str
    metric: str
    floor: float
    figure: float | None

    @property
    def holds(self) -> bool:
        """Whether the figure is known and not below the floor."""
        return self.figure is not None and self.figure >= self.floor

    @property
    def raised(self) -> float:
        """The floor that the figure now allows, never a lower one."""
        if self.figure is None:
            return self.floor
        return max(self.floor, round(math.floor((self.figure - SLACK) / STEP) * STEP, 3))


def checked(path: Path = FLOORS, root: Path = ROOT) -> list[Floor]:
    """Run every task of `path` on its data, given relative to `root`, and compare.

    Raises InputError where the file is not of the form `[{"task", "data", "floors": {metric: figure}}]`.
    """
    found = []
    for entry in _entries(path):
        metrics = measure(entry["task"], root / entry["data"]).metrics
        found += compare(entry["task"], entry["floors"], metrics)
    return found


def compare(task: str, floors: dict[str, float], metrics: Metrics) -> list[Floor]:
    """Each floor beside the figure."""
    return [Floor(task, metric, floor, metrics.get(metric)) for metric, floor in floors.items()]


def lift(found: Sequence[Floor], path: Path = FLOORS) -> int:
    """Write the raised floors; how many went up."""
    entries = _entries(path)
    raised = {(one.task, one.metric): one.raised for one in found}
    for entry in entries:
        entry["floors"] = {metric: raised[entry["task"], metric] for metric in entry["floors"]}
    path.write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")
    return sum(one.raised > one.floor for one in found)


def _entries(path: Path) -> list[dict]:  # type: ignore[type-arg]
    entries: list[dict] = json.loads(path.read_text(encoding="utf-8"))  # type: ignore[type-arg]
    if not all({"task", "data", "floors"} <= entry.keys() for entry in entries):
        raise InputError("wrong-form", f"{path}: an entry lacks task, data or floors; give all three")
    return entries


def run(
    up: Annotated[bool, typer.Option("--raise", help="Lift the floors that were cleared, and write them.")] = False,
) -> None:
    """Measure what floors.json names, and compare."""
    found = checked()
    rows = tuple((one.task, one.metric, one.floor, _shown(one), "" if one.holds else "BELOW") for one in found)
    print_tables([Table("Floors", ("task", "metric", "floor", "figure", ""), rows)])
    below = sum(not one.holds for one in found)
    if below:
        Output().complain(
            f"{below} of {len(found)} measures are below their floor; mend it, or lower the floor and say why"
        )
        raise typer.Exit(BELOW)
    if up:
        Output().say(f"{lift(found)} of {len(found)} floors raised in {FLOORS.name}")


def _shown(one: Floor) -> str:
    return "not measured" if one.figure is None else f"{one.figure:.4f}"


def main() -> None:
    """Run on the words of the command line."""
    open_door(run, "python -m evaluation.floors", needs_words=False)


if __name__ == "__main__":
    main()
