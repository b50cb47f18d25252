"""How well the rules judge when the claims are right: annotated claims → questions → rules → control entries.

In: annotated reports in the form of the claim guide (JSON lines). Out: `Measured`.
Stays true: nothing is read from the text, so that reading and judging are measured apart.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.gold_claims import Annotated, read_annotated
from evaluation.measured import Measured, Table, f1, share
from whoholds.assess.casefile import Casefile
from whoholds.assess.picture import ControlEntry, control_of_report
from whoholds.compare.questions import questions
from whoholds.ports import Gazetteer
from whoholds.records import Place, Theatre

TASK = "rules apart from reading: annotated claims with control entries (guide's JSON lines)"
NO_THEATRE = Theatre("world", "Any conflict", ())


class NoPlaces:
    """A gazetteer of nothing: the annotators' names and areas stand for themselves."""

    def look_up(self, name: str) -> tuple[Place, ...]:
        return ()

    def get(self, place_id: str) -> Place | None:
        return None

    def capital(self, place_id: str) -> Place | None:
        return None

    def parts(self, place_id: str) -> tuple[Place, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Judged:
    """An annotated entry beside ours; either may be missing."""

    report: str
    gold: Mapping[str, Any] | None
    ours: ControlEntry | None


def measure(path: Path, limit: int | None = None) -> Measured:
    """Judge the annotated claims of each report by themselves and compare with its annotated control entries.

    Returns:
        ``control_place`` (F1 over places), ``control`` (F1 over place, holder and status), ``status`` and ``holder``
        (share right on shared places), ``entries`` (annotated), ``shared``; a table of statuses against each other.
    """
    read = list(read_annotated(path, limit))
    pairs = [pair for one in read for pair in judged(one)]
    confusion = Counter((str(p.gold["status"]), p.ours.status.value) for p in pairs if p.gold and p.ours)
    rows = tuple((gold, ours, count) for (gold, ours), count in sorted(confusion.items()))
    return Measured(len(read), scores(pairs), (Table("Statuses", ("annotated", "judged", "places"), rows),))


def entries_of(one: Annotated, gazetteer: Gazetteer | None = None) -> tuple[ControlEntry, ...]:
    """Our control entries for one annotated report, from its annotated claims."""
    asked = questions(one.claims, [one.report], NO_THEATRE, gazetteer or NoPlaces(), one.links)
    case = Casefile({claim.id: claim for claim in one.claims}, NO_THEATRE)
    return control_of_report(asked, case)


def judged(one: Annotated) -> Iterator[Judged]:
    """Each annotated entry with ours on the same place, exact names first, then ours that are left over."""
    left = list(entries_of(one))
    for entry in one.control:
        name = _fold(entry["place"])
        mates = [ours for ours in left if same(ours.place, entry["place"])]
        mate = min(mates, key=lambda ours: len(_fold(ours.place) ^ name), default=None)
        if mate is not None:
            left.remove(mate)
        yield Judged(one.report.name, entry, mate)
    yield from (Judged(one.report.name, None, ours) for ours in left)


def scores(pairs: Sequence[Judged]) -> dict[str, float]:
    """The metrics of `measure` over `pairs`."""
    shared = [(p.gold, p.ours) for p in pairs if p.gold is not None and p.ours is not None]
    gold = sum(p.gold is not None for p in pairs)
    ours = sum(p.ours is not None for p in pairs)
    status = [g["status"] == o.status.value for g, o in shared]
    holder = [same(g["holder"], o.holder) for g, o in shared]
    whole = sum(s and h for s, h in zip(status, holder, strict=True))
    return {
        "control_place": f1(len(shared), gold, ours),
        "control": f1(whole, gold, ours),
        "status": share(sum(status), len(shared)),
        "holder": share(sum(holder), len(shared)),
        "entries": gold,
        "shared": len(shared),
    }


def same(one: str | None, other: str | None) -> bool:
    """Whether two names agree but for case, accents, punctuation, or words that only one of them has."""
    if one is None or other is None:
        return one is None and other is None
    first, second = _fold(one), _fold(other)
    return first == second or (bool(first and second) and (first <= second or second <= first))


def _fold(name: str) -> frozenset[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    words = re.sub(r"[^a-z0-9 ]+", " ", plain).split()
    return frozenset(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)
