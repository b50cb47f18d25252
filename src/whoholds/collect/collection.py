"""What a person names, collected: walk, cut, draft, assemble, drop duplicates.

In: paths and today's date. Out: `Found` or `Skipped`, one at a time, in an order that depends on the paths alone.
Stays true: the same bytes come out once; a bad input gives a `Skipped` with its reason and ends nothing.
"""

import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from typing import BinaryIO

from whoholds.collect.assembly import Assembler, Origin
from whoholds.collect.draft import UnusableError
from whoholds.collect.limits import MOST_FILE_BYTES
from whoholds.collect.outcome import Collected, Found, Skipped
from whoholds.collect.pieces import Piece, draft_of, format_of, pieces
from whoholds.collect.walking import Argument, Entry, unreadable, walk


class Collection:
    """The reports under some paths. Iterate it once; then `duplicates` says how many inputs were met before.

    `standard_input` replaces the process's own where ``-`` is among the paths.
    """

    def __init__(self, paths: Sequence[Argument], today: date, standard_input: BinaryIO | None = None) -> None:
        self._items = walk(paths)
        self._assembler = Assembler(today)
        self._standard_input = standard_input
        self._standard_bytes: bytes | None = None
        self._seen: set[str] = set()
        self.duplicates = 0

    def count(self) -> int:
        """How many outcomes iterating gives, duplicates included. Cuts files without parsing texts."""
        return sum(1 for item in self._items for _ in self._cut(item))

    def __iter__(self) -> Iterator[Found | Skipped]:
        for item in self._items:
            for piece in self._cut(item):
                outcome = piece if isinstance(piece, Skipped) else self._make(item, piece)
                if isinstance(outcome, Found) and outcome.report.id in self._seen:
                    self.duplicates += 1
                    continue
                if isinstance(outcome, Found):
                    self._seen.add(outcome.report.id)
                yield outcome

    def _cut(self, item: Entry | Skipped) -> Iterator[Piece | Skipped]:
        if isinstance(item, Skipped):
            yield item
            return
        try:
            with closing(self._open(item)) as stream:
                head = stream.read(65_536)
                stream.seek(0)
                yield from pieces(item.path, stream, format_of(item.suffix, head))
        except OSError as error:
            yield unreadable(item.path, error)
        except UnusableError as error:
            yield _skipped(item.path, None, error)

    def _open(self, entry: Entry) -> BinaryIO:
        if entry.file is not None:
            return entry.file.open("rb")
        if self._standard_bytes is None:  # held, so that counting does not use it up
            source = self._standard_input or sys.stdin.buffer
            self._standard_bytes = source.read(MOST_FILE_BYTES + 1)
        if len(self._standard_bytes) > MOST_FILE_BYTES:
            raise UnusableError("collect-too-large", f"more than {MOST_FILE_BYTES / 1e6:.0f} MB; split it")
        return io.BytesIO(self._standard_bytes)

    def _make(self, item: Entry | Skipped, piece: Piece) -> Found | Skipped:
        stem = item.stem if isinstance(item, Entry) else item.path
        origin = Origin(item.path, stem, shares_file=piece.where is not None)
        try:
            return self._assembler.assemble(draft_of(piece), piece.data, origin)
        except UnusableError as error:
            return _skipped(item.path, piece.where, error)
        except Exception as error:  # an entry point for hostile bytes: other people's parsers raise anything
            kind = type(error).__name__
            words = f"the {piece.format.value} parser failed on it ({kind}: {error}); save it as plain text"
            return Skipped(item.path, piece.where, "collect-parser-failed", words)


def collect(paths: Sequence[Argument], today: date) -> Iterator[Collected]:
    """The reports under `paths`, each once, and what was skipped. `Collection` also gives bytes and notices.

    Args:
        paths: files, folders (entered with all below them), ``-`` for standard input; their order does not matter.
        today: reports dated later are flagged.
    """
    for outcome in Collection(paths, today):
        yield outcome.report if isinstance(outcome, Found) else outcome


def count_inputs(paths: Sequence[Argument]) -> int:
    """How many outcomes `collect` gives for `paths`, duplicates included; standard input counts as one, unread."""
    files = [path for path in paths if path != "-"]
    return Collection(files, date.min).count() + (len(files) < len(paths))


def _skipped(path: str, where: str | None, error: UnusableError) -> Skipped:
    return Skipped(path, where, error.code, error.reason)
