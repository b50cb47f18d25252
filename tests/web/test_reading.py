"""What a person does first, in a real browser: look, ask why, follow a sentence, move the clock, share."""

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

THAT_DAY = "2021-09-06"


def set_clock(page: Page, day: str) -> None:
    page.get_by_label("As published by").fill(day)
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(f"as_of={day}"))


@pytest.mark.parametrize("width", [1280, 390])
def test_contested_then_changed(page: Page, address: str, complaints: list[str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address)
    set_clock(page, THAT_DAY)
    tile = page.get_by_role("link", name="Panjshir: contested")
    expect(tile).to_be_visible()
    tile.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("contested")
    says, denies = page.get_by_role("region", name="Says so"), page.get_by_role("region", name="Denies it")
    expect(says).to_contain_text("Taliban")
    expect(denies).to_contain_text("National Resistance Front")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    said = says.locator("mark").first.inner_text()
    says.locator("a.source").first.click()
    marked = page.locator("article.text mark.said")
    expect(marked.first).to_be_in_viewport()
    assert "".join(marked.all_inner_texts()) == said

    page.get_by_role("link", name="see Panjshir").first.click()
    before = page.get_by_role("heading", level=1).inner_text()
    set_clock(page, "2021-09-20")
    after = page.get_by_role("heading", level=1)
    expect(after).to_contain_text("confirmed")
    assert after.inner_text() != before

    link = page.get_by_text("Link to this view").get_attribute("href")
    shown = page.locator("main").inner_text()
    page.goto(urljoin(address, link or ""))
    assert page.locator("main").inner_text() == shown
    assert complaints == []


def test_the_same_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/?as_of={THAT_DAY}")
    tab_to(page, "skip")
    page.keyboard.press("Enter")
    tab_to(page, "Panjshir: contested")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Panjshir")
    tab_to(page, ", 6 September 2021")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_be_in_viewport()
    tab_to(page, "On to ")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile(THAT_DAY))


def tab_to(page: Page, words: str, most: int = 120) -> None:
    """Press Tab until what has the focus is called by `words`."""
    for _ in range(most):
        page.keyboard.press("Tab")
        name = page.evaluate("(e => e.getAttribute('aria-label') || e.textContent)(document.activeElement)")
        if words.lower() in name.lower():
            return
    raise AssertionError(f"{most} steps of the Tab key do not lead to {words!r}")


def test_nothing_is_asked_of_another_machine(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/place/AF-PAN", "/rules"):
        page.goto(address + path)
    assert asked
    assert all(url.startswith(address) for url in asked)
