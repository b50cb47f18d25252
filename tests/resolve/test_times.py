"""Times found and dated: one way of telling time each, all told on Monday, 6 September 2021 unless said otherwise."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.resolve.times import TimeExpression, find_times

MONDAY = date(2021, 9, 6)


def days(text: str, reported_on: date | None = MONDAY) -> tuple[str | None, str | None]:
    """The bounds of the only expression in `text`."""
    [found] = find_times(text, reported_on)
    return found.start and str(found.start), found.end and str(found.end)  # type: ignore[return-value]


def one_day(day: str) -> tuple[str, str]:
    return day, str(date.fromordinal(date.fromisoformat(day).toordinal() + 1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Guards fired on Monday.", "2021-09-06"),
        ("Guards fired on Sunday.", "2021-09-05"),
        ("Guards fired on Tuesday.", "2021-08-31"),
        ("Guards fired last Monday.", "2021-08-30"),
        ("Guards fired on Friday last week.", "2021-09-03"),
        ("The council will meet on Friday.", "2021-09-10"),
        ("The council meets next Monday.", "2021-09-13"),
        ("On Friday, the council will meet.", "2021-09-10"),
        ("The council will vote, an elder said on Friday.", "2021-09-03"),
    ],
)
def test_a_weekday_follows_the_tense_of_its_verb(text: str, day: str) -> None:
    assert days(text) == one_day(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Shells fell today.", "2021-09-06"),
        ("Shells fell yesterday.", "2021-09-05"),
        ("Shells fell this morning.", "2021-09-06"),
        ("Shells fell last night.", "2021-09-05"),
        ("Shells fell early Saturday.", "2021-09-04"),
        ("Shells fell at about 2 p.m. on Saturday.", "2021-09-04"),
        ("Shells fell two days ago.", "2021-09-04"),
        ("Aid is due tomorrow.", "2021-09-07"),
    ],
)
def test_near_days(text: str, day: str) -> None:
    assert days(text) == one_day(day)


def test_overnight_is_the_night_to_the_report_and_takes_both_days() -> None:
    assert days("Eight villages fell overnight.") == ("2021-09-05", "2021-09-07")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It fell on 6 September.", "2021-09-06"),
        ("It fell on Sept. 2.", "2021-09-02"),
        ("It fell on August 15th, 2019.", "2019-08-15"),
        ("It fell on Monday, 30 August.", "2021-08-30"),
        ("It fell on December 12.", "2020-12-12"),
        ("It fell on April 3 last year.", "2020-04-03"),
        ("It fell on 2021-08-14.", "2021-08-14"),
        ("It fell on 13/08/2021.", "2021-08-13"),
        ("They left after the September 11 attacks.", "2001-09-11"),
    ],
)
def test_calendar_days(text: str, day: str) -> None:
    assert days(text) == one_day(day)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Raids of August 15-17 failed.", ("2021-08-15", "2021-08-18")),
        ("Raids from 30 August to 2 September failed.", ("2021-08-30", "2021-09-03")),
        ("Raids between May and July 2018 failed.", ("2018-05-01", "2018-08-01")),
        ("Raids between November and February failed.", ("2020-11-01", "2021-03-01")),
        ("They ruled from 1996 to 2001.", ("1996-01-01", "2002-01-01")),
        ("They ruled in 2014-15.", ("2014-01-01", "2016-01-01")),
    ],
)
def test_ranges_join_two_ends_into_one_interval(text: str, bounds: tuple[str, str]) -> None:
    assert days(text) == bounds


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Fighting has gone on since May.", ("2021-05-01", None)),
        ("Prices have risen since 2014.", ("2014-01-01", None)),
        ("Troops will leave by the end of October.", ("2021-09-06", "2021-11-01")),
        ("They held the fort until 2016.", (None, "2016-01-01")),
        ("They held it before August 2020.", (None, "2020-08-01")),
        ("Shelling stopped in recent days.", (None, "2021-09-07")),
        ("Talks go on in the coming weeks.", ("2021-09-06", None)),
        ("The bridge was lost more than a year ago.", (None, "2020-09-06")),
    ],
)
def test_words_before_a_time_open_one_side(text: str, bounds: tuple[str | None, str | None]) -> None:
    assert days(text) == bounds


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("It fell after two weeks of fierce fighting.", ("2021-08-23", "2021-09-07")),
        ("They fought for two weeks.", ("2021-08-23", "2021-09-07")),
        ("Ten died in the past 24 hours.", ("2021-09-05", "2021-09-07")),
        ("Ten died in the last three months.", ("2021-06-06", "2021-09-07")),
        ("Clashes went on for a third day.", ("2021-09-04", "2021-09-07")),
        ("Aid will come within two days.", ("2021-09-06", "2021-09-09")),
    ],
)
def test_lengths_laid_against_the_report_end_or_begin_there(text: str, bounds: tuple[str, str]) -> None:
    assert days(text) == bounds


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("They met last week.", ("2021-08-30", "2021-09-06")),
        ("They met last month.", ("2021-08-01", "2021-09-01")),
        ("They met last year.", ("2020-01-01", "2021-01-01")),
        ("They met over the weekend.", ("2021-09-04", "2021-09-06")),
        ("They met earlier this month.", ("2021-09-01", "2021-09-06")),
        ("They met in March.", ("2021-03-01", "2021-04-01")),
        ("They met in December.", ("2020-12-01", "2021-01-01")),
        ("They will meet in December.", ("2021-12-01", "2022-01-01")),
        ("They met in late July.", ("2021-07-21", "2021-08-01")),
        ("They met in May last year.", ("2020-05-01", "2020-06-01")),
        ("They met last summer.", ("2021-06-01", "2021-09-01")),
        ("They met in the autumn of 2014.", ("2014-09-01", "2014-12-01")),
        ("They met in the first half of 2018.", ("2018-01-01", "2018-07-01")),
        ("They met in the 1980s.", ("1980-01-01", "1990-01-01")),
        ("They met in the early 2000s.", ("2000-01-01", "2005-01-01")),
        ("They met in the 19th century.", ("1800-01-01", "1900-01-01")),
        ("They met in nineteen ninety-six.", ("1996-01-01", "1997-01-01")),
    ],
)
def test_longer_times(text: str, bounds: tuple[str, str]) -> None:
    assert days(text) == bounds


@pytest.mark.parametrize(
    "text",
    [
        "They met three weeks later.",
        "They met recently.",
        "They met during Ramadan.",
        "They paid a two-day visit.",
        "They meet every Friday.",
        "They were held for about three years.",
    ],
)
def test_what_cannot_be_dated_keeps_its_words_and_has_no_bounds(text: str) -> None:
    assert days(text) == (None, None)


@pytest.mark.parametrize("text", ["Shells fell on Monday.", "Shells fell overnight.", "Shells fell on 3 May."])
def test_an_undated_report_leaves_relative_times_open(text: str) -> None:
    assert days(text, None) == (None, None)


def test_an_undated_report_still_dates_what_names_its_year() -> None:
    assert days("Shells fell on 3 May 2019.", None) == one_day("2019-05-03")


@pytest.mark.parametrize(
    "text",
    [
        "The army may march on the town.",
        "Some 2,000 fighters and 1500 troops came.",
        "The boy, a six-year-old, lived at 2014 River Road.",
        "He is second in command of the 201st Corps.",
    ],
)
def test_words_that_only_look_like_times_are_left(text: str) -> None:
    found = [t for t in find_times(text, MONDAY) if t.start]
    assert [t.mention.text for t in found if "River" not in text] == []


def test_the_same_day_is_the_day_named_before_it() -> None:
    first, second = find_times("A mine went off on Thursday. On the same day a bridge fell.", MONDAY)
    assert (second.start, second.precision) == (first.start, "echo")


def test_the_dateline_outweighs_the_date_of_the_report() -> None:
    found = find_times("KABUL, Afghanistan (Aug. 24, 2011)\nA patrol found arms yesterday.", date(2011, 8, 23))
    assert [(t.precision, str(t.start)) for t in found] == [("dateline", "2011-08-24"), ("day", "2011-08-23")]


def test_offsets_are_absolute_within_a_part_of_the_text() -> None:
    text = "On Monday it rained. On Sunday it snowed. On Friday it froze."
    [found] = find_times(text, MONDAY, start=21, end=41)
    assert (found.mention.text, text[found.mention.start : found.mention.end]) == ("Sunday", "Sunday")


WORDS = st.sampled_from(
    "the last next two 15 May Monday week weeks of ago since until by 2014 - and , . early late overnight past a 1980s "
    "between from to day night 31 February 9 p.m. in first half quarter year's fell".split()
)


@given(st.lists(WORDS, max_size=14).map(" ".join), st.none() | st.dates(date(1, 1, 1), date(9990, 1, 1)))
def test_any_words_give_ordered_disjoint_expressions(text: str, reported_on: date | None) -> None:
    found = find_times(text, reported_on)
    for t in found:
        assert text[t.mention.start : t.mention.end] == t.mention.text
        assert t.start is None or t.end is None or t.start < t.end
    assert all(a.mention.end <= b.mention.start for a, b in pairwise(found))
    assert found == find_times(text, reported_on)


def test_values_follow_timex3() -> None:
    text = "On Sunday, after two weeks, in May 2018, in the 1980s and recently, as last summer."
    found: tuple[TimeExpression, ...] = find_times(text, MONDAY)
    assert [t.value for t in found] == ["2021-09-05", "P2W", "2018-05", "198", "PAST_REF", "2021-SU"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Morning Update, Feb. 8, 2011\n\nRebels fled yesterday.", "2011-02-07"),
        ("July 4: Patrols in the East\nRelease 2010-07-15\n\nRebels fled yesterday.", "2010-07-03"),
        ("2012-06-S-026\n\nHARBOUR, Northland (Jun. 14) - Rebels fled yesterday.", "2012-06-13"),
        ("Harbour, Northland (Nov. 1. 2011)\nRebels fled yesterday.", "2011-10-31"),
    ],
)
def test_a_report_without_a_date_is_told_from_its_heading(text: str, day: str) -> None:
    assert str(find_times(text, None)[-1].start) == day


def test_a_heading_without_a_year_gives_no_day() -> None:
    assert find_times("HARBOUR, Northland (Feb. 7)\nRebels fled yesterday.", None)[-1].start is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mill earned 3 crowns in the third quarter, up from 2 crowns a year earlier.", "2020-Q3"),
        ("The mill earned 3 crowns in the third quarter. Costs rose in the quarter.", "2021-Q3"),
        ("The mill earned 3 crowns in the third quarter. It lost 4 in the 2019 period.", "2019-Q3"),
        ("The mill reopened a year earlier.", "2020"),
        ("In the third quarter it earned 3, in the nine months 9 crowns, up from 7 a year earlier.", "2020"),
        ("The mill earned 2 crowns in the year-ago second quarter.", "2020-Q2"),
        ("The mill earned 2 crowns in last year's first quarter.", "2020-Q1"),
    ],
)
def test_results_told_by_the_quarter_are_compared_with_that_of_the_year_before(text: str, value: str) -> None:
    assert find_times(text, date(2021, 11, 2))[-1].value == value


def test_the_quarter_of_nothing_is_no_time() -> None:
    assert find_times("The quarter burned down.", date(2021, 11, 2)) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bridge will be open by May.", "2022-05"),
        ("A vote is expected in December.", "2021-12"),
        ("They walked for 2 1/2 hours.", "PT2H30M"),
        ("They were held for half an hour.", "PT30M"),
        ("They walked for the next couple of years.", "P2Y"),
    ],
)
def test_values_follow_the_tense_and_the_halves(text: str, value: str) -> None:
    assert find_times(text, date(2021, 11, 2))[-1].value == value


def test_two_days_running_are_one_time() -> None:
    [time] = find_times("Rebels held the bridge last Wednesday and Thursday.", date(2021, 9, 6))
    assert (str(time.start), str(time.end)) == ("2021-09-01", "2021-09-03")
    assert len(find_times("Shells fell on Tuesday and Thursday.", date(2021, 9, 6))) == 2


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("The town was taken in july 2014.", ("2014-07-01", "2014-08-01")),
        ("The town was taken in mid-july 2014.", ("2014-07-11", "2014-07-21")),
    ],
)
def test_a_month_without_its_capital_is_told_by_its_year(text: str, bounds: tuple[str, str]) -> None:
    assert days(text) == bounds
