"""The tasks by name. Registering one takes one line: a module beside this one that says `TASK = "what, on which data"`.

In: a task's name. Out: its `measure`. Stays true: a module without a `TASK` line is no task.
"""

import pkgutil
from importlib import import_module
from inspect import signature
from pathlib import Path
from types import ModuleType
from typing import Any

import evaluation
from evaluation.measured import Measured
from whoholds.errors import InputError


def tasks() -> dict[str, str]:
    """Every task with the line that describes it, in order of name."""
    names = sorted(module.name for module in pkgutil.iter_modules(evaluation.__path__) if module.name[0] != "_")
    lines = {name: getattr(import_module(f"evaluation.{name}"), "TASK", None) for name in names}
    return {name: line for name, line in lines.items() if line}


def measure(name: str, path: Path, limit: int | None = None, **options: Any) -> Measured:
    """Run the task `name` on `path`. Options left None are not passed on.

    Raises InputError for an unknown task, a path that is not there, a limit below 1, an option that the task has no
    use for, and data in which there is nothing to measure.
    """
    module = _module(name)
    if not path.exists():
        raise InputError("missing-path", f"--data {path} does not exist; give a file or folder: {module.TASK}")
    if limit is not None and limit < 1:
        raise InputError("bad-limit", f"--limit {limit} measures nothing; give 1 or more, or leave it out")
    given = {option: value for option, value in options.items() if value is not None}
    for option in given:
        if option not in signature(module.measure).parameters:
            raise InputError("no-such-option", f"task {name} has no --{option}; leave it out")
    measured: Measured = module.measure(path, limit, **given)
    if not measured.n:
        raise InputError("nothing-to-measure", f"nothing in {path} has the form of task {name}: {module.TASK}")
    return measured


def _module(name: str) -> ModuleType:
    known = tasks()
    if name not in known:
        raise InputError("unknown-task", f"there is no task {name!r}; choose one of: {', '.join(known)}")
    return import_module(f"evaluation.{name}")
