"""One format at a time: HTML, and the keys of three writers of JSON."""

from datetime import date

import pytest

from whoholds.collect.dates import parse_day
from whoholds.collect.decoding import decode, decode_page
from whoholds.collect.keys import draft_from_keys
from whoholds.collect.language import language_code
from whoholds.collect.page import draft_from_html

PAGE = """<html lang="en-GB"><head><title>Bridge holds</title>
<meta property="og:site_name" content="Morning Sheet">
<meta property="article:published_time" content="2021-09-06T10:00:00Z">
<link rel="canonical" href="https://sheet.example/2021/bridge"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Bridge holds</h1><p>The spokesman said on Monday that the bridge was still in their hands.</p>
{extra}<p>Officers across the river denied it on Tuesday and sent no pictures of their own.</p></article></body>
</html>"""


def test_page_gives_text_and_what_it_says_of_itself() -> None:
    draft = draft_from_html(PAGE.format(extra=""))
    assert "still in their hands" in draft.text
    assert (draft.date, draft.outlet, draft.title) == ("2021-09-06", "Morning Sheet", "Bridge holds")
    assert (draft.url, draft.language) == ("https://sheet.example/2021/bridge", "en-GB")


@pytest.mark.parametrize(
    "attribute",
    ["hidden", 'style="font-size:0"', 'style="font-size: 0px;"', 'style="DISPLAY : none"', 'style="opacity:0.0"'],
)
def test_words_nobody_sees_are_left_out(attribute: str) -> None:
    draft = draft_from_html(PAGE.format(extra=f"<p {attribute}>The bridge was handed over in secret.</p>"))
    assert "secret" not in draft.text
    assert "denied it" in draft.text


def test_small_but_visible_words_stay() -> None:
    draft = draft_from_html(PAGE.format(extra='<p style="font-size:0.8em">A small note on the bridge.</p>'))
    assert "small note" in draft.text


def test_future_date_of_a_page_is_not_dropped() -> None:
    assert draft_from_html(PAGE.format(extra="").replace("2021-09-06T", "2031-09-06T")).date == "2031-09-06"


def test_trafilatura_keys() -> None:
    record = {"id": None, "fingerprint": "f1", "raw_text": "One.", "text": "One!", "source": "https://a.example/1",
              "source-hostname": "A Paper", "hostname": "a.example", "date": "2021-09-06"}  # fmt: skip
    draft = draft_from_keys(record)
    assert (draft.name, draft.text, draft.url, draft.outlet) == ("f1", "One!", "https://a.example/1", "A Paper")


def test_newspaper_keys() -> None:
    record = {"publish_date": "2021-09-06 10:00:00+00:00", "source_url": "https://www.b.example", "authors": ["A B"],
              "title": "T", "text": "Two."}  # fmt: skip
    draft = draft_from_keys(record)
    assert (draft.date, draft.outlet, draft.title) == ("2021-09-06 10:00:00+00:00", "b.example", "T")


def test_address_that_cannot_be_split_is_only_lost_itself() -> None:
    assert draft_from_keys({"text": "One.", "source": "http://[broken"}).url is None


@pytest.mark.parametrize(
    "value",
    [
        "2021-09-06",
        "2021-9-6",
        "20210906",
        "2021-09-06T23:59:00-07:00",
        "Mon, 06 Sep 2021 10:00:00 GMT",
        1630922400,
        1630922400000,
    ],
)
def test_days_as_machines_write_them(value: object) -> None:
    assert parse_day(value) == date(2021, 9, 6)


@pytest.mark.parametrize("value", ["", "soon", "2021-02-30", "2021-13-45", "06/09/2021", True, [], 1e300, float("nan")])
def test_what_is_no_day_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_day(value)


def test_random_bytes_are_no_text() -> None:
    assert decode(bytes((i * 167 + i // 7) % 256 for i in range(4_000))) is None


@pytest.mark.parametrize(
    ("declared", "guessed", "same"),
    [("windows-1251", False, True), ("no-such", True, False), ("utf-8", True, False), ("rot13", True, False)],
)
def test_page_is_read_as_it_declares_where_that_fits(declared: str, guessed: bool, same: bool) -> None:  # noqa: FBT001
    page = f'<html><head><meta charset="{declared}"></head><body>Мост держится</body></html>'
    decoded = decode_page(page.encode("cp1251"))
    assert decoded is not None
    assert (decoded.guessed, decoded.text == page) == (guessed, same)


def test_a_stray_control_in_a_short_text_is_no_binary() -> None:
    decoded = decode("Café\x00 open.".encode("cp1252"))
    assert decoded is not None
    assert decoded.text == "Café\x00 open."


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ("en", "en"),
        ("EN-gb", "en"),
        ("en_US", "en"),
        ("eng", "en"),
        ("English", "en"),
        ("prs", "prs"),
        ("fa", "fa"),
        ("zz", None),
        ("Dari, maybe", None),
        ("", None),
        (None, None),
    ],
)
def test_stated_language_as_a_code(stated: str | None, code: str | None) -> None:
    assert language_code(stated) == code
