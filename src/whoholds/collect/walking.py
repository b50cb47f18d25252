"""Paths a person names to the files to read.

In: files, folders, ``-``. Out: an `Entry` per file and a `Skipped` per thing that is none, sorted by path, standard
input last. Stays true: the order of the arguments does not matter; every real folder is entered once, so links that
lead back end; nothing is opened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from whoholds.collect.limits import MOST_FILE_BYTES
from whoholds.collect.outcome import NOT_A_REPORT, Skipped

STANDARD_INPUT = "-"
SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson"})
"""What a file in a folder must end in to be read; a file named itself is read whatever its ending."""

_COMPANION_SUFFIXES = frozenset({".md", ".rst"})
_COMPANION_STEMS = frozenset({"readme", "license", "licence", "copying", "notice", "makefile"})

Argument = Path | Literal["-"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to read; `file` None is standard input."""

    path: str
    file: Path | None

    @property
    def stem(self) -> str:
        """The name a report without an id of its own takes."""
        return "stdin" if self.file is None else self.file.stem

    @property
    def suffix(self) -> str:
        """The ending in lower case, with its dot; empty for standard input."""
        return "" if self.file is None else self.file.suffix.lower()


def walk(arguments: Sequence[Argument]) -> list[Entry | Skipped]:
    """Every file under `arguments`; hidden ones and what is inside hidden folders are passed over in silence."""
    entered: set[tuple[int, int]] = set()
    found: dict[str, Entry | Skipped] = {}
    for argument in sorted(set(arguments), key=str):
        if argument == STANDARD_INPUT:
            continue
        for item in _walk_one(Path(argument), entered):
            found.setdefault(item.path, item)
    standard = [Entry(STANDARD_INPUT, None)] if STANDARD_INPUT in arguments else []
    return [found[path] for path in sorted(found)] + standard


def _walk_one(path: Path, entered: set[tuple[int, int]]) -> Iterator[Entry | Skipped]:
    if not path.is_dir():
        yield _judge(path, in_folder=False)
        return
    items = list(_walk_folder(path, entered))
    yield from items
    if not any(isinstance(item, Entry) for item in items) and not any(i.path == str(path) for i in items):
        endings = " ".join(sorted(SUFFIXES))
        yield Skipped(str(path), None, "collect-no-reports", f"a folder without reports; they end in {endings}")


def _walk_folder(top: Path, entered: set[tuple[int, int]]) -> Iterator[Entry | Skipped]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in entered:
                yield Skipped(str(folder), None, NOT_A_REPORT, "a folder already read by another path")
                continue
            entered.add((status.st_dev, status.st_ino))
            children = sorted(folder.iterdir())
        except OSError as error:
            yield unreadable(str(folder), error)
            continue
        for child in children:
            if child.name.startswith("."):
                continue
            if child.is_dir():
                waiting.append(child)
            else:
                yield _judge(child, in_folder=True)


def _judge(path: Path, *, in_folder: bool) -> Entry | Skipped:
    """Whether `path`, which is no folder, can be read."""
    shown = str(path)
    try:
        size_bytes = path.stat().st_size
    except FileNotFoundError:
        what = "a link to nothing" if path.is_symlink() else "no such file or folder"
        return Skipped(shown, None, "collect-not-found", f"{what}; check the path")
    except OSError as error:
        return unreadable(shown, error)
    if not path.is_file():
        return Skipped(shown, None, "collect-not-a-file", "a device, pipe or socket; pipe it into `-` instead")
    if in_folder and path.suffix.lower() not in SUFFIXES:
        return _not_a_report(path)
    if size_bytes > MOST_FILE_BYTES:
        megabytes = f"{size_bytes / 1e6:.0f} MB; at most {MOST_FILE_BYTES / 1e6:.0f} MB"
        return Skipped(shown, None, "collect-too-large", f"{megabytes}; split it")
    return Entry(shown, path)


def _not_a_report(path: Path) -> Skipped:
    if path.suffix.lower() in _COMPANION_SUFFIXES or path.stem.lower() in _COMPANION_STEMS:
        return Skipped(str(path), None, NOT_A_REPORT, "a companion file; name it itself to read it as a report")
    ending = path.suffix or "no ending"
    reason = f"{ending} is no kind of report whoholds reads; save it as text or HTML, or name it itself"
    return Skipped(str(path), None, "collect-unknown-type", reason)


def unreadable(path: str, error: OSError) -> Skipped:
    """What the system said, as a reason."""
    words = error.strerror or type(error).__name__
    return Skipped(path, None, "collect-unreadable", f"{words}; check its permissions")
