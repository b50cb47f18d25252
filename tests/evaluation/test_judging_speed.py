"""The speed task measures what it says, on a small load."""

import json
from pathlib import Path

import pytest

from evaluation.judging_speed import measure
from whoholds.errors import InputError


def test_a_small_load_is_judged_and_timed(tmp_path: Path) -> None:
    load = {"places": 30, "claims_per_place": 4, "copies": 0.3, "places_at_once": 20, "ledger_places": 12, "seed": 1}
    (tmp_path / "load.json").write_text(json.dumps(load))
    measured = measure(tmp_path)
    assert measured.metrics["findings"] == 30
    assert measured.n > 60
    assert all((measured.metrics[name] or 0) > 0 for name in ("seconds", "update_ms", "view_ms"))


def test_a_load_without_its_size_is_refused(tmp_path: Path) -> None:
    (tmp_path / "load.json").write_text("{}")
    with pytest.raises(InputError, match="places"):
        measure(tmp_path)
