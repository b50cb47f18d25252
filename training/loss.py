"""What the reader model is trained to make small.

In: model outputs and a batch of examples. Out: one number. Stays true: absent labels take no part.
"""

import torch
from torch.nn.functional import cross_entropy

from training.examples import IGNORE, Example
from whoholds.read.labels import ATTRIBUTES, CONTENT, POINTER_SIZE, POINTERS, TAGS, layout

TAG_COLUMNS = layout(TAGS)
ATTRIBUTE_COLUMNS = layout(ATTRIBUTES)
NARRATED = [CONTENT.index("B-narrated"), CONTENT.index("I-narrated")]
ATTRIBUTE_WEIGHT = 1.0
POINTER_WEIGHT = 0.5


def collate(batch: list[Example], device: str) -> tuple[torch.Tensor, ...]:
    """Ids, case, quoted, mask, each (batch, pieces + 2), with markers 101 and 102 as the encoder knows them."""
    width = max(len(e.window.ids) for e in batch) + 2
    ids, quoted, mask = (torch.zeros(len(batch), width, dtype=torch.long) for _ in range(3))
    case = torch.full((len(batch), width), 4)
    for i, example in enumerate(batch):
        n = len(example.window.ids)
        ids[i, 0], ids[i, n + 1] = 101, 102
        ids[i, 1 : n + 1] = torch.tensor(example.window.ids)
        case[i, 1 : n + 1] = torch.tensor(example.window.case)
        quoted[i, 1 : n + 1] = torch.tensor(example.window.quoted)
        mask[i, : n + 2] = 1
    return tuple(t.to(device) for t in (ids, case, quoted, mask))


def loss(outputs: tuple[torch.Tensor, ...], batch: list[Example]) -> torch.Tensor:
    """Sum of the tag losses and the weighted attribute and pointer losses."""
    tags, attributes, query, key = (o.float() for o in outputs)
    return _tag_loss(tags, batch) + _claim_loss(attributes, query, key, batch)


def _tag_loss(tags: torch.Tensor, batch: list[Example]) -> torch.Tensor:
    total = tags.sum() * 0
    for name, (a, b) in TAG_COLUMNS.items():
        rows, labels = [], []
        for i, example in enumerate(batch):
            if name not in example.tags:
                continue
            scores = tags[i, 1 : len(example.window.ids) + 1, a:b]
            if name == "content" and not example.narrated:
                scores = _merge_narrated(scores)
            rows.append(scores)
            labels += example.tags[name]
        if rows:
            total = total + cross_entropy(torch.cat(rows), torch.tensor(labels, device=tags.device))
    return total


def _merge_narrated(scores: torch.Tensor) -> torch.Tensor:
    """Where a set says nothing of the narrator's claims, "outside" may be either."""
    outside = torch.logsumexp(scores[:, [0, *NARRATED]], dim=1, keepdim=True)
    return torch.cat([outside, scores[:, 1:3], torch.full_like(scores[:, NARRATED], -30.0)], dim=1)


def _claim_loss(attributes: torch.Tensor, query: torch.Tensor, key: torch.Tensor, batch: list[Example]) -> torch.Tensor:
    found: list[torch.Tensor] = []
    labels: list[list[int]] = []
    pointed: list[torch.Tensor] = []
    for i, example in enumerate(batch):
        width = len(example.window.ids) + 1
        for claim in example.claims:
            at = torch.tensor(claim.pieces, device=key.device) + 1
            found.append(attributes[i, at].mean(0))
            labels.append(claim.attributes)
            q = query[i, at].mean(0).view(len(POINTERS), POINTER_SIZE)
            k = key[i, :width].view(width, len(POINTERS), POINTER_SIZE)
            scores = torch.einsum("pd,npd->pn", q, k) / POINTER_SIZE**0.5
            for number, targets in claim.targets.items():
                right = torch.logsumexp(scores[number, [t + 1 for t in targets]], 0)
                pointed.append(torch.logsumexp(scores[number], 0) - right)
    if not found:
        return attributes.sum() * 0
    stacked, gold = torch.stack(found), torch.tensor(labels, device=attributes.device)
    total = torch.stack(pointed).mean() * len(POINTERS) * POINTER_WEIGHT
    for number, (a, b) in enumerate(ATTRIBUTE_COLUMNS.values()):
        total = total + ATTRIBUTE_WEIGHT * cross_entropy(stacked[:, a:b], gold[:, number], ignore_index=IGNORE)
    return total
