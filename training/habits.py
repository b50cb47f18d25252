"""How labels follow each other: `python -m training.habits --sets FILE` (made by `python -m training.sets`).

In: the training sets. Out: `habits.csv` of `whoholds.read.habits`. Stays true: only counts of labels leave this; each
layer is counted in the set that trains it.
"""

import argparse
import csv
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.examples import Example
from training.sets import read_sets
from whoholds.read.labels import TAGS

OUT = Path(__file__).parent.parent / "src/whoholds/read/habits.csv"
COUNTED_IN = {
    "names": "newswire",
    "attributed_source": "polnear",
    "attributed_cue": "polnear",
    "attributed_content": "polnear",
}
UNSEEN = 0.5
"""Added to every count, so that what was never seen is not impossible."""


def log_ratios(examples: Iterable[Example], layer: str, labels: int) -> NDArray[np.float64]:
    """How much likelier label j follows label i than it stands anywhere, as a natural logarithm: (labels, labels)."""
    counts = np.full((labels, labels), UNSEEN)
    for example in examples:
        tags = [0, *example.tags.get(layer, ())]
        np.add.at(counts, (tags[:-1], tags[1:]), 1)
    follows = counts / counts.sum(axis=1, keepdims=True)
    return np.asarray(np.log(follows / (counts.sum(axis=0) / counts.sum())))


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, required=True)
    sets = read_sets(parser.parse_args().sets)
    with OUT.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("layer", "before", "after", "log_ratio"))
        for layer, labels in TAGS:
            if layer in COUNTED_IN:
                ratios = log_ratios(sets[COUNTED_IN[layer]], layer, len(labels))
                rows.writerows(
                    (layer, one, other, round(float(ratios[i, j]), 2))
                    for i, one in enumerate(labels)
                    for j, other in enumerate(labels)
                )


if __name__ == "__main__":
    main()
