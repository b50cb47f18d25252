"""Training examples: a window with whatever labels its data set gives.

In: windows and spans. Out: `Example`s. Stays true: a label that a set does not give is left out of the loss, never set
to "none".
"""

from dataclasses import dataclass, field

from whoholds.read.labels import ATTRIBUTES
from whoholds.read.windows import Window

IGNORE = -100
NO_ATTRIBUTES = [IGNORE] * len(ATTRIBUTES)
MARKER = -1
"""As a pointer's target: the window's first marker, which stands for "none"."""


@dataclass
class Pointing:
    """A claim within a window: its pieces, attribute ids, and per pointer the target pieces (`MARKER` for none)."""

    pieces: list[int]
    attributes: list[int]
    targets: dict[int, list[int]]


@dataclass
class Tree:
    """Words of a window, parallel lists: first piece, head (0 root, k the k-th word, IGNORE), relation, sentence."""

    pieces: list[int]
    heads: list[int]
    relations: list[int]
    sentences: list[int]


@dataclass
class Example:
    """A window and its labels.

    `factuality` holds (piece, value in [-1.5, 1.5], the annotators' confidence).
    """

    window: Window
    tags: dict[str, list[int]] = field(default_factory=dict)
    claims: list[Pointing] = field(default_factory=list)
    tree: Tree | None = None
    factuality: list[tuple[int, float, float]] = field(default_factory=list)


def pieces_in(window: Window, span: tuple[int, int]) -> list[int]:
    """Pieces of `window` that overlap the characters of `span`."""
    return [k for k, (a, b) in enumerate(window.offsets) if a < span[1] and b > span[0]]


def encode(window: Window, spans: list[tuple[int, int, str]], labels: tuple[str, ...]) -> list[int]:
    """BIO label ids for the pieces of `window`; of overlapping spans the first listed wins."""
    index = {label: i for i, label in enumerate(labels)}
    owner = [-1] * len(window.offsets)
    out = [0] * len(window.offsets)
    for number, (start, end, kind) in enumerate(spans):
        inside = pieces_in(window, (start, end))
        if any(owner[k] >= 0 for k in inside):
            continue
        for place, k in enumerate(inside):
            owner[k] = number
            out[k] = index[("I-" if place else "B-") + kind]
    return out
