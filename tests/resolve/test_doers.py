"""Who acts, by the grammar of a statement of control."""

import re
from datetime import date

import pytest

from whoholds.records import (
    Claim,
    Evidence,
    Form,
    Kind,
    Mention,
    Name,
    NameType,
    Report,
    Source,
    SourceKind,
    Stance,
    Theatre,
)
from whoholds.records.theatre import Actor
from whoholds.resolve.actors import Cast, gather
from whoholds.resolve.doers import acting

PARTIES = (
    Actor("Hill League", "group", SourceKind.PARTY, ("the League", "League fighters"), "Hill League", fights=True),
    Actor("River Army", "group", SourceKind.PARTY, ("the army",), "River Army", fights=True),
)


def cast_of(text: str) -> Cast:
    theatre = Theatre(name="test", title="", countries=(), actors=PARTIES, outlets=(), places=())
    report = Report("r", "r", date(2024, 1, 2), None, None, None, "en", text, 0, "")
    names = [Name(Mention(m.group(), *m.span()), NameType.GROUP) for m in re.finditer("Hill League|River Army", text)]
    return gather(report, names, theatre)


@pytest.mark.parametrize(
    ("words", "kind", "actor"),
    [
        ("The Hill League is still all over the pass", Kind.HOLDS, "Hill League"),
        ("the River Army has taken the mill", Kind.GAINS, "River Army"),
        ("the pass is now held by the Hill League", Kind.HOLDS, "Hill League"),
        ("the mill has been taken by the River Army in the night", Kind.GAINS, "River Army"),
        ("the Hill League was driven out of the mill", Kind.LOSES, "Hill League"),
        ("the mill is taken", Kind.GAINS, None),
        ("they have taken the mill", Kind.GAINS, None),
        ("the Hill League fought on", Kind.CLASH, None),
        ("the mill and the pass", Kind.HOLDS, None),
    ],
)
def test_the_subject_or_the_agent_acts(words: str, kind: Kind, actor: str | None) -> None:
    quote = Mention(words, 0, len(words))
    claim = Claim("r", quote, Source(SourceKind.NARRATOR), kind, Stance.ASSERTS, Form.NARRATED, Evidence.NONE)
    found = acting(claim, cast_of(f"{words}, one said."))
    assert (found.name if found else None) == actor
