"""What a reader model learns, and in which order.

In: sets of examples and a model. Out: the model, trained. Stays true: a course with the same seed sees the same
batches in the same order.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch

from training.batching import Batch, batches, collated
from training.examples import Example
from training.loss import losses
from training.masking import Guess, disguised, guessing_loss
from training.model import ReaderModel, parameters_by_rate
from training.teaching import taught_loss

Log = Callable[[dict[str, Any]], None]
WARM_UP = 0.06
LOG_EVERY = 200


@dataclass(frozen=True)
class Stage:
    """Passes over each set, learning rates of encoder and heads at their height, and the share of it at the end."""

    passes: dict[str, float]
    encoder_rate: float
    head_rate: float
    last: float = 0.0


GENERAL = Stage(
    {"polnear": 4.0, "ewt": 8.0, "gum": 2.0, "newswire": 1.5, "gold": 1.5, "written": 1.0}, 3e-4, 1.2e-3, 0.3
)
CLAIMS = Stage({"polnear": 3.0, "ewt": 4.0, "gum": 1.0, "newswire": 0.5, "gold": 4.0, "written": 2.0}, 2e-4, 8e-4)
"""The first learns to read, the second turns to the domain's own claims. A pass over `gold` is four, see `SHIFTS`."""
TAUGHT = Stage(
    {"polnear": 1.5, "ewt": 3.0, "gum": 0.5, "newswire": 0.2, "gold": 3.0, "written": 2.0, "found": 3.0}, 1.5e-4, 6e-4
)
"""A little of everything again, and what only teachers can tell about, from the mean of their weights."""
AGAIN = Stage(
    {"polnear": 5.0, "ewt": 4.0, "gum": 1.0, "newswire": 0.5, "gold": 2.0, "written": 2.5, "found": 0.4},
    1.8e-4,
    7e-4,
    0.1,
)
"""From a reader that is already good, far enough that models part: what it has by heart less often."""
FURTHER = Stage(
    {"polnear": 0.9, "ewt": 1.2, "gum": 0.3, "newswire": 0.15, "gold": 1.25, "written": 2.0, "found": 0.15}, 8e-5, 3e-4
)
"""From a reader that is already good: short, and gently."""
PIECES_A_BATCH = 4000


def planned(sets: dict[str, list[Example]], passes: dict[str, float], pieces: int, seed: int) -> list[list[Example]]:
    """Batches of all passes over all sets, each of one set, shuffled."""
    rng = random.Random(seed)
    plan: list[list[Example]] = []
    for name, left in passes.items():
        examples = list(sets.get(name, ()))
        while left > 0 and examples:
            rng.shuffle(examples)
            plan += batches(examples[: max(1, int(len(examples) * min(1.0, left)))], pieces, rng)
            left -= 1
    rng.shuffle(plan)
    return plan


def learn(
    model: ReaderModel,
    plan: list[list[Example]],
    stage: Stage,
    log: Log,
    teachers: list[ReaderModel] | None = None,
    workers: int = 0,
) -> None:
    """One walk through `plan`, with linear warm-up and decay; batches without labels are taught by `teachers`."""
    device = next(model.parameters()).device.type

    def parts(batch: Batch) -> dict[str, torch.Tensor]:
        if not batch.labelled:
            return taught_loss(model, teachers or [], batch)
        with torch.autocast(device, dtype=torch.bfloat16):
            outputs = model(*disguised(batch)[:4])
        return losses(outputs, batch)

    groups = parameters_by_rate(model, stage.encoder_rate, stage.head_rate)
    _walk(groups, collated(plan, device, workers), len(plan), stage.last, parts, log)


def guess(model: ReaderModel, plan: list[list[Example]], rate: float, log: Log, workers: int = 0) -> None:
    """Use the encoder to the domain's words before anything else."""
    device = next(model.parameters()).device.type
    head = Guess(model).to(device)
    groups = parameters_by_rate(model, rate, rate)
    groups.append({"params": [p for name, p in head.named_parameters() if name != "embeddings"], "lr": 3 * rate})

    def parts(batch: Batch) -> dict[str, torch.Tensor]:
        with torch.autocast(device, dtype=torch.bfloat16):
            return {"guess": guessing_loss(model, head, batch)}

    _walk(groups, collated(plan, device, workers), len(plan), 0.0, parts, log)


def _walk(groups, loader, steps: int, last: float, parts, log: Log) -> None:  # type: ignore[no-untyped-def]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (WARM_UP * steps)) * max(last, 1 - (1 - last) * s / steps)
    )
    learnt = [p for group in groups for p in group["params"]]
    started = time.time()
    sums: dict[str, list[torch.Tensor]] = {}
    for step, batch in enumerate(loader, 1):
        found = parts(batch)
        optimiser.zero_grad()
        torch.stack(list(found.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        schedule.step()
        for name, value in found.items():
            sums.setdefault(name, []).append(value.detach())
        if step % LOG_EVERY == 0 or step == steps:
            means = {name: round(_mean(values), 4) for name, values in sums.items()}
            log({"step": step, "of": steps, **means, "s": round(time.time() - started)})
            sums = {}


def _mean(values: list[torch.Tensor]) -> float:
    """Of what is not nought: a batch without labels for a task says nothing of it."""
    told = [value for value in torch.stack(values).tolist() if value]
    return sum(told) / max(len(told), 1)
