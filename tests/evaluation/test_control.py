"""Notes on towns: how they are read, and that the answer is never read but to score."""

from pathlib import Path

import pytest

from evaluation.control import last_capture, measure, read_notes, sentences
from whoholds.errors import InputError

HEADER = "snapshot,name,held_by,as_of,more_information,source_url\n"


def test_run_together_clauses_are_parted_and_get_their_subject() -> None:
    note = "See Battle of Old TaunCaptured by Russia 6 March 2022.Recaptured by Ukraine 4 April 2022."
    first, second = sentences(note, "Old Taun").split(". ")
    assert first == "The town of Old Taun was captured by Russia 6 March 2022"
    assert second == "The town of Old Taun was recaptured by Ukraine 4 April 2022."


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("Control claimed by Ukraine.", "Ukraine claims to control the town of Old Taun."),
        ("Control claimed by Ukraine, as of May", "Ukraine claims to control the town of Old Taun, as of May."),
        ("Capture by Ukraine claimed 12 May.", "Ukraine claims to have captured the town of Old Taun 12 May."),
        (
            "Capture by army units, claimed on 5 May.",
            "army units claim to have captured the town of Old Taun on 5 May.",
        ),
        ("Claimed by army sources on 3 May.", "army sources claim to have captured the town of Old Taun on 3 May."),
    ],
)
def test_a_claim_of_control_keeps_its_claimant(note: str, read: str) -> None:
    assert sentences(note, "Old Taun") == read


def test_the_last_verb_of_capture_is_the_baseline() -> None:
    assert last_capture("Captured by Russia in 2022. Recaptured by Ukraine in May.") == "Ukraine"
    assert last_capture("Captured by Russia/ LPR in 2022.") == "Russia"
    assert last_capture("Shelled in May.") == "nobody named"


def test_notes_without_control_are_left_out(tmp_path: Path) -> None:
    taken = "2022-05-01,Old Taun#12,Luhansk PR,,Captured by LPR in May.,\n"
    fought = "2022-05-02,New Taun,Ukraine,,See Battle of New Taun,\n"
    (tmp_path / "changes.csv").write_text(HEADER + taken + fought)
    (note,) = read_notes(tmp_path)
    assert (note.name, note.held_by) == ("Old Taun", "Russia")


def test_the_whole_chain_follows_the_last_taking(tmp_path: Path) -> None:
    row = "2022-05-01,Izium,Ukraine,,Captured by Russia 27 March 2022. Recaptured by Ukraine 20 April 2022.,\n"
    for held in ("Ukraine", "Russia"):
        (tmp_path / "changes.csv").write_text(HEADER + row.replace("Izium,Ukraine", f"Izium,{held}"))
        assert measure(tmp_path).metrics["holder_accuracy"] == (1.0 if held == "Ukraine" else 0.0)


def test_another_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "changes.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="more_information"):
        read_notes(tmp_path)
