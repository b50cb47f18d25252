"""Text out of reports stays text: hostile words in every field of a claim and its report, shown in a real browser."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Page

from tests.store.conftest import Bytes
from tests.web.conftest import Served
from tests.web.payloads import PAYLOADS
from whoholds.pipeline import Tools
from whoholds.records import (
    Claim,
    Evidence,
    Form,
    Kind,
    Mention,
    Party,
    PlaceRef,
    Reading,
    Report,
    Source,
    SourceKind,
    Stance,
    content_id,
)
from whoholds.store import Store
from whoholds.web import Settings, create_app

DAY = date(2021, 9, 6)


def hostile(number: int, words: str) -> tuple[Report, Claim]:
    """A report and a claim with `words` in every field that holds text."""
    text = f"Before. {words} After."
    said = Mention(words, 8, 8 + len(words))
    report_id = content_id("report/1", [str(number)])
    report = Report(report_id, words, DAY, words, words, words, "en", text, 0, f"sha-{number}")
    claim = Claim(
        report_id,
        said,
        Source(SourceKind.PARTY, said, f"{words} speaker", f"{words} side"),
        Kind.GAINS,
        Stance.ASSERTS if number % 2 else Stance.DENIES,
        Form.DIRECT,
        Evidence.STATEMENT,
        cue=said,
        via=(words,),
        actor=Party(said, words, f"{words} holder"),
        target=Party(said, words, words),
        place=PlaceRef(said, f"{words} {number}", words, None),
    )
    return report, claim


@pytest.fixture(scope="module")
def hostile_address(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with Store.open(tmp_path_factory.mktemp("hostile") / "h.db") as store:
        with store.writer(tools.clock) as writer:
            for number, words in enumerate(PAYLOADS):
                report, claim = hostile(number, words)
                writer.add_report(report, Bytes(b"", words))
                writer.add_reading(report.id, "1|x", Reading(report.id, (), ()), (claim,), ())
        with Served(create_app(store, tools, Settings())) as address:
            yield address


def test_there_are_sixty_and_they_differ() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 60


def test_no_script_runs_and_no_link_is_one(page: Page, hostile_address: str, complaints: list[str]) -> None:
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.goto(hostile_address)
    paths = page.locator("a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    seen = 0
    for path in [*dict.fromkeys(p for p in paths if p.startswith(("/place/", "/rules"))), "/"]:
        page.goto(hostile_address + path)
        assert "Nothing there" not in page.locator("h1").inner_text(), path
        check(page)
        for source in page.locator("a.source").evaluate_all("links => links.map(a => a.href)")[:1]:
            page.goto(source)
            check(page)
            seen += 1
    assert seen == len(PAYLOADS)
    assert [told for told in complaints if "404" not in told] == []


def check(page: Page) -> None:
    assert page.evaluate("window.hit") is None, page.url
    assert is_clean(page), page.url


def is_clean(page: Page) -> bool:
    """Whether every link goes where a page may go, and no element has a handler."""
    return bool(
        page.evaluate(
            """() => [...document.querySelectorAll('*')].every(e =>
                 [...e.attributes].every(a => !a.name.startsWith('on') && !a.name.startsWith('hx-on'))
                 && (!e.href || typeof e.href !== 'string' || /^https?:/.test(e.href)))"""
        )
    )
