"""The frame of `python -m evaluation`: tasks by name, helpful errors, JSON on the last line."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.measured import json_lines
from evaluation.tasks import measure, tasks
from tests.conftest import ROOT
from whoholds.errors import InputError


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    text = "Rebels burned the mill on Sunday."
    words = {"text": "on Sunday", "span": [23, 32]}
    claim = {
        "quote": {"text": text[:32], "span": [0, 32]},
        "cue": None,
        "kind": "strike",
        "background": False,
        "when": {"mention": words, "start": "2021-09-05", "end": "2021-09-06"},
    }
    path = tmp_path / "claims.jsonl"
    path.write_text(json.dumps({"id": "a", "date": "2021-09-06", "text": text, "claims": [claim]}), encoding="utf-8")
    return path


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "evaluation", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_last_line_is_json_for_programs(claims: Path) -> None:
    done = run("times", "--data", str(claims))
    assert done.returncode == 0, done.stderr
    line = json.loads(done.stdout.splitlines()[-1])
    assert (line["task"], line["data"], line["n"]) == ("times", str(claims), 1)
    assert line["metrics"]["when"] == 1.0
    assert len(line["model"]) == 64


def test_an_unknown_task_is_answered_with_the_known_ones(claims: Path) -> None:
    done = run("tiems", "--data", str(claims))
    assert done.returncode == 2
    assert "'tiems'" in done.stderr
    assert "times" in done.stderr.replace("'tiems'", "")


def test_a_missing_path_a_bad_limit_and_a_useless_option_say_so(claims: Path) -> None:
    for wrong, code in (
        (lambda: measure("times", claims.with_name("gone")), "missing-path"),
        (lambda: measure("times", claims, 0), "bad-limit"),
        (lambda: measure("times", claims, treebank=claims), "no-such-option"),
    ):
        with pytest.raises(InputError) as error:
            wrong()
        assert error.value.code == code


def test_data_of_another_form_names_line_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "a"}\n\n{"id": 1}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"line 3: text is missing; each line needs text"):
        list(json_lines(path, None, frozenset({"text"})))
    assert len(list(json_lines(path, 1, frozenset({"text"})))) == 1


def test_an_empty_folder_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing-to-measure"):
        measure("times", tmp_path)


def test_every_task_says_what_it_measures_here_and_in_the_docs() -> None:
    assert all(len(line) > 10 for line in tasks().values())
    documented = re.findall(r"^### (\w+)$", (ROOT / "docs" / "measuring.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(documented) == sorted(tasks())
