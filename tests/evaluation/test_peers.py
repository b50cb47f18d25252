"""Both sides beside each other; the peer itself needs an environment of its own and is not run here."""

import sys
from pathlib import Path

import pytest

from evaluation.brat import Linked
from evaluation.peers.__main__ import Given, Side, scores, side_by_side, summary, texts, theirs
from whoholds.errors import InputError
from whoholds.read.attributions import Attribution
from whoholds.records import Mention

TEXT = "Aru said, “We hold the bridge.” The mayor denied that the mill burned."


def here(words: str) -> Mention:
    return Mention(words, TEXT.index(words), TEXT.index(words) + len(words))


def said(source: str, cue: str, content: str) -> Attribution:
    return Attribution((here(content),), here(cue), here(source))


def linked(source: str, cue: str, content: str) -> Linked:
    spans = [(m.start, m.end) for m in map(here, (source, cue, content))]
    return Linked(*((span,) for span in spans))


DIRECT = ("Aru", "said", "“We hold the bridge.”")
INDIRECT = ("The mayor", "denied", "that the mill burned")
ONE = Given("one", TEXT, (linked(*DIRECT), linked(*INDIRECT)))
BOTH = Side([[said(*DIRECT), said(*INDIRECT)]], 1.0)
QUOTES_ONLY = Side([[said(*DIRECT)]], 2.0, refused=3)


def test_indirect_speech_counts_only_where_all_is_asked_for() -> None:
    assert scores([ONE], QUOTES_ONLY, direct_only=False)["whole_overlap_f1"] == pytest.approx(2 / 3)
    assert scores([ONE], QUOTES_ONLY, direct_only=True)["whole_overlap_f1"] == 1
    assert scores([ONE], BOTH, direct_only=True)["content_token_f1"] == 1


def test_both_sides_are_shown_for_each_text_and_summed_up() -> None:
    (table,) = side_by_side([ONE], (BOTH, QUOTES_ONLY), 1)
    assert [row[0] for row in table.rows] == ["whoholds", "whoholds", "textacy"]
    rows = {row[0]: row[1:] for row in summary([ONE], (BOTH, QUOTES_ONLY)).rows}
    assert rows["attributions found"] == (2, 1)
    assert rows["paragraphs refused"] == (0, 3)
    assert rows["whole_overlap_f1, all"] == ("1.0000", "0.6667")


def test_reports_without_annotation_are_not_scored(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    (given,) = texts(path, None)
    assert (given.text, given.gold) == (TEXT, None)
    assert len(summary([given], (BOTH, QUOTES_ONLY)).rows) == 3


def test_a_peer_that_is_not_set_up_says_where_to_read_how(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"evaluation/peers/README\.md"):
        theirs([ONE], tmp_path / "no-python", tmp_path)
    with pytest.raises(InputError, match="no-peer"):
        theirs([ONE], Path(sys.executable), tmp_path)
