"""Lists of places taken in: every form, joined by code and never by name."""

import json
from pathlib import Path

import pytest
import shapefile

from whoholds.errors import GazetteerError
from whoholds.records import Place
from whoholds.resolve.gazetteer import IMPORTED, ListedPlaces, StackedGazetteer, ensure_world
from whoholds.resolve.gazetteer.importing import Imported, Options, import_places
from whoholds.theatres import load_theatre

PCODES = """Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date
AFG,1,AF08,Panjsher,AFG,2021-11-17
AFG,2,AF0807,Paryan,AF08,2021-11-17
AFG,2,AF1115,Muqur,AF11,2021-11-17
SYR,1,SY07,Idleb,SYR,2020-12-17
"""
SQUARE = [[[69.0, 35.0], [70.0, 35.0], [70.0, 36.0], [69.0, 36.0], [69.0, 35.0]]]


def taken(folder: Path, name: str, text: str, options: Options | None = None) -> Imported:
    path = folder.parent / name
    path.write_text(text, encoding="utf-8")
    return import_places(path, options or Options(licence="ours"), folder)


def stacked(folder: Path, *own: Place) -> StackedGazetteer:
    return StackedGazetteer(own, (ListedPlaces(folder / IMPORTED), ListedPlaces(ensure_world(folder))))


def outline(**properties: str) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": SQUARE}}


def collection(*features: dict[str, object], **more: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


def test_p_codes_keep_scheme_version_and_licence(folder: Path) -> None:
    found = taken(folder, "codes.csv", PCODES)
    assert (found.form, found.added, found.scheme) == ("p-codes", 4, "pcode")
    source = ListedPlaces(folder / IMPORTED).source_of("SY07")
    assert source is not None
    assert (source.scheme, source.version, source.licence) == ("pcode", "2020-12-17", "ours")


def test_p_codes_join_the_theatres_entry_by_code(folder: Path) -> None:
    taken(folder, "codes.csv", PCODES)
    theatre = load_theatre("afghanistan")
    gazetteer = stacked(folder, *theatre.places)
    assert gazetteer.look_up("Panjsher")[0].id == "AF-PAN"
    joined = gazetteer.get("AF08")
    assert joined is not None
    assert joined.id == "AF-PAN"
    assert "AF0807" in {place.id for place in gazetteer.parts("AF-PAN")}


def test_the_same_file_again_changes_nothing(folder: Path) -> None:
    first, again = taken(folder, "codes.csv", PCODES), taken(folder, "codes.csv", PCODES)
    assert (first.added, again.added, again.known) == (4, 0, 4)


def test_iso_and_p_codes_of_syria_join_by_code_where_names_join_one_of_fourteen(folder: Path) -> None:
    """The two lists number and spell the governorates differently; only a pack that knows both codes joins them."""
    pairs = {
        "SY01": ("SY-DI", "Dimashq"), "SY02": ("SY-HL", "Halab"), "SY03": ("SY-RD", "Rif Dimashq"),
        "SY04": ("SY-HI", "Hims"), "SY05": ("SY-HM", "Hamah"), "SY06": ("SY-LA", "Al Ladhiqiyah"),
        "SY07": ("SY-ID", "Idlib"), "SY08": ("SY-HA", "Al Hasakah"), "SY09": ("SY-DY", "Dayr az Zawr"),
        "SY10": ("SY-TA", "Tartus"), "SY11": ("SY-RA", "Ar Raqqah"), "SY12": ("SY-DR", "Dar'a"),
        "SY13": ("SY-SU", "As Suwayda'"), "SY14": ("SY-QU", "Al Qunaytirah"),
    }  # fmt: skip
    names = "Damascus Aleppo Rural-Damascus Homs Hama Lattakia Idleb Al-Hasakeh Deir-ez-Zor Tartous Ar-Raqqa Dar'a"
    written = [*names.split(), "As-Sweida", "Quneitra"]
    rows = [f"SYR,1,{code},{name},SYR,2020-12-17" for code, name in zip(pairs, written, strict=True)]
    taken(folder, "syria.csv", "\n".join([PCODES.splitlines()[0], *rows]))
    own = [Place(iso, name, "province", "SY", (), (("pcode", code),)) for code, (iso, name) in pairs.items()]
    assert sum(name == other for name, (_, other) in zip(written, pairs.values(), strict=True)) == 1
    gazetteer = stacked(folder, *own)
    joined = {code: gazetteer.get(code) for code in pairs}
    assert {code: place.id for code, place in joined.items() if place} == {c: iso for c, (iso, _) in pairs.items()}
    assert sum(place.level == "province" for place in gazetteer.parts("SY")) == 14


def test_without_a_known_code_two_entries_of_one_name_stay_apart(folder: Path) -> None:
    taken(folder, "codes.csv", PCODES)
    ids = {place.id for place in stacked(folder).look_up("Idleb")}
    assert {"SY07", "SY-ID"} <= ids


def test_a_wrong_label_moves_no_place(folder: Path) -> None:
    """Natural Earth's outline of Panjshir is labelled Parwan: the code decides, the label is told and left out."""
    found = taken(folder, "admin1.geojson", collection(outline(iso_3166_2="AF-PAN", name="Parwan")))
    assert any("AF-PAN" in notice and "Parwan" in notice for notice in found.notices)
    gazetteer = stacked(folder, *load_theatre("afghanistan").places)
    assert gazetteer.shape("AF-PAN") is not None
    assert gazetteer.shape("AF-PAR") is None
    assert "AF-PAN" not in {place.id for place in gazetteer.look_up("Parwan")}


def test_an_outline_without_a_code_is_joined_to_nothing(folder: Path) -> None:
    taken(folder, "drawn.geojson", collection(outline(name="Panjshir")))
    gazetteer = stacked(folder, *load_theatre("afghanistan").places)
    assert gazetteer.shape("AF-PAN") is None
    assert gazetteer.shape("drawn:1") is not None


def test_a_cod_layer_gives_names_of_every_language_and_a_point_inside(folder: Path) -> None:
    properties = {
        "ADM0_PCODE": "AF",
        "ADM1_PCODE": "AF08",
        "ADM2_PCODE": "AF0807",
        "ADM2_EN": "Paryan",
        "ADM2_FA": "پریان",
    }
    found = taken(folder, "adm2.geojson", collection(outline(**properties, validOn="2021-11-17")))
    place = ListedPlaces(folder / IMPORTED).get("AF0807")
    assert place is not None
    assert (place.parent, place.level, place.aliases, place.lat) == ("AF08", "district", ("پریان",), 35.5)
    assert (found.shapes, found.crs) == (1, "EPSG:4326")


def test_a_shapefile_is_read_with_its_projection(folder: Path) -> None:
    base = folder.parent / "layer"
    with shapefile.Writer(str(base), shapeType=shapefile.POLYGON) as writer:
        writer.field("ADM1_PCODE", "C")
        writer.field("ADM1_EN", "C")
        writer.poly(SQUARE)
        writer.record("AF08", "Panjsher")
    with pytest.raises(GazetteerError, match="gazetteer-crs"):
        import_places(base.with_suffix(".shp"), Options(), folder)
    base.with_suffix(".prj").write_text('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]')
    assert import_places(base.with_suffix(".shp"), Options(), folder).shapes == 1


def test_another_coordinate_system_is_refused_with_the_remedy(folder: Path) -> None:
    crs = {"type": "name", "properties": {"name": "EPSG:32642"}}
    with pytest.raises(GazetteerError, match="ogr2ogr"):
        taken(folder, "utm.geojson", collection(outline(name="X"), crs=crs))
    assert not (folder / IMPORTED).exists()


def test_geonames_dumps_and_codes(folder: Path) -> None:
    cells = [
        "7",
        "Nowabad",
        "Nowabad",
        "Naw Abad,نوآباد",
        "35.1",
        "69.5",
        "P",
        "PPL",
        "AF",
        "",
        "40",
        "",
        "",
        "",
        "900",
    ]
    dump = "\t".join([*cells, "", "1700", "Asia/Kabul", "2019-01-01"])
    assert taken(folder, "AF.txt", dump + "\n").form == "geonames dump"
    codes = taken(folder, "admin1CodesASCII.txt", "US.GA\tGeorgia\tGeorgia\t4197000\n")
    gazetteer = stacked(folder)
    assert gazetteer.look_up("Naw Abad")[0].id == "geonames:7"
    joined = gazetteer.get("geonames:4197000")
    assert codes.joined == 1
    assert joined is not None
    assert joined.id == "US-GA"


def test_a_json_list_of_provinces_keeps_its_own_numbers(folder: Path) -> None:
    rows = [
        {"id": 2, "name": "Badghis", "latitude": "35.1", "longitude": "63.7", "districts": [{"id": 9, "name": "Muqur"}]}
    ]
    found = taken(folder, "units.json", json.dumps(rows), Options(scheme="units", country="AF"))
    place = ListedPlaces(folder / IMPORTED).get("units:district-9")
    assert found.added == 2
    assert place is not None
    assert (place.parent, place.codes) == ("units:2", (("units", "district-9"),))


def test_a_village_keeps_what_it_is_said_to_lie_in_as_words(folder: Path) -> None:
    rows = [
        {"No": 3, "Province": "Badghis", "District": "Muqur", "Village Name": "Sang", "Latitude": 35, "Longitude": 63}
    ]
    taken(folder, "villages.json", json.dumps(rows), Options(country="AF"))
    place = ListedPlaces(folder / IMPORTED).get("villages:village-3")
    assert place is not None
    assert (place.parent, place.codes[1]) == ("AF", ("said-to-lie-in", "Badghis/Muqur"))


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "one\ttwo\n", "{}", "[1"])
def test_an_unknown_form_is_refused(folder: Path, text: str) -> None:
    name = "list.json" if text[0] in "{[" else "list.csv"
    with pytest.raises(GazetteerError, match="gazetteer-form"):
        taken(folder, name, text)
