"""What-if, changes, link and unlink at the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.conftest import ROOT
from whoholds.cli.app import app
from whoholds.errors import WhoholdsError

RUNNER = CliRunner()


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judging") / "w.db"
    result = RUNNER.invoke(app, ["run", str(ROOT / "examples/panjshir"), "--theatre", "afghanistan", "--db", str(path)])
    assert result.exit_code == 0, result.output
    return path


def call(db: Path, *words: str) -> Result:
    return RUNNER.invoke(app, [*words, "--db", str(db)])


def for_panjshir(db: Path) -> list[str]:
    value = json.loads(call(db, "board", "--as-of", "2021-09-06", "--json").output)
    panjshir = next(f for f in value["findings"] if f["place"] == "AF-PAN")
    return [claim["id"] for claim in panjshir["for"]]


def test_what_if_settles_a_dispute_and_stores_nothing(db: Path) -> None:
    claim = for_panjshir(db)[0]
    found = json.loads(call(db, "what-if", claim, "--as-of", "2021-09-06", "--json").output)
    assert any(one["place"] == "AF-PAN" for one in found["if_true"])
    assert claim in for_panjshir(db)


def test_what_if_of_no_claim_says_so(db: Path) -> None:
    result = call(db, "what-if", "claim-0")
    assert isinstance(result.exception, WhoholdsError) and result.exception.code == "no-such-claim"


def test_changes_come_by_day_with_causes(db: Path) -> None:
    found = json.loads(call(db, "changes", "--since", "2021-08-01", "--as-of", "2021-09-30", "--json").output)
    assert [one["day"] for one in found] == sorted(one["day"] for one in found)
    assert any(one["place"] == "AF-PAN" and one["causes"] for one in found)


def test_no_changes_is_exit_code_one(db: Path) -> None:
    assert call(db, "changes", "--since", "1990-01-01", "--as-of", "1990-02-01").exit_code == 1


def test_link_and_unlink_are_kept_and_the_last_word_counts(db: Path) -> None:
    one, other = for_panjshir(db)[:2]
    before = board_lineages(db)
    assert call(db, "link", one, other, "--by", "Ana", "--why", "one wire").exit_code == 0
    assert board_lineages(db) <= before
    assert call(db, "unlink", one, "--by", "Ana", "--why", "they were there").exit_code == 0
    assert board_lineages(db) >= before


def board_lineages(db: Path) -> int:
    value = json.loads(call(db, "board", "--as-of", "2021-09-06", "--json").output)
    return int(next(f for f in value["findings"] if f["place"] == "AF-PAN")["lineages"])
