"""Which of the places named around a verb its event happened at.

In: a text and a verb's span. Out: the places, with their probability.
Stays true: an event without a place has none: "nowhere" is weighed like any place; the weights (weights.csv, by
`python -m training.happening`) go with one reader model, whose pointer they build on.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from whoholds.read.assembly import assemble
from whoholds.read.happening.sight import Features, Sight, Span
from whoholds.read.model import ReaderModel, Scores
from whoholds.read.pointing import pointer_probabilities
from whoholds.read.windows import Window, windows
from whoholds.records import Mention, NameType, Report

PLACED = 0.25
"""Probability from which a place is given: on held-out sentences of event_location the best F1 lies here."""
REACHES = ((0, 0), (6, 6), (3, 12))
"""Pieces before and after the verb over which the reader's pointer is asked."""
_SMALLEST = 1e-4


@dataclass(frozen=True, slots=True)
class Placed:
    """A place of an event, and how probable it is."""

    mention: Mention
    probability: float


class EventPlacer:
    """Finds the places of events with the reader's model and fitted weights."""

    def __init__(self, model: ReaderModel | None = None) -> None:
        self._model = model or ReaderModel()

    def places(self, text: str, verb: Span) -> list[Placed]:
        """Where the event of the verb at `verb` happened, in order of the text; often nowhere.

        >>> from whoholds.read.happening import EventPlacer
        >>> text = "In Kabul, officials said that rebels captured Kunduz on Monday."
        >>> [placed.mention.text for placed in EventPlacer().places(text, (42, 50))]
        ['Kunduz']
        """
        sight, features = self.look(text, verb)
        likely = _softmax([_score(one, fitted()) for one in features])[1:]
        chosen = [k for k, p in enumerate(likely) if p >= PLACED]
        return [Placed(_mention(text, sight.places[k]), round(likely[k], 4)) for k in chosen]

    def look(self, text: str, verb: Span) -> tuple[Sight, list[Features]]:
        """The verb among the places that the reader names, and the features of "nowhere" and of each place."""
        cut = windows(text, self._model.tokenize)
        scores = self._model.score(cut)
        report = Report("", "", None, None, None, None, "en", text, 0, "")
        names = assemble(report, cut, scores).names
        wanted = (NameType.PLACE, NameType.FACILITY)
        sight = Sight(text, verb, tuple((n.mention.start, n.mention.end) for n in names if n.type in wanted))
        features = [sight.nowhere(), *(sight.of(place) for place in sight.places)]
        for reach, shares in enumerate(_pointed(cut, scores, verb, sight.places)):
            for k, share in enumerate(shares):
                role = "C" if k else "N"
                features[k][f"{role}ptr{reach}"] = log(share + _SMALLEST) / 3
                features[k][f"{role}most{reach}"] = float(share == max(shares))
                features[k][f"{role}share{reach}"] = share
        return sight, features


def _pointed(cut: Sequence[Window], scores: Sequence[Scores], verb: Span, places: Sequence[Span]) -> list[list[float]]:
    """For each reach: how much of the reader's place pointer falls on none, and on each place."""
    for window, score in zip(cut, scores, strict=True):
        inside = [k for k, (start, end) in enumerate(window.offsets) if start < verb[1] and verb[0] < end]
        if inside:
            return [_shares(window, score, inside, reach, places) for reach in REACHES]
    return []


def _shares(
    window: Window, score: Scores, inside: Sequence[int], reach: tuple[int, int], places: Sequence[Span]
) -> list[float]:
    low = max(0, inside[0] - reach[0])
    high = min(len(window.offsets), inside[-1] + 1 + reach[1])
    pointer = pointer_probabilities(score, low, high)["place"]
    found = [float(pointer[0])]
    for place in places:
        pieces = [k for k, (start, end) in enumerate(window.offsets) if start < place[1] and place[0] < end]
        found.append(float(sum(pointer[k + 1] for k in pieces)))
    return found


def _mention(text: str, span: Span) -> Mention:
    return Mention(text[slice(*span)], *span)


def _score(features: Features, weights: dict[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    raised = [exp(score - top) for score in scores]
    return [value / sum(raised) for value in raised]


@cache
def fitted() -> dict[str, float]:
    """The weights as shipped."""
    text = (files("whoholds.read.happening") / "weights.csv").read_text(encoding="utf-8")
    return {row["feature"]: float(row["weight"]) for row in csv.DictReader(text.splitlines())}
