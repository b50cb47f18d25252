"""Bad input, one by one: a clear word or a flag, never a traceback, nothing else lost, a count and an exit code."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from whoholds.cli.app import app
from whoholds.store import Store

GOOD = "date 2021-02-03 Rebels said on Tuesday that they had captured the town of Northford."
LONG_LINE = '{"text": "' + "a " * 5_000_000 + '"}\n'
LATIN = "date 2021-02-03 Café fell, said José.".encode("cp1252")
LONG = "date 2021-02-03 " + "Nothing new was heard. " * 12_500
UKRAINIAN = "date 2021-02-03 Повстанці заявили у вівторок, що захопили місто Нортфорд."
Make = Callable[[Path], Any]


def run(folder: Path, *more: str, stdin: bytes | None = None) -> tuple[int, dict[str, Any]]:
    words = ["run", *(more or (str(folder),)), "--db", str(folder.parent / "w.db"), "--workers", "1", "--json"]
    result = CliRunner().invoke(app, words, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, json.loads(result.stdout)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good report."""
    path = tmp_path / "reports"
    path.mkdir()
    (path / "good.txt").write_text(GOOD)
    return path


SKIPPED: dict[str, tuple[str, Make]] = {
    "empty": ("collect-empty", lambda f: (f / "bad.txt").write_bytes(b"")),
    "blank": ("collect-empty", lambda f: (f / "bad.txt").write_bytes(b" \n\t\n")),
    "only a date": ("collect-empty", lambda f: (f / "bad.txt").write_text("date 2021-02-03\n")),
    "binary": ("collect-binary", lambda f: (f / "bad.txt").write_bytes(bytes(range(256)) * 40)),
    "picture": ("collect-binary", lambda f: (f / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 99)),
    "10 MB line": (
        "collect-too-long",
        lambda f: (f / "bad.jsonl").write_text(LONG_LINE),
    ),
    "10 MB text": ("collect-too-long", lambda f: (f / "bad.txt").write_text("word " * 2_000_000)),
    "broken line": ("collect-broken-json", lambda f: (f / "bad.jsonl").write_text('{"text": "half a rec\n')),
    "not an object": ("collect-not-an-object", lambda f: (f / "bad.jsonl").write_text('["text"]\n')),
    "page without text": ("collect-no-text", lambda f: (f / "bad.html").write_text("<html><body></body></html>")),
    "link to nothing": ("collect-not-found", lambda f: (f / "bad.txt").symlink_to(f / "nowhere")),
    "pipe": ("collect-not-a-file", lambda f: os.mkfifo(f / "bad.txt")),
    "unknown kind": ("collect-unknown-type", lambda f: (f / "bad.docx").write_bytes(b"PK\x03\x04")),
}


@pytest.mark.parametrize("case", SKIPPED)
def test_what_cannot_be_read_is_named_and_the_rest_is_kept(case: str, folder: Path) -> None:
    code, make = SKIPPED[case]
    make(folder)
    exit_code, told = run(folder)
    assert (exit_code, told["read"]) == (1, 1)
    assert [skip["code"] for skip in told["skipped"]] == [code]
    assert "bad" in told["skipped"][0]["path"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(folder: Path) -> None:
    (folder / "bad.txt").write_text(GOOD)
    (folder / "bad.txt").chmod(0)
    exit_code, told = run(folder)
    assert (exit_code, [skip["code"] for skip in told["skipped"]]) == (1, ["collect-unreadable"])


FLAGGED: dict[str, tuple[str, Make]] = {
    "no date": ("undated", lambda f: (f / "odd.txt").write_text("Rebels said that they had captured Northford.")),
    "date to come": ("date-in-future", lambda f: (f / "odd.txt").write_text(GOOD.replace("2021", "2921"))),
    "wrong encoding": (
        "encoding-guessed",
        lambda f: (f / "odd.txt").write_bytes(LATIN),
    ),
    "NUL": ("control-characters", lambda f: (f / "odd.txt").write_text(GOOD.replace("captured", "capt\0ured"))),
    "50,000 words": (
        "very-long",
        lambda f: (f / "odd.txt").write_text(LONG),
    ),
    "other language": (
        "language-not-read",
        lambda f: (f / "odd.txt").write_text(UKRAINIAN),
    ),
}


@pytest.mark.parametrize("case", FLAGGED)
def test_what_is_odd_is_read_and_flagged(case: str, folder: Path) -> None:
    flag, make = FLAGGED[case]
    make(folder)
    exit_code, told = run(folder)
    assert (exit_code, told["read"], told["skipped"]) == (0, 2, [])
    with Store.open(folder.parent / "w.db") as store:
        flags = {report.name: [f.value for f in report.flags] for report in store.view().reports()}
    assert flag in flags["odd"]
    assert flags["good"] == []


def test_a_date_that_is_none_is_told_by_its_value(folder: Path) -> None:
    (folder / "odd.json").write_text(json.dumps({"text": "Rebels said they held Northford.", "date": "last week"}))
    exit_code, told = run(folder)
    assert (exit_code, told["read"]) == (0, 2)
    assert any("last week" in notice for notice in told["notices"])


def test_one_broken_line_costs_itself(folder: Path) -> None:
    line = json.dumps({"date": "2021-02-03", "text": "Rebels said they held the bridge at Northford."})
    (folder / "many.jsonl").write_text(line + "\n{broken\n" + line.replace("held", "lost") + "\n")
    exit_code, told = run(folder)
    assert (exit_code, told["read"]) == (1, 3)
    assert [(skip["where"], skip["code"]) for skip in told["skipped"]] == [("line 2", "collect-broken-json")]


def test_the_same_bytes_twice_are_one_report(folder: Path) -> None:
    (folder / "again.txt").write_text(GOOD)
    exit_code, told = run(folder)
    assert (exit_code, told["read"], told["duplicates"]) == (0, 1, 1)


def test_a_folder_that_leads_back_to_itself_ends(folder: Path) -> None:
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    exit_code, told = run(folder)
    assert (exit_code, told["read"]) == (0, 1)


def test_standard_input_is_one_more_file(folder: Path) -> None:
    exit_code, told = run(folder, "-", str(folder), stdin=GOOD.replace("captured", "lost").encode())
    assert (exit_code, told["read"]) == (0, 2)


def test_nothing_to_read_is_a_failure(folder: Path) -> None:
    (folder / "good.txt").unlink()
    exit_code, told = run(folder)
    assert (exit_code, told["read"], len(told["skipped"])) == (2, 0, 1)


def test_the_count_is_told_to_people_too(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"")
    result = CliRunner().invoke(app, ["run", str(folder), "--db", str(folder.parent / "w.db"), "--workers", "1"])
    assert result.exit_code == 1
    assert "1 reports read, 1 skipped" in result.stdout
    assert "bad.txt: an empty file; nothing to read [collect-empty]" in " ".join(result.stderr.split())
