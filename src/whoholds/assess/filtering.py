"""A forward filter over days: how likely each party is to hold each place, given all that was said up to a day.

In: signals and a standing. Out: probabilities by question and state; `smoothed` also looks back from later days.
Stays true: a filtered day uses nothing said later; every row adds to 1; silence lets a state fade towards what was
thought at first.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from whoholds.assess.signals import STATES, Floats, Ints, Signals
from whoholds.assess.standing import Standing, first_states, grid, likelihoods, shifts_of


@dataclass(frozen=True, slots=True)
class Cells:
    """One row for each question and day with signals, by question and day. `of_signal` gives the row of each signal.

    `rank` is 0 for the first day of a question, 1 for the next …; `gap_days` is the time since the day before.
    """

    question: Ints
    day: Ints
    rank: Ints
    gap_days: Ints
    of_signal: Ints


def cells(told: Signals) -> Cells:
    """The days on which something was said of each question."""
    key = told.question.astype(np.int64) * 10_000_000 + told.day
    unique, of_signal = np.unique(key, return_inverse=True)
    question, day = unique // 10_000_000, unique % 10_000_000
    first = np.concatenate([[True], question[1:] != question[:-1]]) if len(unique) else np.zeros(0, bool)
    starts = np.maximum.accumulate(np.where(first, np.arange(len(unique)), 0)) if len(unique) else np.zeros(0, int)
    gap = np.where(first, 0, np.diff(day, prepend=0))
    rank = np.arange(len(unique)) - starts
    return Cells(*(one.astype(np.int32) for one in (question, day, rank, gap, of_signal)))


@dataclass(frozen=True, slots=True)
class Passed:
    """What the filter thinks after each cell, and before it looked at the cell; shape (cells, states)."""

    after: Floats
    before: Floats
    evidence: Floats
    stays: Floats
    """The chance that a state lasted since the cell before."""
    log_likelihood: float
    """Of all signals, but for a constant."""


def forward(told: Signals, standing: Standing, days: Cells, prior: Floats, prob: Floats) -> Passed:
    """Pass over the days of all questions at once, from the first on."""
    logs = np.zeros((len(days.question), STATES))
    np.add.at(logs, days.of_signal, np.log(prob))
    logs -= logs.max(axis=1, keepdims=True) if logs.size else 0.0
    evidence = np.exp(logs)
    stays = np.power(1.0 - standing.changes_per_day, days.gap_days)
    before, after = np.empty_like(evidence), np.empty_like(evidence)
    state, surprise = prior.copy(), 0.0
    for rank in range(int(days.rank.max(initial=-1)) + 1):
        rows = np.flatnonzero(days.rank == rank)
        at = days.question[rows]
        start = prior[at]
        before[rows] = start if rank == 0 else stays[rows, None] * state[at] + (1.0 - stays[rows, None]) * start
        joint = before[rows] * evidence[rows]
        total = joint.sum(axis=1, keepdims=True)
        surprise += float(np.log(total).sum())
        after[rows] = state[at] = joint / total
    return Passed(after, before, evidence, stays, surprise)


def backward(days: Cells, prior: Floats, passed: Passed) -> Floats:
    """The states of each cell in the light of all days."""
    smooth = passed.after.copy()
    for rank in range(int(days.rank.max(initial=-1)), 0, -1):
        rows = np.flatnonzero(days.rank == rank)
        ratio = smooth[rows] / np.maximum(passed.before[rows], 1e-12)
        stays, start = passed.stays[rows, None], prior[days.question[rows]]
        lasted = stays * passed.after[rows - 1] * ratio
        smooth[rows - 1] = lasted + passed.after[rows - 1] * (1.0 - stays) * (start * ratio).sum(axis=1, keepdims=True)
        smooth[rows - 1] /= smooth[rows - 1].sum(axis=1, keepdims=True)
    return smooth


def filtered(told: Signals, standing: Standing, day: date) -> Floats:
    """Probabilities on `day` by question and state, from signals up to that day; shape (questions, states)."""
    prior = first_states(told, standing)
    if not len(told.question):
        return prior
    days = cells(told)
    prob = likelihoods(told, standing, grid(told), shifts_of(told, standing))
    passed = forward(told, standing, days, prior, prob)
    last = np.flatnonzero(np.append(days.question[1:] != days.question[:-1], True))
    stays = np.power(1.0 - standing.changes_per_day, np.maximum(day.toordinal() - days.day[last], 0))[:, None]
    found = prior.copy()
    found[days.question[last]] = stays * passed.after[last] + (1.0 - stays) * prior[days.question[last]]
    return found


def smoothed(told: Signals, standing: Standing) -> tuple[Cells, Floats]:
    """Looking back: every day with signals in the light of all later ones; not for telling the present."""
    days, prior = cells(told), first_states(told, standing)
    prob = likelihoods(told, standing, grid(told), shifts_of(told, standing))
    return days, backward(days, prior, forward(told, standing, days, prior, prob))
