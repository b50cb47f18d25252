"""A report twice as long costs about twice as much, counted in calls and not in seconds."""

import sys
from dataclasses import replace
from typing import Any

from tests.test_probes import TEXTS
from whoholds.collect.assembly import Assembler, Origin
from whoholds.collect.draft import Draft
from whoholds.pipeline import Tools, gazetteer_of, understand
from whoholds.records import Reading, Report
from whoholds.theatres import ANY_CONFLICT, load_theatre

CALLS_A_DOUBLING = 2.6
"""Twice, and a little for what is sorted or looked up; quadratic is 4."""


def read(tools: Tools, times: int) -> tuple[Report, Reading]:
    """The texts of the probes one after another, so many times over."""
    bodies = [text.partition(" ")[2].partition(" ")[2] for text in TEXTS.values()]
    text = "date 2023-01-01 " + "\n\n".join(bodies * times)
    found = Assembler(tools.clock.now().date()).assemble(Draft(text), text.encode(), Origin("long", "long"))
    (reading,) = tools.reader.read([found.report])
    return found.report, reading


def calls(tools: Tools, report: Report, reading: Reading) -> int:
    """How many functions are called until the report is understood."""
    count = 0

    def tick(_frame: Any, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        understand(report, reading, tools)
    finally:
        sys.setprofile(None)
    return count


def test_twice_the_words_are_twice_the_work(tools: Tools) -> None:
    world = replace(tools, theatre=load_theatre(ANY_CONFLICT), gazetteer=gazetteer_of(ANY_CONFLICT))
    short, long = (read(world, times) for times in (12, 24))
    calls(world, *short)
    assert calls(world, *long) < CALLS_A_DOUBLING * calls(world, *short)
