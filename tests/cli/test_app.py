"""The command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from tests.conftest import ROOT
from whoholds.cli.app import app, main
from whoholds.errors import WhoholdsError

Call = Callable[..., Result]
RUNNER = CliRunner()


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "w.db"
    result = RUNNER.invoke(app, ["run", str(ROOT / "examples/panjshir"), "--theatre", "afghanistan", "--db", str(path)])
    assert result.exit_code == 0, result.output
    return path


def call(db: Path, *words: str) -> Result:
    return RUNNER.invoke(app, [*words, "--db", str(db)])


def test_board_lists_places_with_their_rule(db: Path) -> None:
    result = call(db, "board", "--as-of", "2021-09-06")
    header, *rows = [line.split("\t") for line in result.output.splitlines() if "\t" in line]
    assert header[:4] == ["place", "within", "status", "holder"]
    (panjshir,) = [dict(zip(header, row, strict=True)) for row in rows if row[0] == "Panjshir"]
    assert panjshir["rule"]
    assert all(panjshir[column].isdigit() for column in ("for", "against", "weaker"))


def test_board_json_carries_claims_and_reasons(db: Path) -> None:
    value = json.loads(call(db, "board", "--as-of", "2021-09-06", "--json").output)
    panjshir = next(f for f in value["findings"] if f["place"] == "AF-PAN")
    assert panjshir["reasons"][0]["claims"]
    assert all(c["quote"]["text"] for c in panjshir["for"] + panjshir["against"])


def test_why_takes_any_spelling(db: Path) -> None:
    assert "because" in call(db, "why", "Panjsher").output


def test_why_of_an_unknown_place_says_so(db: Path) -> None:
    assert call(db, "why", "Atlantis").exit_code == 1


def test_claims_can_be_filtered(db: Path) -> None:
    found = json.loads(call(db, "claims", "--stance", "denies", "--json").output)
    assert found
    assert all(c["stance"] == "denies" for c in found)


def test_a_speaker_is_found_by_part_of_a_name(db: Path) -> None:
    found = json.loads(call(db, "speaker", "Mujahid", "--json").output)
    assert {c["source"]["actor"] for c in found} == {"Zabihullah Mujahid"}
    assert [c["date"] for c in found] == sorted(c["date"] for c in found)


@pytest.mark.parametrize("form", ["claims-jsonl", "geojson", "csv"])
def test_exports_are_written(db: Path, tmp_path: Path, form: str) -> None:
    result = call(db, "export", str(tmp_path / "out"), "--format", form)
    assert result.exit_code == 0
    assert (tmp_path / "out").stat().st_size > 100


def test_recorded_before_anything_was_told_nothing_is_known(db: Path) -> None:
    assert call(db, "board", "--recorded-by", "2000-01-01T00:00:00Z").exit_code == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["board", "--as-of", "yesterday"], "bad-date"),
        (["claims", "--stance", "shrugs"], "bad-choice"),
        (["export", "x", "--format", "docx"], "bad-format"),
        (["board", "--theatre", "atlantis"], "theatre-missing"),
    ],
)
def test_wrong_words_are_explained(db: Path, words: list[str], code: str) -> None:
    result = call(db, *words)
    assert isinstance(result.exception, WhoholdsError)
    assert result.exception.code == code


def test_an_error_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["whoholds", "board", "--db", str(tmp_path / "none.db")])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert "store-missing" in capsys.readouterr().err


def commands(group: typer.Typer = app, *before: str) -> list[list[str]]:
    """Every command's words, those of the groups included."""
    found = []
    for command in group.registered_commands:
        name = command.name or command.callback.__name__  # type: ignore[union-attr]
        found.append([*before, name])
    for inner in group.registered_groups:
        assert inner.typer_instance is not None
        found += commands(inner.typer_instance, *before, inner.name or "")
    return found


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_shows_an_example(words: list[str]) -> None:
    assert "Example: whoholds " + words[0] in " ".join(RUNNER.invoke(app, [*words, "--help"]).output.split())


def test_the_exit_codes_are_told() -> None:
    assert "0 all well; 1" in " ".join(RUNNER.invoke(app, ["--help"]).output.split())


def test_fresh_removes_no_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not to be lost")
    result = RUNNER.invoke(app, ["run", str(tmp_path), "--fresh", "--db", str(tmp_path / "notes.txt")])
    assert isinstance(result.exception, WhoholdsError)
    assert (tmp_path / "notes.txt").read_text() == "not to be lost"


def test_an_export_that_cannot_be_written_says_so(db: Path, tmp_path: Path) -> None:
    result = call(db, "export", str(tmp_path / "no" / "such" / "folder.csv"), "--format", "csv")
    assert isinstance(result.exception, WhoholdsError)
    assert result.exception.code == "cannot-write"


def test_an_unknown_area_is_told_from_a_silent_one(db: Path) -> None:
    assert "no place goes by" in call(db, "board", "--within", "Qwxyz").stderr
    assert "nothing is said" in call(db, "board", "--within", "Nuristan").stderr
