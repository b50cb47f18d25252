"""Where events happened."""

import pytest

from whoholds.read.happening import EventPlacer
from whoholds.read.happening.placing import fitted
from whoholds.read.happening.sight import Sight


@pytest.fixture(scope="module")
def placer() -> EventPlacer:
    return EventPlacer()


def places(placer: EventPlacer, text: str, verb: str) -> list[str]:
    at = text.index(verb)
    return [placed.mention.text for placed in placer.places(text, (at, at + len(verb)))]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("In Kabul, officials said that rebels captured Kunduz on Monday.", "captured", ["Kunduz"]),
        ("A bomb exploded in Aleppo on Friday, the minister told reporters in Damascus.", "exploded", ["Aleppo"]),
        ("Gunmen shot two guards dead near Homs, an official in Beirut said.", "shot", ["Homs"]),
        ("The minister said that no soldiers were killed.", "killed", []),
    ],
)
def test_the_events_place_is_not_the_speakers(placer: EventPlacer, text: str, verb: str, expected: list[str]) -> None:
    assert places(placer, text, verb) == expected


def test_features_say_how_words_stand_and_never_what_a_place_is_called() -> None:
    one, other = "Rebels took Homs today.", "Rebels took Hama today."
    first, second = (Sight(text, (7, 11), ((12, 16),)).of((12, 16)) for text in (one, other))
    assert first == second


def test_the_shipped_weights_are_there() -> None:
    assert len(fitted()) > 1_000
