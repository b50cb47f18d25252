"""A denial of one noun, "denied the report": a statement of its own that is easily overlooked.

In: a window's look. Out: spans of the denied noun. Stays true: only where no statement as long is marked; what
"that", "of" or "about" goes on from is left to the model, for the statement is what follows.
"""

import re
from collections.abc import Iterator

from whoholds.read.lexicon import DENY
from whoholds.read.look import Look
from whoholds.read.spans import Span

_DENIED = re.compile(
    rf"\b(?:{DENY})\s+"
    r"(?P<what>(?:(?:the|this|that|these|those|all|such|both)\s+)?(?:claims?|reports?|allegations?|accusations?|"
    r"charges?|assertions?)|it)\b(?!\s+(?:that|of|by|about|from|was|had|were|is)\b|\s+\w+ed\b)(?=\s*(?:[.,;:—–”\"]|$|(?:and|but|as|"
    r"on|in|saying|later|again|when|while|through)\b))",
    re.I,
)
_WHICH = re.compile(
    rf",\s+(?P<what>which)\s+(?:(?!(?:is|was|were|are|has|had|have)\b)[\w’'.-]+\s+){{1,6}}?(?:{DENY})\s*(?=[.,;:]|$|\band\b|\bbut\b)",
    re.I,
)
""" "They had taken the town, which the army denied": all that was said before it."""
BY_WORDS_ALONE = 0.5
"""Confidence of a statement that the model did not mark; all three that the annotated reports mark are denials."""


def denied_nouns(look: Look) -> Iterator[Span]:
    """Spans of denied nouns of the window's own part that lie in no marked statement."""
    first = look.window.offsets[look.window.core][0] if look.window.core < len(look.window.offsets) else len(look.text)
    last = look.window.offsets[-1][1]
    for match in (*_DENIED.finditer(look.text, first, last), *_WHICH.finditer(look.text, first, last)):
        start, end = look.pieces(*match.span("what"))
        marked = any(
            span.start < end and span.end > start and span.end - span.start >= end - start
            for span in look.found["content"]
        )
        if end > start and not marked:
            yield Span(start, end, "content", BY_WORDS_ALONE)
