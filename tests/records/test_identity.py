"""Ids from content."""

from hypothesis import given
from hypothesis import strategies as st

from whoholds.records import content_id

parts = st.lists(st.none() | st.text(max_size=6), max_size=5)


@given(parts, parts)
def test_different_parts_have_different_ids(a: list[str | None], b: list[str | None]) -> None:
    assert (content_id("claim/1", a) == content_id("claim/1", b)) == (a == b)


def test_the_recipe_is_fixed() -> None:
    assert content_id("claim/1", ["a", None, "é"]) == content_id("claim/1", ("a", None, "é"))
    assert content_id("claim/1", []) != content_id("claim/2", [])


def test_the_prefix_names_the_kind_of_record() -> None:
    assert content_id("report/1", ["x"]).startswith("report-")
