"""A report: one published text as it was collected.

In: what `collect` read from bytes. Out: the record every later stage starts from.
Stays true: `text` is what was published, unchanged, so that every quote can be checked against it by offset.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Flag(StrEnum):
    """Something a person should know about a report before trusting what was read from it."""

    UNDATED = "undated"
    DATE_IN_FUTURE = "date-in-future"
    DATE_ESTIMATED = "date-estimated"
    LANGUAGE_NOT_READ = "language-not-read"
    ENCODING_GUESSED = "encoding-guessed"
    CONTROL_CHARACTERS = "control-characters"
    VERY_LONG = "very-long"
    NO_CLAIMS = "no-claims"


@dataclass(frozen=True, slots=True)
class Report:
    """One published text.

    `id` hashes the bytes; `name` is the id its publisher or file gave it (`report.name` in exports).
    `body_start` is where the text proper begins, after a header such as ``date 2021-09-06``.
    `date` is the day of publication, None if unknown; `language` an ISO 639-1 code, None if unknown.
    """

    id: str
    name: str
    date: date | None
    outlet: str | None
    title: str | None
    url: str | None
    language: str | None
    text: str
    body_start: int
    sha256: str
    flags: tuple[Flag, ...] = ()
