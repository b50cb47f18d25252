"""Where sentences begin and end, roughly: enough for "nearest" and "first in its sentence".

In: a report's text. Out: start offsets. Stays true: every offset of the text lies in exactly one sentence.
"""

import re
from bisect import bisect_right

_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Cmdr|Adm|Brig|Rep|Sen|Gov|Sr|Jr|St|No|vs|etc|[A-Z])\.$"
)
_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n+")


_QUOTED = re.compile(r"“[^”\n]{25,}(?:”|\n|$)|``.{25,}?''|(?<!\w)\"[^\"\n]{25,}\"(?!\w)", re.DOTALL)
"""Somebody's own words; shorter marks are scare quotes or titles."""


class Layout:
    """The sentences of one text."""

    def __init__(self, text: str) -> None:
        ends = (m for m in _END.finditer(text) if not _ABBREVIATION.search(text[max(0, m.start() - 6) : m.start() + 1]))
        self._starts = [0, *(match.end() for match in ends)]
        self._length = len(text)
        self._quoted = [match.span() for match in _QUOTED.finditer(text)]

    def number(self, offset: int) -> int:
        """The number of the sentence that `offset` lies in, from 0."""
        return bisect_right(self._starts, offset) - 1

    def span(self, number: int) -> tuple[int, int]:
        """Start and end of sentence `number`."""
        end = self._starts[number + 1] if number + 1 < len(self._starts) else self._length
        return self._starts[number], end

    def quoted(self, offset: int) -> bool:
        """Whether `offset` stands inside a quotation."""
        at = bisect_right(self._quoted, (offset, self._length + 1)) - 1
        return at >= 0 and offset < self._quoted[at][1]
