"""PolNeAR as training examples: who is quoted, by which words, saying what, and which belong together.

In: a folder with `text/` and `attributions/` (brat). Out: examples with tags and with pointers from each content to
its source and cue. Stays true: one annotation a text.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from training.examples import MARKER, NO_ATTRIBUTES, Example, Pointing, encode, pieces_in
from whoholds.read.labels import ATTRIBUTED, CUE, POINTERS, SOURCE
from whoholds.read.windows import Tokenize, Window, windows

SPAN = re.compile(r"(T\d+)\t(Source|Cue|Content) ([\d ;]+)\t")
EVENT = re.compile(r"E\d+\tAttribution")
Piece = tuple[int, int]
Annotation = dict[str, tuple[str, list[Piece]]]


def polnear(folder: Path, tokenize: Tokenize) -> Iterator[Example]:
    """Examples of a split."""
    seen = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        text_path = folder / "text" / (path.stem.rsplit("_", 1)[0] + ".txt")
        if text_path in seen or not text_path.exists():
            continue
        seen.add(text_path)
        text = text_path.read_bytes().decode("utf-8")
        marked, linked = _annotation(path.read_text(encoding="utf-8"))
        for window in windows(text, tokenize, context=0):
            yield Example(window, _tags(window, marked), list(_pointings(window, marked, linked)))


def _annotation(lines: str) -> tuple[Annotation, list[dict[str, list[str]]]]:
    marked: Annotation = {}
    linked = []
    for line in lines.split("\n"):
        if match := SPAN.match(line):
            key, kind, where = match.groups()
            marked[key] = (kind, [tuple(map(int, piece.split())) for piece in where.split(";")])  # type: ignore[misc]
        elif EVENT.match(line):
            roles: dict[str, list[str]] = {}
            for part in line.split("\t")[1].split():
                role, _, key = part.partition(":")
                roles.setdefault(role.rstrip("0123456789"), []).append(key)
            linked.append(roles)
    return marked, linked


def _tags(window: Window, marked: Annotation) -> dict[str, list[int]]:
    def spans(kind: str) -> list[tuple[int, int, str]]:
        return [(*piece, kind.lower()) for name, where in marked.values() if name == kind for piece in where]

    return {
        "attributed_source": encode(window, spans("Source"), SOURCE),
        "attributed_cue": encode(window, spans("Cue"), CUE),
        "attributed_content": encode(window, spans("Content"), ATTRIBUTED),
    }


def _pointings(window: Window, marked: Annotation, linked: list[dict[str, list[str]]]) -> Iterator[Pointing]:
    for roles in linked:
        targets = {}
        for number, role in ((POINTERS.index("source"), "Source"), (POINTERS.index("cue"), "Cue")):
            spans = [piece for key in roles.get(role, []) if key in marked for piece in marked[key][1]]
            found = [k for span in spans for k in pieces_in(window, span)]
            if found or not spans:
                targets[number] = found or [MARKER]
        for key in roles.get("Content", []):
            for piece in marked[key][1] if key in marked else []:
                if inside := pieces_in(window, piece):
                    yield Pointing(inside, NO_ATTRIBUTES, targets)
