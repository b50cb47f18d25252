"""Instants as the database holds them: UTC text of one width, so that order of text is order of time.

In: an aware datetime. Out: ``2021-09-06T12:00:00.000000Z``. Stays true: a naive time is refused, never assumed.
"""

from datetime import UTC, datetime

from whoholds.errors import StoreError


def write_instant(instant: datetime) -> str:
    """`instant` in UTC, to the microsecond.

    Raises:
        StoreError: it has no time zone.
    """
    if instant.utcoffset() is None:
        raise StoreError("store-naive-time", f"{instant.isoformat()} has no time zone; add one, e.g. +00:00")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def read_instant(words: str) -> datetime:
    """The instant that `write_instant` wrote.

    >>> read_instant("2021-09-06T12:00:00.000000Z").hour
    12
    """
    return datetime.strptime(words, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
