"""How well the reader tells how far a text commits to what its predicates say.

In: judgements in JSON lines (`sent_id`, `i` the word's number from 0, `value` from -1.5 to 1.5), and the CoNLL-U file
that holds the sentences. Out: `Measured`; n counts predicates. Stays true: the model sees running text; a judgement
whose sentence the treebank lacks is counted, never guessed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.measured import Measured, Table, json_lines
from evaluation.parse import placed
from evaluation.treebank import documents
from whoholds.errors import InputError
from whoholds.read.factuality import factuality
from whoholds.read.model import ReaderModel

TASK = "factuality of predicates: UDS judgements (JSON lines), with --treebank or a CoNLL-U file beside them"
NEEDED = frozenset({"sent_id", "i", "value"})
Judged = dict[str, list[dict[str, Any]]]


def measure(path: Path, limit: int | None = None, treebank: Path | None = None) -> Measured:
    """Compare values on the judged words.

    Returns:
        ``pearson``: correlation, None where it is not defined; ``mae``: mean absolute error, in the same unit as the
        values; ``missing``: judgements whose sentence or word no treebank file holds.
    """
    judged: Judged = defaultdict(list)
    for row in _rows(path, limit):
        judged[row["sent_id"]].append(row)
    count = sum(map(len, judged.values()))
    pairs = list(_pairs(judged, _treebanks(path, treebank)))
    if count and not pairs:
        raise InputError("wrong-treebank", f"no sentence of {path} is in the treebank; give --treebank FILE.conllu")
    gold, ours = (np.array(values) for values in zip(*pairs, strict=True)) if pairs else (np.zeros(0), np.zeros(0))
    metrics = {
        "pearson": pearson(gold, ours),
        "mae": float(np.abs(gold - ours).mean()) if pairs else None,
        "missing": float(count - len(pairs)),
    }
    return Measured(len(pairs), metrics, (_by_value(gold, ours),) if pairs else ())


def pearson(one: Any, other: Any) -> float | None:
    """Pearson's correlation; None for fewer than two values or where one side is constant."""
    if len(one) < 2 or np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    return float(np.corrcoef(one, other)[0, 1])


def _rows(path: Path, limit: int | None) -> Iterator[dict[str, Any]]:
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        yield from json_lines(file, limit, NEEDED)


def _treebanks(path: Path, given: Path | None) -> list[Path]:
    """The files given; else those beside the judgements; else those of neighbouring folders."""
    if given is not None:
        if not given.exists():
            raise InputError("missing-path", f"--treebank {given} does not exist; give a CoNLL-U file or a folder")
        return sorted(given.rglob("*.conllu")) if given.is_dir() else [given]
    folder = path if path.is_dir() else path.parent
    files = sorted(folder.glob("*.conllu")) or sorted(folder.resolve().parent.glob("*/*.conllu"))
    if not files:
        raise InputError("no-treebank", f"no CoNLL-U file beside {path}; give --treebank FILE.conllu")
    return files


def _pairs(judged: Judged, treebanks: Sequence[Path]) -> Iterator[tuple[float, float]]:
    """Gold and our values. Only documents in which something is judged are read."""
    model = ReaderModel()
    for file in treebanks:
        for document in documents(file):
            document.sentences = [sentence for sentence in document.sentences if sentence.id in judged]
            for sentence, scores, window in placed(model, document) if document.sentences else ():
                values = factuality(scores, window.offsets, sentence.spans)
                for row in judged.pop(sentence.id, ()):
                    if 0 <= row["i"] < len(values):
                        yield float(row["value"]), values[row["i"]]


def _by_value(gold: Any, ours: Any) -> Table:
    """Whether denied, doubtful and asserted predicates are told apart."""
    rows = []
    for name, low, high in (("did not happen", -np.inf, -0.5), ("uncertain", -0.5, 0.5), ("happened", 0.5, np.inf)):
        inside = (gold >= low) & (gold < high)
        if inside.any():
            error = np.abs(gold - ours)[inside].mean()
            rows.append(
                (name, int(inside.sum()), f"{gold[inside].mean():.2f}", f"{ours[inside].mean():.2f}", f"{error:.2f}")
            )
    return Table("By gold value", ("gold says", "words", "gold mean", "our mean", "mean error"), tuple(rows))
