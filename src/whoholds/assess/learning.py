"""Reliabilities learnt from how speakers agree: expectation and maximisation, with priors.

In: signals. Out: a `Standing`. Stays true: the same signals give the same standing; with no signals it is the first
guess; a source with few claims stays near its sort.
"""

from dataclasses import dataclass, replace

import numpy as np

from whoholds.assess.filtering import Cells, backward, cells, forward
from whoholds.assess.signals import CONTESTED, FIRST_PARTY, STATES, Floats, Ints, Signals
from whoholds.assess.standing import Grid, Standing, first_states, grid, likelihoods, log_odds, sigmoid

ROUNDS = 16
"""More change no probability by 0.01 in the simulated wars of `evaluation/fusion.py`."""

SORTS_FIRST = 8
"""Rounds before speakers are told apart; the pace of change is settled by then. Else differences between speakers
explain away what changed: in `evaluation/fusion.py` a pace of 0.04 was taken for 0.006."""

PRIOR_CLAIMS = 20.0
"""The first guess of a sort's reliability counts like so many claims whose truth is known."""

SHIFT_DEVIATION, SHIFT_SPEAKERS = 0.4, 10.0
"""How far, in log odds, speakers of one sort are thought to differ, and how many speakers' worth of thought that is."""

PACE_STEP = 1.4
PRIOR_PACE, PRIOR_PACE_DEVIATION = 0.02, 1.5
"""Changes a day, and how sure of it (in natural logarithms)."""

PRIOR_HOLDS = 5.0


@dataclass(frozen=True, slots=True)
class _Sources:
    """Which (speaker, true holder) each signal and state is about; -1 where no party would hold."""

    of: Ints
    names: tuple[tuple[str, str], ...]


def learn(told: Signals, first: Standing | None = None) -> Standing:
    """Learn what these signals tell of their speakers, beginning with `first`."""
    guess = first or Standing()
    if not len(told.question):
        return guess
    days, at, sources = cells(told), grid(told), _sources(told)
    standing, shifts, deviation = guess, np.zeros(len(sources.names) + 1), SHIFT_DEVIATION
    for number in range(ROUNDS):
        prior = first_states(told, standing)
        by_state = shifts[sources.of]
        prob = likelihoods(told, standing, at, by_state)
        if number < SORTS_FIRST:
            standing = _paced(told, standing, days, prior, prob)
        smooth = backward(days, prior, forward(told, standing, days, prior, prob))
        weight = smooth[days.of_signal] * at.possible
        weight[:, CONTESTED] = 0.0
        weight[told.says == CONTESTED] = 0.0
        reliability = _sorts(told, standing, guess, at, by_state, weight)
        standing = replace(_states(standing, told, days, smooth), reliability=reliability)
        if number >= SORTS_FIRST:
            shifts, deviation = _speakers(told, standing, at, shifts, deviation, sources, weight)
    known = {name: float(shift) for name, shift in zip(sources.names, shifts[:-1], strict=True)}
    return replace(standing, shifts=known, sources=frozenset(told.sources))


def _sources(told: Signals) -> _Sources:
    names: dict[tuple[str, str], int] = {}
    of = np.full((len(told.question), STATES), -1, np.int32)
    for row, (question, source) in enumerate(zip(told.question.tolist(), told.source.tolist(), strict=True)):
        for state, label in enumerate(told.labels[question], FIRST_PARTY):
            of[row, state] = names.setdefault((told.sources[source], label), len(names))
    return _Sources(of, tuple(names))


def _sorts(told: Signals, standing: Standing, guess: Standing, at: Grid, shifts: Floats, weight: Floats) -> Floats:
    """One Newton step for the reliability of each sort, given what is thought of each speaker."""
    odds = standing.reliability
    key = (told.voice[:, None], told.manner[:, None], at.relation)
    prob = sigmoid(odds[key] + shifts)
    pull = PRIOR_CLAIMS * (sigmoid(guess.reliability) - sigmoid(odds))
    stiff = PRIOR_CLAIMS * sigmoid(odds) * (1.0 - sigmoid(odds))
    np.add.at(pull, key, weight * (at.right - prob))
    np.add.at(stiff, key, weight * prob * (1.0 - prob))
    return np.clip(odds + np.clip(pull / stiff, -1.0, 1.0), log_odds(np.array(0.02)), log_odds(np.array(0.995)))


def _speakers(
    told: Signals, standing: Standing, at: Grid, shifts: Floats, deviation: float, sources: _Sources, weight: Floats
) -> tuple[Floats, float]:
    """One Newton step for each speaker's own shift, and how far speakers differ; the last shift stays 0 (no party)."""
    odds = standing.reliability[told.voice[:, None], told.manner[:, None], at.relation]
    prob = sigmoid(odds + shifts[sources.of])
    pull = -shifts / deviation**2
    stiff = np.full_like(shifts, 1.0 / deviation**2)
    np.add.at(pull, sources.of, weight * (at.right - prob))
    np.add.at(stiff, sources.of, weight * prob * (1.0 - prob))
    stepped: Floats = shifts + np.clip(pull / stiff, -1.0, 1.0)
    stepped[-1] = 0.0
    spread = SHIFT_SPEAKERS * SHIFT_DEVIATION**2 + float((stepped[:-1] ** 2 + 1.0 / stiff[:-1]).sum())
    return stepped, float(np.sqrt(spread / (SHIFT_SPEAKERS + len(stepped) - 1)))


def _paced(told: Signals, standing: Standing, days: Cells, prior: Floats, prob: Floats) -> Standing:
    """The pace of change, a step slower or faster if that explains the signals better.

    Counting expected changes instead moves too slowly: unreliable speakers explain away what changed.
    """
    found: list[tuple[float, int, Standing]] = []
    for factor in (1.0, 1.0 / PACE_STEP, PACE_STEP):
        pace = min(max(standing.changes_per_day * factor, 1e-4), 0.3)
        tried = replace(standing, changes_per_day=pace)
        thought = -0.5 * (np.log(pace / PRIOR_PACE) / PRIOR_PACE_DEVIATION) ** 2
        found.append((forward(told, tried, days, prior, prob).log_likelihood + thought, -len(found), tried))
    return max(found, key=lambda one: one[:2])[2]


def _states(standing: Standing, told: Signals, days: Cells, smooth: Floats) -> Standing:
    """How often each party holds, and how often places are contested."""
    first = days.rank == 0
    held: dict[str, float] = {}
    asked: dict[str, float] = {}
    for question, row in zip(days.question[first].tolist(), smooth[first], strict=True):
        for state, label in enumerate(told.labels[question], FIRST_PARTY):
            held[label] = held.get(label, 0.0) + float(row[state])
            asked[label] = asked.get(label, 0.0) + 1.0
    return replace(
        standing,
        base={label: (held[label] + PRIOR_HOLDS / 2) / (asked[label] + PRIOR_HOLDS) for label in sorted(held)},
        contested_prob=float((smooth[:, CONTESTED].sum() + 1.0) / (len(smooth) + 20.0)),
    )
