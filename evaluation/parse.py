"""How well the reader parses: heads and relations, given the treebank's sentences and words.

In: CoNLL-U. Out: `Measured`; n counts sentences. Stays true: the model sees running text; a sentence is parsed in the
window that holds most of it; every word counts, punctuation too, as in the CoNLL 2018 shared task.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.measured import Measured, Table, share
from evaluation.treebank import Document, Sentence, Span, documents
from whoholds.read.model import ReaderModel, Scores
from whoholds.read.parsing import parse
from whoholds.read.windows import Window, windows

TASK = "parse, heads and relations: CoNLL-U (a file, or a folder of them)"
Arc = tuple[int, str]


def measure(path: Path, limit: int | None = None, errors: int = 20) -> Measured:
    """Compare arcs; `errors` is how many of the commonest confusions of relations to show.

    Returns:
        ``uas``: share of words with the right head; ``las``: also with the right universal relation (subtypes left
        out); ``las_subtypes``: also with the right subtype.
    """
    model, tally = ReaderModel(), Counter[str]()
    confused, given = Counter[Arc | tuple[str, str]](), Counter[str]()
    for document in documents(path, limit):
        for sentence, scores, window in placed(model, document):
            arcs = parse(scores, window.offsets, sentence.spans)
            tally.update(compared(sentence, arcs))
            for word, (head, relation) in zip(sentence.words, arcs, strict=True):
                gold, ours = universal(word.relation), universal(relation)
                given[gold] += 1
                if head != word.head or gold != ours:
                    confused[gold, ours if gold != ours else "(other head)"] += 1
    metrics: dict[str, float | None] = {
        name: share(tally[name], tally["words"]) for name in ("uas", "las", "las_subtypes")
    }
    rows = tuple((gold, given[str(gold)], ours, count) for (gold, ours), count in confused.most_common(errors))
    table = Table("Commonest errors", ("gold relation", "in gold", "ours", "times"), rows)
    return Measured(tally["sentences"], metrics, (table,))


def universal(relation: str) -> str:
    """A relation without its subtype.

    >>> universal("nsubj:pass")
    'nsubj'
    """
    return relation.partition(":")[0]


def compared(sentence: Sentence, arcs: Sequence[Arc]) -> Counter[str]:
    """How many words are right, by each measure."""
    tally = Counter(sentences=1, words=len(sentence.words))
    for word, (head, relation) in zip(sentence.words, arcs, strict=True):
        attached = head == word.head
        tally["uas"] += attached
        tally["las"] += attached and universal(relation) == universal(word.relation)
        tally["las_subtypes"] += attached and relation == word.relation
    return tally


def placed(model: ReaderModel, document: Document) -> Iterator[tuple[Sentence, Scores, Window]]:
    """Each sentence of a document with the window that holds most of its words."""
    cut = windows(document.text, model.tokenize)
    scored = list(zip(cut, model.score(cut), strict=True))
    for sentence in document.sentences if scored else ():
        window, scores = max(scored, key=lambda pair: _held(pair[0], sentence.spans))
        yield sentence, scores, window


def _held(window: Window, spans: Sequence[Span]) -> int:
    start, end = window.offsets[0][0], window.offsets[-1][1]
    return sum(a < end and b > start for a, b in spans)
