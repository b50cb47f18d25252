"""The measure of names: columns and re3d folders read right, names told from mentions."""

import json
from pathlib import Path

import pytest

from evaluation.names import measure
from evaluation.names.comparing import as_annotated, by_name, meets
from evaluation.names.sets import Marked, NamedText, named_texts
from whoholds.errors import InputError

TWO = "Anna\tB-PER\nReed\tI-PER\nleft\tO\nPell\tB-LOC\n\nIt\tO\nrained\tO\n"
FIVE = "# text = Anna left\n1\tAnna\tB-PER\t-\tme\n2\tleft\tO\t-\tme\n\n"
LIKE_2003 = "-DOCSTART- -X- -X- O\n\nAnna NN I-NP B-PER\nleft VB I-VP O\n"
TEXT = "We met the Pell Army near the city. Colonel Reed of the Pell Army led us."


def marked(words: str, kind: str, start: int = 0) -> Marked:
    at = TEXT.index(words, start)
    return Marked(at, at + len(words), kind)


def names_of(path: Path, content: str) -> list[tuple[str, str]]:
    path.write_text(content, encoding="utf-8")
    return [(t.text[n.start : n.end], n.kind) for t in named_texts(path) for n in t.names]


def test_columns_are_found_by_their_labels(tmp_path: Path) -> None:
    assert names_of(tmp_path / "two.tsv", TWO) == [("Anna Reed", "person"), ("Pell", "place")]
    assert names_of(tmp_path / "five.iob2", FIVE) == [("Anna", "person")]
    assert names_of(tmp_path / "four.txt", LIKE_2003) == [("Anna", "person")]


def test_a_limit_counts_sentences(tmp_path: Path) -> None:
    path = tmp_path / "two.tsv"
    path.write_text(TWO, encoding="utf-8")
    assert [t.items for t in named_texts(path)] == [2]
    assert [t.items for t in named_texts(path, 1)] == [1]


def test_a_file_without_labels_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("no labels here\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"plain\.txt has no column of labels"):
        list(named_texts(path))


def test_names_of_one_type_that_touch_stay_two(tmp_path: Path) -> None:
    assert names_of(tmp_path / "x.tsv", "Ana\tB-PER\nBo\tB-PER\nTO\tI-ORG\n") == [
        ("Ana", "person"),
        ("Bo", "person"),
        ("TO", "group"),
    ]


def test_re3d_folders_are_read_with_merged_types(tmp_path: Path) -> None:
    folder = tmp_path / "SOME_OFFICE"
    folder.mkdir()
    entities = [
        {"documentId": "d", "begin": 7, "end": 20, "type": "Organisation", "confidence": 1},
        {"documentId": "d", "begin": 0, "end": 2, "type": "Organisation", "confidence": 1},
        {"documentId": "d", "begin": 0, "end": 2, "type": "Quantity", "confidence": 1},
    ]
    (folder / "documents.json").write_text(json.dumps({"_id": "d", "text": TEXT}), encoding="utf-8")
    (folder / "entities.json").write_text("\n".join(map(json.dumps, entities)), encoding="utf-8")
    (text,) = named_texts(tmp_path)
    assert text.mentions
    assert text.names == [Marked(0, 2, "group"), Marked(7, 20, "group")]
    assert measure(tmp_path).n == 1


def test_mentions_are_not_names_and_nested_ones_are_one() -> None:
    outer = marked("Colonel Reed", "person")
    gold = [Marked(0, 2, "group"), marked("the Pell Army", "group"), marked("the city", "place"), outer]
    text = NamedText(TEXT, [*gold, marked("Reed", "person")], 1, mentions=True)
    ours = [marked("Pell Army", "group"), marked("Reed", "person")]
    assert [(f.gold is not None, f.ours is not None) for f in by_name(text, ours)] == [(True, True)] * 2
    strict = as_annotated(text, ours)
    assert sum(f.gold is not None and f.ours is not None for f in strict) == 1
    assert sum(f.gold is not None for f in strict) == 5


def test_the_same_words_under_two_types_are_one_name_right_either_way() -> None:
    both = [marked("Pell", "group"), marked("Pell", "place")]
    for ours in both:
        (found,) = by_name(NamedText(TEXT, both, 1, mentions=True), [ours])
        assert found.gold == found.ours == ours


def test_a_wrong_type_is_wrong_and_a_name_serves_once() -> None:
    army = marked("Pell Army", "group")
    text = NamedText(TEXT, [army, marked("Pell Army", "group", army.end)], 1)
    as_place = [Marked(army.start, army.end, "place")]
    assert [f.ours for f in by_name(text, as_place)] == [None, None, as_place[0]]
    wide = [Marked(army.start, len(TEXT), "group")]
    assert sum(f.ours is not None for f in by_name(text, wide, meets)) == 1


def test_errors_are_grouped(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("President\tO\nVladimir\tB-LOC\nPutin\tI-LOC\nvisited\tO\nthe\tO\nmoon\tB-LOC\n", encoding="utf-8")
    measured = measure(path, errors=3)
    assert set(measured.metrics) == {"f1", "f1_overlap", "f1_as_annotated", "f1_place"}
    assert any(row[0] == "missed" and row[1] == "place: moon" for row in measured.tables[1].rows)
