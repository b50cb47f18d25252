"""Places a report calls somebody's in passing."""

from datetime import date

import pytest

from whoholds.read.held import with_held_places
from whoholds.read.quotations import inside_quotes
from whoholds.records import (
    Claim,
    Evidence,
    Form,
    Kind,
    Mention,
    Name,
    NameType,
    Report,
    Source,
    SourceKind,
    Stance,
)


def held(text: str, *places: str, claims: tuple[Claim, ...] = ()) -> list[tuple[str, str, str]]:
    report = Report("r", "r", date(2030, 5, 10), None, None, None, "en", text, 0, "")
    names = [Name(Mention(p, text.index(p), text.index(p) + len(p)), NameType.PLACE) for p in places]
    found = with_held_places(report, claims, names, inside_quotes(text))
    return [
        (c.quote.text, c.actor.mention.text, c.place.mention.text)
        for c in found
        if c not in claims and c.actor and c.actor.mention and c.place and c.place.mention
    ]


@pytest.mark.parametrize(
    ("text", "places", "found"),
    [
        ("Aid reached rebel-held Zarn on Monday.", ("Zarn",), [("rebel-held Zarn", "rebel", "Zarn")]),
        (
            "They left the last Front-controlled town of Zarn.",
            ("Zarn",),
            [("the last Front-controlled town of Zarn", "Front", "Zarn")],
        ),
        ("A shoulder-held Zarn rocket was found.", ("Zarn",), []),
        ("He said: “We left rebel-held Zarn.”", ("Zarn",), []),
        ("Rebel-held, he said, was no word for Zarn.", ("Zarn",), []),
        ("They shelled a Front-controlled base in Upper Zarn.", ("Upper Zarn",), []),
        ("They left rebel-held ground.", (), []),
        ("He crossed into non-government-controlled Zarn.", ("Zarn",), []),
        ("Shops opened in formerly rebel-held Zarn.", ("Zarn",), []),
        ("The army recaptured rebel-held Zarn.", ("Zarn",), []),
        ("They left a rebel-held hamlet east of Zarn.", ("Zarn",), []),
        ("The rebel-held mill was shelled by guns from Zarn.", ("Zarn",), []),
        ("A remote-controlled bomb went off in Zarn.", ("Zarn",), []),
    ],
)
def test_a_place_held_in_passing_is_a_claim_of_the_narrator(
    text: str, places: tuple[str, ...], found: list[tuple[str, str, str]]
) -> None:
    assert held(text, *places) == found


def test_what_a_claim_of_holding_covers_is_left_to_it() -> None:
    text = "Aid reached rebel-held Zarn on Monday."
    quote = Mention("rebel-held Zarn", 12, 27)
    told = Claim("r", quote, Source(SourceKind.NARRATOR), Kind.HOLDS, Stance.ASSERTS, Form.NARRATED, Evidence.NONE)
    assert held(text, "Zarn", claims=(told,)) == []
