"""Theatre packs."""

from pathlib import Path

import pytest

from whoholds.errors import TheatreError
from whoholds.theatres import available, load_theatre

ACTOR = '[[actor]]\nname = "Reds"\ntype = "group"\nkind = "party"\n'
PLACES = "id,name,level,parent,aliases,codes,lat,lon\n"


def pack(folder: Path, **files: str) -> str:
    (folder / "theatre.toml").write_text('name = "tiny"\ntitle = "Tiny"\ncountries = []\n' + files.pop("top", ""))
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text)
    return str(folder)


def test_every_shipped_pack_loads() -> None:
    assert "afghanistan" in available()
    assert all(load_theatre(name).title for name in available())


def test_afghanistan_has_34_provinces_with_both_codes() -> None:
    provinces = [p for p in load_theatre("afghanistan").places if p.level == "province"]
    assert len(provinces) == 34
    assert all({scheme for scheme, _ in p.codes} == {"iso3166-2", "pcode"} for p in provinces)
    assert len({code for p in provinces for _, code in p.codes}) == 68


def test_father_and_son_are_two_people() -> None:
    names = {a.name: a for a in load_theatre("afghanistan").actors}
    assert names["Ahmad Massoud"].side == "National Resistance Front"
    assert names["Ahmad Shah Massoud"].side is None


def test_an_unknown_pack_is_refused_with_the_known_ones() -> None:
    with pytest.raises(TheatreError, match="afghanistan"):
        load_theatre("atlantis")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"places_csv": PLACES + "A,Here,town,,,,,\n"}, "line 2.*level 'town'"),
        ({"places_csv": PLACES + "A,Here,city,B,,,,\n"}, "line 2.*parent 'B'"),
        ({"places_csv": PLACES + "A,Here,city,,,,91,0\n"}, "line 2.*outside"),
        ({"places_csv": PLACES + "A,Here,city,,,08,,\n"}, "line 2.*no scheme"),
        ({"places_csv": PLACES + "A,Here,city,,,,,\nA,There,city,,,,,\n"}, "line 3.*taken"),
        ({"places_csv": "id,name\n"}, "line 1.*missing"),
        ({"actors_toml": ACTOR + 'side = "Blues"\n'}, "Reds.*'Blues' is no actor"),
        ({"actors_toml": ACTOR.replace("party", "partie")}, "actor 1.*'partie'"),
        ({"actors_toml": ACTOR + "age = 3\n"}, "'age' is no field"),
        ({"actors_toml": ACTOR + 'roles = [{title="x", side="Reds", since=2021-02-01, until=2021-01-01}]'}, "until"),
        ({"actors_toml": "[[actor]\n"}, "actors.toml"),
        ({"top": 'rivals = [["Reds", "Blues"]]'}, "rivals"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, files: dict[str, str], words: str) -> None:
    with pytest.raises(TheatreError, match=words):
        load_theatre(pack(tmp_path, **files))
