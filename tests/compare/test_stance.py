"""Headlines for, against and about a claim, in our own words."""

import pytest

from whoholds.compare.stance import Attitude, attitude

CLAIM = "The Red Front holds the mill"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Red Front raises its flag over the mill", Attitude.FOR),
        ("Mill falls to the Red Front after a night of fighting", Attitude.FOR),
        ("No, the Red Front did not take the mill", Attitude.AGAINST),
        ("Mill capture a hoax, miller shows", Attitude.AGAINST),
        ("Blue Army denies loss of mill", Attitude.AGAINST),
        ("The mill isn’t theirs, whatever the radio broadcasts", Attitude.AGAINST),
        ("Red Front reportedly inside the mill", Attitude.OBSERVING),
        ("Has the mill fallen?", Attitude.OBSERVING),
        ("Mill may have fallen, officials say", Attitude.OBSERVING),
        ("Is the mill capture a hoax?", Attitude.OBSERVING),
    ],
)
def test_attitudes(text: str, expected: Attitude) -> None:
    assert attitude(CLAIM, text).attitude is expected


def test_a_negation_that_the_claim_has_itself_is_no_denial() -> None:
    assert attitude("The mill has not fallen", "Mill not taken after all").attitude is Attitude.FOR


def test_the_words_that_decided_are_given() -> None:
    assert attitude(CLAIM, "Blue Army denies loss of mill").words == ("denies",)
