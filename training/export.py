"""Weights to what ships: `python -m training.export --weights reader.pt --to src/whoholds/models`.

In: a checkpoint. Out: `reader.onnx` (int8, dynamic) and `reader.json` (labels, word pieces, checksum).
Stays true: the package never needs torch; the checksum is of the bytes written.
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from transformers import AutoTokenizer

from training.model import Outputs, ReaderModel, load
from training.wordpieces import ENCODER
from whoholds.read.labels import ATTRIBUTES, POINTERS, RELATIONS, TAGS


def export(weights: Path, folder: Path) -> None:
    """Write `folder`/reader.onnx and reader.json."""
    model = load(ReaderModel(ENCODER), weights).eval()
    example = tuple(torch.ones(2, 12, dtype=torch.long) for _ in range(4))
    names = ["ids", "case", "quoted", "mask"]
    outputs = list(Outputs._fields)
    axes = {name: {0: "windows", 1: "pieces"} for name in (*names, *outputs)}
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready = Path(scratch, "plain.onnx"), Path(scratch, "ready.onnx")
        torch.onnx.export(
            model, example, plain, input_names=names, output_names=outputs, dynamic_axes=axes, dynamo=False,
            opset_version=17,
        )  # fmt: skip
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_dynamic(ready, folder / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True)
    sha256 = hashlib.sha256((folder / "reader.onnx").read_bytes()).hexdigest()
    vocabulary = AutoTokenizer.from_pretrained(ENCODER).get_vocab()
    card = {
        "sha256": sha256,
        "labels": {name: list(labels) for name, labels in (*TAGS, *ATTRIBUTES)},
        "pointers": list(POINTERS),
        "relations": list(RELATIONS),
        "pieces": sorted(vocabulary, key=vocabulary.__getitem__),
    }
    (folder / "reader.json").write_text(json.dumps(card, ensure_ascii=False) + "\n", encoding="utf-8")
    print(sha256, (folder / "reader.onnx").stat().st_size)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    args = parser.parse_args()
    export(args.weights, args.to)
