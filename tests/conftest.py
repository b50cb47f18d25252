"""What tests share: the tools of a theatre, and pictures read from real text once a session."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from whoholds.pipeline import Picture, Tools, picture, run
from whoholds.read import ModelReader
from whoholds.records import Claim, Finding, Link
from whoholds.resolve import StackedGazetteer
from whoholds.resolve.gazetteer.building import FOLDER_VARIABLE
from whoholds.store import Store
from whoholds.theatres import load_theatre

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def pytest_configure(config: pytest.Config) -> None:
    """The world's places are built once for the tests, in pytest's own folder, never in the user's."""
    os.environ.setdefault(FOLDER_VARIABLE, str(config.cache.mkdir("places")) if config.cache else "")


class FixedClock:
    """Always the same instant, long after the examples."""

    def now(self) -> datetime:
        return datetime(2022, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Known:
    """What is known of some reports on a day."""

    picture: Picture
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]

    def finding(self, place: str) -> Finding:
        return next(f for f in self.picture.findings if f.place_name == place)

    def saying(self, words: str) -> list[Claim]:
        return [c for c in self.claims if words in c.quote.text]


@pytest.fixture(scope="session")
def tools() -> Tools:
    theatre = load_theatre("afghanistan")
    return Tools(theatre, StackedGazetteer.of(theatre), ModelReader(), FixedClock())


@pytest.fixture(scope="session")
def know(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, date], Known]:
    """Reads paths once each, and gives the picture of any day."""
    stores: dict[Path, Store] = {}

    def known(path: Path, day: date) -> Known:
        if path not in stores:
            stores[path] = Store.open(tmp_path_factory.mktemp("known") / "known.db")
            run([path], stores[path], tools)
        view = stores[path].view(day)
        return Known(picture(view, tools, day), tuple(view.claims()), tuple(view.links()))

    return known


@pytest.fixture(scope="session")
def reference(know: Callable[[Path, date], Known]) -> Known:
    path = SHARED / "reports" / "2021-09-06-panjshir.txt"
    if not path.exists():
        pytest.skip("the reference report is third-party text and not part of the project")
    return know(path, date(2021, 9, 6))


@pytest.fixture(scope="session")
def example(know: Callable[[Path, date], Known]) -> Known:
    """The shipped report of the same day."""
    return know(ROOT / "examples" / "panjshir" / "2021-09-06-wire.txt", date(2021, 9, 6))
