"""The site as files: it reads the same without a server, and holds nothing restricted."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from tests.web.test_reviews import desk_db
from whoholds.errors import InputError
from whoholds.pipeline import Tools
from whoholds.records import Decision, Review
from whoholds.store import Store
from whoholds.web.publishing import Published, file_of, publish


def published_to(folder: Path, store: Store, tools: Tools, days: int) -> Published:
    """Published in a thread of its own: the browser's driver keeps an event loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(publish, store, tools, folder, days).result()


@pytest.fixture(scope="module")
def published(example_db: Path, tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "site"
    with Store.open(example_db) as store:
        done = published_to(folder, store, tools, 7)
    assert done.pages > 30
    return folder


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def served(published: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(published)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_it_reads_the_same_from_a_plain_file_server(page: Page, served: str, complaints: list[str]) -> None:
    page.goto(f"{served}/index.html")
    while "2021-09-06" not in page.url:
        page.locator("#clock-back").click()
    page.get_by_role("link", name="Panjshir: contested").click()
    says = page.get_by_role("region", name="Says so")
    expect(page.get_by_role("region", name="Denies it")).to_contain_text("National Resistance Front")
    said = says.locator("mark").first.inner_text()
    says.locator("a.source").first.click()
    expect(page.locator("article.text")).to_contain_text(said)
    expect(page.locator(".anchor:target")).to_be_in_viewport()
    page.go_back()
    while page.locator("#clock-on").count():
        page.locator("#clock-on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("confirmed")
    assert complaints == []


def test_every_link_leads_to_a_file(published: Path) -> None:
    for one in published.rglob("*.html"):
        for target in re.findall(r'href="([^"#]+)', one.read_text(encoding="utf-8")):
            if not target.startswith(("http:", "https:")):
                assert (one.parent / target).resolve().is_file(), (one.name, target)


def test_nothing_restricted_is_in_it(example_db: Path, tools: Tools, tmp_path: Path) -> None:
    with Store.open(desk_db(example_db, tmp_path)) as store:
        claim = next(one for one in store.view().claims() if "seized all of Panjshir" in one.quote.text)
        with store.writer(tools.clock) as writer:
            writer.add_review(Review(claim.id, "Ada", Decision.RESTRICT, "endangers a source", tools.clock.now()))
        done = published_to(tmp_path / "site", store, tools, 2)
    assert done.held_back == 1
    for one in (tmp_path / "site").rglob("*.*"):
        assert claim.report_id not in one.read_text(encoding="utf-8"), one
        assert claim.id not in one.read_text(encoding="utf-8"), one


def test_a_folder_of_something_else_is_left_alone(example_db: Path, tools: Tools, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with Store.open(example_db) as store, pytest.raises(InputError) as refused:
        published_to(tmp_path, store, tools, 2)
    assert refused.value.code == "folder-not-empty"
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_addresses_have_files_of_their_own() -> None:
    addresses = [
        "/",
        "/?as_of=2021-09-06",
        "/place/a b",
        "/place/a_b",
        "/place/a%20b?x=1",
        "/download/claims.csv?place=a",
    ]
    assert len({file_of(one) for one in addresses}) == len(addresses)
    assert file_of("/download/claims.csv?place=a").endswith(".csv")
    assert ".." not in file_of("/place/..%2f..%2fetc")
