"""How fast reports become findings, and how much memory that takes.

In: a folder of reports, or one file (JSON lines too). Out: `Measured`; n counts reports.
Stays true: the chain runs in a process of its own, as `whoholds run` and `whoholds board` would, so that nothing of
the measuring counts; the time begins before the first byte is read and ends with the findings.
"""

import json
import subprocess
import sys
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.measured import Measured, Table, share
from evaluation.speed.watching import Peak
from whoholds.errors import InputError

TASK = "speed from bytes to findings, and memory: a folder of reports, or a file (JSON lines too)"
BYTES_PER_MB = 1_000_000


def measure(path: Path, limit: int | None = None) -> Measured:
    """Run the whole chain once with all usable cores, and the reader alone once on one.

    Returns:
        ``reports_per_s``: from bytes to findings, starting of programs apart; ``reader_reports_per_s``: model and
        rules of reading, in one process; ``peak_mb``: most memory held at once by all processes together, in MB (10⁶
        bytes), shared pages counted once.
    """
    with TemporaryDirectory() as folder:
        paths = _first(path, limit, Path(folder)) if limit else [path]
        told, peak_bytes = _watched("chain", paths)
        alone, reader_peak_bytes = _watched("reader", paths)
    reports = told["reports"]
    metrics = {
        "reports_per_s": share(reports, told["seconds"]),
        "reader_reports_per_s": share(alone["reports"], alone["seconds"]),
        "peak_mb": peak_bytes / BYTES_PER_MB,
    }
    rows = (
        ("cores used", told["cores"]),
        ("claims", told["claims"]),
        ("findings", told["findings"]),
        ("characters", alone["characters"]),
        ("seconds, bytes to stored claims", f"{told['run_seconds']:.2f}"),
        ("seconds, stored claims to findings", f"{told['seconds'] - told['run_seconds']:.2f}"),
        ("seconds, reader alone in one process", f"{alone['seconds']:.2f}"),
        ("processor seconds of it, on all cores", f"{alone['processor_seconds']:.2f}"),
        ("peak of the reader alone, MB", f"{reader_peak_bytes / BYTES_PER_MB:.0f}"),
    )
    return Measured(int(reports), metrics, (Table("Behind the figures", ("what", "figure"), rows),))


def _watched(part: str, paths: list[Path]) -> tuple[dict[str, float], int]:
    """What a part of `running.py` tells about itself, and its peak memory in bytes."""
    command = [sys.executable, "-m", "evaluation.speed.running", part, *map(str, paths)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process, Peak(process.pid) as peak:
        said, _ = process.communicate()
    if process.returncode:
        raise InputError("nothing-read", f"no report could be read from {paths[0]}; see the message above")
    told: dict[str, float] = json.loads(said)
    return told, peak.bytes


def _first(path: Path, limit: int, folder: Path) -> list[Path]:
    """The first `limit` files of a folder, or lines of a file, as paths."""
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.is_file())[:limit]
    if path.suffix not in (".jsonl", ".ndjson"):
        return [path]
    part = folder / path.name
    with path.open("rb") as lines, part.open("wb") as out:
        out.writelines(islice((line for line in lines if line.strip()), limit))
    return [part]
