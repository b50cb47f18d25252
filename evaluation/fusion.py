"""Whom to believe: our filter beside other methods and an oracle, in simulated wars.

In: a JSON file of wars (`wars.json` beside this module has the form), or a folder: its own ``wars.json``, else ours.
Out: `Measured`. Stays true: every method sees the same claims; seeds are in the file; ours goes the way of every
claim, through questions and lineages.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.fusing import METHODS
from evaluation.judging import NoPlaces
from evaluation.measured import Measured, Table
from evaluation.simulated_war import SIDES, Floats, Told, War, simulate
from whoholds.assess.casefile import Casefile
from whoholds.assess.filtering import filtered
from whoholds.assess.hearing import hear
from whoholds.assess.learning import learn
from whoholds.assess.signals import FIRST_PARTY
from whoholds.compare.questions import questions
from whoholds.errors import InputError

TASK = "whom to believe in simulated wars: a JSON file of wars, or a folder (ours where it has no wars.json)"
SHIPPED = Path(__file__).parent / "wars.json"
BINS = 10
WINDOW_DAYS = 14
"""Two-coin Dawid-Skene is also given only the claims of so many last days, and the better of the two counts."""


@dataclass(frozen=True, slots=True)
class Fought:
    """Shares of places decided rightly, by method; how sure ours was of its choice, and whether it was right."""

    shares: dict[str, float]
    sure: Floats
    right: NDArray[np.bool_]


def measure(path: Path, limit: int | None = None) -> Measured:
    """Simulate every war with every seed (`limit`: so many seeds at most) and let every method choose holders.

    Returns:
        For the first war ``ours``, ``oracle``, ``margin_to_oracle`` and each other method's share; for each other war
        ``lead_NAME``, by how much ours is ahead of two-coin Dawid-Skene, and ``margin_NAME`` to the oracle;
        ``ece``, the expected calibration error of the filter's probability in ten bins over all wars.
    """
    wars, seeds = _settings(path)
    fought = {war.name: [_fight(war, seed) for seed in seeds[:limit]] for war in wars}
    means = {name: _means(results) for name, results in fought.items()}
    base = means[wars[0].name]
    metrics = {"margin_to_oracle": base["ours"] - base["oracle"], **base}
    for war in wars[1:]:
        mean = means[war.name]
        metrics[f"lead_{war.name}"] = mean["ours"] - max(mean["two_coins"], mean["two_coins_lately"])
        metrics[f"margin_{war.name}"] = mean["ours"] - mean["oracle"]
    everything = [one for results in fought.values() for one in results]
    metrics["ece"] = calibration_error(everything)
    columns = ("method", *means)
    rows = tuple((method, *(f"{mean[method]:.3f}" for mean in means.values())) for method in base)
    calibrated = ("ece of ours", *(f"{calibration_error(results):.3f}" for results in fought.values()))
    return Measured(len(everything), metrics, (Table("Share of places decided rightly", columns, (*rows, calibrated)),))


def calibration_error(fought: Sequence[Fought]) -> float:
    """Expected calibration error: how far sureness and share right lie apart in ten bins, weighted by size."""
    sure, right = np.concatenate([one.sure for one in fought]), np.concatenate([one.right for one in fought])
    place = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [
        abs(float(sure[place == b].mean() - right[place == b].mean())) * float((place == b).mean()) for b in set(place)
    ]
    return sum(gaps)


def ours(told: Told, places: int) -> Floats:
    """The filter's chance that side 1 holds each place on the last day, of the two sides."""
    asked = questions(told.claims, told.reports, told.theatre, NoPlaces())
    said = hear(asked, Casefile({claim.id: claim for claim in told.claims}, told.theatre))
    found = filtered(said, learn(said), told.day)
    chance = np.full(places, 0.5)
    for number, question in enumerate(asked):
        by_label = dict(zip(said.labels[number], found[number, FIRST_PARTY:], strict=False))
        red, blue = (float(by_label.get(side, 0.0)) for side in SIDES)
        chance[int(question.place[1:])] = blue / (red + blue)
    return chance


def _fight(war: War, seed: int) -> Fought:
    told = simulate(war, seed)
    outlets = war.neutral + war.reds + war.blues
    shares = {name: _share(method(told.votes, war.places, outlets), told) for name, method in METHODS.items()}
    lately = told.votes[told.votes[:, 3] >= war.days - WINDOW_DAYS]
    shares["two_coins_lately"] = _share(METHODS["two_coins"](lately, war.places, outlets), told)
    chance = ours(told, war.places)
    shares["ours"] = _share((chance > 0.5).astype(np.int32), told)
    shares["oracle"] = _share((told.oracle > 0.5).astype(np.int32), told)
    return Fought(shares, np.maximum(chance, 1 - chance), (chance > 0.5) == told.truth)


def _share(choice: NDArray[np.int32], told: Told) -> float:
    return float((choice == told.truth).mean())


def _means(results: Sequence[Fought]) -> dict[str, float]:
    return {name: float(np.mean([one.shares[name] for one in results])) for name in results[0].shares}


def _settings(path: Path) -> tuple[list[War], list[int]]:
    file = path / "wars.json" if path.is_dir() else path
    try:
        value = json.loads((file if file.exists() else SHIPPED).read_text(encoding="utf-8"))
        return [War(**war) for war in value["wars"]], [int(seed) for seed in value["seeds"]]
    except (ValueError, TypeError, KeyError) as error:
        raise InputError("wrong-form", f"{file}: {error}; {SHIPPED.name} of the evaluation shows the form") from None
