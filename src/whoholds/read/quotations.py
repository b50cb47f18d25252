"""Which characters of a text lie inside quote marks.

In: a text. Out: one flag a character. Stays true: a quotation never outlives its line unless the next line reopens it.
"""

OPENING = "“«„"
CLOSING = "”»"
STRAIGHT = '"'


def inside_quotes(text: str) -> bytearray:
    """Flag 1 for each character inside double quote marks (marks excluded), 0 outside; as long as `text`."""
    flags = bytearray(len(text))
    inside = 0
    for i, character in enumerate(text):
        if character == "\n":
            inside = 0
        elif character in OPENING:
            inside = 1
            continue
        elif character in CLOSING:
            inside = 0
        elif character == STRAIGHT:
            inside ^= 1
            continue
        flags[i] = inside
    return flags
