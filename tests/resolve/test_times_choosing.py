"""Which time belongs to a claim, told on Monday, 6 September 2021."""

from datetime import date

import pytest

from whoholds.records import Kind, Mention, When
from whoholds.resolve.times import find_times, is_background, when_at, when_of

MONDAY = date(2021, 9, 6)


def mention(text: str, words: str) -> Mention:
    return Mention(words, text.index(words), text.index(words) + len(words))


def chosen(text: str, quote: str, cue: str | None = None, kind: Kind | None = None) -> str | None:
    """The words for the time that the claim is given."""
    at = mention(text, cue) if cue else None
    when = when_of(mention(text, quote), at, text, find_times(text, MONDAY), kind)
    return when.mention.text if when and when.mention else None


def test_a_time_inside_the_quote_is_the_events() -> None:
    text = "The mayor said on Saturday that rebels took the bridge on Thursday."
    assert chosen(text, "rebels took the bridge on Thursday", "said") == "Thursday"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said on Saturday that rebels took the bridge.",
        "On Saturday, the mayor said rebels took the bridge.",
        "“Rebels took the bridge,” the mayor said late on Saturday.".replace("Rebels", "rebels"),
    ],
)
def test_the_time_of_the_speech_is_never_the_events(text: str) -> None:
    assert chosen(text, "rebels took the bridge", "said") is None


def test_a_narrated_sentence_gives_its_opening_time_to_all_it_tells() -> None:
    text = "On Thursday, rebels took the bridge and the crossing, and burned the mill."
    assert chosen(text, "burned the mill") == "Thursday"


def test_narrated_casualties_take_the_day_of_their_sentence() -> None:
    text = "Blasts outside a clinic on Thursday and the panic that came after them left nine people dead."
    assert chosen(text, "left nine people dead", kind=Kind.CASUALTIES) == "Thursday"
    assert chosen(text, "left nine people dead", kind=Kind.OTHER) is None


def test_a_time_of_another_sentence_is_not_taken() -> None:
    text = "Gen. Karimi left on Thursday. His men burned the mill."
    assert chosen(text, "His men burned the mill") is None


def test_a_bare_length_or_a_rhythm_is_no_time_of_an_event() -> None:
    assert chosen("Elders on a two-day visit prayed as they do every Friday.", "Elders on a two-day visit") is None


def test_a_dateline_is_no_time_of_an_event() -> None:
    text = "KABUL, Afghanistan (Sept. 1, 2021) – A patrol found arms near the dam."
    assert chosen(text, "A patrol found arms near the dam") is None


def test_what_hangs_on_a_since_clause_goes_on_and_what_is_in_it_does_not() -> None:
    text = "Raids have ceased since the rebels took the town in May."
    times = find_times(text, MONDAY)
    outer = when_of(mention(text, text[:-1]), None, text, times)
    inner = when_of(mention(text, "the rebels took the town in May"), None, text, times)
    assert outer is not None and (outer.start, outer.end) == (date(2021, 5, 1), None)
    assert inner is not None and (inner.start, inner.end) == (date(2021, 5, 1), date(2021, 6, 1))


def test_words_a_reader_pointed_at_are_dated_and_stand_whole() -> None:
    text = "Rebels took the bridge early on Thursday."
    when = when_at(mention(text, "on Thursday"), mention(text, "Rebels took the bridge"), find_times(text, MONDAY))
    assert when == When(mention(text, "early on Thursday"), date(2021, 9, 2), date(2021, 9, 3))


def test_words_a_reader_pointed_at_that_no_rule_knows_have_no_bounds() -> None:
    text = "Rebels took the bridge as the rains came."
    words = mention(text, "as the rains came")
    assert when_at(words, mention(text, "Rebels took the bridge"), ()) == When(words, None, None)


@pytest.mark.parametrize(
    ("end", "is_old"), [(date(2001, 1, 1), True), (date(2021, 8, 1), False), (None, False), (date(2022, 1, 1), False)]
)
def test_an_event_that_ended_long_before_its_report_is_history(end: date | None, is_old: bool) -> None:  # noqa: FBT001
    assert is_background(When(None, None, end), MONDAY) is is_old


def test_without_a_report_date_nothing_is_called_history() -> None:
    assert is_background(When(None, None, date(1999, 1, 1)), None) is False


def test_words_pointed_at_count_only_if_they_are_a_time() -> None:
    text = "The mayor said on Saturday that rebels took the bridge."
    quote, cue = mention(text, "rebels took the bridge"), mention(text, "said")
    times = find_times(text, MONDAY)
    meant = when_of(quote, cue, text, times, pointed=mention(text, "on Saturday"))
    assert meant == When(mention(text, "on Saturday"), date(2021, 9, 4), date(2021, 9, 5))
    assert when_of(quote, cue, text, times, pointed=mention(text, "the bridge")) is None


def test_a_dateline_pointed_at_is_not_the_events() -> None:
    text = "HARBOUR, Northland (Sept. 6) - Rebels took the bridge."
    quote = mention(text, "Rebels took the bridge")
    assert when_of(quote, None, text, find_times(text, MONDAY), pointed=mention(text, "Sept. 6")) is None


def test_a_bare_length_pointed_at_is_no_time() -> None:
    text = "The mayor told of days of fighting at the bridge."
    quote = mention(text, "days of fighting at the bridge")
    assert when_of(quote, mention(text, "told"), text, find_times(text, None), pointed=mention(text, "days")) is None


def test_the_detained_take_the_day_of_their_sentence() -> None:
    text = "The patrol came on Thursday upon a cart full of shells near the mill and detained the driver."
    assert chosen(text, "detained the driver", kind=Kind.DETAINS) == "Thursday"
    assert chosen(text, "detained the driver", kind=Kind.MOVES) is None
