"""What resolving a mention gives.

In: nothing. Out: `Identity`. Stays true: a field nobody can know is None; there is always a reason.
"""

from dataclasses import dataclass

from whoholds.records import SourceKind

ASSUMED = "kind: assumed, the report gives no role"
"""Last reason of an identity whose kind a reader's own judgement should outweigh."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a mention is. `name` is canonical, None if unnamed; `side` None if not knowable; `type` as in `Entity`."""

    name: str | None
    side: str | None
    kind: SourceKind | None
    type: str | None
    reasons: tuple[str, ...]
