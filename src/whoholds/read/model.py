"""The reader model at run time: windows in, scores out, by onnxruntime.

In: `models/reader.onnx` (int8) and `models/reader.json` (labels, word pieces, checksum). Out: `Scores` a window.
Stays true: the windows of one report are scored together and never with another report's, because int8 scales depend
on what shares a batch; so a report reads the same alone, in a folder, and in any order.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whoholds.errors import ModelError
from whoholds.read.labels import ATTRIBUTES, POINTER_SIZE, POINTERS, TAGS
from whoholds.read.windows import CASE_OUTSIDE, Tokenize, Window

MODELS = Path(__file__).parent.parent / "models"
BATCH_WINDOWS = 16
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """Raw scores of a window of n pieces.

    `tags` (n, 24), `attributes` (n, 50), `query` (n, 7, 64), `key` (n + 1, 7, 64).

    Row 0 of `key` is the window's first marker, which stands for "none".
    """

    tags: Floats
    attributes: Floats
    query: Floats
    key: Floats


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
        if card["labels"] != expected or card["pointers"] != list(POINTERS):
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
        weights = path.read_bytes()
        if hashlib.sha256(weights).hexdigest() != self.sha256:
            raise ModelError("model-damaged", "reader.onnx differs from its checksum: reinstall whoholds")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])

    def score(self, windows: Sequence[Window]) -> list[Scores]:
        """Scores of the windows of one report, in order."""
        out: list[Scores] = []
        for k in range(0, len(windows), BATCH_WINDOWS):
            batch = windows[k : k + BATCH_WINDOWS]
            tags, attributes, query, key = self._session.run(None, _feed(batch))
            for i, window in enumerate(batch):
                n = len(window.ids)
                out.append(
                    Scores(
                        tags[i, 1 : n + 1],
                        attributes[i, 1 : n + 1],
                        query[i, 1 : n + 1].reshape(n, len(POINTERS), POINTER_SIZE),
                        key[i, : n + 1].reshape(n + 1, len(POINTERS), POINTER_SIZE),
                    )
                )
        return out


def _feed(batch: Sequence[Window]) -> dict[str, NDArray[np.int64]]:
    width = max(len(w.ids) for w in batch) + 2
    shape = (len(batch), width)
    ids, quoted, mask = (np.zeros(shape, np.int64) for _ in range(3))
    case = np.full(shape, CASE_OUTSIDE, np.int64)
    for i, window in enumerate(batch):
        n = len(window.ids)
        ids[i, 0], ids[i, n + 1] = 101, 102
        ids[i, 1 : n + 1] = window.ids
        case[i, 1 : n + 1] = window.case
        quoted[i, 1 : n + 1] = window.quoted
        mask[i, : n + 2] = 1
    return {"ids": ids, "case": case, "quoted": quoted, "mask": mask}
