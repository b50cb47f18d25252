"""What collecting one input comes to: a report with its bytes, or the reason there is none.

In: nothing. Out: the records `collect` yields. Stays true: every `Skipped` names its input, a stable code and a remedy.
"""

from dataclasses import dataclass

from whoholds.records import Report

NOT_A_REPORT = "collect-not-a-report"
"""A companion file (README, licence) or a folder met twice: said, but no failure."""


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes a report was read from, unchanged: a whole file, one JSON line, or one object of a JSON list."""

    sha256: str
    data: bytes
    path: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave no report. `where` narrows it down (``line 3``), None for the whole file."""

    path: str
    where: str | None
    code: str
    reason: str

    @property
    def is_failure(self) -> bool:
        """False for what was rightly passed over, such as a README beside the reports."""
        return self.code != NOT_A_REPORT


@dataclass(frozen=True, slots=True)
class Found:
    """A report, its bytes, and sentences a person should see about it (an invalid date, by value)."""

    report: Report
    raw: Raw
    notices: tuple[str, ...] = ()


Collected = Report | Skipped
