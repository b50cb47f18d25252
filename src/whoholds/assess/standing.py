"""How far each sort of speaker, and each speaker, can be relied on; and how fast control changes hands.

In: what was learnt (`learning.py`), or nothing. Out: `Standing`, and from it the likelihood of each signal.
Stays true: what a speaker's side is worth to know is a prior and not a verdict: a source that turns out otherwise is
taken for what it is; nothing here knows a name beforehand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from whoholds.assess.signals import (
    CONTESTED,
    FIRST_PARTY,
    SOMEBODY_ELSE,
    STATES,
    Flags,
    Floats,
    Ints,
    Relation,
    Signals,
    Voice,
)

VOICES, MANNERS, RELATIONS = len(Voice), 3, len(Relation)

SAYS_CONTESTED_PROB = 0.4
SAYS_CONTESTED_WRONGLY_PROB = 0.08
"""How often a report of a place says "fought over" where it is, and where one party holds it."""

PARTISAN_BOASTS_PROB = 0.8
"""Of a contested place a partisan says so often that its own side holds it."""

SOMEBODY_ELSE_PROB, SOMEBODY_ELSE_LONE_PROB = 0.03, 0.2
"""Before any claim: that none of the parties spoken of holds the place; the second where only one is spoken of."""


def log_odds(prob: Floats) -> Floats:
    """The logit."""
    odds: Floats = np.log(prob) - np.log1p(-prob)
    return odds


def sigmoid(value: Floats) -> Floats:
    """The inverse of `log_odds`."""
    prob: Floats = 1.0 / (1.0 + np.exp(-value))
    return prob


def _first_guess() -> Floats:
    """Shares of true statements by voice, manner and relation, as a careful person would guess them."""
    neutral = np.array([0.88, 0.82, 0.78, 0.65, 0.75])
    plain = np.stack([neutral, np.full(VOICES, 0.95), np.full(VOICES, 0.35)], axis=-1)
    hedged = np.stack([neutral - 0.12, np.full(VOICES, 0.92), np.full(VOICES, 0.3)], axis=-1)
    lesser = np.stack([np.full(VOICES, 0.62), np.full(VOICES, 0.85), np.full(VOICES, 0.3)], axis=-1)
    return log_odds(np.stack([plain, hedged, lesser], axis=1))


@dataclass(frozen=True, slots=True)
class Standing:
    """Reliabilities as log odds, by voice, manner and relation, shape (5, 3, 3); `shifts` add to them.

    `shifts` is by (lineage, label of whoever truly holds the place). `base` tells how often a party holds a place
    of which it is spoken. `changes_per_day` is the chance that a place changes its state in a day.
    """

    reliability: Floats = field(default_factory=_first_guess)
    shifts: Mapping[tuple[str, str], float] = field(default_factory=dict)
    base: Mapping[str, float] = field(default_factory=dict)
    contested_prob: float = 0.05
    changes_per_day: float = 0.03
    sources: frozenset[str] = frozenset()
    """Lineages that were learnt from."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Signals by state, shape (signals, states): the relation of each speaker to each state, and who is right."""

    relation: Ints
    right: Flags
    possible: Flags
    parties: Ints
    """How many parties the question of each signal has."""


def grid(told: Signals) -> Grid:
    """How each signal stands to each state of its question."""
    states = np.arange(STATES, dtype=np.int32)
    counts = np.array([len(one) for one in told.labels], np.int32)
    parties = counts[told.question] if len(told.question) else np.zeros(0, np.int32)
    own = told.speaks_for[:, None] == states
    relation = np.where(told.speaks_for[:, None] < 0, Relation.NEUTRAL, np.where(own, Relation.OWN, Relation.OTHER))
    right = (told.says[:, None] == states) != told.denies[:, None]
    possible = states < FIRST_PARTY + parties[:, None]
    return Grid(relation.astype(np.int32), right, possible, parties)


def likelihoods(told: Signals, standing: Standing, at: Grid, shifts: Floats) -> Floats:
    """The probability of each signal, were each state true; shape (signals, states), 1 where there is no such state.

    A wrong assertion is as likely to name any other party. Of contested ground partisans boast, others name any.
    """
    reliable = sigmoid(standing.reliability[told.voice[:, None], told.manner[:, None], at.relation] + shifts)
    others = np.maximum(np.where(told.denies, 1, at.parties - 1), 1)[:, None]
    prob = np.where(at.right, reliable, (1.0 - reliable) / others)
    prob[:, SOMEBODY_ELSE] = np.where(told.denies, prob[:, SOMEBODY_ELSE], prob[:, SOMEBODY_ELSE] / at.parties.clip(1))
    boasts = np.where(told.says == told.speaks_for, PARTISAN_BOASTS_PROB, 1.0 - PARTISAN_BOASTS_PROB)
    fought = np.where(told.speaks_for < 0, (1.0 - SAYS_CONTESTED_PROB) / at.parties.clip(1), boasts)
    prob[:, CONTESTED] = np.where(told.denies, 0.5, fought)
    struggle = told.says == CONTESTED
    prob[struggle] = SAYS_CONTESTED_WRONGLY_PROB
    prob[struggle, CONTESTED] = SAYS_CONTESTED_PROB
    prob[~at.possible] = 1.0
    return np.clip(prob, 1e-4, 1.0)


def first_states(told: Signals, standing: Standing) -> Floats:
    """What is thought of each question before any signal; shape (questions, states), rows add to 1."""
    prior = np.zeros((len(told.labels), STATES))
    for number, labels in enumerate(told.labels):
        if not labels:
            prior[number, SOMEBODY_ELSE] = 1.0
            continue
        weights = np.array([standing.base.get(label, 0.5) for label in labels])
        lone = SOMEBODY_ELSE_PROB if len(labels) > 1 else SOMEBODY_ELSE_LONE_PROB
        prior[number, SOMEBODY_ELSE], prior[number, CONTESTED] = lone, standing.contested_prob
        held = 1.0 - lone - standing.contested_prob
        prior[number, FIRST_PARTY : FIRST_PARTY + len(labels)] = held * weights / weights.sum()
    return prior


def shifts_of(told: Signals, standing: Standing) -> Floats:
    """What is known of each speaker itself, by state; shape (signals, states)."""
    found = np.zeros((len(told.question), STATES))
    if not standing.shifts:
        return found
    for row, (question, source) in enumerate(zip(told.question.tolist(), told.source.tolist(), strict=True)):
        for state, label in enumerate(told.labels[question], FIRST_PARTY):
            found[row, state] = standing.shifts.get((told.sources[source], label), 0.0)
    return found
