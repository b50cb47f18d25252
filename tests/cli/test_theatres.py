"""`whoholds theatre`, and packs that are folders."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from whoholds.cli.app import app

RUNNER = CliRunner()
ACTORS = """
[[actor]]
name = "Hill Front"
type = "group"
kind = "party"
fights = true
"""


def test_a_pack_is_begun_checked_and_listed(tmp_path: Path) -> None:
    folder = str(tmp_path / "hill-war")
    begun = RUNNER.invoke(app, ["theatre", "new", folder])
    assert (begun.exit_code, begun.output.count("wrote")) == (0, 4)
    assert "no faults" in RUNNER.invoke(app, ["theatre", "check", folder]).output
    packs = json.loads(RUNNER.invoke(app, ["theatre", "list", "--json"]).output)
    assert {"afghanistan", "world"} <= {pack["name"] for pack in packs}


def test_check_tells_all_faults(tmp_path: Path) -> None:
    folder = tmp_path / "hill-war"
    RUNNER.invoke(app, ["theatre", "new", str(folder)])
    (folder / "actors.toml").write_text(ACTORS.replace("group", "army") + "age = 3\n")
    result = RUNNER.invoke(app, ["theatre", "check", str(folder)])
    assert result.exit_code == 1
    assert all(words in result.output for words in ("line 4", "line 7", "2 faults"))
    assert len(json.loads(RUNNER.invoke(app, ["theatre", "check", str(folder), "--json"]).output)["faults"]) == 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    RUNNER.invoke(app, ["theatre", "new", str(tmp_path / "hill-war")])
    (tmp_path / "hill-war" / "actors.toml").write_text(ACTORS)
    return tmp_path / "hill-war"


def test_a_database_remembers_a_pack_that_is_a_folder(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "report.txt").write_text("date 2021-09-06\n\nThe Hill Front said on Monday that it had taken Herat.\n")
    db = str(tmp_path / "w.db")
    read = RUNNER.invoke(app, ["run", str(tmp_path / "report.txt"), "--theatre", str(folder), "--db", db])
    assert read.exit_code == 0, read.output
    claims = json.loads(RUNNER.invoke(app, ["claims", "--json", "--db", db]).output)
    assert {c["source"]["side"] for c in claims} == {"Hill Front"}
    assert RUNNER.invoke(app, ["speaker", "Hill Front", "--db", db]).exit_code == 0
