"""Examples as tensors: what a training step needs, in one piece.

In: examples of one data set. Out: `Batch`es on any device. Stays true: what an example does not label is `IGNORE` or
absent, and piece k of a window stands in column k + 1, between the two markers.
"""

import random
from collections.abc import Iterator
from typing import NamedTuple

import torch

from training.examples import IGNORE, Example
from whoholds.read.labels import ATTRIBUTES, POINTERS, TAGS

FIRST_MARKER, LAST_MARKER, MASK = 101, 102, 103
"""Of the encoder's vocabulary; all smaller ids are reserved too."""
OUTSIDE = 4
"""Case class of markers and padding."""


class Batch(NamedTuple):
    """Inputs and labels of b windows of at most n pieces, markers included.

    `ids`, `case`, `quoted`, `mask` (b, n) · `tags` (tag groups, b, n) · of c claims `window` (c), `inside` (c, n),
    `targets` (c, pointers, n), `attributes` (c, attributes) · of t trees of at most w words `tree_window` (t),
    `words` (t, w) first columns, `heads`, `relations`, `sentences` (t, w) · of f judged words `judged` (f, 2) window
    and column, `factuality` (f, 2) value and confidence. `labelled` says whether anything is labelled at all.
    """

    ids: torch.Tensor
    case: torch.Tensor
    quoted: torch.Tensor
    mask: torch.Tensor
    tags: torch.Tensor
    window: torch.Tensor
    inside: torch.Tensor
    targets: torch.Tensor
    attributes: torch.Tensor
    tree_window: torch.Tensor
    words: torch.Tensor
    heads: torch.Tensor
    relations: torch.Tensor
    sentences: torch.Tensor
    judged: torch.Tensor
    factuality: torch.Tensor
    labelled: bool

    def to(self, device: str) -> "Batch":
        """The same on `device`."""
        return Batch(*(t.to(device, non_blocking=True) for t in self[:-1]), self.labelled)


def collate(examples: list[Example]) -> Batch:
    """`examples` as one batch on the CPU."""
    width = max(len(e.window.ids) for e in examples) + 2
    inputs = _inputs(examples, width)
    tags = torch.full((len(TAGS), len(examples), width), IGNORE)
    for i, example in enumerate(examples):
        for number, (name, _) in enumerate(TAGS):
            if name in example.tags:
                tags[number, i, 1 : len(example.window.ids) + 1] = torch.tensor(example.tags[name])
    judged = [(i, piece + 1, *said) for i, e in enumerate(examples) for piece, *said in e.factuality if said[1] > 0]
    return Batch(
        *inputs,
        tags,
        *_claims(examples, width),
        *_trees(examples),
        torch.tensor([(i, k) for i, k, _, _ in judged], dtype=torch.long).view(-1, 2),
        torch.tensor([said for _, _, *said in judged], dtype=torch.float).view(-1, 2),
        any(e.tags or e.tree or e.factuality for e in examples),
    )


def _inputs(examples: list[Example], width: int) -> tuple[torch.Tensor, ...]:
    ids, quoted, mask = (torch.zeros(len(examples), width, dtype=torch.long) for _ in range(3))
    case = torch.full((len(examples), width), OUTSIDE)
    for i, example in enumerate(examples):
        n = len(example.window.ids)
        ids[i, 0], ids[i, n + 1] = FIRST_MARKER, LAST_MARKER
        ids[i, 1 : n + 1] = torch.tensor(example.window.ids)
        case[i, 1 : n + 1] = torch.tensor(example.window.case)
        quoted[i, 1 : n + 1] = torch.tensor(example.window.quoted)
        mask[i, : n + 2] = 1
    return ids, case, quoted, mask


def _claims(examples: list[Example], width: int) -> tuple[torch.Tensor, ...]:
    claims = [(i, claim) for i, example in enumerate(examples) for claim in example.claims]
    inside = torch.zeros(len(claims), width, dtype=torch.bool)
    targets = torch.zeros(len(claims), len(POINTERS), width, dtype=torch.bool)
    for row, (_, claim) in enumerate(claims):
        inside[row, [k + 1 for k in claim.pieces]] = True
        for number, right in claim.targets.items():
            targets[row, number, [k + 1 for k in right]] = True
    attributes = torch.tensor([claim.attributes for _, claim in claims], dtype=torch.long).view(-1, len(ATTRIBUTES))
    return torch.tensor([i for i, _ in claims], dtype=torch.long), inside, targets, attributes


def _trees(examples: list[Example]) -> tuple[torch.Tensor, ...]:
    trees = [(i, e.tree) for i, e in enumerate(examples) if e.tree is not None]
    size = (len(trees), max((len(tree.pieces) for _, tree in trees), default=0))
    words, heads, relations, sentences = (torch.full(size, fill) for fill in (-1, IGNORE, IGNORE, -1))
    for row, (_, tree) in enumerate(trees):
        n = len(tree.pieces)
        words[row, :n] = torch.tensor(tree.pieces, dtype=torch.long)
        heads[row, :n] = torch.tensor(tree.heads, dtype=torch.long)
        relations[row, :n] = torch.tensor(tree.relations, dtype=torch.long)
        sentences[row, :n] = torch.tensor(tree.sentences, dtype=torch.long)
    return torch.tensor([i for i, _ in trees], dtype=torch.long), words + 1, heads, relations, sentences


def batches(examples: list[Example], pieces: int, rng: random.Random) -> list[list[Example]]:
    """Examples of like length together, about `pieces` word pieces a batch, in random order."""
    ordered = sorted(examples, key=lambda e: len(e.window.ids) + rng.random() * 20)
    out: list[list[Example]] = [[]]
    for example in ordered:
        if out[-1] and (len(out[-1]) + 1) * (len(example.window.ids) + 2) > pieces:
            out.append([])
        out[-1].append(example)
    rng.shuffle(out)
    return out


def collated(plan: list[list[Example]], device: str, workers: int = 0) -> Iterator[Batch]:
    """Each batch of `plan` on `device`, made ahead by `workers` processes."""
    loader = torch.utils.data.DataLoader(
        plan,
        batch_size=None,
        collate_fn=collate,
        num_workers=workers,
        pin_memory=device == "cuda",  # type: ignore[arg-type]
    )
    for batch in loader:
        yield batch.to(device)
