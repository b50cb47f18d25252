"""For whom a spokesman speaks who is given no name and no party."""

import pytest

from whoholds.records import Claim, Evidence, Form, Kind, Mention, Source, SourceKind, Stance
from whoholds.resolve.spokesmen import fill_spokesmen


def claim(text: str, speaker: str, words: str, side: str | None = None, actor: str | None = None) -> Claim:
    def at(part: str) -> Mention:
        return Mention(part, text.index(part), text.index(part) + len(part))

    source = Source(SourceKind.PARTY, at(speaker), actor, side)
    return Claim("r", at(words), source, Kind.HOLDS, Stance.ASSERTS, Form.INDIRECT, Evidence.STATEMENT)


ONE = "The League denied that the pass was lost. “We are still there,” a spokesman said."
TWO = "The League denied that the pass was lost.\n“We are still there,” a spokesman said."


@pytest.mark.parametrize(("text", "side"), [(ONE, "Hill League"), (TWO, "Army")])
def test_a_spokesman_speaks_for_the_speaker_before_him_in_the_paragraph(text: str, side: str) -> None:
    denial = claim(text, "The League", "the pass was lost", "Hill League")
    spoken = claim(text, "a spokesman", "We are still there", "Army")
    found = fill_spokesmen([denial, spoken], text)[1]
    assert found.source.side == side
    assert bool(found.reasons) == (side == "Hill League")


@pytest.mark.parametrize(("mention", "actor"), [("a spokesman", "Adin Brook"), ("an army spokesman", None)])
def test_one_who_is_named_or_placed_keeps_his_side(mention: str, actor: str | None) -> None:
    text = f"The League denied that the pass was lost. “We took it,” {mention} said."
    denial = claim(text, "The League", "the pass was lost", "Hill League")
    spoken = claim(text, mention, "We took it", "Army", actor)
    assert fill_spokesmen([denial, spoken], text)[1] == spoken
