"""A review: what a person decided about one claim, and why.

In: a person's word. Out: a record beside the claim. Stays true: the claim itself is never changed; a later review by
the same person of the same claim replaces the earlier one in what counts, and both are kept.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Decision(StrEnum):
    """What a reviewer says of a claim as the program read it."""

    CONFIRM = "confirm"
    """It is read as it was written."""
    REJECT = "reject"
    """The report does not say this."""
    CORRECT = "correct"
    """The report says something else; `Review.correction` has it in words."""
    LINK = "link"
    """It says the same as another claim; `Review.other` has its id."""
    UNLINK = "unlink"
    """It stands for itself: no copy of any other claim, whatever its words."""
    RESTRICT = "restrict"
    """It must not be published."""


@dataclass(frozen=True, slots=True)
class Review:
    """One decision. `reason` is never empty; `correction` belongs to CORRECT, `other` (a claim id) to LINK."""

    claim: str
    reviewer: str
    decision: Decision
    reason: str
    at: datetime
    correction: str | None = None
    other: str | None = None
