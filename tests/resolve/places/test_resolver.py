"""Toponyms of one report."""

import pytest

from whoholds.records import Mention, Name, NameType, PlaceRef
from whoholds.resolve.gazetteer import StackedGazetteer
from whoholds.resolve.places import PlaceResolver
from whoholds.theatres import ANY_CONFLICT, load_theatre


@pytest.fixture(scope="module")
def gazetteer() -> StackedGazetteer:
    return StackedGazetteer.of(load_theatre("afghanistan"))


@pytest.fixture(scope="module")
def resolver(gazetteer: StackedGazetteer) -> PlaceResolver:
    return PlaceResolver(gazetteer, load_theatre("afghanistan"))


def resolve(resolver: PlaceResolver, text: str, *words: str) -> list[PlaceRef]:
    mentions = [Mention(w, text.rindex(w), text.rindex(w) + len(w)) for w in words]
    found = resolver.resolve_all(text, mentions)
    return [found[m] for m in mentions]


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("Panjsher", "AF-PAN"),
        ("the Panjshir Valley", "AF-PAN"),
        ("Panjshir province", "AF-PAN"),
        ("the northern province of Kunduz", "AF-KDZ"),
        ("Kandahar city", "city:kandahar"),
        ("Sari Pul", "AF-SAR"),
        ("Mazar-i-Sharif", "city:mazar-e-sharif"),
        ("Bagram airbase", "area:bagram"),
    ],
)
def test_spellings_and_heads(resolver: PlaceResolver, words: str, entry: str) -> None:
    (place,) = resolve(resolver, f"They went to {words}.", words)
    assert place.entry == entry


def test_a_nominal_refers_to_the_place_named_before(resolver: PlaceResolver) -> None:
    (place,) = resolve(resolver, "Panjshir was quiet. A spokesman said the valley was calm.", "the valley")
    assert (place.name, place.entry) == ("Panjshir", "AF-PAN")


def test_the_provincial_capital_is_a_city_of_the_province_before(resolver: PlaceResolver) -> None:
    (place,) = resolve(resolver, "In Panjshir a flag flew over the provincial capital.", "the provincial capital")
    assert place.name == "Bazarak"


def test_a_part_by_compass_is_not_the_whole(resolver: PlaceResolver) -> None:
    (place,) = resolve(resolver, "Fighting shook northern Afghanistan.", "northern Afghanistan")
    assert (place.name, place.within, place.entry) == ("northern Afghanistan", "Afghanistan", None)


def test_an_unknown_place_keeps_its_name_and_no_entry(resolver: PlaceResolver) -> None:
    (place,) = resolve(resolver, "They camped at Zzyxland.", "Zzyxland")
    assert (place.name, place.entry) == ("Zzyxland", None)


def test_world_places_are_known_beside_the_theatres(resolver: PlaceResolver) -> None:
    (place,) = resolve(resolver, "Talks were held in Doha.", "Doha")
    assert place.within == "Qatar"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("They left all Syrian territory at dawn.", "territory", "Syria"),
        ("They left northern Afghanistan at dawn.", "northern", "northern Afghanistan"),
        ("Shots rang out along the Iran-Afghanistan border.", "border", "Iran-Afghanistan border"),
        ("Troops in Mazar-e-Sharif rested. They searched the compound.", "the compound", "Mazar-e-Sharif"),
        ("Troops reached the al-Zzyx area.", "the al-Zzyx area", "al-Zzyx"),
        ("The Afghan capital was quiet.", "The Afghan capital", "Kabul"),
        ("The country was quiet.", "The country", "Afghanistan"),
    ],
)
def test_phrases_around_a_place_word(resolver: PlaceResolver, text: str, words: str, name: str) -> None:
    (place,) = resolve(resolver, text, words)
    assert place.name == name


def test_an_actor_is_no_place_though_a_village_has_its_name(resolver: PlaceResolver) -> None:
    (place,) = resolve(resolver, "The Taliban held the road.", "Taliban")
    assert (place.name, place.entry) == (None, None)


def test_a_person_is_no_place_though_a_village_has_the_name(resolver: PlaceResolver) -> None:
    text = "They shot Maruf Khan near Kunduz."
    person = Name(Mention("Maruf Khan", 10, 20), NameType.PERSON)
    found = resolver.resolve_all(text, [Mention("Maruf Khan", 10, 20)], [person])
    assert [place.entry for place in found.values()] == [None]


def test_the_city_is_the_one_last_spoken_of_and_no_seat_of_government(resolver: PlaceResolver) -> None:
    text = "Kandahar city fell, Mazar-e-Sharif held out, said Kabul. The city is calm."
    (place,) = resolve(resolver, text, "The city")
    assert place.entry == "city:mazar-e-sharif"


@pytest.mark.parametrize(
    ("text", "words", "name", "within"),
    [
        ("A post 30 km north of Kunduz fell.", "Kunduz", "30 km north of Kunduz", "Kunduz"),
        ("A convoy was hit 12 miles (19 km) outside the city of Kunduz.", "Kunduz", None, "Kunduz"),
        ("They cut the road between Kunduz and Baghlan.", "Baghlan", "road between Kunduz and Baghlan", "Afghanistan"),
    ],
)
def test_what_lies_near_a_place_is_not_in_it(
    resolver: PlaceResolver, text: str, words: str, name: str | None, within: str
) -> None:
    (place,) = resolve(resolver, text, words)
    assert place.entry is None
    assert place.name == (name or "12 miles (19 km) outside the city of Kunduz")
    assert place.within == within


def test_a_claims_place_says_why_and_what_else_it_could_be(resolver: PlaceResolver) -> None:
    text = "Muqur fell, said the governor of Ghazni province."
    mention = Mention("Muqur", 0, 5)
    (place, why) = resolver.explain_all(text, [mention])[mention]
    assert place.entry == "AF1115"
    assert "parent-named" in why[0]
    assert "AF3103" in why[0].partition("; else ")[2]


def test_the_provincial_capital_is_that_of_the_province_spoken_of(resolver: PlaceResolver) -> None:
    text = "They crossed Kunduz province and raised a flag in the provincial capital."
    _, found = resolve(resolver, text, "Kunduz", "capital")
    assert found.name == "Kunduz"
    assert found.entry != "city:kabul"


def test_the_heights_lie_in_the_place_spoken_of(resolver: PlaceResolver) -> None:
    text = "Fighting went on in Panjshir, and his men held the strategic heights."
    _, found = resolve(resolver, text, "Panjshir", "the strategic heights")
    assert found.entry == "AF-PAN"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Guards fled the Islam Qala border crossing into Herat. The crossing was shut.", "The crossing", "Islam Qala"),
        ("They ran to the Old Mill prison. Families waited in Kabul. At dawn the prison was empty.", "the prison",
         "Old Mill prison"),
        ("Five Turkish bases were named. Kabul was calm, and the base at Zarn was shelled.", "the base", "Kabul"),
        ("Grain went to Upper Zarn and Lower Zarn. In Kabul, elders said the towns had been emptied.", "the towns",
         "Upper Zarn and Lower Zarn"),
        ("Kunduz and Takhar were calm. The army took the surrounding districts.", "the surrounding districts", None),
        ("Troops left Kandahar. Fighting goes on in the country's south and east.", "south",
         "southern and eastern Afghanistan"),
        ("Trade stopped at the border with Iran.", "Iran", "Iran border"),
        ("Rebels took a border crossing with Tajikistan.", "Tajikistan", "border crossing with Tajikistan"),
        ("Men still hold Zarnak, further south.", "Zarnak, further south", "Zarnak"),
        ("Kunduz city fell. Smoke rose over the city centre.", "the city centre", "Kunduz"),
        ("Kunduz city shook. Shots were heard in the Old City. Then the city was calm.", "the city", "Kunduz"),
        ("Shots were heard in the Old City.", "the Old City", "Old City"),
    ],
)  # fmt: skip
def test_words_that_take_up_another_place(resolver: PlaceResolver, text: str, words: str, name: str | None) -> None:
    start = text.rindex(words)
    mention = Mention(words, start, start + len(words))
    known = ("Islam Qala", "Upper Zarn", "Lower Zarn", "Kabul", "Kunduz city", "Takhar")
    named = [Name(Mention(w, text.index(w), text.index(w) + len(w)), NameType.PLACE) for w in known if w in text]
    assert resolver.resolve_all(text, [mention], named)[mention].name == name


def test_the_region_is_the_part_just_named(resolver: PlaceResolver) -> None:
    text = "Troops left northern Afghanistan. Kunduz was calm. Nobody was harmed in the region."
    part, _, region = resolve(resolver, text, "northern Afghanistan", "Kunduz", "the region")
    assert (region.name, region.entry) == (part.name, None)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("They hold villages around Kunduz.", "Kunduz", "villages around Kunduz"),
        ("Rebels hold the northern outskirts of Kunduz.", "Kunduz", "northern outskirts of Kunduz"),
        ("Kunduz was calm. They lost almost all the territory.", "all the territory", None),
        ("Kunduz was calm. The group has taken dozens of districts.", "dozens of districts", None),
    ],
)
def test_what_lies_about_a_place_or_is_unnamed_is_not_the_place(
    resolver: PlaceResolver, text: str, words: str, name: str | None
) -> None:
    (place,) = resolve(resolver, text, words)
    assert (place.name, place.entry) == (name, None)


@pytest.mark.parametrize(
    ("text", "named", "words", "name"),
    [
        ("In Doha envoys met. Ghazni was quiet. The insurgents then took the city.", ("Doha", "Ghazni"), "the city",
         "Ghazni"),
        ("Kunduz city was quiet, he said in Washington. Families had left the city.", ("Kunduz city", "Washington"),
         "the city", "Kunduz"),
        ("The structure was not destroyed.", (), "The structure", None),
    ],
)  # fmt: skip
def test_the_city_is_one_of_the_theatres_own(
    resolver: PlaceResolver, text: str, named: tuple[str, ...], words: str, name: str | None
) -> None:
    start = text.rindex(words)
    mention = Mention(words, start, start + len(words))
    names = [Name(Mention(n, text.index(n), text.index(n) + len(n)), NameType.PLACE) for n in named]
    assert resolver.resolve_all(text, [mention], names)[mention].name == name


def test_a_site_is_looked_for_quickly_and_without_words_that_are_no_name(resolver: PlaceResolver) -> None:
    code = "A" + "-B" * 400
    (site,) = resolve(
        resolver, f"Plate {code}. On Monday the airport was shelled. Rebels later took the airport.", "the airport"
    )
    assert site.name is None or "Monday" not in site.name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("They took the capital of Panjshir at dawn.", "Panjshir", "Bazarak"),
        ("They reached the provincial capital of Kunduz.", "Kunduz", "Kunduz"),
    ],
)
def test_the_capital_of_a_province_is_the_town(resolver: PlaceResolver, text: str, words: str, name: str) -> None:
    (place,) = resolve(resolver, text, words)
    assert place.name == name


def test_a_namesake_an_ocean_away_is_no_entry(gazetteer: StackedGazetteer) -> None:
    anywhere = PlaceResolver(gazetteer, load_theatre(ANY_CONFLICT))
    text = "Near Sanaa and Marib the army retook Red Hill, and Aden was quiet."
    hill, aden = resolve(anywhere, text, "Red Hill", "Aden")
    assert (hill.name, hill.entry) == ("Red Hill", None)
    assert aden.entry is not None


def test_a_month_is_no_part_of_a_place(resolver: PlaceResolver) -> None:
    (place,) = resolve(resolver, "They had claimed the same station in February.", "the same station")
    assert "February" not in str(place.name)


def test_what_is_shouted_is_a_name_only_where_it_would_be_one(gazetteer: StackedGazetteer) -> None:
    anywhere = PlaceResolver(gazetteer, load_theatre(ANY_CONFLICT))
    city, house = resolve(anywhere, "ARMY RETAKES OMDURMAN AND SHELLS THE BUILDING.", "OMDURMAN", "THE BUILDING")
    assert city.name == "Omdurman"
    assert house.name in (None, "Omdurman")
