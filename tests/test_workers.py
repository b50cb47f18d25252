"""Many reports, several processes: the same export, whoever dies when."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tests.test_pipeline import EXAMPLE
from whoholds.cli.claims import write_export
from whoholds.collect import collect
from whoholds.engine.mapping import POOL_FROM
from whoholds.pipeline import Tools, Workers, picture, run
from whoholds.read import ModelReader
from whoholds.store import Store

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
TWO = Workers(2, ModelReader.on_one_core)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More short reports than start a pool: the example's, cut into paragraphs, each with its date."""
    path = tmp_path_factory.mktemp("many")
    reports = (report for report in collect([EXAMPLE], date(2026, 1, 1)))
    parts = [(r.date, part) for r in reports for part in getattr(r, "text", "").split("\n\n") if len(part) > 200]
    for number, (day, part) in enumerate(parts[: POOL_FROM + 4]):
        body = part if part.startswith("date ") else f"date {day} {part}"
        (path / f"{number:02}.txt").write_text(body, encoding="utf-8")
    return path


def exported(store: Store, tools: Tools, out: Path) -> str:
    view = store.view()
    write_export(view, picture(view, tools, date(2021, 9, 20)), tools, "claims-jsonl", out)
    return out.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def whole(folder: Path, tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The export of one undisturbed run in one process."""
    path = tmp_path_factory.mktemp("whole")
    with Store.open(path / "a.db") as store:
        assert run([folder], store, tools).read >= POOL_FROM
        return exported(store, tools, path / "out.jsonl")


def test_two_workers_and_another_order_give_the_same_export(
    folder: Path, whole: str, tools: Tools, tmp_path: Path
) -> None:
    with Store.open(tmp_path / "a.db") as store:
        summary = run(sorted(folder.iterdir(), reverse=True), store, tools, workers=TWO)
        assert (summary.read, summary.skipped) == (len(whole.splitlines()), [])
        assert exported(store, tools, tmp_path / "out.jsonl") == whole


def start(folder: Path, db: Path) -> "subprocess.Popen[bytes]":
    code = "from whoholds.cli import main; main()"
    words = ["run", str(folder), "--theatre", "afghanistan", "--workers", "2", "--db", str(db)]
    environment = os.environ | {"PYTHONPATH": ":".join(sys.path)}
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # whoever started the tests may have it ignored
    command = [sys.executable, "-c", code, *words]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, preexec_fn=heard)


def readings(db: Path) -> int:
    if not db.exists():
        return 0
    with Store.open(db) as store:
        return store.view().counts().read


def descendants(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    own = [int(word) for word in children.read_text().split()] if children.exists() else []
    return own + [one for child in own for one in descendants(child)]


def gone(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] == "Z"


def left_over(pids: list[int]) -> list[int]:
    """Those that have not ended 20 s from now."""
    deadline = time.monotonic() + 20
    while not all(map(gone, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return [pid for pid in pids if not gone(pid)]


def test_a_killed_run_leaves_no_workers_and_is_completed_by_the_next(
    folder: Path, whole: str, tools: Tools, tmp_path: Path
) -> None:
    db = tmp_path / "a.db"
    with start(folder, db) as program:
        while readings(db) < 3 and program.poll() is None:
            time.sleep(0.05)
        workers = descendants(program.pid)
        program.kill()
    assert left_over(workers) == []
    with Store.open(db) as store:
        summary = run([folder], store, tools)
        assert summary.known >= 3
        assert summary.read + summary.known == len(whole.splitlines())
        assert exported(store, tools, tmp_path / "out.jsonl") == whole


def test_a_run_stopped_from_the_keyboard_says_so_and_leaves_no_workers(folder: Path, tmp_path: Path) -> None:
    many, db = tmp_path / "many", tmp_path / "a.db"
    many.mkdir()
    for number, file in enumerate(sorted(folder.iterdir()) * 20):
        words = file.read_text(encoding="utf-8")
        (many / f"{number:03}.txt").write_text(f"{words}\n\nIt was told {number} times.\n", encoding="utf-8")
    with start(many, db) as program:
        while readings(db) < 1 and program.poll() is None:
            time.sleep(0.05)
        workers = descendants(program.pid)
        program.send_signal(signal.SIGINT)
        assert program.wait(60) == 130
    assert left_over(workers) == []


class Fragile(ModelReader):
    """Fails on one word, as a defect of ours would."""

    def read(self, reports):  # type: ignore[no-untyped-def]
        """As the shipped reader, but for one word."""
        if any("hospitals" in report.text.lower() for report in reports):
            raise IndexError("list index out of range")
        return super().read(reports)


def test_a_report_that_cannot_be_read_is_named_and_tried_again_next_time(
    folder: Path, whole: str, tools: Tools, tmp_path: Path
) -> None:
    with Store.open(tmp_path / "a.db") as store:
        first = run([folder], store, tools, workers=Workers(2, Fragile))
        assert {skip.code for skip in first.skipped} == {"read-failed"}
        assert all("IndexError" in skip.reason and skip.is_failure for skip in first.skipped)
        second = run([folder], store, tools)
        assert (second.read, second.known) == (len(first.skipped), first.read)
        assert exported(store, tools, tmp_path / "out.jsonl") == whole


def test_the_export_is_json_with_every_report(folder: Path, whole: str) -> None:
    names = [json.loads(line)["id"] for line in whole.splitlines()]
    assert sorted(names) == sorted(path.stem for path in folder.iterdir())
