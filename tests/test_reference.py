"""The rows S1 to S14 on the reference report; skipped where it is absent."""

from datetime import date
from typing import ClassVar

import pytest

from tests.conftest import Known
from tests.rows import MONDAY, TUESDAY, Rows, timed

OUTSIDE = "the reader points outside the statement for who holds, at the party named most"


class TestReference(Rows):
    """`missed` says what the reader does not reach yet; a clause that holds again must leave the list."""

    districts = 8
    missed: ClassVar[dict[str, str]] = {
        "test_s3_its_positions_are_its_own": OUTSIDE,
        "test_s4_his_forces_are_the_speakers": OUTSIDE,
        "test_s9_losses_of_the_front_are_claims_of_nobody_named": "the reader takes those who suffer for those who act",
    }

    @pytest.fixture
    def known(self, reference: Known) -> Known:
        return reference

    def test_s1_a_length_of_weeks_ends_now(self, known: Known) -> None:
        assert set(timed(known, "weeks")) == {(date(2021, 8, 23), TUESDAY)}

    def test_s1_the_date_stands_in_the_text(self, known: Known) -> None:
        (report,) = known.picture.reports.values()
        assert report.text.startswith(f"date {MONDAY}")
        assert report.text[report.body_start :].startswith("The ")
