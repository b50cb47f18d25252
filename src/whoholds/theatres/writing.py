"""Packs as files: begin one, check one.

In: a folder. Out: a new pack's files, or what is wrong with a pack. Stays true: nothing that exists is written over.
"""

import re
from pathlib import Path

from whoholds.errors import TheatreError
from whoholds.theatres.load import FILES, KINDS, LEVELS, TYPES, folder_of, read_pack
from whoholds.theatres.skeleton import skeleton

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def new_pack(folder: Path) -> tuple[Path, ...]:
    """Begin a pack in `folder`, named after it; the files written.

    Raises:
        TheatreError: the folder's name is no name for a pack (code ``theatre-name``), or one of the files is there
            already (code ``theatre-exists``).
    """
    name = folder.resolve().name
    if not _NAME.fullmatch(name):
        raise TheatreError("theatre-name", f"{name!r} is no name for a theatre; use a-z, 0-9 and single hyphens")
    for file in FILES:
        if (folder / file).exists():
            raise TheatreError("theatre-exists", f"{folder / file} is there already; choose another name")
    folder.mkdir(parents=True, exist_ok=True)
    texts = skeleton(name, TYPES, KINDS, LEVELS)
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
    return tuple(folder / file for file in texts)


def faults_of(name: str) -> tuple[str, ...]:
    """Everything that is wrong with the pack `name` (or in the folder `name`), a line each; empty if it is sound.

    Raises:
        TheatreError: there is no such pack (code ``theatre-missing``).
    """
    _, faults = read_pack(folder_of(name))
    return tuple(words for _, words in faults.found)
