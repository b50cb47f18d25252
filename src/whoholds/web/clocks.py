"""The two clocks as a page's address carries them.

In: words from an address. Out: a day and an instant, and the words back.
Stays true: an empty word is no word; what cannot be read is refused, never guessed.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import Query

from whoholds.errors import InputError


@dataclass(frozen=True, slots=True)
class Clocks:
    """`as_of`: published by this day. `recorded_by`: told to this database by this instant. None: no limit."""

    as_of: date | None = None
    recorded_by: datetime | None = None

    @property
    def words(self) -> dict[str, str]:
        """As an address carries them; what is not set is left out."""
        found = {}
        if self.as_of is not None:
            found["as_of"] = self.as_of.isoformat()
        if self.recorded_by is not None:
            found["recorded_by"] = self.recorded_by.astimezone(UTC).isoformat().replace("+00:00", "Z")
        return found

    def on(self, day: date | None) -> "Clocks":
        """These clocks with another day."""
        return replace(self, as_of=day)


def read_clocks(
    as_of: Annotated[str, Query(description="Only what was published by this day, YYYY-MM-DD.")] = "",
    recorded_by: Annotated[str, Query(description="Only what this database knew by this instant (ISO, UTC).")] = "",
) -> Clocks:
    """The clocks of a request.

    Raises:
        InputError: one of them is no day or no instant.
    """
    return Clocks(_day(as_of.strip()), _instant(recorded_by.strip()))


def _day(words: str) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise InputError("bad-date", f"as_of {words[:40]!r} is no day; write it as 2021-09-06") from None


def _instant(words: str) -> datetime | None:
    if not words:
        return None
    try:
        found = datetime.fromisoformat(words)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        message = f"recorded_by {words[:40]!r} is no instant; write it as 2021-09-06T12:00:00Z"
        raise InputError("bad-instant", message) from None
