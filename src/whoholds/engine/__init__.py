"""How a stage is mapped over many reports: in this process, or in several.

In: items and a function from one item to one result. Out: results in the order of the items.
Stays true: the engine knows nothing of reports; the same results come out of one process and of many.
"""

from whoholds.engine.mapping import Pool, mapped
from whoholds.engine.workers import Failed, usable_cores

__all__ = ["Failed", "Pool", "mapped", "usable_cores"]
