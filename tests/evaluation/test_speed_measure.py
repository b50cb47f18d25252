"""The measure of speed: everything is counted, memory of children too."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.speed import measure
from evaluation.speed.watching import Peak
from whoholds.errors import InputError

TEXT = "date 2021-09-06\nThe army said on Monday that it had taken Pell. Rebels denied that the town had fallen."
HOLDS_MB = 60


def test_a_folder_is_measured_from_bytes_to_findings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT.replace("Pell", "Orr"), encoding="utf-8")
    measured = measure(tmp_path)
    assert measured.n == 2
    assert all((measured.metrics[name] or 0) > 0 for name in ("reports_per_s", "reader_reports_per_s"))
    assert 50 < (measured.metrics["peak_mb"] or 0) < 5_000


def test_a_limit_takes_the_first_lines(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(k), "text": f"{TEXT} {k}"}) for k in range(3)), encoding="utf-8")
    assert measure(path, limit=2).n == 2


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="nothing-read"):
        measure(tmp_path)


def test_the_peak_holds_what_a_child_of_the_process_held() -> None:
    grandchild = f"x = bytearray({HOLDS_MB} * 10**6); import time; time.sleep(1)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {grandchild!r}], check=True)"
    with subprocess.Popen([sys.executable, "-c", child]) as process, Peak(process.pid) as peak:
        process.wait()
    assert peak.bytes > HOLDS_MB * 10**6
