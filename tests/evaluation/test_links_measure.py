"""Linking, measured on the project's own annotated reports."""

from pathlib import Path

import pytest

from evaluation.links import measure
from tests.conftest import ROOT

GOLD = ROOT / "evaluation" / "gold" / "reports.jsonl"
FLOOR = 0.5
"""Two hundredths below the .52 measured when the rules were last mended."""


def test_every_kind_of_link_is_measured() -> None:
    found = measure(GOLD)
    assert found.n == len(GOLD.read_text(encoding="utf-8").splitlines())
    assert {f"{kind}_f1" for kind in ("denies", "supports", "implies", "conditional_on", "repeats")} <= set(
        found.metrics
    )
    (table,) = found.tables
    assert all(right <= min(told, said) for _, told, said, right, *_ in table.rows)  # type: ignore[type-var,misc]


def test_the_links_of_our_own_reports_are_found() -> None:
    assert (measure(GOLD).metrics["f1"] or 0) >= FLOOR


def test_nothing_measured_is_nothing_found(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("")
    assert measure(tmp_path / "none.jsonl").metrics["f1"] == pytest.approx(0)
