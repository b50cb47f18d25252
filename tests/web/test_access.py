"""Everybody can use it: no serious finding of axe-core on any page, at the width of a desk and of a phone."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.conftest import ROOT

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PATHS = (
    "/?as_of=2021-09-06",
    "/map?as_of=2021-09-06",
    "/place/AF-PAN?as_of=2021-09-06",
    "/claims?q=valley",
    "/speakers",
    "/speaker/Taliban",
    "/trays",
    "/changes",
    "/review",
    "/rules",
    "/api",
    "/nowhere",
)


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        pytest.skip("axe-core is not here; `make` installs it where npm is")
    return Path(AXE).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [1280, 390])
def test_no_serious_barrier(page: Page, address: str, axe: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    faults = {path: serious(page, address + path, axe) for path in PATHS}
    page.goto(f"{address}/place/AF-PAN?as_of=2021-09-06")
    faults["report"] = serious(page, page.locator("a.source").first.evaluate("link => link.href"), axe)
    faults["review"] = serious(page, address + str(review_link(page, address)), axe)
    assert {path: found for path, found in faults.items() if found} == {}


def review_link(page: Page, address: str) -> str | None:
    page.goto(f"{address}/review")
    return page.locator("section.stake a.button").first.get_attribute("href")


def serious(page: Page, url: str, axe: str) -> list[str]:
    page.goto(url)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{url} is wider than the screen"
    page.evaluate(axe)
    found: list[dict[str, Any]] = page.evaluate("axe.run().then(told => told.violations)")
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found if one["impact"] in ("serious", "critical")
    ]
