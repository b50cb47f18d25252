"""Relays by the words around a statement; each text says where the statement stands with brackets."""

import re
from datetime import date

import pytest

from whoholds.read.relays import with_relays
from whoholds.records import Claim, Evidence, Form, Kind, Mention, Name, NameType, Report, Source, SourceKind, Stance

GROUPS = re.compile(r"Harbour Post|Radio Delta|Delta News Agency|Reuters|Northern Council")


def read(
    marked: str, *, outlet: str = "", pointed: str = "", evidence: Evidence = Evidence.STATEMENT
) -> list[list[str]]:
    """The relays of each ``[statement]``; the nearest words in braces on its line are its ``{speaker}``."""
    text = re.sub(r"[\[\]{}]", "", marked)
    speakers, quotes = [_spans(marked, signs) for signs in (r"\{[^}]*\}", r"\[[^]]*\]")]
    claims = []
    for start, end in quotes:
        near = _speaker_of((start, end), speakers, text)
        source = (
            Source(SourceKind.PARTY, Mention(text[near[0] : near[1]], *near)) if near else Source(SourceKind.NARRATOR)
        )
        quote = Mention(text[start:end], start, end)
        via = (pointed,) if pointed else ()
        claims.append(Claim("r", quote, source, Kind.HOLDS, Stance.ASSERTS, Form.INDIRECT, evidence, via=via))
    names = [Name(Mention(m.group(), *m.span()), NameType.GROUP) for m in GROUPS.finditer(text)]
    report = Report("r", "r", date(2024, 1, 2), outlet, None, None, "en", text, 0, "")
    return [list(claim.via) for claim in with_relays(report, claims, names)]


def _speaker_of(quote: tuple[int, int], speakers: list[tuple[int, int]], text: str) -> tuple[int, int] | None:
    same_line = [s for s in speakers if "\n" not in text[min(s[0], quote[0]) : max(s[1], quote[1])]]
    return min(same_line, key=lambda s: min(abs(s[0] - quote[1]), abs(quote[0] - s[1])), default=None)


def _spans(marked: str, signs: str) -> list[tuple[int, int]]:
    def at(offset: int) -> int:
        return offset - len(re.findall(r"[\[\]{}]", marked[:offset]))

    return [(at(m.start() + 1), at(m.end() - 1)) for m in re.finditer(signs, marked)]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("{A colonel} told Reuters that [the bridge was theirs].", ["Reuters"]),
        ("Speaking to the Harbour Post, {a colonel} said [the bridge was theirs].", ["Harbour Post"]),
        ("{A colonel} said [the bridge was theirs], according to Radio Delta.", ["Radio Delta"]),
        ("{The army} said [it held the bridge], state media reported on Monday.", ["state media"]),
        ("Delta News Agency quoted {a colonel} as saying [the bridge was theirs].", ["Delta News Agency"]),
        ("{A colonel} was quoted by Delta News Agency as saying [the bridge was theirs].", ["Delta News Agency"]),
        ("“[We hold the bridge],” {the colonel} said in a tweet.", ["Twitter"]),
        ("{The colonel} wrote on his Facebook page that [the bridge was theirs].", ["Facebook"]),
        ("In a message on its Telegram channel {the group} said [it held the bridge].", ["Telegram"]),
        ("{The mayor} posted on X that [the bridge was theirs].", ["X"]),
        ("“[We hold the bridge],” {he} told Radio Delta in a post on Telegram.", ["Radio Delta", "Telegram"]),
        ("{The council} said in Arabic that [the bridge was theirs].", ["translation from Arabic"]),
        ("{The mullah}'s message, translated from Pashto, said [the bridge was theirs].", ["translation from Pashto"]),
        (
            "[Rise up], read a message by {the front} on Twitter, given in English translation.",
            ["Twitter", "English translation"],
        ),
    ],
)
def test_the_sentence_names_the_relay(text: str, via: list[str]) -> None:
    assert read(text) == [via]


@pytest.mark.parametrize(
    "text",
    [
        "{The colonel} said [the bridge was theirs].",
        "{The colonel} told reporters [the bridge was theirs].",
        "{The colonel} told the Northern Council that [the bridge was theirs].",
        "According to {Radio Delta}, [the bridge was theirs].",
        "{Radio Delta} reported that [the bridge was theirs].",
        "{The colonel} said that [a video on Twitter was false].",
        "{The colonel} said that [a tweet by the enemy showed another bridge].",
        "{The colonel} said the X division had [lost the bridge].",
    ],
)
def test_who_is_told_of_inside_or_speaks_itself_is_no_relay(text: str) -> None:
    assert read(text) == [[]]


def test_what_the_reader_points_at_must_stand_in_the_sentence() -> None:
    text = "{The colonel} said [the bridge was theirs].\n\nThe Harbour Post saw no soldiers."
    assert read(text, pointed="Harbour Post") == [[]]


def test_the_reports_own_outlet_relays_nothing() -> None:
    assert read("{A colonel} told the Harbour Post that [the bridge was theirs].", outlet="The Harbour Post") == [[]]


def test_whom_a_speaker_told_lasts_while_he_goes_on_and_ends_with_another_venue() -> None:
    text = (
        "{A colonel} told Radio Delta that [the bridge was theirs]. {He} added that [the road was open]. "
        "In a statement {he} said [the mill was lost]."
    )
    assert read(text) == [["Radio Delta"], ["Radio Delta"], []]


def test_another_speaker_is_not_relayed_by_the_same_outlet() -> None:
    text = "{A colonel} told Radio Delta that [the bridge was theirs].\n\n{The general} said [the road was open]."
    assert read(text) == [["Radio Delta"], []]


def test_where_the_report_saw_a_picture_is_its_relay() -> None:
    text = "Photographs shared on social media show [fighters at the mill]."
    assert read(text, evidence=Evidence.PHOTO) == [["social media"]]


POST = "English translation of the message of {who}: link — Northern Council Press (@ncpress) March 3, 2024"


def test_an_embedded_post_relays_the_message_before_it() -> None:
    text = (
        "{Colonel Adin Brook} said on Friday [the road was open]. In a long message "
        "{Brook} said [the bridge was lost]. "
        "“[We fight on],” {he} said.\n\n" + POST.replace("{who}", "Adin Brook")
    )
    post = ["Twitter", "Northern Council Press", "English translation"]
    assert read(text) == [[], post, post]


def test_an_embedded_post_of_another_relays_nothing() -> None:
    text = "In a message {Colonel Brook} said [the bridge was lost].\n\n" + POST.replace("{who}", "the mayor")
    assert read(text) == [[]]
