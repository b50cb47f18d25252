"""Times in a text, dated against the report: find (`scanning`), shade (`shading`), frame (`framing`).

In: a text, its report's date. Out: `TimeExpression` records in order, none overlapping.
Stays true: what cannot be dated keeps its words; the same text and date always give the same records.
"""

from dataclasses import replace
from datetime import date

from whoholds.resolve.times.dateline import told_from
from whoholds.resolve.times.expression import Found, Grain, TimeExpression
from whoholds.resolve.times.framing import frame
from whoholds.resolve.times.scanning import scan
from whoholds.resolve.times.shading import shade


def find_times(
    text: str, reported_on: date | None, start: int = 0, end: int | None = None
) -> tuple[TimeExpression, ...]:
    """The time expressions of ``text[start:end]``, dated.

    Args:
        text: a whole report; its dateline, if any, outweighs `reported_on`.
        reported_on: the report's date, or None; relative words then have no bounds.
        start, end: code points between which to look; `end` None for the rest of the text.

    >>> [t] = find_times("Shells fell overnight.", date(2021, 9, 6))
    >>> t.start.isoformat(), t.end.isoformat()
    ('2021-09-05', '2021-09-07')
    """
    stop = len(text) if end is None else end
    anchor, dateline_end = told_from(text, reported_on)
    found = shade(text, scan(text, anchor, start, stop), anchor, start)
    return frame(text, [_as_dateline(item, dateline_end) for item in found], anchor, start)


def _as_dateline(item: Found, dateline_end: int) -> Found:
    inside = item.end <= dateline_end and item.reading.grain is Grain.DAY
    return replace(item, reading=replace(item.reading, grain=Grain.DATELINE)) if inside else item
