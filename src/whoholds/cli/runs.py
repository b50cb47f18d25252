"""`whoholds run`: read reports into the database.

In: files, folders, standard input. Out: a database, a count, an exit code. Stays true: what was skipped is named.
"""

from pathlib import Path
from typing import Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from whoholds.cli.output import Output, safe
from whoholds.cli.setting import DONE, FAILED, PARTLY, STOPPED, tools_for
from whoholds.engine import usable_cores
from whoholds.pipeline import Summary, Tools, Workers, run
from whoholds.read import ModelReader
from whoholds.store import Store

MOST_SHOWN = 20
MOST_NAME_CHARACTERS = 40
BAR = (
    TextColumn("reading"),
    BarColumn(),
    MofNCompleteColumn(),
    TextColumn("{task.fields[rate]}"),
    TimeRemainingColumn(),
    TextColumn("{task.fields[name]}", markup=False),
)


def begin_afresh(db: Path) -> None:
    """Remove the database at `db` with its companions, if there is one.

    Raises StoreError for a file that is no whoholds database: it is left alone.
    """
    if db.exists() and db.stat().st_size:
        Store.open(db).close()
    for name in (db, db.with_name(db.name + "-wal"), db.with_name(db.name + "-shm")):
        name.unlink(missing_ok=True)


def run_reports(
    paths: list[str],
    db: Path,
    theatre: str | None,
    workers: int | None,
    as_json: bool,  # noqa: FBT001
    out: Output,
) -> int:
    """Read `paths` into `db` and say what came of it; the exit code."""
    db.parent.mkdir(parents=True, exist_ok=True)
    spread = Workers(workers or usable_cores(), ModelReader.on_one_core)
    try:
        with Store.open(db) as store:
            summary = _watched(paths, store, tools_for(theatre, store), spread, as_json, out)
    except KeyboardInterrupt:
        out.complain(f"stopped; what was read is kept in {db}, and the same command goes on from there")
        return STOPPED
    _tell(summary, db, as_json, out)
    if any(s.is_failure for s in summary.skipped):
        return PARTLY if summary.read + summary.known else FAILED
    return DONE


def _watched(
    paths: list[str],
    store: Store,
    tools: Tools,
    spread: Workers,
    as_json: bool,  # noqa: FBT001
    out: Output,
) -> Summary:
    """Run, with a bar on standard error where a person watches it."""
    if as_json or not out.errors.is_terminal:
        return run(paths, store, tools, workers=spread)
    with Progress(*BAR, console=out.errors, transient=True) as bar:
        task = bar.add_task("read", total=None, rate="", name="")

        def step(done: int, total: int, name: str) -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            rate = f"{speed:.1f} reports/s" if speed else ""
            bar.update(task, completed=done, total=total, rate=rate, name=safe(name)[:MOST_NAME_CHARACTERS])

        return run(paths, store, tools, step, spread)


def _tell(summary: Summary, db: Path, as_json: bool, out: Output) -> None:  # noqa: FBT001
    rate = summary.read / summary.seconds if summary.seconds else 0.0
    if as_json:
        out.json(_value(summary, rate))
        return
    for notice in summary.notices[:MOST_SHOWN]:
        out.complain(f"note: {safe(notice)}")
    for skip in summary.skipped[:MOST_SHOWN]:
        where = f", {skip.where}" if skip.where else ""
        out.complain(f"skipped {safe(skip.path)}{where}: {safe(skip.reason)} [{skip.code}]")
    hidden = len(summary.skipped) - MOST_SHOWN
    if hidden > 0:
        out.complain(f"… and {hidden} more; --json lists all")
    known = f", {summary.known} known already" if summary.known else ""
    twice = f", {summary.duplicates} met twice" if summary.duplicates else ""
    skipped = f", {len(summary.skipped)} skipped" if summary.skipped else ""
    out.say(
        f"{summary.read} reports read{known}{twice}{skipped}: {summary.claims} claims "
        f"in {summary.seconds:.1f} s ({rate:.1f} reports/s), kept in {db}"
    )


def _value(summary: Summary, rate: float) -> dict[str, Any]:
    return {
        "read": summary.read,
        "known": summary.known,
        "duplicates": summary.duplicates,
        "claims": summary.claims,
        "seconds": round(summary.seconds, 3),
        "reports_per_s": round(rate, 2),
        "skipped": [{"path": s.path, "where": s.where, "code": s.code, "reason": s.reason} for s in summary.skipped],
        "notices": list(summary.notices),
    }
