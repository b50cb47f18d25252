"""Go on from the reader that ships: `python -m training.further --sets FILE --from READER.onnx --out FOLDER`.

A little of everything again, with the reports that the project writes itself; what nobody labelled is learnt from the
reader as it was, so that it forgets nothing. Twenty minutes on two cores.

In: a file of sets (`training.sets`), an export. Out: `further.pt` and its log. Stays true: fixed seeds.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import torch

from training.checking import checked
from training.course import FURTHER, learn, planned
from training.model import ReaderModel, save
from training.sets import read_sets
from training.shipped import shipped_weights
from training.wordpieces import ENCODER

PIECES_A_BATCH = 2000
SEED = 11


def shipped(path: Path) -> ReaderModel:
    """The model of an export."""
    model = ReaderModel(ENCODER).float()
    model.load_state_dict(shipped_weights(path, model))
    return model.to("cuda" if torch.cuda.is_available() else "cpu")


def main() -> None:
    """Parse arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, required=True)
    parser.add_argument("--from", dest="begin", type=Path, required=True, help="the export to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--share", type=float, default=1.0, help="share of every pass, for a trial")
    parser.add_argument("--passes", nargs="*", default=[], metavar="SET=N", help="other passes over a set than usual")
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    sets = read_sets(args.sets)
    model, teacher = shipped(args.begin), shipped(args.begin).eval()
    weights, lines = args.out / "further.pt", (args.out / "further.jsonl").open("a", encoding="utf-8")

    def log(entry: dict[str, Any]) -> None:
        print(json.dumps({"model": "further", **entry}), file=lines, flush=True)
        save(model, weights)

    asked = {name: float(passes) for name, _, passes in (each.partition("=") for each in args.passes)}
    if strange := set(asked) - set(FURTHER.passes):
        parser.error(f"no set {', '.join(sorted(strange))}: --passes takes {', '.join(FURTHER.passes)}")
    passes = {name: share * args.share for name, share in (FURTHER.passes | asked).items()}
    log({"passes": passes, "rates": [FURTHER.encoder_rate, FURTHER.head_rate, FURTHER.last]})
    learn(model, planned(sets, passes, PIECES_A_BATCH, args.seed), FURTHER, log, [teacher])
    for check in (name for name in sets if name.startswith("check")):
        log({check: checked(model, sets[check])})


if __name__ == "__main__":
    main()
