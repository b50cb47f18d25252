"""Attributions from tags and pointers, on scores made by hand: one piece a word."""

import re
from dataclasses import fields

import numpy as np

from whoholds.read.attributions import LAYERS, Tagged, attributions, runs, tag
from whoholds.read.labels import POINTER_SIZE, POINTERS, TAGS, layout
from whoholds.read.model import Scores
from whoholds.read.windows import Window


def first_column(layer: str) -> int:
    """Where the labels of a layer begin, in the order in which a tagger for them gives them."""
    names = [name for name, _ in TAGS]
    return layout(TAGS)[f"attributed_{layer}" if f"attributed_{layer}" in names else layer][0]


def seen(text: str, start: int, end: int, core: int = 0, **labels: str) -> tuple[Window, Scores]:
    """A window over ``text[start:end]``; a layer's labels one letter a word (B, I or O)."""
    offsets = [(m.start() + start, m.end() + start) for m in re.finditer(r"\w+|\S", text[start:end])]
    n = len(offsets)
    tags = np.zeros((n, sum(len(names) for _, names in TAGS)), np.float32)
    for layer, letters in labels.items():
        for k, letter in enumerate(letters):
            name = "O" if letter == "O" else f"{letter}-{layer}"
            tags[k, first_column(layer) + LAYERS[layer].index(name)] = 9
    shape = (len(POINTERS), POINTER_SIZE)
    told = {"tags": tags, "query": np.zeros((n, *shape), np.float32), "key": np.zeros((n + 1, *shape), np.float32)}
    nothing = np.zeros((n, 2), np.float32)
    scores = Scores(**{field.name: told.get(field.name, nothing) for field in fields(Scores)})
    return Window([0] * n, [0] * n, [0] * n, offsets, core), scores


def point(scores: Scores, role: str, content: int, pieces: slice) -> None:
    """Let the piece `content` point at `pieces` for `role`."""
    k = POINTERS.index(role)
    scores.query[content, k, 0] = 40
    scores.key[1:][pieces, k, 0] = 10


def tagged(text: str, *windows: tuple[Window, Scores]) -> list[Tagged]:
    return tag(text, [w for w, _ in windows], [s for _, s in windows])


def words(text: str, found: list[Tagged], layer: str) -> list[str]:
    return [text[run.start : run.end] for run in runs(found, layer)]


def test_a_run_is_read_once_though_its_words_are_context_of_the_next_window() -> None:
    text = "He said it fell. Nobody saw it."
    both = tagged(
        text,
        seen(text, 0, 16, content="OOBIO"),
        seen(text, 0, len(text), core=5, content="OOBIOOOOO"),
    )
    assert words(text, both, "content") == ["it fell"]


def test_a_run_that_goes_on_over_a_window_edge_is_one() -> None:
    text = "It fell. They fled."
    on = tagged(text, seen(text, 0, 8, content="BII"), seen(text, 0, len(text), core=3, content="BIIIIO"))
    assert words(text, on, "content") == ["It fell. They fled"]
    anew = tagged(text, seen(text, 0, 8, content="BII"), seen(text, 0, len(text), core=3, content="BIIBIO"))
    assert words(text, anew, "content") == ["It fell.", "They fled"]


def test_a_sentence_cut_in_two_keeps_its_run_though_the_second_window_begins_anew() -> None:
    text = "they took the long road home"
    cut = tagged(text, seen(text, 0, 13, content="BII"), seen(text, 14, len(text), content="BII"))
    assert words(text, cut, "content") == [text]
    whole = tagged("Go. Run.", seen("Go. Run.", 0, 3, content="BI"), seen("Go. Run.", 4, 8, content="BI"))
    assert words("Go. Run.", whole, "content") == ["Go.", "Run."]


def test_runs_side_by_side_are_one_but_not_over_a_sentence_end() -> None:
    text = "He said that it fell"
    joined = tagged(text, seen(text, 0, len(text), content="OOBBI"))
    assert words(text, joined, "content") == ["that it fell"]
    two = "Go! Run now"
    apart = tagged(two, seen(two, 0, len(two), content="BIBI"))
    assert words(two, apart, "content") == ["Go!", "Run now"]


def test_a_run_that_is_hardly_likelier_than_none_is_left_out() -> None:
    text = "Perhaps it fell"
    window, scores = seen(text, 0, len(text), content="OBI")
    scores.tags[1:, first_column("content")] = 8.9
    assert runs(tagged(text, (window, scores)), "content") == []


def test_what_stands_around_one_cue_is_one_attribution() -> None:
    text = "We hold , Aru said , and we stay"
    window, scores = seen(text, 0, len(text), source="OOOBOOOOO", cue="OOOOBOOOO", content="BIOOOOBII")
    for start in (0, 6):
        point(scores, "cue", start, slice(4, 5))
        point(scores, "source", start, slice(3, 4))
    (found,) = attributions(tag(text, [window], [scores]))
    assert [m.text for m in found.content] == ["We hold", "and we stay"]
    assert found.cue
    assert found.source
    assert (found.cue.text, found.source.text) == ("said", "Aru")


def test_roles_nobody_is_pointed_to_for_stay_open() -> None:
    text = "Reportedly they fled"
    window, scores = seen(text, 0, len(text), cue="BOO", content="OBI")
    point(scores, "cue", 1, slice(0, 1))
    scores.query[1, POINTERS.index("source"), 0] = 40
    scores.key[0, POINTERS.index("source"), 0] = 10
    (found,) = attributions(tag(text, [window], [scores]))
    assert found.source is None
    assert found.cue
    assert found.cue.text == "Reportedly"


def test_no_windows_give_nothing() -> None:
    assert runs([], "content") == []
    assert attributions([]) == []
