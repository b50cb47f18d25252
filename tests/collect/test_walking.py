"""Folders, links and what is no file."""

import os
from pathlib import Path

from whoholds.collect.outcome import Skipped
from whoholds.collect.walking import walk


def codes(*paths: Path) -> dict[str, str]:
    return {Path(item.path).name: item.code if isinstance(item, Skipped) else "read" for item in walk(paths)}


def test_folders_are_sorted_and_hidden_files_passed_over(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.html", "sub/c.jsonl", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).write_text("Words.")
    assert [Path(item.path).name for item in walk([tmp_path])] == ["a.html", "b.txt", "c.jsonl"]


def test_other_endings_are_reported(tmp_path: Path) -> None:
    for name in ("a.txt", "map.png", "README.md", "LICENSE"):
        (tmp_path / name).write_text("Words.")
    assert codes(tmp_path) == {
        "a.txt": "read",
        "map.png": "collect-unknown-type",
        "README.md": "collect-not-a-report",
        "LICENSE": "collect-not-a-report",
    }


def test_only_a_companion_file_is_no_failure(tmp_path: Path) -> None:
    for name in ("a.txt", "map.png", "README.md"):
        (tmp_path / name).write_text("Words.")
    assert [item.is_failure for item in walk([tmp_path]) if isinstance(item, Skipped)] == [False, True]


def test_a_file_named_itself_is_read_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("Words.")
    assert codes(tmp_path / "note.md") == {"note.md": "read"}


def test_links_that_lead_back_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "again").symlink_to(tmp_path)
    assert codes(tmp_path) == {"a.txt": "read", "again": "collect-not-a-report"}


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert codes(tmp_path / "gone.txt", tmp_path / "absent") == {
        "gone.txt": "collect-not-found",
        "absent": "collect-not-found",
    }


def test_folder_without_reports_is_said(tmp_path: Path) -> None:
    [item] = walk([tmp_path])
    assert isinstance(item, Skipped)
    assert item.code == "collect-no-reports"


def test_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert codes(tmp_path / "pipe.txt") == {"pipe.txt": "collect-not-a-file"}


def test_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(200_000_001)
    assert codes(tmp_path / "big.txt") == {"big.txt": "collect-too-large"}
