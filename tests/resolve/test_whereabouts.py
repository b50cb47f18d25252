"""Where a claim about control is, by its own grammar."""

from collections.abc import Sequence

import pytest

from whoholds.records import (
    Claim,
    Evidence,
    Form,
    Kind,
    Mention,
    Name,
    NameType,
    Place,
    PlaceRef,
    Source,
    SourceKind,
    Stance,
)
from whoholds.resolve.whereabouts import said_of


class Towns:
    """A gazetteer of two towns and a country."""

    def look_up(self, name: str) -> tuple[Place, ...]:
        known = {"Zarn": "city", "Old Taun": "city", "Orland": "country"}
        return (Place(name.lower(), name, known[name]),) if name in known else ()

    def get(self, place_id: str) -> Place | None:
        return None

    def parts(self, place_id: str) -> Sequence[Place]:
        return ()


@pytest.mark.parametrize(
    ("text", "quote", "kind", "pointed", "place"),
    [
        ("Zarn was the last holdout in the country.", "Zarn was the last holdout in the country", Kind.HOLDS,
         "the country", "Zarn"),
        ("Most of Zarn, near Old Taun, has fallen.", "Most of Zarn, near Old Taun, has fallen", Kind.GAINS,
         "Old Taun", "Zarn"),
        ("They hold 33 of Orland's 34 provinces, not Zarn.", "They hold 33 of Orland's 34 provinces", Kind.HOLDS,
         "Zarn", "Orland"),
        ("Orland was holding Old Taun.", "Orland was holding Old Taun", Kind.HOLDS, "Old Taun", "Old Taun"),
        ("Orland is in the hands of its army in Zarn.", "Orland is in the hands of its army in Zarn", Kind.HOLDS,
         "Zarn", "Zarn"),
        ("Zarn was shelled from Old Taun.", "Zarn was shelled from Old Taun", Kind.STRIKE, "Old Taun", "Old Taun"),
        ("He said Zarn, located in Old Taun district, had fallen to them.", "had fallen to them", Kind.GAINS,
         "Old Taun", "Zarn"),
        ("In Zarn he said: troops fled into Old Taun.", "troops fled into Old Taun", Kind.MOVES, "Zarn", "Old Taun"),
        ("In Zarn he said: troops fled from Old Taun.", "troops fled from Old Taun", Kind.MOVES, "Zarn", "Zarn"),
        ("Near Zarn troops secured the area.", "troops secured the area", Kind.GAINS, "the area", None),
        ("In Orland he denied that Zarn had been lost.", "Zarn had been lost", Kind.LOSES, "Orland", "Zarn"),
        ("It left Old Taun and Zarn to regroup in Orland.", "Zarn to regroup in Orland", Kind.LOSES, "Orland", "Zarn"),
    ],
)  # fmt: skip
def test_a_claim_about_control_is_put_to_its_subject(
    text: str, quote: str, kind: Kind, pointed: str, place: str | None
) -> None:
    def mention(words: str) -> Mention:
        return Mention(words, text.index(words), text.index(words) + len(words))

    names = [Name(mention(name), NameType.PLACE) for name in ("Zarn", "Old Taun", "Orland") if name in text]
    claim = Claim(
        "r", mention(quote), Source(SourceKind.NARRATOR), kind, Stance.ASSERTS, Form.NARRATED, Evidence.NONE,
        place=PlaceRef(mention(pointed)),
    )  # fmt: skip
    (found,) = said_of([claim], text, names, Towns())
    assert (found.place.mention.text if found.place and found.place.mention else None) == place
