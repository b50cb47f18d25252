"""Whose flag is raised."""

from dataclasses import replace

import pytest

from tests.compare.making import claim
from tests.resolve.actors.casting import make_cast
from whoholds.records import Kind, Mention
from whoholds.resolve.own_forces import flag_owner

TEXT = "Harbour Front fighters stand in front of the gate in Old Taun. A photo shows their flag being raised there."


def owner(words: str, kind: Kind) -> str | None:
    start = TEXT.index(words)
    one = replace(claim(kind), quote=Mention(words, start, start + len(words)))
    found = flag_owner(one, make_cast(TEXT, "", "Harbour Front"))
    return found.name if found else None


def test_their_flag_tells_who_is_present() -> None:
    assert owner("shows their flag being raised there", Kind.PRESENT) == "Harbour Front"


@pytest.mark.parametrize(
    ("words", "kind"),
    [("stand in front of the gate in Old Taun", Kind.PRESENT), ("shows their flag being raised there", Kind.OTHER)],
)
def test_without_a_flag_or_presence_it_tells_nothing(words: str, kind: Kind) -> None:
    assert owner(words, kind) is None
