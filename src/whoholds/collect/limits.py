"""How much of anything collect reads, so that one hostile or mistaken file cannot take the run down.

In: nothing. Out: named numbers. Stays true: going over a limit gives a `Skipped` or a flag, never a cut text.
"""

MOST_FILE_BYTES = 200_000_000
"""A file larger than this is skipped unread; JSON lines below it are streamed."""

MOST_RECORD_BYTES = 8_000_000
"""One report's bytes. War and Peace has 3.2 MB: anything above 8 MB is a dump of many reports, or no text."""

VERY_LONG_WORDS = 20_000
"""Above any long read; flagged, still read."""
