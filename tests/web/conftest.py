"""A site over the shipped example, served for real, and the system's Chromium where there is one."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT
from whoholds.pipeline import Tools, run
from whoholds.store import Store
from whoholds.web import Settings, create_app

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def example_db(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped example, read."""
    path = tmp_path_factory.mktemp("web") / "panjshir.db"
    with Store.open(path) as store:
        run([ROOT / "examples" / "panjshir"], store, tools)
    return path


@pytest.fixture(scope="session")
def client(example_db: Path, tools: Tools) -> Iterator[TestClient]:
    """The site without a network."""
    with Store.open(example_db) as store, TestClient(create_app(store, tools, Settings()), "http://localhost") as made:
        yield made


class Served:
    """An application on a free port of this machine, in a thread."""

    def __init__(self, app: object) -> None:
        self._server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))  # type: ignore[arg-type]
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        return f"http://127.0.0.1:{self._server.servers[0].sockets[0].getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="session")
def address(example_db: Path, tools: Tools) -> Iterator[str]:
    """Where the example's site is served."""
    with Store.open(example_db) as store, Served(create_app(store, tools, Settings())) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine; install the package chromium to run the browser tests")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console complained about."""
    return []


@pytest.fixture
def page(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    """A new page; whatever it asks of another machine is refused and noted."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    opened.on("console", lambda told: complaints.append(told.text) if told.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
