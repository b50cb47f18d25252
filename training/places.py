"""Fits the weights by which toponyms are resolved: `python -m training.places FILE… [--folds N]`.

In: files of gold toponyms that `evaluation.geoparsing` reads. Out: weights.csv of `whoholds.resolve.places`, or with
``--folds`` how well weights fitted on the other folds do on each, by the same measure as `python -m evaluation places`.
Stays true: only weights leave this; a fold's documents are never in the set that its weights come from.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from scipy.optimize import minimize

from evaluation.geoparsing import Document, GoldToponym, documents
from evaluation.places import distance_km, mentions_of, setting_of
from whoholds.resolve.gazetteer import StackedGazetteer
from whoholds.resolve.places.joint import JointResolver
from whoholds.resolve.places.settling import FEATURES, ROUNDS, STATIC, Bench, Floats, joint_features, shares_within
from whoholds.resolve.places.toponyms import Group
from whoholds.theatres import load_theatre

RIGHT_KM = 161.0
PULL_TO_ZERO = 0.002
"""Weight of the squared weights beside the mean log-likelihood; of .02, .004, .002, .001 the best on three folds."""
THEATRE = 2.0
"""Set by hand: no text of these sets belongs to a theatre."""
OUT = Path(__file__).parent.parent / "src/whoholds/resolve/places/weights.csv"


@dataclass(frozen=True, slots=True)
class Case:
    """One document: its candidates, and the right one of each group with gold and a right candidate."""

    bench: Bench
    right: tuple[int, ...]


def case_of(document: Document, resolver: JointResolver) -> Case:
    """The candidates of the gold mentions of one document."""
    groups, bench = resolver.lay_out(document.text, mentions_of(document), setting_of(document))
    gold = {(t.start, t.end): t for t in document.toponyms if t.lat is not None}
    right = [k for g, group in enumerate(groups) if (k := _right(group, g, bench, gold)) is not None]
    return Case(bench, tuple(right))


def _right(group: Group, g: int, bench: Bench, gold: dict[tuple[int, int], GoldToponym]) -> int | None:
    known = next((gold[m.start, m.end] for m in group.mentions if (m.start, m.end) in gold), None)
    if known is None:
        return None
    rows = np.flatnonzero(bench.group == g)
    near = [(distance_km(bench.places[k], known), int(k)) for k in rows]
    far, best = min(near, default=(np.inf, -1))
    return best if far <= RIGHT_KM else None


def fit(cases: Sequence[Case]) -> tuple[Floats, Floats]:
    """Weights of features alone, then of all, with the others' probabilities recomputed each round."""
    alone = _fit([case.bench.static for case in cases], cases)
    probs = [_alone(case, alone) for case in cases]
    together = np.zeros(len(FEATURES))
    for _ in range(ROUNDS):
        together = _fit([_all(case, prob) for case, prob in zip(cases, probs, strict=True)], cases)
        for _ in range(ROUNDS):
            probs = [
                shares_within(_all(case, prob) @ together, case.bench.group) if len(prob) else prob
                for case, prob in zip(cases, probs, strict=True)
            ]
    return alone, together


def _alone(case: Case, weights: Floats) -> Floats:
    return shares_within(case.bench.static @ weights, case.bench.group) if case.bench.places else np.zeros(0)


def _all(case: Case, prob: Floats) -> Floats:
    if not case.bench.places:
        return np.zeros((0, len(FEATURES)))
    return np.hstack([case.bench.static, joint_features(case.bench, prob)])


def _fit(features: Sequence[Floats], cases: Sequence[Case]) -> Floats:
    """Conditional logistic regression over the candidates of each group with a right one."""
    rows: list[Floats] = []
    owner: list[int] = []
    right: list[int] = []
    at = count = 0
    for matrix, case in zip(features, cases, strict=True):
        for k in case.right:
            inside = np.flatnonzero(case.bench.group == case.bench.group[k])
            rows.append(matrix[inside])
            owner += [count] * len(inside)
            right.append(at + int(np.flatnonzero(inside == k)[0]))
            at, count = at + len(inside), count + 1
    x, group = np.vstack(rows), np.array(owner)

    def loss(weights: Floats) -> tuple[float, Floats]:
        prob = shares_within(x @ weights, group)
        value = -np.log(prob[right] + 1e-12).mean() + PULL_TO_ZERO * float(weights @ weights) / 2
        slope = (x.T @ prob - x[right].sum(axis=0)) / count + PULL_TO_ZERO * weights
        return float(value), slope

    found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x)


def write(weights: tuple[Floats, Floats], path: Path = OUT) -> None:
    """Write both columns; a joint feature has no weight alone."""
    alone, together = (column.copy() for column in weights)
    alone[STATIC.index("theatre")] = together[FEATURES.index("theatre")] = THEATRE
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("feature", "alone", "together"))
        for k, name in enumerate(FEATURES):
            rows.writerow((name, round(float(alone[k]), 3) if k < len(STATIC) else "", round(float(together[k]), 3)))


def main(
    files: list[Path],
    folds: Annotated[int, typer.Option(help="Measure with so many folds instead of writing.")] = 0,
    pull: Annotated[int, typer.Option(help="Every Nth document only.")] = 1,
) -> None:
    """Fit and write, or measure by folds."""
    from evaluation.places import measure_given_spans, with_countries

    resolver = JointResolver(StackedGazetteer.of(load_theatre("world")))
    found = with_countries([d for path in files for d in documents(path, None)][::pull])
    cases = [case_of(document, resolver) for document in found]
    if not folds:
        write(fit(cases))
        return
    for fold in range(folds):
        weights = fit([case for k, case in enumerate(cases) if k % folds != fold])
        test = [d for k, d in enumerate(found) if k % folds == fold]
        print(fold, measure_given_spans(test, resolver, weights))


if __name__ == "__main__":
    typer.run(main)
