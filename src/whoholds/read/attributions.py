"""Attributions by words alone: who, by which words, said what, without any judgement of the statement.

In: a text, its windows and their scores. Out: `Attribution`s with offsets in the text. Stays true: every piece is read
once, in the window that scores it; what a window's edge cuts is joined, and so is what stands side by side; marks and a
leading "that" stay as tagged.
`assembly.py` goes on from the same tags to claims; this is the plain output, for whoever wants or measures that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from whoholds.read.habits import habits
from whoholds.read.labels import ATTRIBUTED, CUE, SOURCE, TAGS, layout
from whoholds.read.model import Floats, Scores
from whoholds.read.pointing import Group, choose, grow, merge_groups, pointer_probabilities
from whoholds.read.sentences import sentences
from whoholds.read.spans import best_path, softmax, transitions, whole_words
from whoholds.read.windows import Window
from whoholds.records import Mention

COLUMNS = layout(TAGS)
LAYERS = {"source": SOURCE, "cue": CUE, "content": ATTRIBUTED}
ALLOWED = {name: transitions(labels, habits(f"attributed_{name}", labels)) for name, labels in LAYERS.items()}


LEAST_PROBABILITY = {"source": 0.45, "cue": 0.6, "content": 0.65}
"""What a run needs on the mean of its pieces. On PolNeAR dev content exact is .648 from .5, .656 from .65; above it too
many words are lost. For cues .45 costs .014; sources hardly mind."""
EAGER = {"source": 0.8}
"""Taken from the score of "outside", where more is missed than invented: source exact .797 → .801."""
_WHO = re.compile(r"(?:,|\s[—–-])\s+(?P<who>who)$")
SENTENCE_ENDS = '.!?”"'


@dataclass(frozen=True, slots=True)
class Run:
    """Characters ``[start, end)`` of the text under one tag; `parts` are its pieces in each window, by number.

    `probability` is the mean over its pieces of being under that tag.
    """

    start: int
    end: int
    kind: str
    parts: tuple[tuple[int, Group], ...]
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Attribution:
    """What is said, in one piece or several; the words that attribute it; the words for whoever says it."""

    content: tuple[Mention, ...]
    cue: Mention | None
    source: Mention | None


@dataclass(frozen=True, slots=True)
class Tagged:
    """A window with one label a piece for each layer."""

    text: str
    window: Window
    scores: Scores
    labels: dict[str, list[str]]

    @property
    def words(self) -> list[Group]:
        """Its pieces by words."""
        return whole_words(self.window.offsets, self.text)

    def groups(self, layer: str) -> list[Group]:
        """Pieces ``[start, end)`` of every span of a layer, those of the context included."""
        found: list[Group] = []
        for k, label in enumerate(self.labels[layer]):
            if label[0] == "B":
                found.append((k, k + 1))
            elif label[0] == "I":
                found[-1] = (found[-1][0], k + 1)
        return found

    def mention(self, group: Group) -> Mention:
        """The words of some pieces."""
        start, end = self.window.offsets[group[0]][0], self.window.offsets[group[1] - 1][1]
        return Mention(self.text[start:end], start, end)


def tag(text: str, windows: Sequence[Window], scores: Sequence[Scores]) -> list[Tagged]:
    """The best labels for every window."""
    tagged = []
    for window, score in zip(windows, scores, strict=True):
        labels = {}
        for name in LAYERS:
            first, last = _columns(name)
            own = score.tags[:, first:last] - np.eye(1, last - first, dtype=np.float32) * EAGER.get(name, 0.0)
            path = best_path(own, ALLOWED[name])
            labels[name] = [LAYERS[name][k] for k in path]
        tagged.append(Tagged(text, window, score, labels))
    return tagged


def _columns(layer: str) -> tuple[int, int]:
    return COLUMNS[f"attributed_{layer}"]


def runs(tagged: Sequence[Tagged], layer: str) -> list[Run]:
    """The spans of one layer over the whole text, in order, each at least as probable as it must be."""
    whole: list[Run] = []
    for run in _cut(tagged, layer):
        beside = bool(whole) and whole[-1].kind == run.kind and _adjoin(tagged[0].text, whole[-1].end, run.start)
        if beside:
            whole[-1] = replace(whole[-1], end=run.end, parts=(*whole[-1].parts, *run.parts))
        else:
            whole.append(run)
    weighed = (replace(run, probability=_probability(tagged, layer, run)) for run in whole)
    likely = [run for run in weighed if run.probability >= LEAST_PROBABILITY[layer]]
    return [part for run in likely for part in _edged(tagged[0].text, run)] if layer == "source" else likely


def _edged(text: str, run: Run) -> list[Run]:
    """A source as it is annotated: "Smith, the mayor," with its last comma, "the mayor" without one, "who" by itself.

    In PolNeAR's train part 995 of 1,111 sources with a comma inside take in the one behind them, 3 of 857 others do.
    """
    if (who := _WHO.search(text, run.start, run.end)) and who.start() > run.start:
        name = replace(run, end=who.start())
        return [*_edged(text, name), replace(run, start=who.start("who"))]
    end = run.start + len(text[run.start : run.end].rstrip(", "))
    if "," in text[run.start : end] and text[end : end + 1] == ",":
        end += 1
    return [replace(run, end=end)]


def _cut(tagged: Sequence[Tagged], layer: str) -> list[Run]:
    """Runs as labelled: a new one wherever a label begins one, unless it only seems so because a window begins."""
    starts = {start for start, _ in sentences(tagged[0].text)} if tagged else set()
    found: list[Run] = []
    goes_on = False
    for number, one in enumerate(tagged):
        offsets = one.window.offsets
        for k in range(one.window.core, len(offsets)):
            edge, _, kind = one.labels[layer][k].partition("-")
            cut_sentence = k == 0 and number > 0 and offsets[0][0] not in starts
            if goes_on and kind == found[-1].kind and (edge == "I" or cut_sentence):
                found[-1] = _longer(found[-1], number, k, offsets[k][1])
            elif edge != "O":
                found.append(Run(*offsets[k], kind, ((number, (k, k + 1)),)))
            goes_on = edge != "O"
    return found


def _longer(run: Run, number: int, piece: int, end: int) -> Run:
    *before, (last, (start, _)) = run.parts
    grown = (*before, (last, (start, piece + 1))) if last == number else (*run.parts, (number, (piece, piece + 1)))
    return replace(run, end=end, parts=grown)


def _adjoin(text: str, end: int, start: int) -> bool:
    """Whether two runs are one that was cut: "that | it fell", "Mr | . Obama", "has | said"."""
    return start - end <= 1 and not text[end:start].strip(" \xa0") and text[end - 1] not in SENTENCE_ENDS


def _probability(tagged: Sequence[Tagged], layer: str, run: Run) -> float:
    first, last = _columns(layer)
    columns = [k for k, label in enumerate(LAYERS[layer]) if label[2:] == run.kind]
    sums = [softmax(tagged[n].scores.tags[a:b, first:last])[:, columns].sum(axis=1) for n, (a, b) in run.parts]
    return float(np.concatenate(sums).mean())


def attributions(tagged: Sequence[Tagged]) -> list[Attribution]:
    """All attributions, in order of what is said; the narrator's own statements are left out.

    What is said before and after one cue is one attribution in two pieces.
    """
    found: list[Attribution] = []
    for run in runs(tagged, "content"):
        if run.kind != "content":
            continue
        number, group = max(run.parts, key=lambda part: part[1][1] - part[1][0])
        one = tagged[number]
        pointed = pointer_probabilities(one.scores, *group)
        cue, source = _role(one, "cue", pointed["cue"]), _role(one, "source", pointed["source"])
        content = Mention(one.text[run.start : run.end], run.start, run.end)
        if found and cue is not None and found[-1].cue == cue:
            found[-1] = replace(found[-1], content=(*found[-1].content, content), source=found[-1].source or source)
        else:
            found.append(Attribution((content,), cue, source))
    return found


def _role(one: Tagged, role: str, probabilities: Floats) -> Mention | None:
    groups, words = one.groups(role), one.words
    chosen, _ = choose(probabilities, merge_groups(groups, words))
    if chosen is None:
        return None
    return one.mention(chosen if chosen in groups else grow(chosen, probabilities, words))
