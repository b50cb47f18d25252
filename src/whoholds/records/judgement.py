"""A person's judgement that two names mean one actor, or two.

In: a person's words through a door. Out: what linking across reports obeys before anything else.
Stays true: a judgement is never taken back, only followed by another; of several about one pair the last counts.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Judgement:
    """`one` and `other` are names as reports or pictures show them, with a side in brackets where two share a name.

    `same` is False where they are told apart; `recorded_at` is when this database was told.
    """

    one: str
    other: str
    same: bool
    why: str | None
    recorded_at: datetime

    @property
    def reason(self) -> str:
        """The judgement in words."""
        verb = "the same as" if self.same else "not"
        said = f"a person's judgement of {self.recorded_at:%Y-%m-%d}: {self.one} is {verb} {self.other}"
        return f"{said} ({self.why})" if self.why else said
