"""Ten short reports of other wars, in other words and another order of sentences: nothing is made for one text.

Each expectation names words of a statement and what must be known of it. Events are invented or bent; names are real or
not. What the reader does not reach yet is listed by report and words, and must leave the list when it does.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from whoholds.collect.assembly import Assembler, Origin
from whoholds.collect.draft import Draft
from whoholds.pipeline import Tools, alone, gazetteer_of, understand
from whoholds.records import Claim, Status
from whoholds.theatres import ANY_CONFLICT, load_theatre


def missed(reason: str) -> pytest.MarkDecorator:
    """What is not reached yet; a test that passes again must lose the mark."""
    return pytest.mark.xfail(strict=True, reason=reason)


TEXTS: Mapping[str, str] = {
    "denial first": (
        "date 2023-12-19 The Sudanese army denied on Tuesday that Wad Madani had fallen. The Rapid Support "
        "Forces had claimed a day earlier to have taken the whole city. “Our troops are still inside the "
        "garrison,” an army spokesman said."
    ),
    "video and defender": (
        "date 2023-05-20 “Bakhmut has been completely captured,” Yevgeny Prigozhin, the head of the Wagner "
        "Group, said in a video posted on Telegram. Ukraine's deputy defence minister, Hanna Maliar, said "
        "that Ukrainian forces still held several buildings in the southwest of the city."
    ),
    "residents by telephone": (
        "date 2024-11-30 Residents told Reuters by telephone that rebels had entered five neighbourhoods of "
        "Aleppo overnight. The Syrian army said it had repelled the attack, state media reported."
    ),
    "all zones if": (
        "date 2021-07-02 If the claim is true, the rebels control all seven zones of Tigray. A spokesman for "
        "the Tigray People's Liberation Front, Getachew Reda, claimed on Thursday that Alamata had been "
        "seized as well. The Ethiopian government rejected the claim."
    ),
    "a flag": (
        "date 2023-11-16 A photograph shared on Facebook shows fighters of the Arakan Army raising their flag "
        "over the police station of Rathedaung. The Myanmar military has not commented."
    ),
    "reassurance": (
        "date 2025-01-28 “No civilian in Goma will be harmed,” M23 spokesman Lawrence Kanyuka said. The "
        "Congolese government said that its soldiers still controlled the airport."
    ),
    "history apart": (
        "date 2020-10-28 Azerbaijan said on Wednesday that its forces had taken Qubadli. In the 1990s, "
        "Armenian forces had captured the town and held it for 27 years. Armenia's defence ministry denied "
        "the report."
    ),
    "an admission": (
        "date 2022-11-11 Russia's defence ministry said on Friday that its troops had withdrawn from Kherson. "
        "Ukrainian soldiers raised a flag in the central square, witnesses said."
    ),
    "an offer": (
        "date 2024-02-08 The National Liberation Army offered on Thursday to release three soldiers if the "
        "Colombian army left Arauca. Later its commander, Antonio Garcia, called on peasants to strike."
    ),
    "a hospital": (
        "date 2019-04-08 At least 25 people were killed south of Tripoli, a hospital official said. Khalifa "
        "Haftar's Libyan National Army claimed to have captured the airport. Fathi Bashagha, the interior "
        "minister, told Radio Libya that the claim was a lie."
    ),
}

EXPECTED: list[tuple[str, str, Mapping[str, Any]]] = [
    ("denial first", "had fallen", {"stance": "denies", "place": "Wad Madani"}),
    ("denial first", "whole city", {"kind": "gains", "stance": "asserts", "hedged": True, "whole": True}),
    ("denial first", "whole city", {"actor": "Rapid Support Forces", "side": "Rapid Support Forces"}),
    ("denial first", "inside the garrison", {"form": "direct", "stance": "asserts"}),
    ("video and defender", "completely captured", {"kind": "gains", "place": "Bakhmut", "whole": True}),
    ("video and defender", "completely captured", {"actor": "Wagner Group", "side": "Wagner Group"}),
    ("video and defender", "completely captured", {"speaker": "Yevgeny Prigozhin", "via": ("Telegram",)}),
    ("video and defender", "several buildings", {"kind": "holds", "actor": "Ukraine", "side": "Ukraine"}),
    ("residents by telephone", "five neighbourhoods", {"via": ("Reuters",), "source": "civilian", "part": 5}),
    ("residents by telephone", "repelled", {"via": ("state media",), "stance": "asserts", "source": "party"}),
    ("all zones if", "all seven zones", {"stance": "conditional", "kind": "holds"}),
    ("all zones if", "Alamata", {"kind": "gains", "hedged": True, "speaker": "Getachew Reda"}),
    ("all zones if", "claim", {"stance": "denies"}),
    ("a flag", "raising their flag", {"kind": "present", "evidence": "photo", "source": "narrator"}),
    ("a flag", "raising their flag", {"actor": "Arakan Army", "via": ("Facebook",)}),
    ("reassurance", "harmed", {"kind": "assurance", "stance": "promises", "speaker": "Lawrence Kanyuka"}),
    ("reassurance", "airport", {"kind": "holds", "stance": "asserts", "actor": "Democratic Republic of the Congo"}),
    ("history apart", "1990s", {"background": True}),
    ("history apart", "taken Qubadli", {"kind": "gains", "background": False, "actor": "Azerbaijan"}),
    ("history apart", "the report", {"stance": "denies", "side": "Armenia"}),
    (
        "an admission",
        "withdrawn from Kherson",
        {"kind": "loses", "actor": "Russia", "place": "Kherson"},
    ),
    ("an offer", "release three soldiers", {"stance": "offers", "side": "National Liberation Army"}),
    ("an offer", "left Arauca", {"stance": "conditional"}),
    ("an offer", "strike", {"stance": "demands"}),
    ("a hospital", "were killed", {"kind": "casualties", "low": 25, "source": "aid"}),
    ("a hospital", "captured the airport", {"kind": "gains", "hedged": True, "actor": "Libyan National Army"}),
    ("a hospital", "lie", {"stance": "denies", "via": ("Radio Libya",), "speaker": "Fathi Bashagha"}),
]

MISSED = {
    ("history apart", "1990s", "background"): "the time is cut off from its statement",
}
"""Report, words and first field of what is missed, with the reason."""

PICTURES = [
    ("video and defender", "Bakhmut", Status.CONTESTED),
    pytest.param("an admission", "Kherson", Status.CONFIRMED, marks=missed("the flag is read as no sign of presence")),
    pytest.param("history apart", "Qubadli", Status.CONTESTED, marks=missed("a denial of one noun is not found")),
]


@pytest.fixture(scope="module")
def world(tools: Tools) -> Tools:
    """Nobody says which war it is."""
    return Tools(load_theatre(ANY_CONFLICT), gazetteer_of(ANY_CONFLICT), tools.reader, tools.clock)


@cache  # frozen tools are one key
def _read(name: str, tools: Tools) -> tuple[Any, ...]:
    found = Assembler(date(2026, 1, 1)).assemble(Draft(TEXTS[name]), TEXTS[name].encode(), Origin(name, name))
    (reading,) = tools.reader.read([found.report])
    claims, links = understand(found.report, reading, tools)
    return claims, alone(found.report, claims, links, tools.about(found.report))


def known(claim: Claim) -> dict[str, Any]:
    """What is known of a claim, by the names used here."""
    return {
        "kind": claim.kind.value,
        "stance": claim.stance.value,
        "form": claim.form.value,
        "evidence": claim.evidence.value,
        "hedged": claim.hedged,
        "background": claim.background,
        "via": claim.via,
        "source": claim.source.kind.value,
        "speaker": claim.source.actor,
        "side": claim.source.side,
        "actor": claim.actor.name if claim.actor else None,
        "place": claim.place.name if claim.place else None,
        "whole": claim.extent.whole if claim.extent else None,
        "part": claim.extent.part if claim.extent else None,
        "low": claim.quantity.low if claim.quantity else None,
    }


def _case(number: int) -> Any:
    name, words, fields = EXPECTED[number]
    key = (name, words, next(iter(fields)))
    marks = [missed(MISSED[key])] if key in MISSED else []
    return pytest.param(name, words, fields, id=f"{name}: {words} {next(iter(fields))}", marks=marks)


@pytest.mark.parametrize(("name", "words", "fields"), [_case(number) for number in range(len(EXPECTED))])
def test_a_statement_is_understood(name: str, words: str, fields: Mapping[str, Any], world: Tools) -> None:
    claims, _ = _read(name, world)
    found = [known(claim) for claim in claims if words in claim.quote.text]
    assert found
    wanted = [{key: claim[key] for key in fields} for claim in found]
    assert dict(fields) in wanted


@pytest.mark.parametrize(("name", "place", "status"), PICTURES)
def test_the_picture_of_one_report(name: str, place: str, status: Status, world: Tools) -> None:
    _, control = _read(name, world)
    assert {entry.place: entry.status for entry in control}.get(place) is status
