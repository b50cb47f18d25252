"""All training sets in one file: `python -m training.sets --data FOLDER --gold FOLDER --found FILE --to FILE`.

In: a folder with the data sets, one with `train.jsonl` and `dev.jsonl`, and claims found in unlabelled reports
(`whoholds export --format claims-jsonl`). Out: a compressed file that `python -m training` learns from, on whatever
machine. Stays true: reports of `dev.jsonl` are in no set but those to check with.
"""

import argparse
import json
import lzma
import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from training.attributions import polnear
from training.claims import Grammar, gold, record_examples
from training.examples import Example
from training.newswire import newswire
from training.teaching import found_claims
from training.treebank import ewt, gum
from training.written import written
from whoholds.read.model import ReaderModel
from whoholds.read.syntax import Syntax
from whoholds.read.windows import Tokenize, Window

Sets = dict[str, list[Example]]
SHIFTS = ((0, 56), (1, 30), (2, 80), (3, 0))
"""Of the annotated reports: sentences left out before the first window, and pieces of context. The same sentences stand
in other windows each time, so that more is learnt than where a window ends."""

WRITTEN = 900
"""Reports of our own, see `training/written`."""


def grammar() -> Grammar:
    """Trees by the model that ships."""
    model = ReaderModel()
    return lambda text, window: Syntax(text, window, model.score([window])[0])


def sets(data: Path, claims: Path, found: Path, tokenize: Tokenize) -> Sets:
    """Every set by name; those to check with begin with `check`."""
    trees = grammar()
    spoken = (data / "polnear" / "train", data / "polnear" / "dev")
    return {
        "polnear": list(polnear(spoken[0], tokenize)),
        "ewt": list(ewt(data / "ud_ewt", data / "propbank_ewt_joined", data / "uds_factuality", tokenize)),
        "gum": list(gum(data / "gum", tokenize)),
        "newswire": list(newswire(data / "en_worldwide_newswire", tokenize)),
        "gold": [e for shift in SHIFTS for e in gold(claims / "train.jsonl", tokenize, trees, *shift)],
        "written": [e for r in written(WRITTEN, seed=1) for e in record_examples(r, tokenize, None)],
        "found": list(found_claims(_records(found), tokenize)),
        "check_gold": list(gold(claims / "dev.jsonl", tokenize, trees)),
        "check_polnear": list(polnear(spoken[1], tokenize)),
        "check_ewt": list(ewt(data / "ud_ewt", data / "propbank_ewt_joined", data / "uds_factuality", tokenize, "dev")),
    }


def write_sets(sets: Sets, path: Path) -> None:
    """Compress `sets`; offsets, which only labelling needs, are left out."""
    lean = {name: [replace(e, window=_lean(e.window)) for e in examples] for name, examples in sets.items()}
    path.write_bytes(lzma.compress(pickle.dumps(lean), preset=3))


def read_sets(path: Path) -> Sets:
    """What `write_sets` wrote. A pickle: read none that you did not write."""
    return pickle.loads(lzma.decompress(path.read_bytes()))  # type: ignore[no-any-return]


def _lean(window: Window) -> Window:
    return replace(window, offsets=[])


def _records(path: Path) -> Iterator[dict[str, Any]]:
    for line in filter(str.strip, path.read_text(encoding="utf-8").split("\n")):
        yield json.loads(line)


if __name__ == "__main__":
    from training.wordpieces import tokenizer

    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "gold", "found", "to"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    made = sets(args.data, args.gold, args.found, tokenizer())
    write_sets(made, args.to)
    print({name: len(examples) for name, examples in made.items()}, args.to.stat().st_size)
