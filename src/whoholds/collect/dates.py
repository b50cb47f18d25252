"""Dates of publication as machines write them; prose dates are not guessed at.

In: a value of a `date` field. Out: the day, as its publisher's clock had it. Stays true: what is no date raises.
"""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?=$|T)")
_EPOCH_MS_FROM = 100_000_000_000
"""Numbers above this are milliseconds: as seconds they would lie after the year 5138."""


def parse_day(value: object) -> date:
    """Read ISO 8601, RFC 2822, or seconds or milliseconds since 1970 (UTC).

    Raises:
        ValueError: `value` is none of these, or names a day that does not exist.

    >>> parse_day("2021-09-06T23:30:00-04:00")
    datetime.date(2021, 9, 6)
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ValueError(f"{value!r} is no date")
    if isinstance(value, (int, float)):
        return _from_epoch(value)
    words = value.strip()
    if found := _ISO.match(words) or _COMPACT.match(words):
        year, month, day = map(int, found.groups())
        return date(year, month, day)
    return parsedate_to_datetime(words).date()


def _from_epoch(value: int | float) -> date:
    seconds = value / 1000 if value > _EPOCH_MS_FROM else value
    try:
        return datetime.fromtimestamp(seconds, tz=UTC).date()
    except (OverflowError, OSError) as error:
        raise ValueError(f"{value!r} is no date") from error
