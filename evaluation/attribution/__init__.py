"""How well the reader finds who said what, by words alone.

In: a folder with `text/` and `attributions/` (brat, as PolNeAR has it). Out: `Measured`; n counts texts.
Stays true: the model sees plain text; nothing of what turns attributions into claims takes part.
"""

from collections import Counter
from pathlib import Path
from time import perf_counter

from evaluation.attribution.comparing import Text, exact, linked, tokens
from evaluation.brat import LAYERS, attributed
from evaluation.measured import Measured, Table, f1, share
from whoholds.read.attributions import attributions, runs, tag
from whoholds.read.model import ReaderModel
from whoholds.read.sentences import sentences
from whoholds.read.windows import windows

TASK = "attribution, who said what: a folder with text/ and attributions/ (brat, as in PolNeAR)"


def measure(path: Path, limit: int | None = None) -> Measured:
    """Compare spans of each layer, and whole attributions, with those of the annotators."""
    model, tally, seconds = ReaderModel(), Counter[str](), 0.0
    for gold in attributed(path, limit):
        started = perf_counter()
        cut = windows(gold.text, model.tokenize)
        tagged = tag(gold.text, cut, model.score(cut))
        found = attributions(tagged)
        seconds += perf_counter() - started
        text = Text(gold.text)
        tally.update(texts=1, sentences=len(sentences(gold.text)))
        for layer in LAYERS:
            spans = [(run.start, run.end) for run in runs(tagged, layer) if run.kind == layer]
            tally.update(exact(layer, text, gold.spans[layer], spans))
            tally.update(tokens(layer, text, gold.spans[layer], spans))
        tally.update(linked(text, gold.linked, found))
    metrics = {f"{layer}_exact_f1": _f1(tally, f"{layer} exact") for layer in LAYERS}
    metrics |= {"content_token_f1": _f1(tally, "content token"), "whole_overlap_f1": _f1(tally, "whole")}
    metrics["sentences_per_s"] = share(tally["sentences"], seconds)
    return Measured(tally["texts"], metrics, (_counts(tally),))


def _f1(tally: Counter[str], what: str) -> float:
    return f1(tally[f"{what} hit"], tally[f"{what} gold"], tally[f"{what} ours"])


def _counts(tally: Counter[str]) -> Table:
    """Precision and recall behind each F1, and what else may be asked."""
    rows = []
    for what in sorted({name.rpartition(" ")[0] for name in tally if name.endswith(" gold")}):
        hit, gold, ours = (tally[f"{what} {part}"] for part in ("hit", "gold", "ours"))
        rows.append((what, gold, ours, hit, *(f"{x:.4f}" for x in (share(hit, ours), share(hit, gold)))))
    return Table("Behind the figures", ("of", "gold", "ours", "right", "precision", "recall"), tuple(rows))
