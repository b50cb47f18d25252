"""How right a model is piece by piece, quickly: what to look at while it learns.

In: a model and labelled examples. Out: shares right by task. Stays true: claims are given their true words, so the
figures are higher than those of the whole chain (`python -m evaluation`), which alone decide.
"""

from collections import defaultdict

import torch

from training.batching import batches, collated
from training.examples import IGNORE, Example
from training.loss import ATTRIBUTE_COLUMNS, TAG_COLUMNS, arc_scores, claim_scores
from training.model import Outputs, ReaderModel
from whoholds.read.labels import POINTERS

PIECES = 4000


def checked(model: ReaderModel, examples: list[Example]) -> dict[str, float]:
    """Shares right of labelled pieces (tags: F1 of pieces that are not outside), attributes, pointers and heads."""
    import random

    device = next(model.parameters()).device.type
    counts: dict[str, torch.Tensor] = defaultdict(lambda: torch.zeros(3))
    model.eval()
    for batch in collated(batches(examples, PIECES, random.Random(0)), device):
        with torch.no_grad():
            outputs = Outputs(*(o.float() for o in model(*batch[:4])))
        for number, (name, (a, b)) in enumerate(TAG_COLUMNS.items()):
            gold, found = batch.tags[number], outputs.tags[:, :, a:b].argmax(-1)
            told, said = (gold > 0) & (gold != IGNORE), (found > 0) & (gold != IGNORE)
            counts[name] += _counts((gold == found) & told, told, said)
        if len(batch.window):
            attributes, pointers = claim_scores(outputs, batch)
            for number, (name, (a, b)) in enumerate(ATTRIBUTE_COLUMNS.items()):
                gold = batch.attributes[:, number]
                told = gold != IGNORE
                counts[name] += _counts((attributes[:, a:b].argmax(-1) == gold) & told, told, told)
            hit = batch.targets.gather(2, pointers.argmax(2, keepdim=True)).squeeze(2)
            told = batch.targets.any(2)
            for number, name in enumerate(POINTERS):
                counts[f"to_{name}"] += _counts(hit[:, number], told[:, number], told[:, number])
        if len(batch.tree_window):
            told = batch.heads != IGNORE
            right = (arc_scores(outputs, batch).argmax(-1) == batch.heads) & told
            counts["heads"] += _counts(right, told, told)
    model.train()
    return {name: round(float(2 * c[0] / (c[1] + c[2])), 3) for name, c in counts.items() if c[1]}


def _counts(right: torch.Tensor, told: torch.Tensor, said: torch.Tensor) -> torch.Tensor:
    return torch.stack([right.sum(), told.sum(), said.sum()]).float().cpu()
