"""The whole chain from bytes to the guide's records, as `whoholds run` and `whoholds export` go through it.

In: texts with what is known about them. Out: what whoholds takes out of each, in the claim guide's form.
Stays true: each report is read alone; gold annotations never reach the chain.
"""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from whoholds.cli.setting import tools_for
from whoholds.collect import Collection, Found
from whoholds.pipeline import Tools, alone, understand
from whoholds.publish.guide import guide_record
from whoholds.records import Report

GIVEN = ("id", "date", "outlet", "title", "url", "language", "text")
"""What a report may come with; everything else in a line is somebody's annotation."""

Record = Mapping[str, Any]


def collected(records: Sequence[Record], tools: Tools) -> Iterator[tuple[Record, Report]]:
    """Each record with the report that `collect` makes of its bytes; records without text are left out."""
    lines: dict[bytes, Record] = {}
    for record in records:
        given = {key: record[key] for key in GIVEN if record.get(key) is not None}
        lines[json.dumps(given).encode("ascii")] = record
    stream = io.BytesIO(b"\n".join(lines))
    for outcome in Collection(["-"], tools.clock.now().date(), stream):
        if isinstance(outcome, Found):
            yield lines[outcome.raw.data], outcome.report


def predicted(records: Sequence[Record], theatre: str | None = None) -> list[dict[str, Any]]:
    """What the whole chain takes out of the texts of `records`, under their ids.

    Args:
        records: objects with `id` and `text`, and any other of `GIVEN`.
        theatre: a pack by name; where None, each report's own is chosen by its text.
    """
    tools = tools_for(theatre)
    found = []
    for record, report in collected(records, tools):
        (reading,) = tools.reader.read([report])
        claims, links = understand(report, reading, tools)
        control = alone(report, claims, links, tools)
        found.append({**guide_record(report, claims, links, control), "id": record["id"]})
    return found


def bare_report(text: str) -> Report:
    """A report of nothing but a text, for measures of the reader alone."""
    return Report("report", "report", None, None, None, None, "en", text, 0, "")
