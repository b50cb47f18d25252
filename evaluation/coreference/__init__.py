"""Coreference: chains of the product's own resolver against annotated chains, from text alone.

In: CoNLL-U with `Entity=` annotation (GUM); a folder gives its news and interviews, a file all its documents.
Out: `conll_f1`, the mean of MUC, B-cubed and CEAF-e F1, by the rules of the CRAC shared tasks on CorefUD, of which GUM
is a part: a found mention is a gold one if it lies within it and holds one of its head words (GUM's `minspan`); chains
of one mention are left out on both sides, for they say nothing about what is the same, and the product keeps no phrase
that nothing takes up. Beside it `conll_f1_exact` (the whole span must agree) and `conll_f1_with_singletons`.
Stays true: mentions are predicted; speaker labels and the gold parse are not read.
"""

from pathlib import Path

from evaluation.coreference.gum import Document, GoldMention, read_documents
from evaluation.coreference.scores import Tally, score
from evaluation.measured import Measured, Table
from whoholds.read import ModelReader
from whoholds.records import Report
from whoholds.resolve.actors.scene import set_scene

TASK = "who and what is one and the same, in CoNLL-U with Entity= annotation: GUM news and interviews"
Span = tuple[int, int]
Found = list[list[tuple[Span, Span]]]
"""Chains of (whole span, head's span)."""


def measure(path: Path, limit: int | None = None) -> Measured:
    """CoNLL F1 over at most `limit` documents, with its parts and with the other ways to count."""
    reader = ModelReader()
    heads, exact, singles = Tally(), Tally(), Tally()
    count = 0
    for document in read_documents(path):
        if limit is not None and count >= limit:
            break
        count += 1
        found = chains_in(document.text, reader)
        heads += tally(document, found, exact=False, singletons=False)
        exact += tally(document, found, exact=True, singletons=False)
        singles += tally(document, found, exact=False, singletons=True)
    metrics = {
        "conll_f1": heads.conll,
        "muc_f1": heads.muc.f1,
        "b_cubed_f1": heads.b_cubed.f1,
        "ceaf_e_f1": heads.ceaf_e.f1,
        "mention_f1": heads.mention_f1,
        "conll_f1_exact": exact.conll,
        "conll_f1_with_singletons": singles.conll,
    }
    return Measured(count, metrics, (_table(heads, exact, singles),))


def chains_in(text: str, reader: ModelReader) -> Found:
    """Chains of a text by the product's own reader and resolver."""
    report = Report("coreference", "coreference", None, None, None, None, "en", text, 0, "0" * 64)
    (reading,) = reader.read([report])
    scene = set_scene(report, reading.names, None, reading.phrases)
    return [
        [((t.start, t.end), (t.head_start, t.head_start + len(t.head))) for t in chain.terms] for chain in scene.chains
    ]


def tally(document: Document, found: Found, *, exact: bool, singletons: bool) -> Tally:
    """Scores of one document after its mentions are paired one to one, best overlap first."""
    gold = _grouped(document, singletons=singletons)
    kept = [chain for chain in found if singletons or len(chain) > 1]
    ours = [(i, mention) for i, chain in enumerate(gold) for mention in chain]
    theirs = [(i, spans) for i, chain in enumerate(kept) for spans in chain]
    keys = _pair([m for _, m in ours], [s for _, s in theirs], exact=exact)
    gold_sets: list[set[object]] = [set() for _ in gold]
    found_sets: list[set[object]] = [set() for _ in kept]
    for number, (index, _) in enumerate(ours):
        gold_sets[index].add(("gold", number))
    for number, (index, _) in enumerate(theirs):
        found_sets[index].add(("gold", keys[number]) if number in keys else ("found", number))
    return score(gold_sets, found_sets)


def _grouped(document: Document, *, singletons: bool) -> list[list[GoldMention]]:
    chains: dict[str, list[GoldMention]] = {}
    for mention in document.mentions:
        chains.setdefault(mention.chain, []).append(mention)
    return [chain for chain in chains.values() if singletons or len(chain) > 1]


def _pair(gold: list[GoldMention], found: list[tuple[Span, Span]], *, exact: bool) -> dict[int, int]:
    """For each found mention that is a gold one, that one's number."""
    rated = []
    for f, (span, head) in enumerate(found):
        for g, mention in enumerate(gold):
            if mention.start <= span[0] and span[1] <= mention.end and _same(mention, span, head, exact=exact):
                rated.append(((span[1] - span[0]) / (mention.end - mention.start), -f, -g))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, f, g in sorted(rated, reverse=True):
        if -f not in pairs and -g not in taken:
            pairs[-f] = -g
            taken.add(-g)
    return pairs


def _same(mention: GoldMention, span: Span, head: Span, *, exact: bool) -> bool:
    if exact:
        return (mention.start, mention.end) == span
    return any(start < head[1] and head[0] < end for start, end in mention.heads)


def _table(heads: Tally, exact: Tally, singles: Tally) -> Table:
    rows = []
    for name, counted in (("heads", heads), ("exact spans", exact), ("heads, with singletons", singles)):
        for measure_name, part in (("MUC", counted.muc), ("B3", counted.b_cubed), ("CEAFe", counted.ceaf_e)):
            rows.append((name, measure_name, *(f"{v:.3f}" for v in (part.precision, part.recall, part.f1))))
    return Table("Coreference", ("mentions by", "measure", "precision", "recall", "F1"), tuple(rows))
