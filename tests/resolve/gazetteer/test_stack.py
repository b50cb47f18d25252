"""The gazetteer: theatre places over the world's."""

import time

import pytest

from whoholds.records import Place
from whoholds.resolve.gazetteer import StackedGazetteer
from whoholds.theatres import load_theatre


@pytest.fixture(scope="module")
def gazetteer() -> StackedGazetteer:
    return StackedGazetteer.of(load_theatre("afghanistan"))


@pytest.fixture(scope="module")
def world() -> StackedGazetteer:
    return StackedGazetteer.of(load_theatre("world"))


@pytest.mark.parametrize("name", ["Panjshir", "panjsher", "PANJSHIR VALLEY", "the Panjshir Valley", "AF08", "AF-PAN"])
def test_one_place_by_name_transliteration_and_code(gazetteer: StackedGazetteer, name: str) -> None:
    assert gazetteer.look_up(name)[0].id == "AF-PAN"


def test_a_bare_kabul_is_the_city_and_lies_in_its_province(gazetteer: StackedGazetteer) -> None:
    first, *others = gazetteer.look_up("Kabul")
    assert (first.id, first.parent) == ("city:kabul", "AF-KAB")
    assert "AF-KAB" in {place.id for place in others}


def test_the_theatres_entry_comes_before_the_worlds(gazetteer: StackedGazetteer) -> None:
    found = gazetteer.look_up("Kandahar")
    assert found[0].id == "AF-KAN"
    assert any(place.id.startswith("geonames:") for place in found[1:])


def test_an_id_of_both_layers_gives_the_theatres_entry(gazetteer: StackedGazetteer) -> None:
    place = gazetteer.get("AF-PAN")
    assert place is not None
    assert ("pcode", "AF08") in place.codes


def test_homonyms_keep_their_own_ids(gazetteer: StackedGazetteer) -> None:
    assert [place.id for place in gazetteer.look_up("Muqur")][:2] == ["AF1115", "AF3103"]


def test_parts_of_a_country_and_of_a_province(gazetteer: StackedGazetteer) -> None:
    assert sum(place.level == "province" for place in gazetteer.parts("AF")) == 34
    districts = {place.name for place in gazetteer.parts("AF-PAN") if place.level == "district"}
    assert districts == {"Bazarak district", "Rokha", "Dara", "Khenj", "Anaba", "Shotul", "Paryan", "Abshar"}


@pytest.mark.parametrize(("of", "capital"), [("AF", "Kabul"), ("AF-PAN", "Bazarak"), ("AF-BAL", "Mazar-e-Sharif")])
def test_capitals(gazetteer: StackedGazetteer, of: str, capital: str) -> None:
    place = gazetteer.capital(of)
    assert place is not None
    assert place.name == capital


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Britain", "GB"),
        ("the United States", "US"),
        ("Aleppo", "geonames:170063"),
        ("Idlib", "SY-ID"),
        ("Deir Ezzor", "SY-DY"),
        ("Kharkov", "geonames:706483"),
        ("Republic of Namibia", "NA"),
    ],
)
def test_the_world_by_the_names_reports_use(world: StackedGazetteer, name: str, first: str) -> None:
    assert world.look_up(name)[0].id == first


def test_a_known_name_comes_before_a_larger_city_of_that_alias(world: StackedGazetteer) -> None:
    found = world.look_up("Paris")
    assert found[0].parent == "FR-IDF"


def test_an_unknown_name_gives_nothing(world: StackedGazetteer) -> None:
    assert world.look_up("Zzyxland") == ()


def test_a_pack_alone_needs_no_world() -> None:
    gazetteer = StackedGazetteer([Place("N", "Northland", "province"), Place("N1", "Haven", "city", "N")])
    assert [place.id for place in gazetteer.parts("N")] == ["N1"]


def test_twenty_thousand_look_ups_a_second(world: StackedGazetteer) -> None:
    names = [name for place in world.parts("US") for name in (place.name, place.id)] * 100
    world.look_up(names[0])
    start = time.perf_counter()
    for name in names:
        world.look_up(name)
    assert len(names) / (time.perf_counter() - start) > 20_000
