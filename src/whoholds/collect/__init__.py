"""Bytes to reports: text, HTML, JSON lines, folders of these, standard input.

In: paths a person names. Out: for each input one `Found` or `Skipped`; nothing else.
Stays true: `Report.text` is what was published, the same bytes are one report, one bad input costs only itself.
Read `collection.py` first: it names the steps in order.
"""

from whoholds.collect.collection import Collection, collect, count_inputs
from whoholds.collect.outcome import Collected, Found, Raw, Skipped

__all__ = ["Collected", "Collection", "Found", "Raw", "Skipped", "collect", "count_inputs"]
