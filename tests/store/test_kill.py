"""A run killed at any moment: each report done or not begun, and the next run completes it."""

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from whoholds.store import Store

REPORTS = 120
RUN = f"""
import sys
from pathlib import Path
from tests.store.conftest import SetClock, add, make_report
from whoholds.store import Store
with Store.open(Path(sys.argv[1])) as store, store.writer(SetClock()) as writer:
    for i in range({REPORTS}):
        add(writer, make_report(f"r{{i}}"))
        print(i, flush=True)
"""


def run(path: Path, *, kill_after_lines: int | None) -> None:
    """Run the writing program on `path`; kill it once it has said that many reports are done."""
    command = [sys.executable, "-c", RUN, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={"PYTHONPATH": ":".join(sys.path)}) as program:
        assert program.stdout is not None
        if kill_after_lines is not None:
            for _ in range(kill_after_lines):
                program.stdout.readline()
            time.sleep(0.0007 * (kill_after_lines % 5))  # between two reports, or within one
            program.send_signal(signal.SIGKILL)
        program.communicate()
    assert program.returncode == (0 if kill_after_lines is None else -signal.SIGKILL)


def content(path: Path) -> list[object]:
    with Store.open(path) as store:
        view = store.view()
        return [view.counts(), view.reports(), view.claims(), view.links()]


def half_done(path: Path) -> int:
    """Readings without both of their claims and their link."""
    query = """SELECT count(*) FROM readings r WHERE (SELECT count(*) FROM claims c WHERE c.reading = r.sequence) != 2
               OR (SELECT count(*) FROM links l WHERE l.reading = r.sequence) != 1"""
    connection = sqlite3.connect(path)
    [count] = connection.execute(query).fetchone()
    connection.close()
    return int(count)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
def test_killed_runs_end_in_what_one_whole_run_gives(tmp_path: Path) -> None:
    killed, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    for lines in (1, 13, 37, 64):
        run(killed, kill_after_lines=lines)
        assert half_done(killed) == 0
    run(killed, kill_after_lines=None)
    run(whole, kill_after_lines=None)
    assert content(killed) == content(whole)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
def test_kill_while_the_tables_are_made(tmp_path: Path) -> None:
    for delay_s in (0.2, 0.4, 0.6):
        path = tmp_path / f"{delay_s}.db"
        with subprocess.Popen(
            [sys.executable, "-c", RUN, str(path)], env={"PYTHONPATH": ":".join(sys.path)}
        ) as program:
            time.sleep(delay_s)
            program.kill()
        run(path, kill_after_lines=None)
        assert len(content(path)[1]) == REPORTS  # type: ignore[arg-type]
