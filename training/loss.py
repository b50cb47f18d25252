"""What the reader model is trained to make small.

In: model outputs and a batch. Out: one number a task. Stays true: absent labels take no part.
"""

import torch
from torch.nn.functional import cross_entropy, pad, smooth_l1_loss

from training.batching import Batch
from training.examples import IGNORE
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


def losses(outputs: Outputs, batch: Batch) -> dict[str, torch.Tensor]:
    """Weighted losses by task; nought where the batch has no label for it."""
    full = Outputs(*(o.float() for o in outputs))
    found = {"tags": _tag_loss(full, batch)}
    if len(batch.window):
        found |= _claim_loss(full, batch)
    if len(batch.tree_window):
        found |= _parse_loss(full, batch)
    if len(batch.judged):
        found["factuality"] = _factuality_loss(full, batch)
    return {name: WEIGHTS[name] * value for name, value in found.items()}


def _tag_loss(outputs: Outputs, batch: Batch) -> torch.Tensor:
    total = [
        _mean_cross_entropy(outputs.tags[:, :, a:b], batch.tags[number])
        for number, (a, b) in enumerate(TAG_COLUMNS.values())
    ]
    return torch.stack(total).sum()


def _mean_cross_entropy(scores: torch.Tensor, labels: torch.Tensor, smoothing: float = 0.0) -> torch.Tensor:
    """Mean over what is labelled, 0 where nothing is."""
    total = cross_entropy(
        scores.flatten(0, -2), labels.flatten(), ignore_index=IGNORE, label_smoothing=smoothing, reduction="sum"
    )
    return total / (labels != IGNORE).sum().clamp(min=1)


def claim_scores(outputs: Outputs, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
    """Of each claim its attribute scores (c, columns) and its pointer scores (c, pointers, n)."""
    at, inside = batch.window, batch.inside
    pools = outputs.pools[at].masked_fill(~inside.unsqueeze(2), BARRED).softmax(1)
    found = torch.einsum("cn,cna->ca", pools[:, :, 0], outputs.attributes[at])
    query = torch.einsum("cn,cnq->cq", pools[:, :, 1], outputs.query[at]).view(-1, len(POINTERS), POINTER_SIZE)
    key = outputs.key[at].view(len(at), inside.shape[1], len(POINTERS), POINTER_SIZE)
    scores = torch.einsum("cpd,cnpd->cpn", query, key) / POINTER_SIZE**0.5
    reachable = batch.mask[at].bool()
    reachable = torch.cat([reachable[:, 1:], torch.zeros_like(reachable[:, :1])], 1)
    return found, scores.masked_fill(~reachable.unsqueeze(1), BARRED)


def _claim_loss(outputs: Outputs, batch: Batch) -> dict[str, torch.Tensor]:
    found, scores = claim_scores(outputs, batch)
    right = torch.logsumexp(scores.masked_fill(~batch.targets, BARRED), 2)
    told = batch.targets.any(2)
    missed = (torch.logsumexp(scores, 2) - right).masked_fill(~told, 0.0)
    columns = [
        ATTRIBUTE_WEIGHTS.get(name, 1.0) * _mean_cross_entropy(found[:, a:b], batch.attributes[:, n], SMOOTHING)
        for n, (name, (a, b)) in enumerate(ATTRIBUTE_COLUMNS.items())
    ]
    return {"pointers": missed.sum() / told.sum().clamp(min=1), "attributes": torch.stack(columns).sum()}


def arc_scores(outputs: Outputs, batch: Batch) -> torch.Tensor:
    """Of each word of each tree, how likely the root and each word is its head: (t, w, w + 1)."""
    at = batch.tree_window.unsqueeze(1)
    upper = pad(batch.words, (1, 0))
    scores = outputs.arc_query[at, batch.words] @ outputs.arc_key[at, upper].transpose(1, 2) / ARC_SIZE**0.5
    same = batch.sentences.unsqueeze(2) == batch.sentences.unsqueeze(1)
    return scores.masked_fill(~pad(same, (1, 0), value=True), BARRED)


def _parse_loss(outputs: Outputs, batch: Batch) -> dict[str, torch.Tensor]:
    at = batch.tree_window.unsqueeze(1)
    head = pad(batch.words, (1, 0)).gather(1, batch.heads.clamp(min=0))
    relations = outputs.dependent[at, batch.words] + outputs.governor[at, head]
    return {
        "arcs": _mean_cross_entropy(arc_scores(outputs, batch), batch.heads),
        "relations": _mean_cross_entropy(relations, batch.relations),
    }


def _factuality_loss(outputs: Outputs, batch: Batch) -> torch.Tensor:
    found = outputs.factuality[batch.judged[:, 0], batch.judged[:, 1], 0]
    value, weight = batch.factuality.unbind(1)
    return (smooth_l1_loss(found, value, reduction="none") * weight).sum() / weight.sum().clamp(min=1e-6)
