"""A place is captured, a person detained."""

from dataclasses import replace

import pytest

from tests.compare.making import claim
from whoholds.records import Kind, Mention, PlaceRef
from whoholds.resolve.captures import captured_places


def told(text: str, place: str) -> Kind:
    start = text.index(place)
    at = PlaceRef(Mention(place, start, start + len(place)), place)
    one = replace(claim(Kind.DETAINS), quote=Mention(text, 0, len(text)), place=at)
    return captured_places(text, [one])[0].kind


@pytest.mark.parametrize(
    "text",
    [
        "The town of Old Taun was captured by the Reds on 2 March",
        "Old Taun had been recaptured at dawn",
        "Red fighters captured the town of Old Taun.",
        "They seized Old Taun on Friday",
    ],
)
def test_a_captured_place_is_gained(text: str) -> None:
    assert told(text, "Old Taun") is Kind.GAINS


@pytest.mark.parametrize(
    "text",
    [
        "Two commanders were captured in Old Taun",
        "They captured Old Taun police officers",
        "Forces detained a man in Old Taun",
    ],
)
def test_who_is_captured_at_a_place_stays_detained(text: str) -> None:
    assert told(text, "Old Taun") is Kind.DETAINS
