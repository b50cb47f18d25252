"""Other ways of deciding whom to believe, to be compared with: they know votes and nothing of sides, copies or days.

In: votes (rows of place, outlet, side said, day). Out: for each place the side they choose. Stays true: as published:
TruthFinder (Yin, Han & Yu 2008), AverageLog and Investment (Pasternack & Roth 2010), Dawid & Skene (1979) with one
coin a source and with two.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Votes = NDArray[np.int32]
Choice = NDArray[np.int32]
Floats = NDArray[np.float64]
ROUNDS = 30


def _sums(votes: Votes, places: int, worth: Floats) -> Floats:
    """The summed worth of the votes for each side of each place; shape (places, 2)."""
    found = np.zeros((places, 2))
    np.add.at(found, (votes[:, 0], votes[:, 2]), worth)
    return found


def _by_outlet(votes: Votes, values: Floats, outlets: int) -> tuple[Floats, Floats]:
    total, count = np.zeros(outlets), np.zeros(outlets)
    np.add.at(total, votes[:, 1], values)
    np.add.at(count, votes[:, 1], 1.0)
    return total, np.maximum(count, 1.0)


def _of_votes(votes: Votes, belief: Floats) -> Floats:
    picked: Floats = belief[votes[:, 0], votes[:, 2]]
    return picked


def _chosen(belief: Floats) -> Choice:
    chosen: Choice = belief.argmax(axis=1).astype(np.int32)
    return chosen


def majority(votes: Votes, places: int, outlets: int) -> Choice:
    """The side with most votes; ties go to the first."""
    return _chosen(_sums(votes, places, np.ones(len(votes))))


def truth_finder(votes: Votes, places: int, outlets: int) -> Choice:
    """Trust is mean confidence; confidence is 1 minus the chance that all who say so are wrong, dampened (0.3)."""
    trust = np.full(outlets, 0.9)
    belief = np.zeros((places, 2))
    for _ in range(ROUNDS):
        score = _sums(votes, places, -np.log1p(-np.clip(trust, 0, 1 - 1e-9))[votes[:, 1]])
        adjusted = score - 0.5 * score[:, ::-1]
        belief = 1.0 / (1.0 + np.exp(-0.3 * np.clip(adjusted, -500.0, 500.0)))
        total, count = _by_outlet(votes, _of_votes(votes, belief), outlets)
        trust = total / count
    return _chosen(belief)


def average_log(votes: Votes, places: int, outlets: int) -> Choice:
    """Trust is the mean belief in an outlet's claims times the log of their number; belief is summed trust."""
    belief = _sums(votes, places, np.ones(len(votes)))
    for _ in range(ROUNDS):
        total, count = _by_outlet(votes, _of_votes(votes, belief), outlets)
        trust = np.log(count + 1.0) * total / count
        belief = _sums(votes, places, trust[votes[:, 1]] / trust.max())
    return _chosen(belief)


def investment(votes: Votes, places: int, outlets: int) -> Choice:
    """Outlets invest their trust evenly; what a claim earns grows by a power of 1.2 and is paid back by share."""
    trust = np.ones(outlets)
    _, count = _by_outlet(votes, np.ones(len(votes)), outlets)
    belief = _sums(votes, places, np.ones(len(votes)))
    for _ in range(ROUNDS):
        stake = (trust / count)[votes[:, 1]]
        invested = _sums(votes, places, stake)
        belief = np.power(invested, 1.2)
        paid = _of_votes(votes, belief) * stake / np.maximum(_of_votes(votes, invested), 1e-12)
        trust, _ = _by_outlet(votes, paid, outlets)
        trust /= trust.max()
    return _chosen(belief)


def one_coin(votes: Votes, places: int, outlets: int) -> Choice:
    """Dawid and Skene with one reliability an outlet."""
    return _dawid_skene(votes, places, outlets, coins=1)


def two_coins(votes: Votes, places: int, outlets: int) -> Choice:
    """Dawid and Skene with a reliability an outlet for each truth."""
    return _dawid_skene(votes, places, outlets, coins=2)


def _dawid_skene(votes: Votes, places: int, outlets: int, coins: int) -> Choice:
    belief = _sums(votes, places, np.ones(len(votes))) + 1e-9
    belief /= belief.sum(axis=1, keepdims=True)
    for _ in range(4 * ROUNDS):
        table = np.full((outlets, 2, 2), 1e-2)
        for truth in range(2):
            np.add.at(table[:, truth], (votes[:, 1], votes[:, 2]), belief[votes[:, 0], truth])
        if coins == 1:
            right = table[:, 0, 0] + table[:, 1, 1]
            wrong = table[:, 0, 1] + table[:, 1, 0]
            table = np.stack([np.stack([right, wrong], 1), np.stack([wrong, right], 1)], 1)
        table /= table.sum(axis=2, keepdims=True)
        logs = np.tile(np.log(belief.mean(axis=0) + 1e-12), (places, 1))
        for truth in range(2):
            np.add.at(logs[:, truth], votes[:, 0], np.log(table[votes[:, 1], truth, votes[:, 2]]))
        belief = np.exp(logs - logs.max(axis=1, keepdims=True))
        belief /= belief.sum(axis=1, keepdims=True)
    return _chosen(belief)


METHODS: dict[str, Callable[[Votes, int, int], Choice]] = {
    "majority": majority,
    "truth_finder": truth_finder,
    "average_log": average_log,
    "investment": investment,
    "one_coin": one_coin,
    "two_coins": two_coins,
}
