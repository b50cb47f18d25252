"""Whole inputs through `collect`: every kind of bad input costs itself and nothing else."""

import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from whoholds.collect import Collection, Found, Skipped, collect, count_inputs
from whoholds.records import Flag, Report

TODAY = date(2021, 10, 1)
SENTENCE = "The spokesman said on Monday that the bridge was still in their hands."


def found(*paths: Path, stdin: bytes | None = None) -> list[Found | Skipped]:
    source = None if stdin is None else io.BytesIO(stdin)
    return list(Collection(["-"] if source else list(paths), TODAY, source))


def only_report(path: Path) -> Report:
    [outcome] = found(path)
    assert isinstance(outcome, Found), outcome
    return outcome.report


def only_code(path: Path) -> str:
    [outcome] = found(path)
    assert isinstance(outcome, Skipped), outcome
    assert "Traceback" not in outcome.reason
    return outcome.code


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_header_day_is_read_and_kept_in_the_text(tmp_path: Path) -> None:
    published = f"date 2021-09-06 {SENTENCE}"
    report = only_report(write(tmp_path / "a.txt", published))
    assert (report.date, report.text, report.text[report.body_start :]) == (date(2021, 9, 6), published, SENTENCE)


def test_header_on_a_line_of_its_own(tmp_path: Path) -> None:
    report = only_report(write(tmp_path / "a.txt", f"date 2021-09-06\r\n\r\n{SENTENCE}\n"))
    assert report.text[report.body_start :] == f"{SENTENCE}\n"


def test_a_sentence_that_begins_with_the_word_date_is_no_header(tmp_path: Path) -> None:
    report = only_report(write(tmp_path / "a.txt", "Date growers said 2021-09-06 was their last market day."))
    assert (report.body_start, report.flags) == (0, (Flag.UNDATED,))


def test_invalid_day_is_named_and_the_report_kept(tmp_path: Path) -> None:
    [outcome] = found(write(tmp_path / "a.txt", f"date 2021-13-45 {SENTENCE}"))
    assert isinstance(outcome, Found)
    assert Flag.UNDATED in outcome.report.flags
    assert "2021-13-45" in outcome.notices[0]


def test_future_day_is_flagged(tmp_path: Path) -> None:
    assert Flag.DATE_IN_FUTURE in only_report(write(tmp_path / "a.txt", f"date 2021-10-02 {SENTENCE}")).flags


def test_today_is_not_the_future(tmp_path: Path) -> None:
    assert only_report(write(tmp_path / "a.txt", f"date 2021-10-01 {SENTENCE}")).flags == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_exact(tmp_path: Path, encoding: str) -> None:
    report = only_report(write(tmp_path / "a.txt", f"date 2021-09-06 “{SENTENCE}”".encode(encoding)))
    assert report.text[report.body_start :] == f"“{SENTENCE}”"
    assert report.flags == ()


def test_cp1252_is_guessed_and_flagged(tmp_path: Path) -> None:
    report = only_report(write(tmp_path / "a.txt", f"date 2021-09-06 “{SENTENCE}”".encode("cp1252")))
    assert report.text.endswith(f"“{SENTENCE}”")
    assert report.flags == (Flag.ENCODING_GUESSED,)


def test_one_broken_byte_does_not_garble_the_rest(tmp_path: Path) -> None:
    report = only_report(write(tmp_path / "a.txt", f"“{SENTENCE}” café ".encode() + b"\xe2"))
    assert report.text == f"“{SENTENCE}” café \ufffd"


def test_nul_is_kept_and_flagged(tmp_path: Path) -> None:
    report = only_report(write(tmp_path / "a.txt", f"date 2021-09-06 {SENTENCE}\x00 {SENTENCE}"))
    assert "\x00" in report.text
    assert report.flags == (Flag.CONTROL_CHARACTERS,)


def test_very_long_text_is_flagged_and_read(tmp_path: Path) -> None:
    report = only_report(write(tmp_path / "a.txt", "date 2021-09-06 " + (SENTENCE + " ") * 3_900))
    assert report.flags == (Flag.VERY_LONG,)
    assert len(report.text.split()) > 50_000


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "collect-empty"),
        ("a.txt", b" \n\t\n", "collect-empty"),
        ("a.txt", b"date 2021-09-06\n", "collect-empty"),
        ("a.txt", bytes(range(256)) * 20, "collect-binary"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "collect-binary"),
        ("a.txt", b"x" * 10_000_000, "collect-too-long"),
        ("a.jsonl", b"", "collect-empty"),
        ("a.json", b"[]", "collect-empty"),
        ("a.json", b"{", "collect-broken-json"),
        ("a.json", b"7", "collect-not-an-object"),
        ("a.jsonl", b'{"id": "1"}', "collect-no-text"),
        ("a.jsonl", b'{"text": 5}', "collect-no-text"),
        ("a.jsonl", b'{"text": ""}', "collect-empty"),
        ("a.jsonl", b"[" * 100_000, "collect-broken-json"),
        ("a.jsonl", b'{"text": "' + b"x" * 10_000_000 + b'"}', "collect-too-long"),
        ("a.html", b"<html><body></body></html>", "collect-no-text"),
        ("a.html", bytes(500), "collect-binary"),
    ],
)
def test_bad_input_is_skipped_for_its_reason(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    assert only_code(write(tmp_path / name, data)) == code


def test_broken_line_is_numbered_and_the_others_read(tmp_path: Path) -> None:
    lines = ['{"id": "a", "text": "One."}', "", "{broken", '{"id": "b", "text": "Two."}']
    outcomes = found(write(tmp_path / "a.jsonl", "\n".join(lines)))
    assert [o.report.name if isinstance(o, Found) else o.where for o in outcomes] == ["a", "line 3", "b"]


def test_line_over_the_limit_costs_only_itself(tmp_path: Path) -> None:
    long = '{"id": "long", "text": "' + "x" * 10_000_000 + '"}'
    outcomes = found(write(tmp_path / "a.jsonl", f'{long}\n{{"id": "b", "text": "Two."}}\n'))
    assert [o.report.name if isinstance(o, Found) else o.where for o in outcomes] == ["line 1", "b"]


def test_text_of_a_line_is_kept_to_the_code_point(tmp_path: Path) -> None:
    text = " \r\n“Held” — \U0001f600 e\u0301\t.\n"
    assert only_report(write(tmp_path / "a.jsonl", json.dumps({"text": text}))).text == text


def test_lone_surrogate_is_replaced_one_for_one(tmp_path: Path) -> None:
    report = only_report(write(tmp_path / "a.jsonl", '{"text": "a \\ud800 b"}'))
    assert report.text == "a \ufffd b"
    assert Flag.CONTROL_CHARACTERS in report.flags


def test_same_bytes_are_one_report(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write(tmp_path / name, SENTENCE)
    collection = Collection([tmp_path], TODAY)
    assert len(list(collection)) == 1
    assert collection.duplicates == 1


def test_order_of_arguments_and_lines_does_not_matter(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{SENTENCE} {i}"}) for i in range(4)]
    one = write(tmp_path / "a.jsonl", "\n".join(lines))
    two = write(tmp_path / "b.txt", SENTENCE)
    forwards = list(collect([one, two], TODAY))
    write(one, "\n".join(reversed(lines)))
    assert set(collect([two, one], TODAY)) == set(forwards)


def test_count_agrees_with_what_comes_out(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", '{"text": "One."}\n\n{broken\n{"text": "One."}')
    write(tmp_path / "b.txt", "")
    write(tmp_path / "c.json", '[{"text": "Two."}, {"text": "Three."}]')
    write(tmp_path / "d.png", "")
    collection = Collection([tmp_path], TODAY)
    assert collection.count() == len(list(collection)) + collection.duplicates == count_inputs([tmp_path]) == 7


def test_standard_input_is_sniffed() -> None:
    as_lines = found(stdin=b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}')
    as_text = found(stdin=f"date 2021-09-06 {SENTENCE}".encode())
    assert [o.report.name for o in as_lines + as_text if isinstance(o, Found)] == ["a", "b", "stdin"]


def test_file_that_cannot_be_opened_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shut, open_ = write(tmp_path / "a.txt", SENTENCE), write(tmp_path / "b.txt", SENTENCE)
    really_open = Path.open

    def refuse(self: Path, *args: object) -> object:
        if self == shut:
            raise PermissionError(13, "Permission denied")
        return really_open(self, "rb")

    monkeypatch.setattr(Path, "open", refuse)
    first, second = found(shut, open_)
    assert isinstance(first, Skipped)
    assert (first.code, first.path) == ("collect-unreadable", os.fspath(shut))
    assert isinstance(second, Found)


def test_parser_that_fails_costs_only_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **options: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    page = write(tmp_path / "a.html", f"<html><body><p>{SENTENCE}</p></body></html>")
    outcomes = found(page, write(tmp_path / "b.txt", SENTENCE))
    assert [type(o) for o in outcomes] == [Skipped, Found]


def test_language_not_read_is_flagged(tmp_path: Path) -> None:
    german = "Der Sprecher sagte am Montag, die Brücke sei noch immer in den Händen der Verteidiger der Stadt."
    report = only_report(write(tmp_path / "a.txt", f"date 2021-09-06 {german}"))
    assert (report.language, report.flags) == ("de", (Flag.LANGUAGE_NOT_READ,))


def test_too_few_letters_name_no_language(tmp_path: Path) -> None:
    assert only_report(write(tmp_path / "a.txt", "Die Stadt hielt.")).language is None


def test_stated_language_is_not_overruled(tmp_path: Path) -> None:
    line = json.dumps({"text": SENTENCE, "date": "2021-09-06", "language": "en"})
    report = only_report(write(tmp_path / "a.jsonl", line))
    assert (report.language, report.flags) == ("en", ())
