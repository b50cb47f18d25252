"""Which characters of a text lie inside quote marks.

In: a text. Out: one flag a character. Stays true: a quotation never outlives its line unless the next line reopens it.
"""

import re

OPENING = "“«„"
CLOSING = "”»"
STRAIGHT = '"'
_MARKS = re.compile(f"[\n{OPENING}{CLOSING}{STRAIGHT}]")


def inside_quotes(text: str) -> bytearray:
    """Flag 1 for each character inside double quote marks (marks excluded), 0 outside; as long as `text`."""
    flags = bytearray(len(text))
    inside, since = False, 0
    for mark in _MARKS.finditer(text):
        at, character = mark.start(), mark.group()
        if inside:
            flags[since:at] = b"\1" * (at - since)
        inside = character in OPENING or (character == STRAIGHT and not inside)
        since = at + 1
    if inside:
        flags[since:] = b"\1" * (len(text) - since)
    return flags
