"""The shipped model as a place to go on from: `reader.onnx` back to weights.

In: an int8 export of `training.export`. Out: a state dict. Stays true: every weight of the model is found in the file,
or a `ValueError` names those that are not; what rounding to int8 took stays lost (about a thousandth of a weight's
range).
"""

import re
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.model import ReaderModel

QUANTIZED = "_quantized"
PRODUCTS = ("MatMul", "MatMulInteger")
UNUSED = "encoder.pooler."
"""The encoder's own sentence vector, which no head reads and no export keeps."""


def shipped_weights(path: Path, model: ReaderModel) -> dict[str, torch.Tensor]:
    """Weights for `model` from the export at `path`.

    Raises:
        ValueError: a weight of `model` is not in the file, or has another shape there.

    """
    graph = onnx.load(path).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    products = {
        node.name.removesuffix("_quant").removesuffix("/MatMul"): node.input[1]
        for node in graph.node
        if node.op_type in PRODUCTS
    }
    out: dict[str, torch.Tensor] = {}
    lacking = []
    for name, own in model.state_dict().items():
        found = stored.get(name)
        if found is None:
            found = _in_full(stored, name)
        if found is None:
            product = next((products[node] for node in _nodes(name) if node in products), None)
            found = None if product is None else _in_full(stored, product.removesuffix(QUANTIZED), turned=True)
        if found is not None and found.shape == tuple(own.shape):
            out[name] = torch.from_numpy(np.array(found))
        elif name.startswith(UNUSED):
            out[name] = own
        else:
            lacking.append(name)
    if lacking:
        raise ValueError(f"{path} lacks {', '.join(lacking)}; is it an export of this model by training.export?")
    return out


def _nodes(name: str) -> tuple[str, str]:
    """How the export may name the product of a layer: `/claim.0` or, in a sequence of layers, `/claim/claim.0`."""
    layer = name.removesuffix(".weight")
    path = "/" + re.sub(r"\.(?!\d)", "/", layer)
    return path, f"/{layer.partition('.')[0]}{path}"


def _in_full(stored: dict[str, NDArray[np.generic]], name: str, *, turned: bool = False) -> NDArray[np.float32] | None:
    """Matrix `name` in float32, if stored; a product's is stored transposed, with a scale a column."""
    if name + QUANTIZED in stored:
        scale, zero = (stored[name + end].astype(np.float32) for end in ("_scale", "_zero_point"))
        whole = (stored[name + QUANTIZED].astype(np.float32) - zero) * scale
    elif name in stored:
        whole = stored[name].astype(np.float32)
    else:
        return None
    return whole.T if turned else whole
