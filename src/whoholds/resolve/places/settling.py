"""Which entry each toponym of a report means: all of them weighed together.

In: groups of mentions with candidates, hints about where the report comes from. Out: a probability for each candidate.
Stays true: the weights are fitted (weights.csv, by `python -m training.places`), the features are those of FEATURES in
their order; a report alone decides, nothing is carried from one report to the next.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from whoholds.records import Place
from whoholds.resolve.folding import fold
from whoholds.resolve.gazetteer.schema import CAPITAL_OF
from whoholds.resolve.places.kinship import Kinship, Lineage
from whoholds.resolve.places.phrases import LEVELS
from whoholds.resolve.places.toponyms import Group

STATIC = (
    "people",
    "country",
    "province",
    "district",
    "area",
    "alias",
    "first",
    "kind",
    "other_kind",
    "theatre",
    "domain",
    "capital",
)
JOINT = (
    "contained", "not_contained", "country_share", "province_share", "district_share", "parts_named", "parent_named",
    "near_100km", "near_400km",
)  # fmt: skip
FEATURES = (*STATIC, *JOINT)
ROUNDS = 3
_PEOPLE_SCALE = 7.0
_OWN_PEOPLE = 0.8
"""Stands for the people of a theatre's place or a region, whose number nothing gives: being listed makes it known."""
_COUNTRY_CODE = 2
_KM_PER_DEGREE = 111.2
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known before reading: the theatre's countries, and the country of the outlet's web address."""

    countries: frozenset[str] = frozenset()
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """All candidates of a report side by side: row k of `static` belongs to `places[k]` of group `group[k]`."""

    places: tuple[Place, ...]
    lineages: tuple[Lineage, ...]
    group: NDArray[np.int64]
    static: Floats
    closeness: tuple[Floats, Floats]
    within: Floats


def lay_out(groups: Sequence[Group], kinship: Kinship, hints: Hints) -> Bench:
    """Every candidate with what does not depend on the others."""
    places = tuple(place for group in groups for place in group.candidates)
    lineages = tuple(kinship.of(place) for place in places)
    owner = np.array([g for g, group in enumerate(groups) for _ in group.candidates], dtype=np.int64)
    rows = [
        _static(group, order, place, lineages, hints, offset)
        for group, offset in _offsets(groups)
        for order, place in enumerate(group.candidates)
    ]
    within = [
        _within(groups[g].containers, lineage, place) for g, lineage, place in zip(owner, lineages, places, strict=True)
    ]
    static = np.array(rows, dtype=np.float64).reshape(len(places), len(STATIC))
    return Bench(places, lineages, owner, static, _closeness(places, owner), np.array(within).reshape(len(places), 2))


def _offsets(groups: Sequence[Group]) -> list[tuple[Group, int]]:
    found, at = [], 0
    for group in groups:
        found.append((group, at))
        at += len(group.candidates)
    return found


def _static(
    group: Group, order: int, place: Place, lineages: Sequence[Lineage], hints: Hints, offset: int
) -> tuple[float, ...]:
    levels = LEVELS.get(group.phrase.head or "", ())
    country = lineages[offset + order].country
    listed = place.id.startswith(("geonames:", "unit:"))
    people = np.log10(1 + (place.population or 0)) / _PEOPLE_SCALE if listed or place.population else _OWN_PEOPLE
    return (
        float(people),
        place.level == "country",
        place.level == "province",
        place.level == "district",
        place.level == "area",
        place.level not in ("country", "area") and fold(place.name) not in group.names,
        order == 0,
        bool(levels) and place.level in levels,
        bool(levels) and place.level not in levels,
        country in hints.countries,
        country is not None and country == hints.domain,
        any(scheme == CAPITAL_OF and len(code) == _COUNTRY_CODE for scheme, code in place.codes),
    )


def _within(containers: frozenset[str], lineage: Lineage, place: Place) -> tuple[float, float]:
    """Whether the place lies in what the text names, and whether the text names something else."""
    if not containers:
        return 0.0, 0.0
    inside = not containers.isdisjoint(lineage.chain[1:])
    return float(inside), float(not inside and place.id not in containers)


def _closeness(places: Sequence[Place], owner: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """For every pair of candidates of different names: falling with distance over 100 km, and over 400 km."""
    lat = np.array([np.nan if p.lat is None else p.lat for p in places])
    lon = np.array([np.nan if p.lon is None else p.lon for p in places])
    flat = np.cos(np.radians((lat[:, None] + lat[None, :]) / 2))
    turn = np.abs(lon[:, None] - lon[None, :])
    km = _KM_PER_DEGREE * np.hypot(lat[:, None] - lat[None, :], np.minimum(turn, 360 - turn) * flat)
    km[owner[:, None] == owner[None, :]] = np.nan
    wide = np.array([p.level == "country" for p in places], dtype=bool)
    km[:, wide] = np.nan
    near = (np.exp(-km / 100), np.exp(-km / 400))
    return np.nan_to_num(near[0]), np.nan_to_num(near[1])


def joint_features(bench: Bench, prob: Floats) -> Floats:
    """What the other toponyms say of each candidate, given how probable their own candidates are."""
    others = max(1.0, float(len(set(bench.group.tolist()))) - 1)
    columns = [bench.within[:, 0], bench.within[:, 1]]
    columns += [_shares(bench, prob, key) / others for key in ("country", "province", "district")]
    columns += [_parts_named(bench, prob), _parent_named(bench, prob)]
    columns += [np.log1p(near @ prob) for near in bench.closeness]
    return np.stack(columns, axis=1)


def _shares(bench: Bench, prob: Floats, key: str) -> Floats:
    """The probability that other toponyms lie in the same unit, summed over them."""
    ids = [getattr(lineage, key) for lineage in bench.lineages]
    total: dict[str, float] = {}
    own: dict[tuple[int, str], float] = {}
    for g, unit, p in zip(bench.group.tolist(), ids, prob.tolist(), strict=True):
        if unit is not None:
            total[unit] = total.get(unit, 0.0) + p
            own[g, unit] = own.get((g, unit), 0.0) + p
    return np.array(
        [total[u] - own[g, u] if u is not None else 0.0 for g, u in zip(bench.group.tolist(), ids, strict=True)]
    )


def _parts_named(bench: Bench, prob: Floats) -> Floats:
    """The probability that another toponym lies inside the candidate."""
    total: dict[str, float] = {}
    for lineage, p in zip(bench.lineages, prob.tolist(), strict=True):
        for above in lineage.chain[1:]:
            total[above] = total.get(above, 0.0) + p
    return _at_most_one([total.get(place.id, 0.0) for place in bench.places])


def _parent_named(bench: Bench, prob: Floats) -> Floats:
    """The probability that the candidate's own district or province is named too."""
    named: dict[str, float] = {}
    for place, p in zip(bench.places, prob.tolist(), strict=True):
        named[place.id] = named.get(place.id, 0.0) + p
    best = [
        max((named.get(i, 0.0) for i in lineage.chain[1:] if i != lineage.country), default=0.0)
        for lineage in bench.lineages
    ]
    return _at_most_one(best)


def _at_most_one(values: Sequence[float]) -> Floats:
    return np.asarray(np.minimum(1.0, np.array(values, dtype=np.float64)))


def shares_within(scores: Floats, group: NDArray[np.int64]) -> Floats:
    """Softmax over the candidates of each group."""
    top = np.full(int(group.max()) + 1, -np.inf)
    np.maximum.at(top, group, scores)
    raised = np.exp(scores - top[group])
    return np.asarray(raised / np.bincount(group, weights=raised)[group])


def settle(bench: Bench, weights: tuple[Floats, Floats] | None = None) -> Floats:
    """The probability of each candidate within its group: first by itself, then in rounds with the others."""
    if not bench.places:
        return np.zeros(0)
    alone, together = weights or fitted()
    prob = shares_within(bench.static @ alone, bench.group)
    for _ in range(ROUNDS):
        features = np.hstack([bench.static, joint_features(bench, prob)])
        prob = shares_within(features @ together, bench.group)
    return prob


@cache
def fitted() -> tuple[Floats, Floats]:
    """The weights as shipped: of each feature alone, and of all together."""
    text = (files("whoholds.resolve.places") / "weights.csv").read_text(encoding="utf-8")
    rows = {row["feature"]: row for row in csv.DictReader(text.splitlines())}
    alone = np.array([float(rows[name]["alone"]) for name in STATIC])
    return alone, np.array([float(rows[name]["together"]) for name in FEATURES])
