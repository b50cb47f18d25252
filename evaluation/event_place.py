"""Whether an event is put where it happened, and not at any other place that is named beside it.

In: JSON lines with `text` and `spans` (one VERB, any number of LOCATIONs). Out: `f1`, precision and recall of places.
Stays true: gold spans shorter than two characters are slips of the annotation tool and count as none.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.measured import Measured, f1, json_lines, share
from whoholds.read.happening import EventPlacer

TASK = "the place of each event verb, on event_location's JSON lines"
SHORTEST_SPAN = 2
Span = tuple[int, int]


def examples(path: Path, limit: int | None) -> Iterator[tuple[str, Span, list[Span]]]:
    """Text, verb and gold places of each line; lines without a verb are left out."""
    for row in json_lines(path, limit, frozenset({"text", "spans"})):
        verbs = _spans(row, "VERB")
        if verbs:
            yield row["text"], verbs[0], _spans(row, "LOCATION")


def _spans(row: dict[str, Any], label: str) -> list[Span]:
    found = ((s["start"], s["end"]) for s in row["spans"] if s["label"] == label)
    return [(start, end) for start, end in found if end - start >= SHORTEST_SPAN]


def overlapping(span: Span, others: list[Span]) -> list[Span]:
    """Those of `others` that share a character with `span`."""
    return [other for other in others if span[0] < other[1] and other[0] < span[1]]


def measure(path: Path, limit: int | None = None) -> Measured:
    """Measure the places given to events; a place is right where it shares words with a gold one.

    Returns:
        `f1`, `precision` and `recall` over places; `nowhere`: share of events without a place that are given none.
    """
    placer = EventPlacer()
    count = hits = gold_count = given = empty = empty_right = 0
    for text, verb, gold in examples(path, limit):
        ours = [(p.mention.start, p.mention.end) for p in placer.places(text, verb)]
        hits += sum(bool(overlapping(span, gold)) for span in ours)
        gold_count, given, count = gold_count + len(gold), given + len(ours), count + 1
        empty += not gold
        empty_right += not gold and not ours
    metrics = {
        "f1": f1(hits, gold_count, given),
        "precision": share(hits, given),
        "recall": share(hits, gold_count),
        "nowhere": share(empty_right, empty),
    }
    return Measured(count, metrics)
