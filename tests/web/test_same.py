"""The web reads what is kept of every day; it must tell what judging that day anew would tell, on both clocks."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.conftest import ROOT
from tests.test_timeline import states_of
from whoholds.pipeline import Picture, Tools, picture, run
from whoholds.store import Store
from whoholds.web.clocks import Clocks
from whoholds.web.sight import Sight, Sights

FIRST = datetime(2022, 1, 1, tzinfo=UTC)


class Ticking:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = FIRST

    def now(self) -> datetime:
        return self.at


@pytest.fixture(scope="module")
def twice(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The example, told to the database in two halves a day apart."""
    clock = Ticking()
    slow = Tools(tools.theatre, tools.gazetteer, tools.reader, clock)
    paths = sorted((ROOT / "examples" / "panjshir").iterdir())
    with Store.open(tmp_path_factory.mktemp("same") / "twice.db") as store:
        for half in (paths[::2], paths[1::2]):
            run(half, store, slow)
            clock.at += timedelta(days=1)
        yield store


def check(sight: Sight, anew: Picture) -> None:
    places = sight.board.places(sight.board.rows)
    assert sight.board.states() == states_of(anew.findings, anew.questions)
    assert tuple(sight.findings(places)) == anew.findings
    assert tuple(one for place in places for one in sight.questions(place)) == anew.questions
    assert sight.roll_ups == anew.roll_ups
    assert dict(sight.claim_of) == anew.claims
    assert len(sight.claim_of) == len(anew.claims)
    assert dict(sight.report_of) == anew.reports
    assert sight.origins == len({one.lineage for asked in anew.questions for one in asked.attached})


def test_every_day_on_both_clocks_is_as_if_judged_anew(twice: Store, tools: Tools) -> None:
    sights = Sights(twice, tools)
    published = [day for day, _ in twice.view().days()]
    between = [day + timedelta(days=1) for day in published]
    ends = [published[0] - timedelta(days=1), published[-1] + timedelta(days=200), date(9999, 12, 31)]
    for known in (None, FIRST + timedelta(hours=1)):
        for day in sorted({*published, *between, *ends}):
            check(sights.see(Clocks(day, known)), picture(twice.view(day, known), tools, day))


def test_without_a_day_the_last_is_shown(twice: Store, tools: Tools) -> None:
    last = max(day for day, _ in twice.view().days())
    check(Sights(twice, tools).see(Clocks()), picture(twice.view(), tools, last))


def test_the_clock_can_be_set_to_the_first_day_there_is(twice: Store, tools: Tools) -> None:
    assert len(Sights(twice, tools).see(Clocks(date.min)).board) == 0
