"""Every record comes back equal; what is not one is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.records import Claim, Finding, Link, Mention, Name, Place, Quantity, Reading, Report, RollUp, Theatre
from whoholds.records.codec import dumps, dumps_all, loads, loads_all

finite = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(float, finite)


@pytest.mark.parametrize("kind", [Claim, Finding, Link, Name, Place, Reading, Report, RollUp, Theatre])
def test_every_kind_comes_back_equal(kind: type) -> None:
    @given(st.from_type(kind))
    def comes_back(record: object) -> None:
        assert loads(kind, dumps(record)) == record

    comes_back()


@given(st.lists(st.builds(Mention)))
def test_lists_come_back_equal(mentions: list[Mention]) -> None:
    assert loads_all(Mention, dumps_all(Mention, tuple(mentions))) == tuple(mentions)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "null",
        "{",
        '{"text": "a", "start": 0}',
        '{"text": "a", "start": 0, "end": 1, "more": 2}',
        '{"text": "a", "start": 0, "more": 2}',
        '{"text": "a", "start": "0", "end": 1}',
        '{"text": "a", "start": true, "end": 1}',
        '{"text": null, "start": 0, "end": 1}',
    ],
)
def test_what_is_no_mention_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        loads(Mention, text)


def test_key_that_a_record_grew_later_takes_its_default() -> None:
    assert loads(Quantity, '{"low": 1, "high": null, "unit": "tanks"}') == Quantity(1, None, "tanks", None)


def test_number_that_is_not_finite_is_refused() -> None:
    place = Place("a", "A", "area", lat=float("nan"))
    with pytest.raises(ValueError, match="Out of range"):
        dumps(place)


def test_day_is_written_as_iso() -> None:
    assert '"date":"2021-09-06"' in dumps(Report("r", "n", date(2021, 9, 6), None, None, None, None, "", 0, ""))
