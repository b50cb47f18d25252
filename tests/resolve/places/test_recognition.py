"""Toponyms from the reader's names and the gazetteer."""

import pytest

from whoholds.records import Mention, Name, NameType
from whoholds.resolve.gazetteer import StackedGazetteer
from whoholds.resolve.places.recognition import Recogniser
from whoholds.theatres import load_theatre


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(StackedGazetteer.of(load_theatre("world")))


def found(recogniser: Recogniser, text: str, *names: tuple[str, NameType]) -> list[str]:
    given = [Name(Mention(w, text.index(w), text.index(w) + len(w)), kind) for w, kind in names]
    return [mention.text for mention in recogniser.toponyms(text, given)]


@pytest.mark.parametrize(
    ("text", "names", "toponyms"),
    [
        ("He flew to the U.S. on Monday.", [("U.S", NameType.PLACE)], ["U.S."]),
        ("He lives in Kabul. He left.", [("Kabul", NameType.PLACE)], ["Kabul"]),
        ("Hurt in Paris, Texas yesterday", [("Paris, Texas", NameType.PLACE)], ["Paris", "Texas"]),
        ("Across Northeast Georgia it rained", [("Northeast Georgia", NameType.PLACE)], ["Georgia"]),
        ("The Ohio State University said", [("Ohio State University", NameType.GROUP)], ["Ohio"]),
        ("Fans of Zzyx United cheered", [("Zzyx United", NameType.GROUP)], []),
        (
            "Afghan and Methodist leaders",
            [("Afghan", NameType.NATIONALITY), ("Methodist", NameType.NATIONALITY)],
            ["Afghan"],
        ),
        ("Mansfield, a nurse, left", [("Mansfield", NameType.PERSON)], []),
        ("ALEPPO - Shells fell.", [], ["ALEPPO"]),
    ],
)
def test_names_are_mended(
    recogniser: Recogniser, text: str, names: list[tuple[str, NameType]], toponyms: list[str]
) -> None:
    assert found(recogniser, text, *names) == toponyms


def test_a_place_seen_as_one_elsewhere_counts_inside_other_names(recogniser: Recogniser) -> None:
    text = "Gainesville woke up. Later Gainesville Police spoke."
    names = (("Gainesville", NameType.PLACE), ("Gainesville Police", NameType.GROUP))
    assert found(recogniser, text, *names) == ["Gainesville", "Gainesville"]
