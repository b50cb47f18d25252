"""How well the attitude of a headline to a claim is told: for, against or observing.

In: a CSV with the columns of Emergent (claimHeadline, articleHeadline, articleHeadlineStance), or a folder that holds
one. Out: `Measured`. Stays true: a row whose stance is none of the three is left out.
"""

import csv
from collections import Counter
from pathlib import Path

from evaluation.measured import Measured, Table, f1
from whoholds.compare.stance import Attitude, attitude
from whoholds.errors import InputError

TASK = "a headline for, against or observing a claim: Emergent's CSV, or a folder with it"
COLUMNS = frozenset({"claimHeadline", "articleHeadline", "articleHeadlineStance"})


def measure(path: Path, limit: int | None = None) -> Measured:
    """Tell the attitude of each headline.

    Returns:
        ``macro_f1`` over the three attitudes, ``NAME_f1`` of each, ``accuracy``; a table of gold against told.
    """
    rows = _rows(path)[:limit]
    told = Counter(
        (row["articleHeadlineStance"], attitude(row["claimHeadline"], row["articleHeadline"]).attitude.value)
        for row in rows
    )
    names = [one.value for one in Attitude]
    scores = {f"{name}_f1": _f1_of(name, names, told) for name in names}
    right = sum(told[name, name] for name in names)
    metrics = {"macro_f1": sum(scores.values()) / len(names), **scores, "accuracy": right / max(len(rows), 1)}
    table = tuple((gold, *(told[gold, name] for name in names)) for gold in names)
    return Measured(len(rows), metrics, (Table("Annotated (rows), told (columns)", ("", *names), table),))


def _f1_of(name: str, names: list[str], told: Counter[tuple[str, str]]) -> float:
    return f1(told[name, name], sum(told[name, other] for other in names), sum(told[other, name] for other in names))


def _rows(path: Path) -> list[dict[str, str]]:
    files = sorted(path.rglob("*.csv")) if path.is_dir() else [path]
    wanted = {one.value for one in Attitude}
    found = []
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            if set(reader.fieldnames or ()) >= COLUMNS:
                found += [row for row in reader if row["articleHeadlineStance"] in wanted]
    if not found:
        raise InputError("wrong-form", f"{path}: no CSV with the columns {', '.join(sorted(COLUMNS))}")
    return found
