"""Toponyms that go by one name, told apart by what stands beside them."""

import pytest

from whoholds.records import Mention, Place
from whoholds.resolve.gazetteer import StackedGazetteer
from whoholds.resolve.places.joint import JointResolver, Setting
from whoholds.resolve.places.toponym import PlaceReason, Toponym
from whoholds.theatres import load_theatre


@pytest.fixture(scope="module")
def world() -> JointResolver:
    return JointResolver(StackedGazetteer.of(load_theatre("world")))


@pytest.fixture(scope="module")
def afghanistan() -> JointResolver:
    return JointResolver(StackedGazetteer.of(load_theatre("afghanistan")))


def resolve(resolver: JointResolver, text: str, words: list[str], url: str | None = None) -> list[Toponym]:
    mentions, at = [], 0
    for word in words:
        at = text.index(word, at)
        mentions.append(Mention(word, at, at + len(word)))
    found = resolver.resolve(text, mentions, Setting(url=url))
    return [found[m] for m in mentions]


@pytest.mark.parametrize(
    ("text", "words", "entry"),
    [
        ("Militants overran Muqur in Ghazni on Friday.", ["Muqur", "Ghazni"], "AF1115"),
        ("Militants overran Muqur district of Badghis province.", ["Muqur district", "Badghis province"], "AF3103"),
        ("In Badghis, elders said the road to Muqur was shut.", ["Badghis", "Muqur"], None),
    ],
)
def test_muqur_in_ghazni_and_in_badghis(
    afghanistan: JointResolver, text: str, words: list[str], entry: str | None
) -> None:
    found = resolve(afghanistan, text, words)
    muqur = found[[w.startswith("Muqur") for w in words].index(True)]
    assert muqur.place is not None
    assert muqur.place.id == (entry or "AF3103")


def test_two_of_one_name_in_one_report_stay_apart(afghanistan: JointResolver) -> None:
    text = "Muqur district of Ghazni fell at noon. Muqur district of Badghis held out."
    first, _, second, _ = resolve(afghanistan, text, ["Muqur district", "Ghazni", "Muqur district", "Badghis"])
    assert first.place and second.place
    assert (first.place.id, second.place.id) == ("AF1115", "AF3103")


def country(resolver: JointResolver, toponym: Toponym) -> str | None:
    return resolver.kinship.country(toponym.place) if toponym.place else None


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        ("Clashes in Tripoli spread to Misrata and Benghazi.", ["Tripoli", "Misrata", "Benghazi"], "LY"),
        ("Clashes in Tripoli spread to Akkar; Beirut sent soldiers.", ["Tripoli", "Akkar", "Beirut"], "LB"),
        ("Snipers fired in Tripoli, Lebanon.", ["Tripoli", "Lebanon"], "LB"),
        ("Snipers fired in Tripoli.", ["Tripoli"], "LY"),
    ],
)
def test_tripoli_in_libya_and_in_lebanon(world: JointResolver, text: str, words: list[str], where: str) -> None:
    assert country(world, resolve(world, text, words)[0]) == where


@pytest.mark.parametrize(
    ("text", "words", "entry"),
    [
        ("Fire crews from Paris, Texas, drove to Dallas.", ["Paris", "Texas", "Dallas"], "geonames:4717560"),
        ("Officers in Alexandria, Va., were told.", ["Alexandria"], "geonames:4744091"),
        ("A plant in Georgia's Fulton County burned near Atlanta.", ["Georgia", "Fulton County", "Atlanta"], "US-GA"),
        ("Georgia and Russia fought near Tbilisi.", ["Georgia", "Russia", "Tbilisi"], "GE"),
    ],
)
def test_states_and_abbreviations_decide(world: JointResolver, text: str, words: list[str], entry: str) -> None:
    place = resolve(world, text, words)[0].place
    assert place is not None
    assert place.id == entry


def test_the_outlets_country_speaks_for_its_own_towns(world: JointResolver) -> None:
    text = "A man was hurt in Perth on Sunday."
    at_home, unknown = (resolve(world, text, ["Perth"], url)[0] for url in ("http://www.courier.co.uk/1", None))
    scottish = [dict(found.candidates)[place] for found in (at_home, unknown) for place in _of(found, "2640358")]
    assert scottish[0] > 2 * scottish[1]


def _of(found: Toponym, number: str) -> list[Place]:
    return [place for place, _ in found.candidates if place.id == f"geonames:{number}"]


def test_candidates_and_reasons_are_kept(world: JointResolver) -> None:
    tripoli = resolve(world, "Snipers fired in Tripoli, Lebanon.", ["Tripoli", "Lebanon"])[0]
    assert PlaceReason.IN_WHAT_IS_NAMED_BESIDE_IT in tripoli.reasons
    assert len(tripoli.candidates) > 1
    assert sum(p for _, p in tripoli.candidates) <= 1.0001


def test_an_unknown_name_has_no_entry_but_stands_beside_one(world: JointResolver) -> None:
    found = resolve(world, "Police closed Zzyxland Street in Aleppo.", ["Zzyxland Street", "Aleppo"])[0]
    assert found.place is None
    assert found.reasons == (PlaceReason.NO_ENTRY,)
    assert found.near is not None
    assert found.near.id == "geonames:170063"


@pytest.mark.parametrize(
    ("words", "entry"), [("Kurdish", "area:kurdistan"), ("Canadians", "CA"), ("US", "US"), ("EU", "area:europe")]
)
def test_peoples_and_letters_lead_to_their_lands(world: JointResolver, words: str, entry: str) -> None:
    place = resolve(world, f"The {words} troops left.", [words])[0].place
    assert place is not None
    assert place.id == entry
