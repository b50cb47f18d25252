"""A weighted mean of models that began alike: `python -m training.blending --to FILE.pt 0.5=READER.onnx 0.5=A.pt`.

In: weights files or exports, each with its share. Out: a weights file. Stays true: shares add up to one, or a
`ValueError` tells them.
"""

import argparse
from pathlib import Path

import torch

from training.model import ReaderModel, load, save
from training.shipped import shipped_weights
from training.wordpieces import ENCODER

CLOSE = 1e-6


def blended(parts: list[tuple[float, Path]]) -> ReaderModel:
    """The mean of `parts`, (share, file) each.

    Raises:
        ValueError: the shares do not add up to one.

    """
    whole = sum(share for share, _ in parts)
    if abs(whole - 1) > CLOSE:
        raise ValueError(f"shares add up to {whole}, and must to 1: change one of {[share for share, _ in parts]}")
    weights = [(share, _weights(path)) for share, path in parts]
    model = ReaderModel(ENCODER).float()
    first = weights[0][1]
    mean = {
        name: torch.stack([share * own[name].float() for share, own in weights]).sum(0)
        if value.is_floating_point()
        else value
        for name, value in first.items()
    }
    model.load_state_dict(mean)
    return model


def _weights(path: Path) -> dict[str, torch.Tensor]:
    model = ReaderModel(ENCODER)
    return shipped_weights(path, model) if path.suffix == ".onnx" else load(model, path).state_dict()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("parts", nargs="+", help="SHARE=FILE")
    args = parser.parse_args()
    save(blended([(float(share), Path(path)) for share, _, path in (p.partition("=") for p in args.parts)]), args.to)
