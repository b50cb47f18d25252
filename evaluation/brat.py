"""Reading attributions annotated with brat, in the form of PolNeAR.

In: a folder with `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann`. Out: a text with its gold spans at a time.
Stays true: where several people annotated a text, the first by file name counts; offsets are code points of the text
as it is, line ends included.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from whoholds.errors import InputError

Pieces = tuple[tuple[int, int], ...]
"""A span's pieces ``[start, end)``, in order; more than one where it is discontinuous."""

_SPAN = re.compile(r"(T\d+)\t(Source|Cue|Content) (\d+ \d+(?:;\d+ \d+)*)\t")
_LINK = re.compile(r"E\d+\t(.*)")
_ARGUMENT = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")
LAYERS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution of the gold; a role that it does not have is empty."""

    source: Pieces
    cue: Pieces
    content: Pieces


@dataclass(frozen=True, slots=True)
class Attributed:
    """A text, every annotated span by layer, and the attributions that link them."""

    name: str
    text: str
    spans: dict[str, list[Pieces]]
    linked: list[Linked]


def attributed(folder: Path, limit: int | None = None) -> Iterator[Attributed]:
    """The annotated texts of `folder`, in order of file name.

    Raises InputError where the two folders are not there.
    """
    texts, annotations = folder / "text", folder / "attributions"
    if not texts.is_dir() or not annotations.is_dir():
        raise InputError("wrong-form", f"{folder} lacks text/ or attributions/; give the folder that holds both")
    first: dict[Path, Path] = {}
    for path in sorted(annotations.glob("*.ann")):
        text = next((t for t in _texts_of(texts, path.stem) if t.exists()), None)
        if text is not None:
            first.setdefault(text, path)
    for text, path in list(first.items())[:limit]:
        yield _read(text, path)


def _texts_of(texts: Path, stem: str) -> tuple[Path, Path]:
    """The text that an annotation is of: its name without the annotator's, or as it is."""
    return texts / f"{stem.rpartition('_')[0]}.txt", texts / f"{stem}.txt"


def _read(text: Path, annotation: Path) -> Attributed:
    by_id: dict[str, Pieces] = {}
    spans: dict[str, list[Pieces]] = {layer: [] for layer in LAYERS}
    linked = []
    for line in annotation.read_text(encoding="utf-8").split("\n"):
        if span := _SPAN.match(line):
            pieces = tuple((int(a), int(b)) for a, b in (piece.split() for piece in span[3].split(";")))
            by_id[span[1]] = pieces
            spans[span[2].lower()].append(pieces)
        elif link := _LINK.match(line):
            roles: dict[str, Pieces] = dict.fromkeys(LAYERS, ())
            for role, target in _ARGUMENT.findall(link[1]):
                roles[role.lower()] += by_id.get(target, ())
            linked.append(Linked(**roles))
    plain = text.read_bytes().decode("utf-8")
    return Attributed(text.stem, plain, spans, [one for one in linked if one.content])
