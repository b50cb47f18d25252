"""How labels follow each other in annotated text: names hardly ever begin with "of" after a name just ended.

In: a layer of tags and its labels. Out: what to add to the log-probability of a label after another.
Stays true: the table (`habits.csv`) is counted by `training.habits`; the model decides,
habits settle what it wavers on.
"""

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from whoholds.read.model import Floats

TABLE = Path(__file__).with_name("habits.csv")
SHARES = {"names": 0.5}
SHARE = 0.3
"""How much of the counted log ratios joins the model's own, in names and in attributions. On PolNeAR dev .2 to .5 give
nearly the same (content exact +.02, source exact +.01). Claims' own layers do better without."""


@cache
def _table() -> dict[tuple[str, str, str], float]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return {(r["layer"], r["before"], r["after"]): float(r["log_ratio"]) for r in csv.DictReader(stream)}


def habits(layer: str, labels: Sequence[str]) -> Floats:
    """What to add for label j after label i, (labels, labels); nought for a layer that the table lacks."""
    table, share = _table(), SHARES.get(layer, SHARE)
    return np.array([[share * table.get((layer, i, j), 0.0) for j in labels] for i in labels], np.float32)
