"""The measure of times, on a document and a claim of our own."""

import json
from datetime import date
from pathlib import Path

import pytest

from evaluation.times import measure, read_timeml

TIMEML = """<?xml version="1.0" ?><TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2021-09-06" functionInDocument="CREATION_TIME">6 September</TIMEX3></DCT>
<TEXT>Mules &amp; men <EVENT eid="e1">crossed</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2021-09-05">Sunday</TIMEX3>
and again <TIMEX3 tid="t2" type="DATE" value="2021-09-06">at first light</TIMEX3>.</TEXT></TimeML>"""


def test_timeml_is_read_as_plain_text_with_offsets() -> None:
    text, gold, created_on = read_timeml(TIMEML)
    assert text.startswith("Mules & men crossed on Sunday")
    assert [(text[t.start : t.end], t.value) for t in gold] == [
        ("Sunday", "2021-09-05"),
        ("at first light", "2021-09-06"),
    ]
    assert created_on == date(2021, 9, 6)


def test_timeml_spans_and_values_are_scored(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text(TIMEML, encoding="utf-8")
    metrics = measure(tmp_path).metrics
    assert metrics["span_f1"] == metrics["value_f1"] == pytest.approx(2 / 3)


def test_claims_are_scored_on_dating_and_on_choice(tmp_path: Path) -> None:
    text = "Rebels burned the mill on Sunday. Nobody came."
    claim = {"quote": {"text": text[:32], "span": [0, 32]}, "cue": None, "kind": "strike", "background": False}
    words = {"text": "on Sunday", "span": [23, 32]}
    other = claim | {"quote": {"text": "Nobody came", "span": [34, 45]}, "when": None}
    right = claim | {"when": {"mention": words, "start": "2021-09-05", "end": "2021-09-06"}}
    wrong = claim | {"when": {"mention": words, "start": "2021-09-04", "end": "2021-09-05"}}
    record = {"id": "own", "date": "2021-09-06", "text": text, "claims": [right, wrong, other]}
    path = tmp_path / "claims.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    metrics = measure(path).metrics
    assert (metrics["dated_exact"], metrics["when_n"]) == (0.5, 0.5)
    assert metrics["when"] == pytest.approx(2 / 3)
