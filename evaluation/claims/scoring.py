"""Figures for claims, and for the picture of control that each report gives alone.

In: gold and our records by report. Out: metrics by name. Stays true: a report that we did not read counts as one in
which we found nothing; what we found in reports that gold does not have counts for nothing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from evaluation.claims.fields import FIELDS, UNDERSTOOD
from evaluation.claims.names import folded, same
from evaluation.claims.pairing import Annotated, Pair, pair_up
from evaluation.measured import f1, share

Both = Sequence[tuple[Annotated, Annotated | None]]
"""Gold reports, each with ours where we read it."""


def beside(gold: Sequence[Mapping[str, Any]], ours: Sequence[Mapping[str, Any]]) -> Both:
    """Gold and our records brought together by report id; of records with one id the last counts."""
    found = {record["id"]: Annotated(record) for record in ours}
    return [(Annotated(record), found.get(name)) for name, record in {r["id"]: r for r in gold}.items()]


def understood(pair: Pair) -> bool:
    """Whether everything agrees that a reader would act on."""
    return pair.source_agrees and all(pair.agrees[name] for name in UNDERSTOOD)


def score(both: Both) -> dict[str, float]:
    """All metrics; `docs/measuring.md` says what each means."""
    tally: Counter[str] = Counter()
    for gold, ours in both:
        tally["gold"] += len(gold.claims)
        tally["predicted"] += len(ours.claims) if ours else 0
        for pair in pair_up(gold, ours) if ours else ():
            tally.update(found=1, told=pair.source_agrees, understood=understood(pair))
            _tally_fields(tally, pair)
    sizes = tally["gold"], tally["predicted"]
    metrics = {"reports": float(len(both)), "gold": float(sizes[0]), "predicted": float(sizes[1])}
    metrics |= {name: f1(tally[name], *sizes) for name in ("found", "told", "understood")}
    for name in FIELDS:
        metrics[name] = share(tally[f"{name} right"], tally["found"])
        metrics[f"{name}_n"] = share(tally[f"{name} right where given"], tally[f"{name} given"])
    return metrics | _control(both)


def _tally_fields(tally: Counter[str], pair: Pair) -> None:
    for name, value in FIELDS.items():
        right, given = pair.agrees[name], value(pair.gold) is not None
        tally[f"{name} right"] += right
        tally[f"{name} given"] += given
        tally[f"{name} right where given"] += right and given


def _control(both: Both) -> dict[str, float]:
    shared = right = 0
    for gold, ours in both:
        for entry in gold.control if ours else ():
            mate = at_place(entry, ours) if ours else None
            shared += mate is not None
            right += mate is not None and mate.get("status") == entry.get("status")
    return {
        "control": _entries_f1(both, ("place", "holder", "status")),
        "control_place": _entries_f1(both, ("place",)),
        "status": share(right, shared),
    }


def at_place(entry: Mapping[str, Any], ours: Annotated) -> Mapping[str, Any] | None:
    """Our entry for the place of a gold one: of entries of one name the last, of several names the first told."""
    by_name = {folded(mine["place"]): mine for mine in ours.control}
    return next((mine for name, mine in by_name.items() if same(name, entry["place"])), None)


def _entries_f1(both: Both, keys: tuple[str, ...]) -> float:
    hits = in_gold = in_ours = 0
    for gold, ours in both:
        left = list(ours.control) if ours else []
        in_gold += len(gold.control)
        in_ours += len(left)
        for entry in gold.control:
            for mine in left:
                if all(same(entry.get(key), mine.get(key)) for key in keys):
                    left.remove(mine)
                    hits += 1
                    break
    return f1(hits, in_gold, in_ours)
