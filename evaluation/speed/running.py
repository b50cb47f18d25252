"""`python -m evaluation.speed.running chain|reader PATH…`: what is timed, in a process of its own.

In: paths of reports. Out: one JSON object on standard output. Stays true: imports and the opening of the model are
over before the clock starts in the reader alone; in the chain the model is opened inside, as for a user.
"""

import json
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from whoholds.cli.setting import tools_for
from whoholds.collect import collect
from whoholds.engine import usable_cores
from whoholds.pipeline import Workers, picture, run
from whoholds.read import ModelReader
from whoholds.records import Report
from whoholds.store import Store

FAILED = 2
WARM_UP = "The army said on Monday that it had taken the town."


def chain(paths: list[Path]) -> dict[str, Any]:
    """Bytes to findings, through a database, on all usable cores."""
    started = perf_counter()
    tools = tools_for(None)
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "speed.db") as store:
        summary = run(paths, store, tools, workers=Workers(usable_cores(), ModelReader.on_one_core))
        run_seconds = perf_counter() - started
        view = store.view()
        day = max((report.date for report in view.reports() if report.date), default=date.today())
        findings = picture(view, tools, day).findings
        seconds = perf_counter() - started
    told = {"reports": summary.read, "claims": summary.claims, "findings": len(findings), "cores": usable_cores()}
    return {**told, "run_seconds": run_seconds, "seconds": seconds}


def reader(paths: list[Path]) -> dict[str, Any]:
    """Texts to claims as written, one report after another."""
    reports = [outcome for outcome in collect(paths, date.today()) if isinstance(outcome, Report)]
    model = ModelReader()
    model.read([Report("warm", "warm", None, None, None, None, "en", WARM_UP, 0, "")])
    started, processor = perf_counter(), process_time()
    for report in reports:
        model.read([report])
    seconds, processor_seconds = perf_counter() - started, process_time() - processor
    told = {"reports": len(reports), "characters": sum(len(r.text) for r in reports)}
    return {**told, "seconds": seconds, "processor_seconds": processor_seconds}


def main() -> None:
    """Run the part that is named; exit code 2 where no report could be read."""
    part, *paths = sys.argv[1:]
    told = {"chain": chain, "reader": reader}[part]([Path(path) for path in paths])
    sys.stdout.write(json.dumps(told))
    if not told["reports"]:
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
