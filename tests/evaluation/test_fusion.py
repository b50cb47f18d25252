"""Simulated wars and the methods that fight over them."""

import json
import warnings
from pathlib import Path

import numpy as np
import pytest

from evaluation.fusing import METHODS
from evaluation.fusion import Fought, calibration_error, measure
from evaluation.simulated_war import War, simulate
from whoholds.errors import InputError

SMALL = War("small", places=250, claims_per_place=7)


def test_one_seed_gives_one_war() -> None:
    one, other = simulate(SMALL, 4), simulate(SMALL, 4)
    assert np.array_equal(one.votes, other.votes) and one.claims == other.claims
    assert not np.array_equal(one.truth, simulate(SMALL, 5).truth)


def test_the_oracle_is_ahead_of_every_vote_counter() -> None:
    told = simulate(SMALL, 1)
    best = float(((told.oracle > 0.5) == told.truth).mean())
    for method in METHODS.values():
        assert float((method(told.votes, 250, 40) == told.truth).mean()) <= best


def test_copies_repeat_words_of_another_outlet() -> None:
    told = simulate(War("copied", places=50, copies=0.5), 2)
    words = [claim.quote.text for claim in told.claims]
    assert len(set(words)) < 0.6 * len(words)


def test_ours_is_ahead_where_claims_are_sparse_or_copied(tmp_path: Path) -> None:
    wars = [
        {"name": "base", "places": 300, "claims_per_place": 7},
        {"name": "sparse", "places": 300, "claims_per_place": 2},
        {"name": "copies", "places": 300, "claims_per_place": 8, "copies": 0.5},
    ]
    (tmp_path / "wars.json").write_text(json.dumps({"seeds": [11], "wars": wars}))
    metrics = measure(tmp_path).metrics
    assert (metrics["margin_to_oracle"] or 0) >= -0.04
    assert (metrics["lead_sparse"] or 0) > 0
    assert (metrics["lead_copies"] or 0) > 0


def test_calibration_error_is_the_gap_between_sure_and_right() -> None:
    fought = Fought({}, np.full(10, 0.9), np.array([True] * 5 + [False] * 5))
    assert calibration_error([fought]) == pytest.approx(0.4)


def test_a_wrong_setting_is_explained(tmp_path: Path) -> None:
    (tmp_path / "wars.json").write_text('{"wars": [{"name": "x", "tanks": 3}], "seeds": [1]}')
    with pytest.raises(InputError, match="tanks"):
        measure(tmp_path)


def test_our_dawid_skene_agrees_with_crowd_kit() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        aggregation = pytest.importorskip("crowdkit.aggregation")
        import pandas

        told = simulate(SMALL, 3)
        table = pandas.DataFrame(
            {"task": told.votes[:, 0], "worker": told.votes[:, 1], "label": told.votes[:, 2]}
        ).drop_duplicates(["task", "worker"])
        votes = table.to_numpy(np.int32)
        votes = np.column_stack([votes, np.zeros(len(votes), np.int32)])
        theirs = aggregation.DawidSkene(n_iter=120).fit_predict(table).to_numpy()
    assert float((METHODS["two_coins"](votes, 250, 40) == theirs).mean()) > 0.95
