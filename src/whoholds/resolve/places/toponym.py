"""A toponym resolved: what it means, how sure that is, what else it could be, and why.

In: nothing. Out: the record that `resolver.py` gives for each mention. Stays true: `place` None is honest: no entry is
known for the name; `near` then is the place it stands beside in the text.
"""

from dataclasses import dataclass
from enum import StrEnum

from whoholds.records import Mention, Place


class PlaceReason(StrEnum):
    """Why an entry was chosen; docs/places.md says each in a sentence."""

    ONLY_ENTRY = "only-entry"
    IN_WHAT_IS_NAMED_BESIDE_IT = "in-what-is-named-beside-it"
    PARENT_NAMED = "parent-named"
    NEAR_OTHERS = "near-others"
    SAME_COUNTRY = "same-country"
    THEATRE = "theatre"
    OUTLET = "outlet"
    BEST_KNOWN = "best-known"
    NOMINAL = "nominal"
    NO_ENTRY = "no-entry"


@dataclass(frozen=True, slots=True)
class Toponym:
    """`probability` is that of `place` among `candidates`, which pairs entries with theirs, likeliest first."""

    mention: Mention
    place: Place | None
    near: Place | None = None
    probability: float = 0.0
    candidates: tuple[tuple[Place, float], ...] = ()
    reasons: tuple[PlaceReason, ...] = ()
