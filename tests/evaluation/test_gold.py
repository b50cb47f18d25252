"""The project's own gold: big enough, in the guide's form, and its floors hold."""

import json
from typing import Any

import pytest

from evaluation.floors import FLOORS, Floor, checked, compare, lift
from tests.conftest import ROOT
from whoholds.read.sentences import sentences
from whoholds.records import Evidence, Form, Kind, LinkKind, SourceKind, Stance, Status

GOLD = [json.loads(line) for line in (ROOT / "evaluation/gold/reports.jsonl").read_text("utf-8").split("\n") if line]
WORDS = {"form": Form, "stance": Stance, "evidence": Evidence, "kind": Kind}


def test_it_has_at_least_150_sentences_over_12_reports() -> None:
    assert len({report["id"] for report in GOLD}) == len(GOLD) >= 12
    assert sum(len(sentences(report["text"])) for report in GOLD) >= 150


def mentions(claim: dict[str, Any]) -> list[dict[str, Any]]:
    places = [claim[key] for key in ("place", "when") if claim[key]]
    inner = [claim["quote"], claim["cue"], claim["source"]["mention"], *(place["mention"] for place in places)]
    return [mention for mention in inner if mention]


@pytest.mark.parametrize("report", GOLD, ids=lambda report: report["id"])
def test_every_span_and_word_is_of_the_guide(report: dict[str, Any]) -> None:
    for claim in report["claims"]:
        assert all(report["text"][m["span"][0] : m["span"][1]] == m["text"] for m in mentions(claim))
        assert all(claim[field] in set(words) for field, words in WORDS.items())
        assert claim["source"]["kind"] in set(SourceKind)
    count = len(report["claims"])
    assert all(0 <= link[end] < count for link in report["links"] for end in ("from", "to"))
    assert all(link["type"] in set(LinkKind) for link in report["links"])
    assert all(entry["status"] in set(Status) for entry in report["control"])


def test_no_measure_is_below_its_floor() -> None:
    below = [one for one in checked() if not one.holds]
    assert not below, f"mend it, or lower the floor in {FLOORS.name} and say why in the commit"


def test_a_figure_below_its_floor_or_gone_does_not_hold() -> None:
    found = compare("claims", {"found": 0.5, "gone": 0.1}, {"found": 0.4999})
    assert [one.holds for one in found] == [False, False]
    assert compare("claims", {"found": 0.5}, {"found": 0.5})[0].holds


def test_floors_go_up_with_slack_and_never_down(tmp_path: Any) -> None:
    path = tmp_path / "floors.json"
    path.write_text('[{"task": "t", "data": "d", "floors": {"a": 0.5, "b": 0.5}}]', encoding="utf-8")
    assert lift([Floor("t", "a", 0.5, 0.687), Floor("t", "b", 0.5, 0.4)], path) == 1
    assert json.loads(path.read_text("utf-8"))[0]["floors"] == {"a": 0.665, "b": 0.5}
