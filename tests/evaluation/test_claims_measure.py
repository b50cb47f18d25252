"""Scores of claims: own small cases, and the same figures as the scorer that came with the gold."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from evaluation.chain import predicted
from evaluation.claims import measure
from evaluation.claims.disagreements import disagreements
from evaluation.claims.names import folded, same
from evaluation.claims.scoring import beside, score
from tests.conftest import ROOT, SHARED

TEXT = "Colonel Aru said the rebels took Pell on Sunday. He denied that the bridge was lost. Shops stayed shut."
JUDGE = SHARED / "gold" / "score.py"
Record = dict[str, Any]


def mention(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "span": [start, start + len(words)]}


def claim(quote: str, **fields: Any) -> Record:
    plain = {
        "source": {"mention": None, "actor": None, "side": None, "kind": "narrator"},
        "via": [],
        "form": "narrated",
        "stance": "asserts",
        "hedged": False,
        "evidence": "none",
        "kind": "other",
        "actor": None,
        "target": None,
        "place": None,
        "extent": None,
        "when": None,
        "quantity": None,
        "background": False,
    }
    return {"quote": mention(quote), **plain, **fields}


COLONEL = {"mention": mention("Colonel Aru"), "actor": "Aru", "side": None, "kind": "party"}
GAIN = claim("the rebels took Pell on Sunday", source=COLONEL, kind="gains", actor="rebels", place={"name": "Pell"})
DENIAL = claim("the bridge was lost", source=COLONEL, kind="loses", stance="denies")
HELD = {"place": "Pell", "holder": "rebels", "status": "claimed"}


def record(claims: list[Record], control: list[Record] | None = None, name: str = "a") -> Record:
    return {"id": name, "text": TEXT, "claims": claims, "control": control or []}


def scored(gold: list[Record], ours: list[Record]) -> dict[str, float]:
    return score(beside(gold, ours))


def test_gold_against_itself_is_whole() -> None:
    gold = [record([GAIN, DENIAL], [HELD])]
    figures = scored(gold, gold)
    assert all(figures[name] == 1 for name in ("found", "told", "understood", "control", "control_place", "status"))
    assert all(figures[name] == 1 for name in ("kind", "kind_n", "place_n", "hedged"))
    assert figures["quantity_n"] == 0


def test_a_claim_is_found_by_half_its_words_and_no_fewer() -> None:
    ours = [record([claim("the rebels took"), claim("was lost")])]
    figures = scored([record([GAIN, DENIAL])], ours)
    assert figures["found"] == 0.5 + 0.5
    assert scored([record([GAIN])], [record([claim("rebels took")])])["found"] == 0


def test_the_source_agrees_by_name_or_words_or_where_nobody_is_named() -> None:
    nameless = DENIAL | {"source": {"mention": mention("He"), "actor": None, "kind": "party"}}
    assert scored([record([DENIAL])], [record([nameless])])["told"] == 0
    by_name = DENIAL | {"source": {"mention": mention("He"), "actor": "Colonel Aru", "kind": "official"}}
    assert scored([record([DENIAL])], [record([by_name])])["told"] == 1
    shops = claim("Shops stayed shut")
    unnamed = shops | {"source": {"mention": None, "actor": None, "kind": "unnamed"}}
    assert scored([record([shops])], [record([unnamed])])["told"] == 0


def test_understood_needs_stance_kind_actor_and_place() -> None:
    for wrong in ({"stance": "denies"}, {"kind": "holds"}, {"actor": "army"}, {"place": None}):
        assert scored([record([GAIN])], [record([GAIN | wrong])])["understood"] == 0
    unlike = GAIN | {"target": "army", "hedged": True, "quantity": {"low": 3, "high": None}}
    assert scored([record([GAIN])], [record([unlike])])["understood"] == 1


def test_a_report_we_did_not_read_counts_as_found_nothing() -> None:
    gold = [record([GAIN], [HELD]), record([DENIAL], name="b")]
    figures = scored(gold, [gold[0], record([GAIN], [HELD], name="other")])
    assert (figures["predicted"], figures["found"], figures["control"]) == (1, pytest.approx(2 / 3), 1)


def test_names_agree_through_case_accents_articles_and_missing_words() -> None:
    assert folded("The Émirate’s Army") == "emirate s army"
    assert same("Ahmad Massoud", "MASSOUD")
    assert not same("", "Massoud")
    assert not same(None, "")


def test_disagreements_count_everything_and_show_no_more_than_asked() -> None:
    ours = [record([GAIN | {"kind": "holds"}, claim("Shops stayed shut")], [HELD | {"status": "contested"}])]
    tables = {
        table.title.split(":")[0]: table for table in disagreements(beside([record([GAIN, DENIAL], [HELD])], ours), 1)
    }
    assert tables["What breaks `understood`"].rows[0] == ("kind", 1, "1.000", 1, 1)
    assert tables["Confusion of kind"].rows == (("gains", "holds", 1, "1.00", "1.00"),)
    assert tables["Missed"].rows[0][1] == "the bridge was lost"
    assert tables["Found by us alone"].rows[0][1] == "Shops stayed shut"
    assert tables["Control"].rows[0][2:] == ("claimed: rebels", "contested: rebels")


def test_the_chain_sees_no_annotation_and_keeps_ids() -> None:
    gold = record([GAIN], name="an odd  id")
    bare = {"id": gold["id"], "text": gold["text"]}
    ours = predicted([gold])
    assert ours == predicted([bare])
    assert [r["id"] for r in ours] == ["an odd  id"]
    assert any("took Pell" in c["quote"]["text"] for c in ours[0]["claims"])


def test_a_file_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record([GAIN, DENIAL])), encoding="utf-8")
    measured = measure(path, errors=2)
    assert (measured.n, measured.metrics["gold"]) == (1, 2)
    assert measured.tables


def shaken(records: list[Record], seed: int) -> list[Record]:
    """Records with claims lost, doubled, moved, and fields exchanged between them: every way to be wrong."""
    chance = random.Random(seed)
    everything = [c for r in records for c in r["claims"]]
    out = []
    for r in records:
        claims = []
        for one in [c for c in r["claims"] for _ in range(chance.choice((0, 1, 1, 1, 2)))]:
            other = chance.choice(everything)
            swapped = {key: value if chance.random() < 0.7 else other[key] for key, value in one.items()}
            start, end = one["quote"]["span"]
            span = [start + chance.choice((0, 0, 1, 15)), end - chance.choice((0, 0, 1, 15))]
            claims.append({**swapped, "quote": {"text": "", "span": span}})
        control = [dict(entry) for entry in r["control"] if chance.random() < 0.8]
        for entry in control:
            if chance.random() < 0.3:
                entry["status"] = "contested"
                entry["holder"] = None
        out.append({**r, "claims": claims, "control": control})
    return chance.sample(out, len(out) - 1)


@pytest.mark.skipif(not JUDGE.exists(), reason="the scorer that came with the gold is not part of the project")
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("path", [ROOT / "evaluation/gold/reports.jsonl", SHARED / "gold" / "dev.jsonl"])
def test_figures_are_those_of_the_scorer_of_the_gold(path: Path, seed: int, tmp_path: Path) -> None:
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    ours = shaken(gold, seed)
    theirs = tmp_path / "ours.jsonl"
    theirs.write_text("\n".join(json.dumps(r) for r in ours), encoding="utf-8")
    command = [sys.executable, str(JUDGE), str(path), str(theirs), "--json"]
    judged = subprocess.run(command, capture_output=True, text=True, check=True)
    assert {name: round(value, 4) for name, value in scored(gold, ours).items()} == json.loads(judged.stdout)
