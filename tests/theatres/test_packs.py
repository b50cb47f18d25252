"""The shipped packs as facts: codes that differ by scheme, offices by day, capitals, and how a pack is chosen."""

from datetime import date

import pycountry
import pytest

from whoholds.pipeline import gazetteer_of
from whoholds.records import Actor, Place, Theatre
from whoholds.resolve.actors.facts import Facts
from whoholds.resolve.folding import fold
from whoholds.theatres import load_theatre, theatre_of

PCODE_NAMES = {
    "SY01": "Damascus",
    "SY02": "Aleppo",
    "SY03": "Rural Damascus",
    "SY04": "Homs",
    "SY05": "Hama",
    "SY06": "Lattakia",
    "SY07": "Idleb",
    "SY08": "Al-Hasakeh",
    "SY09": "Deir-ez-Zor",
    "SY10": "Tartous",
    "SY11": "Ar-Raqqa",
    "SY12": "Dar'a",
    "SY13": "As-Sweida",
    "SY14": "Quneitra",
}
"""How humanitarian maps write the governorates."""


def provinces(name: str) -> list[Place]:
    return [place for place in load_theatre(name).places if place.level == "province"]


def code(place: Place, scheme: str) -> str:
    return next(value for kind, value in place.codes if kind == scheme)


def iso_name(place: Place) -> str:
    return str(pycountry.subdivisions.get(code=code(place, "iso3166-2")).name)


def actor(theatre: Theatre, name: str) -> Actor:
    return next(one for one in theatre.actors if one.name == name)


@pytest.mark.parametrize(("name", "count"), [("afghanistan", 34), ("syria", 14), ("ukraine", 27)])
def test_every_province_has_both_codes(name: str, count: int) -> None:
    found = provinces(name)
    assert len({code(p, "iso3166-2") for p in found}) == len({code(p, "pcode") for p in found}) == count
    known = {s.code for s in pycountry.subdivisions.get(country_code=load_theatre(name).countries[0])}
    assert {code(p, "iso3166-2") for p in found} <= known


def test_syrias_governorates_are_joined_by_code_as_names_agree_for_one_of_fourteen() -> None:
    by_pcode = {code(place, "pcode"): place for place in provinces("syria")}
    same = [pcode for pcode, name in PCODE_NAMES.items() if fold(name) == fold(iso_name(by_pcode[pcode]))]
    assert (len(PCODE_NAMES), same) == (14, ["SY12"])


@pytest.mark.parametrize("pcode", PCODE_NAMES)
def test_either_name_of_a_governorate_leads_to_it(pcode: str) -> None:
    gazetteer = gazetteer_of("syria")
    (place,) = [found for found in gazetteer.look_up(pcode) if found.level == "province"]
    for name in (PCODE_NAMES[pcode], iso_name(place)):
        assert place.id in {found.id for found in gazetteer.look_up(name)} or PCODE_NAMES[pcode] == "Damascus"


def test_ukraines_codes_are_not_the_same_numbers() -> None:
    by_iso = {code(place, "iso3166-2"): code(place, "pcode") for place in provinces("ukraine")}
    assert (by_iso["UA-09"], by_iso["UA-30"], by_iso["UA-43"], by_iso["UA-77"]) == ("UA44", "UA80", "UA01", "UA73")


@pytest.mark.parametrize("name", ["syria", "ukraine"])
def test_a_district_lies_in_the_province_of_its_code(name: str) -> None:
    by_pcode = {code(p, "pcode"): p.id for p in provinces(name)}
    districts = [place for place in load_theatre(name).places if place.level == "district"]
    assert len(districts) > 45
    assert all(by_pcode[code(place, "pcode")[:4]] == place.parent for place in districts)


@pytest.mark.parametrize(("name", "bare"), [("syria", {"SY-RD"}), ("ukraine", {"UA-30", "UA-32", "UA-40"})])
def test_provinces_have_capitals_on_the_map(name: str, bare: set[str]) -> None:
    capitals = {value: p for p in load_theatre(name).places for scheme, value in p.codes if scheme == "capital-of"}
    assert {p.id for p in provinces(name)} - set(capitals) == bare
    assert all(place.lat for place in capitals.values())


@pytest.mark.parametrize(
    ("theatre", "words", "entry"),
    [
        ("afghanistan", "Daman district", "AF2703"),
        ("afghanistan", "Musa Khel district", "AF1405"),
        ("syria", "Ain al-Arab", "city:kobani"),
        ("syria", "Kobane", "city:kobani"),
        ("syria", "Albu Kamal", "city:abu-kamal"),
        ("syria", "Deir al-Zour", "SY-DY"),
        ("syria", "Aleppo", "city:aleppo"),
        ("syria", "Idlib", "SY-ID"),
        ("syria", "Nawa", "city:nawa"),
        ("ukraine", "Artemivsk", "city:bakhmut"),
        ("ukraine", "Kiev", "UA-30"),
        ("ukraine", "Severodonetsk", "city:sievierodonetsk"),
        ("ukraine", "Kherson", "city:kherson"),
        ("ukraine", "Luhansk", "UA-09"),
        ("ukraine", "Zaporizhia nuclear power plant", "area:znpp"),
    ],
)
def test_a_bare_name_is_the_place_that_reports_mean(theatre: str, words: str, entry: str) -> None:
    assert gazetteer_of(theatre).look_up(words)[0].id == entry


@pytest.mark.parametrize(
    ("theatre", "name", "day", "side"),
    [
        ("syria", "Ahmed al-Sharaa", date(2016, 5, 1), "Nusra Front"),
        ("syria", "Ahmed al-Sharaa", date(2024, 12, 1), "Hay'at Tahrir al-Sham"),
        ("syria", "Ahmed al-Sharaa", date(2025, 2, 1), "Syrian transitional government"),
        ("syria", "Talal Selo", date(2017, 6, 1), "Syrian Democratic Forces"),
        ("ukraine", "Ivan Fedorov", date(2022, 3, 11), "Ukraine"),
        ("ukraine", "Denis Pushilin", date(2022, 5, 1), "Donetsk People's Republic"),
    ],
)
def test_a_person_speaks_for_the_side_of_the_day(theatre: str, name: str, day: date, side: str) -> None:
    pack = load_theatre(theatre)
    assert Facts(pack, day).side(actor(pack, name)) == side


def test_an_office_is_held_only_in_its_time() -> None:
    pack = load_theatre("ukraine")
    zaluzhnyi, syrskyi = actor(pack, "Valerii Zaluzhnyi"), actor(pack, "Oleksandr Syrskyi")
    titles = {role.title for role in Facts(pack, date(2024, 2, 8)).roles(syrskyi)}
    assert titles == {"commander-in-chief"}
    assert Facts(pack, date(2024, 2, 8)).roles(zaluzhnyi) == ()


def test_allies_have_their_dates() -> None:
    syria, ukraine = load_theatre("syria"), load_theatre("ukraine")
    assert not syria.are_allied("Russia", "Syrian government", date(2014, 1, 1))
    assert syria.are_allied("Russia", "Syrian government", date(2016, 1, 1))
    assert not syria.are_allied("Russia", "Syrian government", date(2025, 1, 1))
    assert ukraine.are_allied("Russia", "Wagner Group", date(2023, 1, 1))
    assert not ukraine.are_allied("Russia", "Wagner Group", date(2023, 7, 1))


def test_allies_of_one_day_are_no_rivals() -> None:
    for name in ("syria", "ukraine"):
        pack = load_theatre(name)
        for one, other in pack.rivals:
            assert not any({one, other} <= set(alliance.parties) for alliance in pack.alliances), (one, other)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Syrian rebels left Aleppo for Idlib, the Syrian army said.", "syria"),
        ("Kyiv said Russian shells fell on Bakhmut; Ukrainian troops still hold the town.", "ukraine"),
        ("The Taliban took Kunduz; Afghan troops fled to Kabul.", "afghanistan"),
        ("A ferry sank off Sicily.", "world"),
        ("Talks on Syria were held in Geneva. A ferry sank off Sicily.", "world"),
    ],
)
def test_a_pack_is_chosen_by_plain_signs(text: str, name: str) -> None:
    assert theatre_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They hold Bazarak, and the road from Bazarak to Rokha is open.", "afghanistan"),
        ("They hold Bazarak. Bazarak is quiet. Shops in Bazarak are open.", "world"),
    ],
)
def test_a_pack_is_known_by_several_of_its_places(text: str, name: str) -> None:
    assert theatre_of(text) == name
