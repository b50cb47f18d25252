"""What the reader model is trained to make small.

In: model outputs and a batch of examples. Out: one number a task. Stays true: absent labels take no part.
"""

from collections.abc import Callable

import torch
from torch.nn.functional import cross_entropy, smooth_l1_loss

from training.examples import IGNORE, Example
from training.model import Outputs
from whoholds.read.labels import ARC_SIZE, ATTRIBUTES, POINTER_SIZE, POINTERS, TAGS, layout

TAG_COLUMNS = layout(TAGS)
ATTRIBUTE_COLUMNS = layout(ATTRIBUTES)
WEIGHTS = {"tags": 1.0, "attributes": 1.0, "pointers": 3.0, "arcs": 1.5, "relations": 1.0, "factuality": 0.7}
"""Pointers are a mean over seven roles, attributes a sum over six: so they weigh alike."""
ATTRIBUTE_WEIGHTS = {"kind": 1.5, "stance": 1.5}
"""Others weigh 1: these two have most classes and are wrong most often."""
SMOOTHING = 0.05
BARRED = -1e4


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


def losses(outputs: Outputs, batch: list[Example]) -> dict[str, torch.Tensor]:
    """Weighted losses by task, those without labels in the batch left out."""
    full = Outputs(*(o.float() for o in outputs))
    parts: dict[str, Callable[[Outputs, list[Example]], dict[str, torch.Tensor]]] = {
        "tags": _tag_loss, "claims": _claim_loss, "parse": _parse_loss, "factuality": _factuality_loss,
    }  # fmt: skip
    found = {name: value for part in parts.values() for name, value in part(full, batch).items()}
    return {name: WEIGHTS[name] * value for name, value in found.items()}


def _tag_loss(outputs: Outputs, batch: list[Example]) -> dict[str, torch.Tensor]:
    total = []
    for name, (a, b) in TAG_COLUMNS.items():
        rows, labels = [], []
        for i, example in enumerate(batch):
            if name not in example.tags:
                continue
            scores = outputs.tags[i, 1 : len(example.window.ids) + 1, a:b]
            rows.append(scores)
            labels += example.tags[name]
        if rows:
            total.append(cross_entropy(torch.cat(rows), torch.tensor(labels, device=rows[0].device)))
    return {"tags": torch.stack(total).sum()} if total else {}


def _claim_loss(outputs: Outputs, batch: list[Example]) -> dict[str, torch.Tensor]:
    claims = [(i, claim) for i, example in enumerate(batch) for claim in example.claims]
    if not claims:
        return {}
    device, width = outputs.tags.device, outputs.tags.shape[1]
    inside = torch.zeros(len(claims), width, dtype=torch.bool)
    targets = torch.zeros(len(claims), len(POINTERS), width, dtype=torch.bool)
    for row, (_, claim) in enumerate(claims):
        inside[row, [k + 1 for k in claim.pieces]] = True
        for number, right in claim.targets.items():
            targets[row, number, [k + 1 for k in right]] = True
    at = torch.tensor([i for i, _ in claims], device=device)
    reachable = torch.tensor([len(e.window.ids) + 1 for e in batch], device=device)[at]
    inside, targets = inside.to(device), targets.to(device)
    pools = outputs.pools[at].masked_fill(~inside.unsqueeze(2), BARRED).softmax(1)
    found = torch.einsum("cn,cna->ca", pools[:, :, 0], outputs.attributes[at])
    query = torch.einsum("cn,cnq->cq", pools[:, :, 1], outputs.query[at]).view(-1, len(POINTERS), POINTER_SIZE)
    key = outputs.key[at].view(len(claims), width, len(POINTERS), POINTER_SIZE)
    scores = torch.einsum("cpd,cnpd->cpn", query, key) / POINTER_SIZE**0.5
    outside = torch.arange(width, device=device)[None] >= reachable[:, None]
    scores = scores.masked_fill(outside.unsqueeze(1), BARRED)
    right = torch.logsumexp(scores.masked_fill(~targets, BARRED), 2)
    told = targets.any(2)
    parts = {}
    if told.any():
        parts["pointers"] = (torch.logsumexp(scores, 2) - right)[told].mean()
    gold = torch.tensor([claim.attributes for _, claim in claims], device=device)
    if (gold != IGNORE).any():
        columns = [
            ATTRIBUTE_WEIGHTS.get(name, 1.0)
            * cross_entropy(found[:, a:b], gold[:, n], ignore_index=IGNORE, label_smoothing=SMOOTHING)
            for n, (name, (a, b)) in enumerate(ATTRIBUTE_COLUMNS.items())
            if (gold[:, n] != IGNORE).any()
        ]
        parts["attributes"] = torch.stack(columns).sum()
    return parts


def _parse_loss(outputs: Outputs, batch: list[Example]) -> dict[str, torch.Tensor]:
    arcs, relations, heads, labels = [], [], [], []
    for i, example in enumerate(batch):
        tree = example.tree
        if tree is None:
            continue
        device = outputs.tags.device
        pieces = torch.tensor(tree.pieces, device=device) + 1
        upper = torch.cat([torch.zeros(1, dtype=torch.long, device=device), pieces])
        sentence = torch.tensor(tree.sentences, device=device)
        scores = outputs.arc_query[i, pieces] @ outputs.arc_key[i, upper].T / ARC_SIZE**0.5
        allowed = torch.cat([torch.ones_like(sentence[:, None], dtype=torch.bool), sentence[:, None] == sentence], 1)
        scores = scores.masked_fill(~allowed, BARRED)
        arcs.append(torch.nn.functional.pad(scores, (0, outputs.tags.shape[1] - scores.shape[1]), value=BARRED))
        head = torch.tensor(tree.heads, device=device)
        known = head.clamp(min=0)
        relations.append(outputs.dependent[i, pieces] + outputs.governor[i, upper[known]])
        heads.append(head)
        labels.append(torch.tensor(tree.relations, device=device))
    if not arcs:
        return {}
    head, label = torch.cat(heads), torch.cat(labels)
    return {
        "arcs": cross_entropy(torch.cat(arcs), head, ignore_index=IGNORE),
        "relations": cross_entropy(torch.cat(relations), label, ignore_index=IGNORE),
    }


def _factuality_loss(outputs: Outputs, batch: list[Example]) -> dict[str, torch.Tensor]:
    found, gold, weight = [], [], []
    for i, example in enumerate(batch):
        for piece, value, confidence in example.factuality:
            found.append(outputs.factuality[i, piece + 1, 0])
            gold.append(value)
            weight.append(confidence)
    if not found:
        return {}
    device = outputs.tags.device
    each = smooth_l1_loss(torch.stack(found), torch.tensor(gold, device=device), reduction="none")
    weights = torch.tensor(weight, device=device)
    return {"factuality": (each * weights).sum() / weights.sum().clamp(min=1e-6)}
