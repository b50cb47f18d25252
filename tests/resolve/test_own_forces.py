"""Whose flag is raised, and whose hands a place is in."""

from dataclasses import replace

import pytest

from tests.compare.making import claim
from tests.resolve.actors.casting import make_cast
from whoholds.records import Form, Kind, Mention, Party, Source, SourceKind
from whoholds.resolve.own_forces import flag_owner, in_our_hands, themselves

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


@pytest.mark.parametrize(
    ("words", "form", "holder"),
    [
        ("Old Taun is ours", Form.DIRECT, "Harbour Front"),
        ("Old Taun is in our hands", Form.DIRECT, "Harbour Front"),
        ("Old Taun is in our hands", Form.NARRATED, None),
        ("we hold our ground in Old Taun", Form.DIRECT, None),
    ],
)
def test_what_is_ours_is_in_the_hands_of_the_speakers_side(words: str, form: Form, holder: str | None) -> None:
    text = f"Harbour Front spokesman Idris Vale said: {words}."
    start, who = text.index(words), "Harbour Front spokesman Idris Vale"
    source = Source(SourceKind.PARTY, Mention(who, 0, len(who)))
    one = replace(claim(Kind.HOLDS), quote=Mention(words, start, start + len(words)), form=form, source=source)
    found = in_our_hands(one, make_cast(text, "Idris Vale", "Harbour Front"))
    assert (found.name if found else None) == holder


@pytest.mark.parametrize(("form", "side"), [(Form.INDIRECT, "Harbour Front"), (Form.DIRECT, None)])
def test_they_in_reported_words_are_the_speakers_own(form: Form, side: str | None) -> None:
    words, who = "they controlled Old Taun", "Harbour Front spokesman Idris Vale"
    text = f"Peacekeepers of the Lake Mission stood by. {who} said {words}."
    start, by = text.index(words), text.index(who)
    one = replace(
        claim(Kind.HOLDS),
        quote=Mention(words, start, start + len(words)),
        form=form,
        actor=Party(Mention("they", start, start + 4)),
        source=Source(SourceKind.PARTY, Mention(who, by, by + len(who))),
    )
    found = themselves(one, frozenset({Kind.HOLDS}), make_cast(text, "Idris Vale", "Harbour Front|Lake Mission"))
    assert (found.name if found else None) == side
