"""Fits the weights by which events get their places: `python -m training.happening FILE [--folds N] [--every N]`.

In: JSON lines in the form of event_location. Out: weights.csv of `whoholds.read.happening`; with ``--folds`` first how
well weights of the other folds do on each. Stays true: sentences of one text are in one fold; only weights leave this.
They go with the shipped reader model and are to be fitted anew after each training of it.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from evaluation.event_place import Span, examples, overlapping
from evaluation.measured import f1
from whoholds.read.happening import EventPlacer
from whoholds.read.happening.placing import PLACED
from whoholds.read.happening.sight import Features

RAREST = 8
"""Times that a feature must be seen to get a weight."""
PULL_TO_ZERO = 2.0
SMALLEST_WEIGHT = 0.02
OUT = Path(__file__).parent.parent / "src/whoholds/read/happening/weights.csv"
Case = tuple[str, list[Features], list[int], int]
"""Text, features of "nowhere" and each place, which of them are right, how many gold places there are."""
Floats = NDArray[np.float64]


def case_of(text: str, verb: Span, gold: list[Span], placer: EventPlacer) -> Case:
    """One sentence as features with the right answers; nowhere is right where no place is."""
    sight, features = placer.look(text, verb)
    right = [k for k, place in enumerate(sight.places, 1) if overlapping(place, gold)]
    return text, features, right or [0], len(gold)


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Conditional logistic regression over nowhere and the places of each sentence."""
    seen = Counter(name for _, features, _, _ in cases for one in features for name in one)
    columns = {name: k for k, name in enumerate(sorted(n for n, count in seen.items() if count >= RAREST))}
    rows = [one for _, features, _, _ in cases for one in features]
    cells = [(r, columns[n], v) for r, one in enumerate(rows) for n, v in one.items() if n in columns]
    index, column, value = zip(*cells, strict=True)
    x = csr_matrix((value, (index, column)), shape=(len(rows), len(columns)))
    owner = np.array([c for c, case in enumerate(cases) for _ in case[1]])
    target = np.array([(k in right) / len(right) for _, features, right, _ in cases for k in range(len(features))])

    def loss(weights: Floats) -> tuple[float, Floats]:
        prob = _within(x @ weights, owner)
        value = -(target * np.log(prob + 1e-12)).sum() / len(cases) + PULL_TO_ZERO / len(cases) * float(
            weights @ weights
        )
        return value, x.T @ (prob - target) / len(cases) + 2 * PULL_TO_ZERO / len(cases) * weights

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return dict(zip(columns, found.x.tolist(), strict=True))


def _within(scores: Floats, owner: NDArray[np.int64]) -> Floats:
    top = np.full(int(owner.max()) + 1, -np.inf)
    np.maximum.at(top, owner, scores)
    raised = np.exp(scores - top[owner])
    return np.asarray(raised / np.bincount(owner, weights=raised)[owner])


def _f1_of(cases: Sequence[Case], weights: dict[str, float]) -> float:
    hits = given = gold = 0
    for _, features, right, count in cases:
        scores = np.array([sum(weights.get(n, 0.0) * v for n, v in one.items()) for one in features])
        prob = _within(scores, np.zeros(len(scores), dtype=np.int64))
        ours = [k for k in range(1, len(features)) if prob[k] >= PLACED]
        hits, given, gold = hits + sum(k in right for k in ours), given + len(ours), gold + count
    return f1(hits, gold, given)


def main(
    file: Path,
    folds: Annotated[int, typer.Option(help="Measure with so many folds first.")] = 0,
    every: Annotated[int, typer.Option(help="Every Nth sentence only.")] = 1,
) -> None:
    """Measure by folds if wanted, then fit on all and write."""
    placer = EventPlacer()
    cases = [case_of(*example, placer) for example in list(examples(file, None))[::every]]
    if folds:
        number = {text: k for k, text in enumerate(sorted({case[0] for case in cases}))}
        for fold in range(folds):
            weights = fit([case for case in cases if number[case[0]] % folds != fold])
            held_out = [case for case in cases if number[case[0]] % folds == fold]
            print(fold, len(held_out), round(_f1_of(held_out, weights), 4), flush=True)
    with OUT.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("feature", "weight"))
        kept = sorted((n, w) for n, w in fit(cases).items() if abs(w) >= SMALLEST_WEIGHT)
        rows.writerows((name, round(weight, 3)) for name, weight in kept)


if __name__ == "__main__":
    typer.run(main)
