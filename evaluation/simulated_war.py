"""A war that never was: places, two sides, outlets with leanings, and the claims they publish.

In: a `War` and a seed. Out: `Told`: claims and reports as the stages pass them on, what truly was, and what an oracle
that knows every outlet would think. Stays true: one seed gives one war; nothing in the claims tells the truth but what
outlets say.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from whoholds.records import (
    Actor,
    Claim,
    Evidence,
    Extent,
    Form,
    Kind,
    Mention,
    Outlet,
    Party,
    PlaceRef,
    Report,
    Source,
    SourceKind,
    Stance,
    Theatre,
)

SIDES = ("Red Front", "Blue Army")
FIRST_DAY = date(2030, 1, 1)
HEDGE_COST, PART_COST = 1.0, 1.5
"""Log odds by which hedged claims, and claims of a part, are less often right."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class War:
    """One setting. Outlets are counted by leaning; probabilities are per claim, changes per place and day.

    `silence` is the chance that a partisan outlet says nothing where it would have to admit a loss. `copies` is the
    share of all claims that repeat another outlet's words a day or so later.
    """

    name: str
    places: int = 300
    days: int = 1
    neutral: int = 10
    reds: int = 20
    blues: int = 10
    claims_per_place: float = 5.0
    changes_per_day: float = 0.0
    copies: float = 0.0
    hedged: float = 0.2
    parts: float = 0.0
    silence: float = 0.0
    denials: float = 0.2


@dataclass(frozen=True, slots=True)
class Told:
    """`truth` is the side (0 or 1) that holds each place on the last day; `oracle` the chance of side 1 by place.

    `votes` has a row a claim: place, outlet, side said, day; copies included. `day` is the last day.
    """

    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    theatre: Theatre
    votes: NDArray[np.int32]
    truth: NDArray[np.int32]
    oracle: Floats
    day: date


def simulate(war: War, seed: int) -> Told:
    """Fight and report one war."""
    chance = np.random.default_rng(seed)
    leaning = np.repeat([-1, 0, 1], [war.neutral, war.reds, war.blues])
    odds = _reliabilities(leaning, chance)
    truth = _history(war, chance)
    rows = _claims(war, leaning, odds, truth, chance)
    rows = np.concatenate([rows, _copies(war, rows, len(leaning), chance)])
    claims, reports = _records(rows, leaning)
    return Told(
        claims,
        reports,
        _theatre(leaning),
        rows[:, :4].astype(np.int32),
        truth[:, -1],
        _oracle(war, odds, rows),
        FIRST_DAY + timedelta(days=war.days),
    )


def _reliabilities(leaning: NDArray[np.int64], chance: np.random.Generator) -> Floats:
    """Log odds of each outlet telling the truth, by who holds; partisans admit a loss now and then."""
    neutral = chance.normal(1.0, 0.4, (len(leaning), 1)) + chance.normal(0.0, 0.2, (len(leaning), 2))
    own, other = chance.normal(2.6, 0.4, len(leaning)), chance.normal(-0.6, 0.6, len(leaning))
    partisan = np.where(np.arange(2) == leaning[:, None], own[:, None], other[:, None])
    odds: Floats = np.where(leaning[:, None] < 0, neutral, partisan)
    return odds


def _history(war: War, chance: np.random.Generator) -> NDArray[np.int32]:
    """Who holds each place on each day."""
    flips = chance.random((war.places, war.days)) < war.changes_per_day
    flips[:, 0] = chance.random(war.places) < 0.5
    held: NDArray[np.int32] = (np.cumsum(flips, axis=1) % 2).astype(np.int32)
    return held


Rows = NDArray[np.float64]
"""Columns: place, outlet, side said, day, cost (log odds), original (row of the claim it copies, or -1), denial."""


def _claims(
    war: War, leaning: NDArray[np.int64], odds: Floats, truth: NDArray[np.int32], chance: np.random.Generator
) -> Rows:
    count = np.maximum(chance.poisson(war.claims_per_place * (1.0 - war.copies), war.places), 1)
    place = np.repeat(np.arange(war.places), count)
    outlet = chance.integers(0, len(leaning), len(place))
    day = chance.integers(0, war.days, len(place))
    held = truth[place, day]
    cost = np.where(chance.random(len(place)) < war.hedged, HEDGE_COST, 0.0)
    cost += np.where(chance.random(len(place)) < war.parts, PART_COST, 0.0)
    right = chance.random(len(place)) < 1.0 / (1.0 + np.exp(cost - odds[outlet, held]))
    says = np.where(right, held, 1 - held)
    admits = (leaning[outlet] >= 0) & (says != leaning[outlet])
    silent = admits & (chance.random(len(place)) < war.silence)
    denial = chance.random(len(place)) < war.denials
    rows = np.stack([place, outlet, says, day, cost, np.full(len(place), -1), denial], axis=1)
    told: Rows = rows[~silent].astype(np.float64)
    return told


def _copies(war: War, rows: Rows, outlets: int, chance: np.random.Generator) -> Rows:
    """Other outlets that repeat the words of some claim up to two days later; a few claims are copied much."""
    wanted = int(len(rows) * war.copies / (1.0 - war.copies))
    liked = chance.pareto(1.0, len(rows)) + 0.05
    original = chance.choice(len(rows), wanted, p=liked / liked.sum())
    copied = rows[original].copy()
    copied[:, 1] = (copied[:, 1] + chance.integers(1, outlets, wanted)) % outlets
    copied[:, 3] = np.minimum(copied[:, 3] + chance.integers(0, 3, wanted), war.days - 1)
    copied[:, 5] = original
    return copied


def _oracle(war: War, odds: Floats, rows: Rows) -> Floats:
    """What somebody thinks who knows every outlet, every copy and how often places change hands."""
    belief = np.full((war.places, 2), 0.5)
    own = rows[rows[:, 5] < 0]
    for day in range(war.days):
        if day:
            belief = belief * (1.0 - war.changes_per_day) + belief[:, ::-1] * war.changes_per_day
        today = own[own[:, 3] == day]
        outlet, says = today[:, 1].astype(int), today[:, 2].astype(int)
        right = 1.0 / (1.0 + np.exp(today[:, 4:5] - odds[outlet]))
        prob = np.where(np.arange(2) == says[:, None], right, 1.0 - right)
        logs = np.zeros((war.places, 2))
        np.add.at(logs, today[:, 0].astype(int), np.log(prob))
        belief = belief * np.exp(logs - logs.max(axis=1, keepdims=True))
        belief /= belief.sum(axis=1, keepdims=True)
    blue: Floats = belief[:, 1]
    return blue


def _records(rows: Rows, leaning: NDArray[np.int64]) -> tuple[tuple[Claim, ...], tuple[Report, ...]]:
    claims, reports = [], []
    for number, (place, outlet, says, day, cost, original, denial) in enumerate(rows.tolist()):
        name = f"report-{number}"
        words = " ".join(f"{chr(97 + n)}{int(original if original >= 0 else number)}" for n in range(8))
        reports.append(
            Report(name, name, FIRST_DAY + timedelta(days=day), f"Outlet {outlet:.0f}", None, None, "en", "", 0, name)
        )
        claims.append(_claim(name, words, int(place), int(says), cost, denies=bool(denial)))
    return tuple(claims), tuple(reports)


def _claim(report: str, words: str, place: int, says: int, cost: float, *, denies: bool) -> Claim:
    holder = SIDES[1 - says] if denies else SIDES[says]
    return Claim(
        report_id=report,
        quote=Mention(words, 0, len(words)),
        source=Source(SourceKind.NARRATOR),
        kind=Kind.HOLDS,
        stance=Stance.DENIES if denies else Stance.ASSERTS,
        form=Form.NARRATED,
        evidence=Evidence.NONE,
        hedged=cost in {HEDGE_COST, HEDGE_COST + PART_COST},
        actor=Party(None, holder),
        target=Party(None, SIDES[says]) if denies else Party(None, SIDES[1 - says]),
        place=PlaceRef(None, f"Place {place}", None, f"P{place}"),
        extent=Extent(False) if cost >= PART_COST and not denies else None,
    )


def _theatre(leaning: NDArray[np.int64]) -> Theatre:
    outlets = tuple(
        Outlet(f"Outlet {number}", (), SIDES[side] if side >= 0 else None, side < 0)
        for number, side in enumerate(leaning.tolist())
    )
    actors = tuple(Actor(side, "group", SourceKind.PARTY, fights=True) for side in SIDES)
    return Theatre("simulated", "A simulated war", (), actors, outlets, (), (SIDES,), stale_after_days=400)
