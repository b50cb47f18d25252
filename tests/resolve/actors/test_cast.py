"""Identities of mentions: names, roles, sides, kinds."""

from datetime import date

import pytest

from tests.resolve.actors.casting import ask, make_cast, make_report
from whoholds.records import Mention, Name, NameType, SourceKind, Theatre
from whoholds.resolve.actors import gather
from whoholds.theatres import load_theatre


def test_spokesman_takes_the_side_of_the_group_named_before_him() -> None:
    text = "Harbour Front spokesman Idris Vale said the town had fallen."
    found = ask(make_cast(text, "Idris Vale", "Harbour Front"), text, "Harbour Front spokesman Idris Vale")
    assert (found.name, found.side, found.kind) == ("Idris Vale", "Harbour Front", SourceKind.PARTY)


def test_apposition_gives_the_side_to_later_short_forms() -> None:
    text = "Idris Vale, a spokesman for the Harbour Front, denied it. Vale said the town was calm."
    found = ask(make_cast(text, "Idris Vale|Vale", "Harbour Front"), text, "Vale", 1)
    assert (found.name, found.side) == ("Idris Vale", "Harbour Front")


def test_relative_clause_gives_the_side() -> None:
    text = "Idris Vale, who leads the Harbour Front, rejected the claim."
    found = ask(make_cast(text, "Idris Vale", "Harbour Front"), text, "Idris Vale, who leads the Harbour Front")
    assert (found.name, found.side) == ("Idris Vale", "Harbour Front")


def test_state_president_has_his_state_for_a_side() -> None:
    text = "Turkish President Orhan Deniz said the talks would go on."
    found = ask(make_cast(text, "Orhan Deniz"), text, "Turkish President Orhan Deniz")
    assert (found.name, found.side, found.kind) == ("Orhan Deniz", "Turkey", SourceKind.OFFICIAL)


def test_state_at_war_in_the_report_speaks_as_a_party() -> None:
    text = "Turkish troops crossed the border. Turkish officials said the town was taken."
    found = ask(make_cast(text), text, "Turkish officials")
    assert (found.name, found.side, found.kind) == (None, "Turkey", SourceKind.PARTY)


def test_spokesman_for_a_person_is_not_that_person() -> None:
    text = "A spokesman for President Orhan Deniz said talks would go on."
    found = ask(make_cast(text, "Orhan Deniz"), text, "A spokesman for President Orhan Deniz")
    assert found.name is None


def test_bracketed_short_form_names_the_group() -> None:
    text = "The Free River Army (FRA) took the bridge. The FRA said so."
    found = ask(make_cast(text, "", "Free River Army|FRA"), text, "The FRA")
    assert found.name == "Free River Army"


def test_capital_stands_for_the_state() -> None:
    text = "Moscow said it had no plans."
    assert ask(make_cast(text), text, "Moscow").name == "Russia"


def test_ambassador_serves_the_sender_not_the_host() -> None:
    text = "Omid Karimi, Iran’s ambassador to Kabul, said so."
    assert ask(make_cast(text, "Omid Karimi"), text, "Omid Karimi").side == "Iran"


def test_officials_and_witnesses_have_no_name() -> None:
    text = "Witnesses saw smoke. Aid agencies were worried. Analysts doubted it."
    cast = make_cast(text)
    kinds = [ask(cast, text, words).kind for words in ("Witnesses", "Aid agencies", "Analysts")]
    assert kinds == [SourceKind.WITNESS, SourceKind.AID, SourceKind.EXPERT]


def test_office_named_earlier_is_its_holder() -> None:
    text = "Foreign minister Lena Fohr met reporters. Aid went in. The foreign minister said it was late."
    assert ask(make_cast(text, "Lena Fohr"), text, "The foreign minister").name == "Lena Fohr"


def test_surname_alone_is_the_one_who_holds_a_role_that_day(valley: Theatre) -> None:
    text = "Massoud vowed to fight on."
    found = ask(make_cast(text, theatre=valley), text, "Massoud")
    assert (found.name, found.side) == ("Ahmad Massoud", "National Resistance Front")


def test_role_outside_its_dates_gives_no_side(valley: Theatre) -> None:
    text = "Ahmad Massoud spoke to students."
    found = ask(make_cast(text, theatre=valley, day=date(2019, 1, 1)), text, "Ahmad Massoud")
    assert found.side is None


def test_father_and_son_stay_apart(valley: Theatre) -> None:
    text = "Ahmad Massoud, the son of Ahmad Shah Massoud, rejected it."
    cast = make_cast(text, theatre=valley)
    names = [ask(cast, text, words).name for words in ("Ahmad Massoud", "Ahmad Shah Massoud")]
    assert names == ["Ahmad Massoud", "Ahmad Shah Massoud"]


def test_two_people_of_one_surname_stay_apart() -> None:
    text = "Amir Haddad left. Later Samir Haddad spoke. Haddad said the road was open."
    assert ask(make_cast(text, "Amir Haddad|Samir Haddad|Haddad"), text, "Haddad", 2).name == "Samir Haddad"


def test_unknown_pronoun_stays_unknown() -> None:
    text = "He said the road was open."
    found = ask(make_cast(text), text, "He")
    assert (found.name, found.side, found.kind) == (None, None, None)


@pytest.mark.parametrize(("day", "side"), [(date(2020, 5, 1), "Afghan government"), (date(2022, 5, 1), "Taliban")])
def test_a_states_officials_speak_for_whoever_held_it_that_day(day: date, side: str) -> None:
    text = "Afghan officials said the road was open."
    assert ask(make_cast(text, day=day), text, "Afghan officials").side == side


def test_being_something_is_as_good_as_an_apposition() -> None:
    text = "Idris Vale is a commander of the Harbour Front. Vale said it was over."
    assert ask(make_cast(text, "Idris Vale|Vale", "Harbour Front"), text, "Vale", 1).side == "Harbour Front"


def test_a_statement_by_a_group_is_the_groups() -> None:
    text = "The Harbour Front left. A statement by the River League said so."
    found = ask(make_cast(text, "", "Harbour Front|River League"), text, "A statement by the River League")
    assert found.name == "River League"


def test_a_readers_hint_settles_party_or_official_and_what_nobody_said() -> None:
    text = "Turkish officials waited. Karim Vale said the road was open."
    cast = make_cast(text, "Karim Vale")
    hinted = [
        cast.identify(
            Mention(words, text.index(words), text.index(words) + len(words)), speaking=True, party_kind_hint=hint
        )
        for words, hint in (("Turkish officials", SourceKind.PARTY), ("Karim Vale", SourceKind.WITNESS))
    ]
    assert [found.kind for found in hinted] == [SourceKind.PARTY, SourceKind.WITNESS]


@pytest.mark.parametrize("verb", ["battling", "opposing", "resisting"])
def test_who_fights_a_group_does_not_speak_for_it(verb: str) -> None:
    text = f"Harbour Front men took the town. The villagers {verb} the Harbour Front in the hills denied it."
    cast = make_cast(text, "", "Harbour Front|the Harbour Front")
    assert ask(cast, text, f"The villagers {verb} the Harbour Front in the hills").side is None


def test_forces_loyal_to_somebody_are_the_side_they_fight_for() -> None:
    text = "Harbour Front men fled. The town was retaken by forces fighting on behalf of the Harbour Front."
    cast = make_cast(text, "", "Harbour Front")
    assert ask(cast, text, "forces", speaking=False).name == "Harbour Front"


def test_who_holds_a_place_by_an_adjective() -> None:
    text = (
        "War goes on in Syria between Syrian troops and Syrian rebels. "
        "Aid reached rebel-held Zarn, Turkish-held Bab and Kurdish-held Ain."
    )
    cast = make_cast(text)
    told = [ask(cast, text, word, speaking=False, nth=nth).name for word, nth in (("rebel", 0), ("Turkish", 0))]
    assert told == ["Syrian rebels", "Turkey"]
    assert ask(cast, text, "Kurdish", speaking=False).name == "Kurdish forces"


def test_rebels_rise_in_the_theatres_own_country() -> None:
    text = "In London the British minister spoke of Syria. The rebels resist, he said in Britain."
    cast = make_cast(text, theatre=Theatre("s", "", ("SY",)))
    assert ask(cast, text, "The rebels", speaking=False).name == "Syrian rebels"


def test_several_of_a_kind_go_by_their_words() -> None:
    text = "He urged all parties to wait. Many Western powers, armed bandits and an armed group stayed."
    cast = make_cast(text)
    told = [
        ask(cast, text, words, speaking=False).name for words in ("all parties", "Many Western powers", "armed bandits")
    ]
    assert told == ["parties", "Western powers", "armed bandits"]


def test_a_verb_in_s_is_no_part_of_the_phrase() -> None:
    text = "Hill League men came. The armed group continues its rapid military advances."
    assert ask(make_cast(text, "", "Hill League"), text, "armed group", speaking=False).name == "Hill League"


def test_offices_of_a_fallen_government_are_its_own_for_two_days() -> None:
    text = "The defence ministry of Afghanistan conceded that both cities had fallen."
    sides = [
        ask(make_cast(text, day=day), text, "The defence ministry of Afghanistan").side
        for day in (date(2021, 8, 15), date(2021, 8, 16), date(2021, 8, 20))
    ]
    assert sides == ["Afghan government", "Afghan government", "Taliban"]


def test_a_theatres_government_makes_its_country_the_home_of_an_army() -> None:
    theatre = load_theatre("syria")
    text = "Syrian troops entered the town. A monitor in Britain counted. The army command said it was over."
    found = ask(make_cast(text, theatre=theatre, day=date(2020, 1, 29)), text, "The army command")
    assert found.side == "Syrian government"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rwanda denied it. A rebel commander said that they would fight on.", "A rebel commander"),
        ("Congo called for help. The mission said that hundreds had come.", "The mission"),
        ("Egypt and Turkey met. A diplomat in Tunis expected little.", "A diplomat in Tunis"),
    ],
)
def test_who_serves_no_state_is_given_none(text: str, words: str) -> None:
    assert ask(make_cast(text), text, words).side is None


def test_an_unqualified_command_is_of_the_theatres_country() -> None:
    text = "Russia said so, and Russia said it twice. Kyiv rejected it. A spokesman for the eastern command told it."
    theatre = load_theatre("ukraine")
    found = ask(make_cast(text, theatre=theatre, day=date(2023, 3, 14)), text, "A spokesman for the eastern command")
    assert found.side == "Ukraine"


def test_pronouns_and_possessives_of_a_text_in_capitals() -> None:
    text = "SUDAN'S ARMY SAYS IT HAS RETAKEN THE BUILDING FROM ITS FOES IN OMDURMAN."
    cast = make_cast(text, groups="SUDAN'S ARMY", day=date(2024, 3, 11))
    assert ask(cast, text, "IT").name == ask(cast, text, "SUDAN'S ARMY").name
    assert "'S" not in str(ask(cast, text, "SUDAN'S ARMY").name)


def test_an_armed_group_named_after_a_land_is_not_its_state() -> None:
    text = "An officer of the Libyan National Army confirmed the retreat."
    found = ask(make_cast(text, groups="Libyan National Army"), text, "An officer of the Libyan National Army")
    assert found.side == "Libyan National Army"


def test_bodies_of_states_speak_for_themselves() -> None:
    text = "The African Union said that both sides had agreed."
    found = ask(make_cast(text, groups="African Union"), text, "The African Union")
    assert (found.side, found.kind) == ("African Union", SourceKind.OFFICIAL)


def test_a_fighting_bodys_own_releases_are_its_voice_though_listed_as_an_outlet() -> None:
    assert make_cast("A force took the hill.", theatre=load_theatre("afghanistan"), outlet="ISAF").house == "ISAF"


def test_a_leader_told_by_his_last_name_alone() -> None:
    theatre = load_theatre("afghanistan")
    text = "Massoud said on Sunday that he would not give up."
    found = ask(make_cast(text, "Massoud", theatre=theatre, day=date(2021, 8, 24)), text, "Massoud")
    assert (found.name, found.side) == ("Ahmad Massoud", "National Resistance Front")


def test_that_before_a_plural_takes_up_nobody() -> None:
    text = "A commander of the Vale Service said that militants still held a street. The militants fired."
    cast = make_cast(text, groups="Vale Service")
    assert ask(cast, text, "that militants", speaking=False).name == "militants"
    assert ask(cast, text, "The militants", speaking=False).name == "Vale Service"


def test_the_rebels_are_the_group_that_is_called_so() -> None:
    text = "R7 rebels entered Taun. Pol Bird, the rebels' spokesman, said so."
    assert ask(make_cast(text, persons="Pol Bird", groups="R7"), text, "the rebels", speaking=False).name == "R7"


def test_an_office_without_a_country_is_of_the_land_whose_places_are_named() -> None:
    text = "The provincial governor left Goma for Beni. Rwanda and Kigali denied it. So did Kinshasa."
    at = text.index("Rwanda")
    names = [Name(Mention("Rwanda", at, at + 6), NameType.PLACE)]
    governor = Mention("The provincial governor", 0, 23)
    alone = gather(make_report(text), names, None).identify(governor, speaking=True)
    told = gather(make_report(text), names, None, (), {"CD": 2}).identify(governor, speaking=True)
    assert (alone.side, told.side) == ("Rwanda", "Democratic Republic of the Congo")


@pytest.mark.parametrize("role", ["the group's spokesman", "the rebels' spokesman"])
def test_a_groups_spokesman_speaks_for_the_group_named_before(role: str) -> None:
    text = f"The Vale Front entered Taun. Pol Bird, {role}, said so."
    cast = make_cast(text, persons="Pol Bird", groups="Vale Front")
    assert ask(cast, text, "Pol Bird").side == "Vale Front"


def test_a_group_read_with_its_noun_is_called_so() -> None:
    text = "R7 rebels entered Taun. Pol Bird, the rebels' spokesman, said so."
    cast = make_cast(text, persons="Pol Bird", groups="R7 rebels")
    assert ask(cast, text, "the rebels", speaking=False).name == ask(cast, text, "R7 rebels", speaking=False).name
