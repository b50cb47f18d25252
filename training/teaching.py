"""Several models teach one: on unlabelled news the pupil learns what its teachers think together.

In: batches of windows with claims found but not labelled, and teachers. Out: a loss. Stays true: teachers are read
only; what they are unsure of stays unsure, for their probabilities are averaged, not their choices.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import torch

from training.batching import Batch
from training.examples import NO_ATTRIBUTES, Example, Pointing, pieces_in
from training.loss import ATTRIBUTE_COLUMNS, TAG_COLUMNS, WEIGHTS, claim_scores
from training.masking import disguised
from training.model import Outputs, ReaderModel
from whoholds.read.windows import Tokenize, windows

Thoughts = list[torch.Tensor]
"""Log-probabilities of each group of tags and attributes, and of each pointer."""


def found_claims(records: Iterable[dict[str, Any]], tokenize: Tokenize) -> Iterator[Example]:
    """Windows of `records` (a `claims-jsonl` export) with the claims that an earlier model found, unlabelled."""
    for record in records:
        for window in windows(record["text"], tokenize):
            found = [pieces_in(window, claim["quote"]["span"]) for claim in record["claims"]]
            yield Example(window, claims=[Pointing(pieces, NO_ATTRIBUTES, {}) for pieces in found if pieces])


def thoughts(outputs: Outputs, batch: Batch) -> Thoughts:
    """What a model holds likely."""
    full = Outputs(*(o.float() for o in outputs))
    seen = batch.mask.bool()
    out = [full.tags[seen][:, a:b].log_softmax(-1) for a, b in TAG_COLUMNS.values()]
    if len(batch.window):
        attributes, pointers = claim_scores(full, batch)
        out += [attributes[:, a:b].log_softmax(-1) for a, b in ATTRIBUTE_COLUMNS.values()]
        out.append(pointers.log_softmax(-1))
    return out


def taught_loss(model: ReaderModel, teachers: list[ReaderModel], batch: Batch) -> dict[str, torch.Tensor]:
    """Cross-entropy of the pupil, who sees the batch disguised, to the teachers' mean."""
    device = batch.ids.device.type
    with torch.no_grad(), torch.autocast(device, dtype=torch.bfloat16):
        told = [thoughts(teacher(*batch[:4]), batch) for teacher in teachers]
    means = [torch.stack(each).exp().mean(0) for each in zip(*told, strict=True)]
    with torch.autocast(device, dtype=torch.bfloat16):
        outputs = model(*disguised(batch)[:4])
    each = [-(mean * own).sum(-1).mean() for mean, own in zip(means, thoughts(outputs, batch), strict=True)]
    groups = len(TAG_COLUMNS)
    parts = {"taught_tags": WEIGHTS["tags"] * torch.stack(each[:groups]).sum()}
    if len(each) > groups:
        parts["taught_attributes"] = WEIGHTS["attributes"] * torch.stack(each[groups:-1]).sum()
        parts["taught_pointers"] = WEIGHTS["pointers"] * each[-1]
    return parts
