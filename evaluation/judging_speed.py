"""How fast claims are judged, and how fast one more report is.

In: a JSON file with the size of the load (`load.json` beside this module has the form), or a folder: ours. Out:
`Measured`. Stays true: making the claims is not timed; places are judged in batches and only findings are kept, as a
place depends on nothing but its own claims; times are of this process's processor, so that other work does not count.
"""

import json
import resource
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from evaluation.judging import NoPlaces
from evaluation.measured import Measured
from evaluation.simulated_war import Told, War, simulate
from whoholds.assess.casefile import Casefile
from whoholds.assess.findings import findings
from whoholds.assess.hearing import hear
from whoholds.assess.learning import learn
from whoholds.compare.questions import questions
from whoholds.errors import InputError
from whoholds.ledger import Ledger
from whoholds.records import Finding

TASK = "speed of judging: a JSON file with the size of the load, or a folder (ours)"
SHIPPED = Path(__file__).parent / "load.json"
VIEWED_PLACES = 50_000
UPDATES = 20


def measure(path: Path, limit: int | None = None) -> Measured:
    """Judge a load of synthetic claims (`limit`: so many places at most).

    Returns:
        ``seconds`` of processor time to judge all claims on one core, ``seconds_per_million``, ``peak_mb`` of memory,
        ``update_ms`` to add one report and judge its place anew, ``view_ms`` for an as-of view scaled to 50,000 places.
    """
    load = _settings(path)
    places = min(load["places"], limit or load["places"])
    batch = min(load["places_at_once"], places)
    found: list[Finding] = []
    seconds, claims = 0.0, 0
    for number in range(0, places, batch):
        told = simulate(_war(load, min(batch, places - number)), load["seed"] + number)
        begun = process_time()
        found += _judge(told)
        seconds += process_time() - begun
        claims += len(told.claims)
    update_ms, view_ms = _ledger_times(load)
    metrics = {
        "seconds": seconds,
        "seconds_per_million": seconds / claims * 1e6,
        "findings": len(found),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "update_ms": update_ms,
        "view_ms": view_ms,
    }
    return Measured(claims, metrics)


def _judge(told: Told) -> tuple[Finding, ...]:
    """From claims to findings with probabilities, learning included."""
    asked = questions(told.claims, told.reports, told.theatre, NoPlaces())
    case = Casefile({claim.id: claim for claim in told.claims}, told.theatre)
    case = replace(case, standing=learn(hear(asked[:200], case)))
    return findings(asked, told.day, case)


def _ledger_times(load: dict[str, Any]) -> tuple[float, float]:
    """Milliseconds to add one report and judge its place, and for a view of `VIEWED_PLACES`, scaled from fewer."""
    told = simulate(_war(load, load["ledger_places"]), load["seed"])
    late, early = told.claims[-UPDATES:], told.claims[:-UPDATES]
    reports = {report.id: report for report in told.reports}
    ledger = Ledger(told.theatre, NoPlaces())
    ledger.add([reports[claim.report_id] for claim in early], early)
    ledger.findings(told.day)
    updates = []
    for claim in late:
        begun = perf_counter()
        for place in ledger.add([reports[claim.report_id]], [claim]):
            ledger.latest(place, told.day)
        updates.append(perf_counter() - begun)
    ledger.findings(told.day)
    begun = perf_counter()
    seen = ledger.findings(told.day - timedelta(days=20))
    return sorted(updates)[UPDATES // 2] * 1e3, (perf_counter() - begun) * 1e3 * VIEWED_PLACES / max(len(seen), 1)


def _war(load: dict[str, Any], places: int) -> War:
    return War(
        "load", places=places, days=90, changes_per_day=0.01, claims_per_place=load["claims_per_place"],
        copies=load["copies"], parts=0.1,
    )  # fmt: skip


def _settings(path: Path) -> dict[str, Any]:
    file = path / "load.json" if path.is_dir() else path
    try:
        load: dict[str, Any] = json.loads((file if file.exists() else SHIPPED).read_text(encoding="utf-8"))
        missing = json.loads(SHIPPED.read_text(encoding="utf-8")).keys() - load.keys()
    except (ValueError, AttributeError) as error:
        raise InputError("wrong-form", f"{file}: {error}; {SHIPPED.name} of the evaluation shows the form") from None
    if missing:
        raise InputError("wrong-form", f"{file}: {', '.join(sorted(missing))} missing; see {SHIPPED.name}")
    return load
