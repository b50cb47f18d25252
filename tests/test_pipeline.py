"""From bytes to a picture, on the shipped example."""

import json
import random
from datetime import date
from pathlib import Path

from tests.conftest import ROOT
from whoholds.cli.claims import write_export
from whoholds.cli.setting import tools_for
from whoholds.pipeline import Tools, alone, picture, run
from whoholds.records import (
    Claim,
    Evidence,
    Form,
    Kind,
    Mention,
    Party,
    PlaceRef,
    Report,
    Source,
    SourceKind,
    Stance,
    Status,
)
from whoholds.store import Store

EXAMPLE = ROOT / "examples" / "panjshir"


def exported(paths: list[Path], tools: Tools, folder: Path) -> str:
    folder.mkdir()
    with Store.open(folder / "a.db") as store:
        run(paths, store, tools)
        view = store.view()
        write_export(view, picture(view, tools, date(2021, 9, 20)), tools, "claims-jsonl", folder / "out.jsonl")
    return (folder / "out.jsonl").read_text(encoding="utf-8")


def test_any_order_and_company_gives_the_same_export(tools: Tools, tmp_path: Path) -> None:
    files = sorted(EXAMPLE.iterdir())
    shuffled = files.copy()
    random.Random(7).shuffle(shuffled)
    assert exported(files, tools, tmp_path / "one") == exported(shuffled, tools, tmp_path / "two")


def test_every_quote_stands_in_its_report(tools: Tools, tmp_path: Path) -> None:
    for line in exported([EXAMPLE], tools, tmp_path / "one").splitlines():
        record = json.loads(line)
        for claim in record["claims"]:
            for part in (claim["quote"], claim["cue"], claim["source"]["mention"]):
                if part is not None:
                    start, end = part["span"]
                    assert record["text"][start:end] == part["text"]


def test_one_report_is_judged_by_the_theatre_it_is_about() -> None:
    text = "Taliban fighters took Herat. Kabul and Kandahar were calm, Afghan officials said; the Taliban hold Herat."
    report = Report("r", "r", date(2021, 8, 13), None, None, None, "en", text, 0, "")
    quote = Mention("Taliban fighters took Herat", 0, 27)
    admitted = Claim(
        "r", quote, Source(SourceKind.PARTY, None, None, "Afghan government"), Kind.GAINS, Stance.ASSERTS,
        Form.INDIRECT, Evidence.STATEMENT, actor=Party(None, "Taliban", "Taliban"),
        place=PlaceRef(None, "Herat", "Afghanistan", "AF-HER"),
    )  # fmt: skip
    (entry,) = alone(report, [admitted], [], tools_for("world"))
    assert entry.status is Status.CONFIRMED  # only the pack knows that the two are rivals


def test_a_second_run_reads_nothing_again(tools: Tools, tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        first = run([EXAMPLE], store, tools)
        second = run([EXAMPLE], store, tools)
    assert (first.read, second.read, second.known) == (first.read, 0, first.read)


def test_bad_input_costs_only_itself(tools: Tools, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "undated.txt").write_text("Rebels said they had captured the town of Northford.")
    (tmp_path / "nul.txt").write_bytes(b"date 2021-02-03 Rebels\x00 said they had captured the town of Northford.")
    (tmp_path / "broken.jsonl").write_text('{"text": "Rebels said they held Northford."}\n{"text": \n')
    (tmp_path / "long.txt").write_text("date 2021-02-03 " + "The army said it held Northford. " * 8000)
    with Store.open(tmp_path / "a.db") as store:
        summary = run([tmp_path], store, tools)
    assert summary.read >= 4
    assert {Path(s.path).name for s in summary.skipped if s.is_failure} >= {"empty.txt", "binary.txt", "broken.jsonl"}


def state_of_panjshir(day: date, tools: Tools, folder: Path) -> tuple[str, str | None]:
    with Store.open(folder / "a.db") as store:
        run([EXAMPLE], store, tools)
        found = picture(store.view(day), tools, day).findings
    return next((f.status.value, f.holder) for f in found if f.place == "AF-PAN")


def test_a_contested_place_is_settled_by_a_later_admission(tools: Tools, tmp_path: Path) -> None:
    assert state_of_panjshir(date(2021, 9, 6), tools, tmp_path)[0] == "contested"
    assert state_of_panjshir(date(2021, 9, 20), tools, tmp_path) == ("confirmed", "Taliban")
