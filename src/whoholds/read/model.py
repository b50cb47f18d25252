"""The reader model at run time: windows in, scores out, by onnxruntime.

In: `models/reader.onnx` (int8) and `models/reader.json` (labels, word pieces, checksum). Out: `Scores` a window.
Stays true: windows are scored one by one, because int8 scales depend on what shares a batch; so a window reads the same
in any company. It is also faster: what is computed stays in the processor's cache.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whoholds.errors import ModelError
from whoholds.read.labels import ATTRIBUTES, POINTER_SIZE, POINTERS, RELATIONS, TAGS
from whoholds.read.windows import CASE_OUTSIDE, Tokenize, Window

MODELS = Path(__file__).parent.parent / "models"
FIRST, LAST = 101, 102
"""The encoder's markers at the edges of a window."""
SLOW_FUSION = "SkipLayerNormFusion"
"""onnxruntime's joint sum and layer norm takes four times what the two take apart: an eighth of a window's time."""
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """Raw scores of a window of n pieces.

    `tags` (n, 33), `attributes` (n, 50), `pools` (n, 2), `query` (n, 7, 64), `key` (n + 1, 7, 64),
    `arc_query` (n, 128), `arc_key` (n + 1, 128), `dependent` (n, 50), `governor` (n + 1, 50), `factuality` (n).

    Row 0 of `key` is the window's first marker, which stands for "none"; row 0 of `arc_key` and `governor` is the root.
    """

    tags: Floats
    attributes: Floats
    pools: Floats
    query: Floats
    key: Floats
    arc_query: Floats
    arc_key: Floats
    dependent: Floats
    governor: Floats
    factuality: Floats


OUTPUTS = tuple(field.name for field in fields(Scores))
MARKED = frozenset({"key", "arc_key", "governor"})
"""Outputs whose row 0 is the window's first marker."""


class ReaderModel:
    """The shipped model, opened on first use.

    Raises ModelError when a file is missing, its checksum differs, or its labels are not this version's.
    """

    def __init__(self, folder: Path = MODELS, threads: int = 0) -> None:
        self._folder = folder
        self._threads = threads

    @cached_property
    def card(self) -> dict[str, Any]:
        """`reader.json`, checked against this version's labels."""
        path = self._folder / "reader.json"
        if not path.exists():
            raise ModelError("model-missing", f"{path.name} is not in {self._folder}: reinstall whoholds")
        card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        expected = {name: list(labels) for name, labels in (*TAGS, *ATTRIBUTES)}
        if card["labels"] != expected or card["pointers"] != list(POINTERS) or card["relations"] != list(RELATIONS):
            raise ModelError("model-labels", "reader.json has other labels than this version reads: reinstall whoholds")
        return card

    @property
    def sha256(self) -> str:
        """Checksum of the weights, hexadecimal."""
        return str(self.card["sha256"])

    @cached_property
    def tokenize(self) -> Tokenize:
        """The encoder's word-piece tokenizer: text to ids and character offsets."""
        from tokenizers import BertWordPieceTokenizer

        pieces = {piece: i for i, piece in enumerate(self.card["pieces"])}
        tokenizer = BertWordPieceTokenizer(vocab=pieces, lowercase=True)

        def tokenize(text: str) -> tuple[list[int], list[tuple[int, int]]]:
            encoded = tokenizer.encode(text, add_special_tokens=False)
            return encoded.ids, encoded.offsets

        return tokenize

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        path = self._folder / "reader.onnx"
        if not path.exists():
            raise ModelError("model-missing", f"{path.name} is not in {self._folder}: reinstall whoholds")
        with path.open("rb") as weights:
            found = hashlib.file_digest(weights, "sha256").hexdigest()
        if found != self.sha256:
            raise ModelError("model-damaged", "reader.onnx differs from its checksum: reinstall whoholds")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOW_FUSION]
        )

    def score(self, windows: Sequence[Window]) -> list[Scores]:
        """Scores of the windows of one report, in order."""
        out = []
        for window in windows:
            found = dict(zip(OUTPUTS, self._session.run(OUTPUTS, _feed(window)), strict=True))
            out.append(scores_of(found, 0, len(window.ids)))
        return out


def scores_of(found: dict[str, Floats], i: int, n: int) -> Scores:
    """Window `i` of a batch of outputs by name, its `n` pieces without markers and padding."""
    rows = {name: values[i, 0 if name in MARKED else 1 : n + 1] for name, values in found.items()}
    for name in ("query", "key"):
        rows[name] = rows[name].reshape(-1, len(POINTERS), POINTER_SIZE)
    rows["factuality"] = rows["factuality"][:, 0]
    return Scores(**rows)


def _feed(window: Window) -> dict[str, NDArray[np.int64]]:
    def row(*values: int) -> NDArray[np.int64]:
        return np.array([values], np.int64)

    return {
        "ids": row(FIRST, *window.ids, LAST),
        "case": row(CASE_OUTSIDE, *window.case, CASE_OUTSIDE),
        "quoted": row(0, *window.quoted, 0),
        "mask": np.ones((1, len(window.ids) + 2), np.int64),
    }
