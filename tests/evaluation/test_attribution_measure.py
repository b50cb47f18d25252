"""The measure of attribution: brat read right, words compared, discontinuous spans."""

from pathlib import Path

import pytest

from evaluation.attribution import measure
from evaluation.attribution.comparing import Text, exact, linked, tokens
from evaluation.brat import Linked, attributed
from whoholds.errors import InputError
from whoholds.read.attributions import Attribution
from whoholds.records import Mention

TEXT = "“We hold,” Aru said, “and we stay.”\r\nThe mayor denied that the mill burned."
NOTES = """T1\tContent 0 10;21 35\t“We hold,” “and we stay.”
T2\tSource 11 14\tAru
T3\tCue 15 19\tsaid
T4\tAttribution 15 19\tsaid
E1\tAttribution:T4 Content:T1 Cue:T3 Source:T2
T5\tContent 54 74\tthat the mill burned
T6\tCue 47 53\tdenied
T7\tAttribution-no-source 47 53\tdenied
E2\tAttribution-no-source:T7 Content:T5 Cue:T6
T8\tDiscard 0 4\twhatever
"""


def said(*words: str, cue: str | None = None, source: str | None = None) -> Attribution:
    return Attribution(tuple(here(w) for w in words), here(cue) if cue else None, here(source) if source else None)


def here(words: str) -> Mention:
    return Mention(words, TEXT.index(words), TEXT.index(words) + len(words))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "a_b.txt").write_bytes(TEXT.encode())
    (tmp_path / "attributions" / "a_b_1f.ann").write_text(NOTES, encoding="utf-8")
    (tmp_path / "attributions" / "a_b_2f.ann").write_text("T1\tCue 0 4\tnone\n", encoding="utf-8")
    return tmp_path


def test_brat_gives_text_spans_and_links_of_the_first_annotator(folder: Path) -> None:
    (one,) = attributed(folder)
    assert one.text == TEXT
    assert one.spans["content"] == [((0, 10), (21, 35)), ((54, 74),)]
    assert [len(link.source) for link in one.linked] == [1, 0]


def test_a_folder_of_another_form_says_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="lacks text/ or attributions/"):
        measure(tmp_path)


def test_pieces_are_compared_by_words_and_inner_forgives_marks_and_that() -> None:
    text = Text(TEXT)
    counts = exact("content", text, [((0, 10), (21, 35)), ((54, 74),)], [(0, 11), (22, 33), (59, 74)])
    assert [counts[f"content exact {part}"] for part in ("hit", "gold", "ours")] == [1, 3, 3]
    assert counts["content inner hit"] == 3


def test_tokens_are_counted_once_however_often_they_are_found() -> None:
    counts = tokens("content", Text(TEXT), [((54, 74),)], [(54, 74), (54, 58)])
    assert [counts[f"content token {part}"] for part in ("hit", "gold", "ours")] == [4, 4, 4]


def test_whole_attributions_need_all_three_or_the_same_gap() -> None:
    gold = [Linked(((11, 14),), ((15, 19),), ((0, 10), (21, 35))), Linked((), ((47, 53),), ((54, 74),))]
    right = [said("we stay", cue="said", source="Aru"), said("the mill burned", cue="denied")]
    assert linked(Text(TEXT), gold, right)["whole hit"] == 2
    wrong = [said("we stay", cue="denied", source="Aru"), said("the mill burned", cue="denied", source="The mayor")]
    counts = linked(Text(TEXT), gold, wrong)
    assert counts["whole hit"] == 0
    assert counts["whole, no cue hit"] == 1
    assert counts["whole, content only hit"] == 2


def test_each_attribution_serves_once() -> None:
    gold = [Linked((), ((47, 53),), ((54, 74),))]
    twice = [said("the mill burned", cue="denied"), said("that the mill", cue="denied")]
    counts = linked(Text(TEXT), gold, twice)
    assert (counts["whole hit"], counts["whole ours"]) == (1, 2)


def test_a_folder_is_measured(folder: Path) -> None:
    measured = measure(folder)
    assert measured.n == 1
    assert measured.metrics["source_exact_f1"] > 0
    assert measured.metrics["whole_overlap_f1"] > 0
