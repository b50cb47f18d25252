"""Theatre packs."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from whoholds.assess.casefile import EVERYTHING_COUNTS
from whoholds.errors import TheatreError
from whoholds.records import Actor, Role, SourceKind, Theatre
from whoholds.theatres import available, load_theatre
from whoholds.theatres.load import DAYS, RULES

ACTOR = '[[actor]]\nname = "Reds"\ntype = "group"\nkind = "party"\n'
PLACES = "id,name,level,parent,aliases,codes,lat,lon\n"
OUTLETS = "name,aliases,side,independent\n"


def pack(folder: Path, **files: str) -> str:
    (folder / "theatre.toml").write_text('name = "tiny"\ntitle = "Tiny"\ncountries = []\n' + files.pop("top", ""))
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text)
    return str(folder)


@pytest.fixture(scope="module")
def afghanistan() -> Theatre:
    return load_theatre("afghanistan")


@pytest.fixture(scope="module")
def actors(afghanistan: Theatre) -> dict[str, Actor]:
    return {actor.name: actor for actor in afghanistan.actors}


def test_every_shipped_pack_loads() -> None:
    assert {"afghanistan", "world"} <= set(available())
    assert all(load_theatre(name).title for name in available())


def test_afghanistan_has_34_provinces_with_both_codes(afghanistan: Theatre) -> None:
    provinces = [p for p in afghanistan.places if p.level == "province"]
    assert len(provinces) == 34
    assert all({scheme for scheme, _ in p.codes} == {"iso3166-2", "pcode"} for p in provinces)
    pcodes = {value for p in provinces for scheme, value in p.codes if scheme == "pcode"}
    assert pcodes == {f"AF{number:02}" for number in range(1, 35)}


def test_every_province_has_a_capital_on_the_map(afghanistan: Theatre) -> None:
    capitals = {value: p for p in afghanistan.places for scheme, value in p.codes if scheme == "capital-of"}
    provinces = [p for p in afghanistan.places if p.level == "province"]
    assert all(capitals[p.id].parent == p.id and capitals[p.id].lat for p in provinces)
    assert capitals["AF"].name == "Kabul"


def test_a_district_lies_in_the_province_of_its_code(afghanistan: Theatre) -> None:
    by_pcode = {value: p for p in afghanistan.places for scheme, value in p.codes if scheme == "pcode"}
    districts = {code: p for code, p in by_pcode.items() if p.level == "district"}
    assert len(districts) > 200
    assert all(by_pcode[code[:4]].id == p.parent for code, p in districts.items())


def test_father_and_son_are_two_people(actors: dict[str, Actor]) -> None:
    assert actors["Ahmad Massoud"].side == "National Resistance Front"
    assert actors["Ahmad Shah Massoud"].side is None


def test_a_vice_president_changes_sides_with_the_day(actors: dict[str, Actor]) -> None:
    fall = date(2021, 8, 15)
    roles = actors["Amrullah Saleh"].roles
    assert {r.side for r in roles if r.until == fall} == {"Afghan government"}
    assert {r.side for r in roles if r.since == fall} == {"National Resistance Front"}


def test_a_whole_pack_is_read(tmp_path: Path) -> None:
    role = 'roles = [{title = "envoy", side = "Reds", since = 2020-01-01}]'
    theatre = load_theatre(
        pack(
            tmp_path,
            top='stale_after_days = 7\nsince = 2019-11-30\n[switches]\nplain-fact = "off"\n',
            actors_toml=ACTOR + 'fights = true\n[[actor]]\nname = "Ana"\ntype = "person"\nkind = "party"\n' + role,
            outlets_csv=OUTLETS + 'Herald,"The Herald|H",Reds,no\n',
            places_csv=PLACES + "N,Northland,province,,The North|Nord,pcode:N1,10.5,-20\n",
        )
    )
    assert theatre.actors[1].roles == (Role("envoy", "Reds", date(2020, 1, 1), None),)
    assert theatre.actors[0] == Actor("Reds", "group", SourceKind.PARTY, fights=True)
    assert (theatre.outlets[0].aliases, theatre.outlets[0].independent) == (("The Herald", "H"), False)
    assert (theatre.places[0].aliases, theatre.places[0].lon) == (("The North", "Nord"), -20.0)
    assert (theatre.stale_after_days, theatre.since) == (7, date(2019, 11, 30))
    assert theatre.switches == (("plain-fact", "off"),)


def test_an_unknown_pack_is_refused_with_the_known_ones() -> None:
    with pytest.raises(TheatreError, match="afghanistan"):
        load_theatre("atlantis")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("A,Here,town,,,,,\n", "line 2.*level 'town'"),
        ("A,Here,city,B,,,,\n", "line 2.*parent 'B'"),
        ("A,Here,city,,,,91,0\n", "line 2.*outside"),
        ("A,Here,city,,,,north,0\n", "line 2.*no number"),
        ("A,Here,city,,,,10,\n", "line 2.*come together"),
        ("A,Here,city,,,08,,\n", "line 2.*no scheme"),
        ("A,,city,,,,,\n", "line 2.*name is ''"),
        ("A,Here,city,,,,,\nA,There,city,,,,,\n", "line 3.*taken"),
        ("A,Here,city,,,pcode:1,,\nB,There,city,,,pcode:1,,\n", "line 3.*already belongs to A"),
        ("A,Here,city\n", "line 2.*cells"),
    ],
)
def test_a_wrong_place_is_named(tmp_path: Path, row: str, words: str) -> None:
    with pytest.raises(TheatreError, match=rf"places\.csv, {words}"):
        load_theatre(pack(tmp_path, places_csv=PLACES + row))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ACTOR + 'side = "Blues"\n', "line 5 .Reds.*'Blues' is no actor"),
        ("# facts\n\n" + ACTOR.replace("party", "partie"), "line 6.*'partie'"),
        (ACTOR.replace("party", "narrator"), "'narrator' is not one of"),
        (ACTOR.replace("group", "army"), "type 'army'"),
        (ACTOR + "age = 3\n", "'age' is no field"),
        (ACTOR + 'fights = "yes"\n', "fights is 'yes'"),
        (ACTOR + 'aliases = "Red"\naliases2 = 1\n', "'aliases2' is no field"),
        (ACTOR + "aliases = [1]\n", "aliases is"),
        (ACTOR + ACTOR, "line 6.*'Reds' already names Reds"),
        (ACTOR + 'aliases = ["R"]\n' + ACTOR.replace("Reds", "R"), "line 7.*'R' already names Reds"),
        (ACTOR + 'roles = [{title="x", side="Reds", since=2021-02-01, until=2021-01-01}]', "cannot begin"),
        (ACTOR + 'roles = [{title="x", side="Reds", since="2021-02-01"}]', "no date"),
        (ACTOR + 'roles = [{title="x", side="Blues"}]', "'Blues' is no actor"),
        (ACTOR + 'roles = [{title="x"}]', "needs the side"),
        ('[[person]]\nname = "x"\n', "'person' is no part"),
    ],
)
def test_a_wrong_actor_is_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(TheatreError, match=rf"actors\.toml.*{words}"):
        load_theatre(pack(tmp_path, actors_toml=text))


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"actors_toml": "[[actor]\n"}, r"actors\.toml.*line 1"),
        ({"places_csv": "id,name\n"}, "line 1: column 'level' is missing"),
        ({"places_csv": PLACES.strip() + ",depth\n"}, "line 1: column 'depth' is unknown"),
        ({"outlets_csv": OUTLETS + "Herald,,Blues,yes\n"}, "line 2.*'Blues'"),
        ({"outlets_csv": OUTLETS + "Herald,,,maybe\n"}, "line 2.*write yes or no"),
        ({"top": 'rivals = [["Reds", "Blues"]]'}, "rivals"),
        ({"top": "stale_after_days = 0"}, "line 4: stale_after_days is 0"),
        ({"top": 'since = "last year"'}, "since 'last year' is no date"),
        ({"top": '[[alliances]]\nparties = ["Reds"]'}, "line 4: parties"),
        ({"top": '[[alliances]]\nparties = ["Reds", "Blues"]'}, "two or more different actors"),
        ({"top": '[switches]\nplain-fakt = "off"'}, "line 5: 'plain-fakt' is no rule"),
        ({"top": '[switches]\nplain-fact = "no"'}, "line 5: plain-fact is 'no'; write"),
        ({"top": '[switches]\nflip-days = "soon"'}, "whole number of days"),
        ({"top": "colour = 1"}, "'colour' is no field of a theatre"),
        ({"top": "[switches]\nplain-fact = false"}, "switches"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, files: dict[str, str], words: str) -> None:
    with pytest.raises(TheatreError, match=words):
        load_theatre(pack(tmp_path, **files))


def test_a_country_is_a_code(tmp_path: Path) -> None:
    (tmp_path / "theatre.toml").write_text('name = "x"\ntitle = "X"\ncountries = ["Atlantis"]\n')
    with pytest.raises(TheatreError, match=r"theatre\.toml.*ISO 3166-1"):
        load_theatre(str(tmp_path))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    actors = ACTOR.replace("group", "army") + 'side = "Blues"\nage = 3\n'
    places = PLACES + "A,Here,town,,,,,\n# a comment\nB,There,city,C,,08,91,\n"
    folder = pack(tmp_path, actors_toml=actors, places_csv=places, outlets_csv=OUTLETS + "Herald,,,maybe\n")
    with pytest.raises(TheatreError) as error:
        load_theatre(folder)
    lines = str(error.value).split("\n")
    assert [line.split(folder + "/")[1].split(":")[0] for line in lines] == [
        "actors.toml, line 6 (Reds)",
        "actors.toml, line 3 (Reds)",
        "actors.toml, line 5 (Reds)",
        "outlets.csv, line 2",
        "places.csv, line 2",
        *["places.csv, line 4"] * 4,
    ]


def test_a_broken_file_hides_no_fault_of_another(tmp_path: Path) -> None:
    folder = pack(tmp_path, actors_toml="[[actor]\n", outlets_csv=OUTLETS + "Herald,,Blues,maybe\n")
    with pytest.raises(TheatreError) as error:
        load_theatre(folder)
    assert "outlets.csv, line 2: independent is 'maybe'" in str(error.value)
    assert "Blues" not in str(error.value), "whether Blues is an actor is not known"


def test_allies_are_allies_in_their_time(tmp_path: Path) -> None:
    blues = ACTOR.replace("Reds", "Blues")
    top = '[[alliances]]\nparties = ["Reds", "Blues"]\nsince = 2020-01-01\nuntil = 2021-01-01\n'
    theatre = load_theatre(pack(tmp_path, top=top, actors_toml=ACTOR + blues))
    assert theatre.are_allied("Blues", "Reds", date(2020, 6, 1))
    assert not theatre.are_allied("Blues", "Reds", date(2021, 1, 1))
    assert theatre.are_allied("Reds", "Blues", None)
    assert not theatre.are_allied("Reds", "Reds", date(2020, 6, 1))


def test_a_packs_version_changes_with_its_facts(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = load_theatre(pack(tmp_path / "one", actors_toml=ACTOR))
    two = load_theatre(pack(tmp_path / "two", actors_toml=ACTOR + 'aliases = ["R"]\n'))
    assert one.version != two.version
    assert (load_theatre("afghanistan").origin, one.origin) == ("afghanistan", str(tmp_path / "one"))


def test_the_switches_are_the_rules_that_judging_asks_for() -> None:
    source = "".join(path.read_text() for path in (ROOT / "src/whoholds/assess").glob("*.py"))
    rules = set(re.findall(r'is_on\("([a-z-]+)"\)', source)) | set(EVERYTHING_COUNTS.values())
    assert (rules, set(re.findall(r'days\("([a-z-]+)"', source))) == (set(RULES), set(DAYS))
