"""The database: what was read, when it was told, and views of it by both clocks.

In: reports, readings, claims and links. Out: the same, as known on a day and told by an instant.
Stays true: rows are only ever added; a report is wholly read or not at all; a view does not change while a run writes.
Read `store.py`, `writer.py`, `view.py` in this order; docs/database.md has the tables.
"""

from whoholds.store.store import Store
from whoholds.store.view import Counts, View
from whoholds.store.writer import Writer

__all__ = ["Counts", "Store", "View", "Writer"]
