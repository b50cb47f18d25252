"""A leader who takes, holds or strikes is told as the side; one who speaks or travels stays a person."""

from datetime import date

import pytest

from whoholds.records import (
    Claim,
    Evidence,
    Form,
    Kind,
    Mention,
    Name,
    NameType,
    Party,
    Reading,
    Report,
    Source,
    SourceKind,
    Stance,
)
from whoholds.resolve import Resolver, StackedGazetteer
from whoholds.theatres import load_theatre


@pytest.mark.parametrize(
    ("kind", "words", "name"),
    [
        (Kind.GAINS, "Bashar al-Assad has retaken the valley", "Syrian government"),
        (Kind.MOVES, "Bashar al-Assad went to the valley", "Bashar al-Assad"),
    ],
)
def test_a_leader_is_his_side_in_its_deeds(kind: Kind, words: str, name: str) -> None:
    theatre = load_theatre("syria")
    report = Report("r", "r", date(2018, 5, 10), None, None, None, "en", f"{words}.", 0, "")
    who = Mention("Bashar al-Assad", 0, 15)
    claim = Claim("r", Mention(words, 0, len(words)), Source(SourceKind.NARRATOR), kind, Stance.ASSERTS, Form.NARRATED,
                  Evidence.NONE, actor=Party(who))  # fmt: skip
    reading = Reading("r", (claim,), (Name(who, NameType.PERSON),), ())
    (found,) = Resolver(theatre, StackedGazetteer.of(theatre)).resolve(report, reading)
    assert found.actor is not None
    assert found.actor.name == name
