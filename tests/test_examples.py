"""The rows S1 to S14 on the project's own reports of the same day, and the two clocks on its five weeks."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.conftest import ROOT, Known
from tests.rows import FRONT, MONDAY, TALIBAN, Rows, test_s4_all_names_of_the_front_are_one
from whoholds.pipeline import Tools, picture, run
from whoholds.records import Status
from whoholds.store import Store

__all__ = ["test_s4_all_names_of_the_front_are_one"]

EXAMPLE = ROOT / "examples" / "panjshir"
Know = Callable[[Path, date], Known]


@pytest.fixture(scope="session")
def the_day(know: Know, tmp_path_factory: pytest.TempPathFactory) -> Known:
    """The wire that tells of the claim, and the paper that tells what was said beside it."""
    folder = tmp_path_factory.mktemp("day")
    for name in ("2021-09-06-wire.txt", "2021-09-06-north-star.txt"):
        shutil.copy(EXAMPLE / name, folder / name)
    return know(folder, MONDAY)


class TestDay(Rows):
    """Every clause of every row on our own reports of the day."""

    districts = 7

    @pytest.fixture
    def known(self, the_day: Known) -> Known:
        return the_day


class SetClock:
    """Tells the instant it was last set to."""

    now_is = datetime(2021, 9, 6, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self.now_is


def test_s14_later_reports_change_later_views_only(tools: Tools, tmp_path: Path) -> None:
    clock = SetClock()
    told = Tools(tools.theatre, tools.gazetteer, tools.reader, clock)
    early = [path for path in sorted(EXAMPLE.iterdir()) if path.name < "2021-09-07"]
    late = [path for path in sorted(EXAMPLE.iterdir()) if path.name >= "2021-09-07"]
    with Store.open(tmp_path / "a.db") as store:
        run(early, store, told)
        before = picture(store.view(MONDAY), told, MONDAY)
        clock.now_is = datetime(2021, 10, 1, tzinfo=UTC)
        run(late, store, told)
        assert picture(store.view(MONDAY, datetime(2021, 9, 7, tzinfo=UTC)), told, MONDAY) == before
        late_day = date(2021, 9, 20)
        after = picture(store.view(late_day), told, late_day)
    state = {f.place: (f.status, f.holder) for f in after.findings}
    assert {f.place: f.status for f in before.findings}["AF-PAN"] is Status.CONTESTED
    assert state["AF-PAN"] == (Status.CONFIRMED, TALIBAN)


def test_a_report_dated_back_changes_no_view_recorded_before(tools: Tools, tmp_path: Path) -> None:
    clock = SetClock()
    told = Tools(tools.theatre, tools.gazetteer, tools.reader, clock)
    with Store.open(tmp_path / "a.db") as store:
        run([EXAMPLE / "2021-09-06-wire.txt"], store, told)
        before = picture(store.view(MONDAY), told, MONDAY)
        clock.now_is = datetime(2021, 12, 1, tzinfo=UTC)
        run([EXAMPLE / "2021-09-06-north-star.txt"], store, told)
        assert picture(store.view(MONDAY, datetime(2021, 11, 1, tzinfo=UTC)), told, MONDAY) == before
        assert len(store.view(MONDAY).reports()) == 2


def test_before_the_attack_the_front_holds_it(know: Know) -> None:
    found = know(EXAMPLE, date(2021, 8, 19))
    assert found.finding("Panjshir").holder == FRONT
