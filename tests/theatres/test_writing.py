"""Packs begun and checked."""

from pathlib import Path

import pytest

from whoholds.errors import TheatreError
from whoholds.theatres import faults_of, load_theatre, new_pack


def test_a_new_pack_has_no_faults_and_explains_each_field(tmp_path: Path) -> None:
    folder = tmp_path / "hill-war"
    written = new_pack(folder)
    assert faults_of(str(folder)) == ()
    assert load_theatre(str(folder)).name == "hill-war"
    assert all("#" in path.read_text() for path in written)


def test_the_examples_of_a_new_pack_hold_once_unmarked(tmp_path: Path) -> None:
    new_pack(tmp_path / "hill-war")
    path = tmp_path / "hill-war" / "actors.toml"
    head, *examples = path.read_text().split("\n\n")
    unmarked = [example.replace("\n# ", "\n").removeprefix("# ") for example in examples]
    path.write_text("\n\n".join([head, *unmarked]))
    assert faults_of(str(path.parent)) == ()
    assert [actor.name for actor in load_theatre(str(path.parent)).actors] == ["Northern Front", "Ana Ortez"]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    new_pack(tmp_path / "hill-war")
    with pytest.raises(TheatreError, match="is there already"):
        new_pack(tmp_path / "hill-war")


@pytest.mark.parametrize("name", ["Hill War", "hill_war", "-", "hügel"])
def test_a_pack_is_named_plainly(tmp_path: Path, name: str) -> None:
    with pytest.raises(TheatreError, match="no name for a theatre"):
        new_pack(tmp_path / name)
    assert not (tmp_path / name).exists()
