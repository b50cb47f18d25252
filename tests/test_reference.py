"""The rows S1 to S14 on the reference report; skipped where it is absent."""

from datetime import date

import pytest

from tests.conftest import Known
from tests.rows import MONDAY, TUESDAY, Rows, timed


class TestReference(Rows):
    """Every clause of every row; `missed` would name what the reader does not reach."""

    districts = 8

    @pytest.fixture
    def known(self, reference: Known) -> Known:
        return reference

    def test_s1_a_length_of_weeks_ends_now(self, known: Known) -> None:
        assert set(timed(known, "weeks")) == {(date(2021, 8, 23), TUESDAY)}

    def test_s1_the_date_stands_in_the_text(self, known: Known) -> None:
        (report,) = known.picture.reports.values()
        assert report.text.startswith(f"date {MONDAY}")
        assert report.text[report.body_start :].startswith("The ")
