"""Treebanks as training examples: arcs, and for EWT also who does what to whom and how far the text commits to it.

In: CoNLL-U files, PropBank roles and factuality joined to them by sentence id and token index.
Out: examples with a tree, pointers (from a predicate with its arguments to actor, target, place and time) and
factuality. Stays true: empty nodes take no part; a head outside the window is left out of the loss.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.examples import IGNORE, MARKER, NO_ATTRIBUTES, Example, Pointing, Tree, pieces_in
from whoholds.read.labels import POINTERS, RELATIONS
from whoholds.read.windows import Tokenize, Window, windows

LEARNT_GENRES = frozenset("academic bio conversation court interview news reddit speech textbook vlog voyage".split())
"""Of GUM: the genres whose licence lets a model ship."""
ROLES = {"ARG0": "actor", "ARG1": "target", "ARGM-LOC": "place", "ARGM-TMP": "when"}
LONG_ARGUMENT = 12
"""Words: a longer second argument is a clause or a description, not whom something is done to."""
AUXILIARIES = frozenset("be.03 be.01 have.01 do.01 have.02 get.03".split())


@dataclass
class Sentence:
    """A sentence of a document: its id, character span of each word, heads (0 root, else 1-based) and relations."""

    id: str
    words: list[tuple[int, int]]
    heads: list[int]
    relations: list[str]


def documents(path: Path) -> Iterator[tuple[str, list[Sentence]]]:
    """Texts with their sentences, rebuilt from SpaceAfter; a paragraph begins a new line."""
    text, sentences, rows, sentence_id = "", [], [], ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc") and text:
            yield text, sentences
            text, sentences = "", []
        elif line.startswith("# newpar") and text:
            text = text.rstrip() + "\n"
        elif line.startswith("# sent_id"):
            sentence_id = line.partition("=")[2].strip()
        elif line and line[0] != "#":
            rows.append(line.split("\t"))
        elif not line and rows:
            text, sentence = _sentence(text, sentence_id, rows)
            sentences.append(sentence)
            rows = []
    if sentences:
        yield text, sentences


def _sentence(text: str, sentence_id: str, rows: list[list[str]]) -> tuple[str, Sentence]:
    words, heads, relations, inside, shared = [], [], [], 0, (0, 0)
    for row in rows:
        if "." in row[0]:
            continue
        spaced = "" if "SpaceAfter=No" in row[9] else " "
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            inside, shared = last - first + 1, (len(text), len(text) + len(row[1]))
            text += row[1] + spaced
            continue
        if inside:
            at = text.find(row[1], shared[0], shared[1])
            span = (at, at + len(row[1])) if at >= 0 else shared
            shared, inside = (min(span[1], shared[1]), shared[1]), inside - 1
        else:
            span = (len(text), len(text) + len(row[1]))
            text += row[1] + spaced
        words.append(span)
        heads.append(int(row[6]))
        relations.append(row[7])
    if text[-1:] != "\n":
        text = text.rstrip() + " "
    return text, Sentence(sentence_id, words, heads, relations)


def ewt(treebank: Path, propbank: Path, factuality: Path, tokenize: Tokenize, part: str = "train") -> Iterator[Example]:
    """Examples of a part of the English Web Treebank, with roles and factuality."""
    roles = {r["sent_id"]: r for r in _rows(propbank / f"ewt_srl_{part}.jsonl")}
    judged = defaultdict(list)
    for row in _rows(factuality / f"uds_ih2_{part}.jsonl"):
        judged[row["sent_id"]].append(row)
    for text, sentences in documents(treebank / f"en_ewt-ud-{part}.conllu"):
        for window in windows(text, tokenize, context=0):
            example = Example(window, tree=_tree(window, sentences))
            for sentence in sentences:
                if sentence.id in roles:
                    example.claims += _predicates(window, sentence, roles[sentence.id])
                for row in judged[sentence.id]:
                    _judge(example, sentence, row)
            yield example


def gum(folder: Path, tokenize: Tokenize) -> Iterator[Example]:
    """Examples of GUM's train part in the genres of `LEARNT_GENRES`."""
    held_out = set((folder / "splits.md").read_text(encoding="utf-8").partition("## train")[0].split())
    for path in sorted((folder / "dep").glob("GUM_*.conllu")):
        if path.stem in held_out or path.stem.split("_")[1] not in LEARNT_GENRES:
            continue
        for text, sentences in documents(path):
            for window in windows(text, tokenize, context=0):
                yield Example(window, tree=_tree(window, sentences))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _first_piece(window: Window, span: tuple[int, int]) -> int | None:
    found = [k for k, (a, _) in enumerate(window.offsets) if span[0] <= a < span[1]] or pieces_in(window, span)
    return found[0] if found else None


def _tree(window: Window, sentences: list[Sentence]) -> Tree:
    tree = Tree([], [], [], [])
    bounds = (window.offsets[0][0], window.offsets[-1][1])
    for number, sentence in enumerate(sentences):
        if sentence.words[-1][1] <= bounds[0] or sentence.words[0][0] >= bounds[1]:
            continue
        at: dict[int, int] = {0: 0}
        own = []
        for place, span in enumerate(sentence.words, 1):
            piece = _first_piece(window, span)
            if piece is None:
                continue
            if tree.pieces and tree.pieces[-1] == piece:
                at[place] = len(tree.pieces)
                continue
            tree.pieces.append(piece)
            tree.sentences.append(number)
            at[place] = len(tree.pieces)
            own.append(place)
        for place in own:
            tree.heads.append(at.get(sentence.heads[place - 1], IGNORE))
            tree.relations.append(RELATIONS.index(sentence.relations[place - 1]))
    return tree


def _predicates(window: Window, sentence: Sentence, roles: dict[str, Any]) -> Iterator[Pointing]:
    for predicate in roles["predicates"]:
        core = {label: (first, last) for label, first, last in predicate["args"] if label in ROLES}
        if predicate["sense"] in AUXILIARIES or not {"ARG0", "ARG1"} & set(core):
            continue
        reach = [predicate["i"], *(k for _, first, last in predicate["args"] for k in (first, last))]
        pieces = pieces_in(window, (sentence.words[min(reach)][0], sentence.words[max(reach)][1]))
        targets = {}
        for label, role in ROLES.items():
            if label in core and (label != "ARG1" or core[label][1] - core[label][0] < LONG_ARGUMENT):
                first, last = core[label]
                if found := pieces_in(window, (sentence.words[first][0], sentence.words[last][1])):
                    targets[POINTERS.index(role)] = found
            elif label == "ARG0":
                targets[POINTERS.index(role)] = [MARKER]
        if pieces and targets:
            yield Pointing(pieces, NO_ATTRIBUTES, targets)


def _judge(example: Example, sentence: Sentence, row: dict[str, Any]) -> None:
    piece = _first_piece(example.window, sentence.words[row["i"]])
    if piece is not None:
        example.factuality.append((piece, float(row["value"]), float(row["confidence"])))
