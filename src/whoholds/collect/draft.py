"""A report before it is judged: what one format's reader took from the bytes.

In: nothing. Out: the one shape all formats are brought to. Stays true: values are as the source gave them, unchecked.
"""

import re
from dataclasses import dataclass

from whoholds.errors import InputError

_HEADER = re.compile(r"\s*date:?[ \t]+(\d{4}-\d{1,2}-\d{1,2})(?=\s|$)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """`date` is whatever the source gave, of any type; `name` None where it gave no id."""

    text: str
    name: str | None = None
    date: object = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    encoding_guessed: bool = False


class UnusableError(InputError):
    """This one record cannot become a report; collecting goes on with the next. `reason` is the message, code apart."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(code, reason)
        self.reason = reason


def split_header(text: str) -> tuple[str | None, int]:
    """The day in a leading ``date 2021-09-06`` and where the text proper begins; ``(None, 0)`` without one.

    >>> split_header("date 2021-09-06 Two sides say …")
    ('2021-09-06', 16)
    """
    found = _HEADER.match(text)
    return (found[1], found.end()) if found else (None, 0)
