"""The measure of whole releases, on one of our own and claims made by hand."""

from datetime import date

import pytest

from evaluation.isaf import Operation, gathered
from whoholds.read.quantities import quantity_of
from whoholds.records import Claim, Evidence, Form, Kind, Mention, PlaceRef, Reading, Report, Source, SourceKind, Stance

TEXT = (
    "Morning Update, March 4, 2012\n\nA joint patrol captured a rebel commander in Sangin district, Helmand province, "
    "yesterday, and two suspects. The patrol also detained several additional fighters. "
    "Two guards were killed by rebels. Since the winter patrols have detained 90 rebels in Zabul province."
)
REPORT = Report("r", "r", None, None, None, None, "en", TEXT, 0, "0" * 64)


def words(text: str) -> Mention:
    start = TEXT.index(text)
    return Mention(text, start, start + len(text))


def claim(text: str, kind: Kind, place: str | None = None, *, background: bool = False) -> Claim:
    quote = words(text)
    return Claim(
        report_id="r",
        quote=quote,
        source=Source(SourceKind.NARRATOR),
        kind=kind,
        stance=Stance.ASSERTS,
        form=Form.NARRATED,
        evidence=Evidence.NONE,
        place=PlaceRef(words(place)) if place else None,
        quantity=quantity_of(quote, kind),
        background=background,
    )


@pytest.fixture(scope="module")
def operation() -> Operation:
    claims = (
        claim(
            "A joint patrol captured a rebel commander in Sangin district, Helmand province, yesterday",
            Kind.DETAINS,
            "Sangin district",
        ),
        claim("two suspects", Kind.DETAINS),
        claim("The patrol also detained several additional fighters", Kind.DETAINS),
        claim("Two guards were killed by rebels", Kind.CASUALTIES),
        claim("patrols have detained 90 rebels in Zabul province", Kind.DETAINS, "Zabul province", background=True),
    )
    return gathered(REPORT, Reading("r", claims, ()))


def test_the_day_is_told_from_the_heading(operation: Operation) -> None:
    assert operation.day == date(2012, 3, 3)


def test_the_province_is_that_of_the_operation(operation: Operation) -> None:
    assert operation.province == "AF-HEL"


def test_further_captives_are_added_and_a_campaign_is_not(operation: Operation) -> None:
    assert operation.captured == 1 + 2 + 3


def test_the_other_sides_dead_are_no_enemies(operation: Operation) -> None:
    assert operation.killed == 0
