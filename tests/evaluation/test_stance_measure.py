"""The stance task on a table of our own."""

from pathlib import Path

import pytest

from evaluation.stance import measure
from whoholds.errors import InputError

TABLE = """,claimHeadline,articleHeadline,articleHeadlineStance
0,The mill fell,Mill falls,for
1,The mill fell,"No, the mill did not fall",against
2,The mill fell,"Mill may fall, miller says",observing
3,The mill fell,Miller found out,against
"""


def test_each_attitude_is_scored(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    measured = measure(tmp_path)
    assert measured.n == 4
    assert measured.metrics["against_f1"] == pytest.approx(2 / 3)
    assert measured.metrics["accuracy"] == pytest.approx(3 / 4)


def test_a_table_of_another_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="articleHeadlineStance"):
        measure(tmp_path / "t.csv")
