"""Both clocks, filters, order, and a view that stands still."""

from datetime import UTC, date, datetime

import pytest

from tests.store.conftest import SetClock, add, make_claims, make_report
from whoholds.errors import StoreError
from whoholds.records import Decision, Kind, Review, Stance
from whoholds.store import Store

NINTH = datetime(2021, 9, 9, tzinfo=UTC)


def test_as_of_leaves_out_what_was_published_later(store: Store, clock: SetClock) -> None:
    with store.writer(clock) as writer:
        add(writer, make_report("early", date(2021, 9, 5)))
        add(writer, make_report("late", date(2021, 9, 7)))
    assert [report.name for report in store.view(date(2021, 9, 6)).reports()] == ["early"]
    assert len(store.view(date(2021, 9, 7)).claims()) == 4


def test_undated_reports_stay_in_sight_and_last(store: Store, clock: SetClock) -> None:
    with store.writer(clock) as writer:
        add(writer, make_report("a", None))
        add(writer, make_report("b"))
    view = store.view(date(2021, 9, 6))
    assert [report.name for report in view.reports()] == ["b", "a"]
    assert (view.counts().reports, view.counts().undated) == (2, 1)


def test_back_dated_report_changes_no_view_recorded_before(store: Store, clock: SetClock) -> None:
    with store.writer(clock) as writer:
        add(writer, make_report("a"))
        clock.time = datetime(2021, 9, 10, tzinfo=UTC)
        add(writer, make_report("back-dated", date(2021, 9, 1)))
    assert [report.name for report in store.view(recorded_by=NINTH).reports()] == ["a"]
    assert store.view(recorded_by=NINTH).report(make_report("back-dated").id) is None
    assert len(store.view().reports()) == 2


def test_newer_reading_replaces_the_older_from_its_instant_on(store: Store, clock: SetClock) -> None:
    report = make_report("a")
    with store.writer(clock) as writer:
        add(writer, report, "1|x", speaker="Guards")
        clock.time = datetime(2021, 9, 10, tzinfo=UTC)
        add(writer, report, "2|x", speaker="Mill Guards")
    assert store.view(recorded_by=NINTH).claims()[0].source.actor == "Guards"
    assert [claim.source.actor for claim in store.view().claims()] == ["Mill Guards", "Officers"]
    assert store.view(version="1|x").claims()[0].source.actor == "Guards"
    assert store.view().counts().links == 1


def test_view_stands_still_while_a_run_writes(store: Store, clock: SetClock) -> None:
    with store.writer(clock) as writer:
        add(writer, make_report("a"))
        view = store.view()
        add(writer, make_report("b"))
        add(writer, make_report("a"), "2|x", speaker="Someone else")
    assert [report.name for report in view.reports()] == ["a"]
    assert view.claims()[0].source.actor == "Guards"


def test_reader_is_not_held_up_by_an_open_write(store: Store, clock: SetClock) -> None:
    with store.writer(clock) as writer:
        add(writer, make_report("a"))
        with writer._connection.begin():
            assert len(store.view().claims()) == 2


def test_order_does_not_depend_on_order_of_writing(store: Store, clock: SetClock) -> None:
    names = ["c", "a", "B"]
    with store.writer(clock) as writer:
        for name in names:
            add(writer, make_report(name))
    claims = store.view().claims()
    expected = [claim for name in ["B", "a", "c"] for claim in make_claims(make_report(name))]
    assert claims == expected


@pytest.mark.parametrize(
    ("conditions", "stances"),
    [
        ({"place": "XX-1"}, ["asserts", "denies"]),
        ({"place": "Mill"}, ["asserts", "denies"]),
        ({"place": "Bridge"}, []),
        ({"speaker": "Officers"}, ["denies"]),
        ({"speaker": "North"}, ["asserts"]),
        ({"stance": Stance.DENIES, "kind": Kind.GAINS}, ["denies"]),
        ({"kind": Kind.LOSES}, []),
        ({"since": date(2021, 9, 6)}, ["asserts", "denies"]),
        ({"since": date(2021, 9, 7)}, []),
    ],
)
def test_filters(store: Store, clock: SetClock, conditions: dict[str, str], stances: list[str]) -> None:
    with store.writer(clock) as writer:
        add(writer, make_report("a"))
    assert [claim.stance for claim in store.view().claims(**conditions)] == stances  # type: ignore[arg-type]


def test_names_and_report_come_back_equal(store: Store, clock: SetClock) -> None:
    report = make_report("a")
    with store.writer(clock) as writer:
        add(writer, report)
    assert store.view().report(report.id) == report
    assert [name.mention.text for name in store.view().names(report.id)] == ["Guards"]
    assert store.view().names("report-absent") == ()


def test_days_are_counted_in_order_and_the_undated_have_none(store: Store, clock: SetClock) -> None:
    with store.writer(clock) as writer:
        for name, day in (("c", date(2021, 9, 7)), ("a", date(2021, 9, 5)), ("b", date(2021, 9, 7)), ("u", None)):
            add(writer, make_report(name, day))
    assert store.view().days() == [(date(2021, 9, 5), 1), (date(2021, 9, 7), 2)]


def test_views_of_the_same_rows_have_the_same_end(store: Store, clock: SetClock) -> None:
    before = store.view().newest
    with store.writer(clock) as writer:
        add(writer, make_report("a"))
    assert store.view().newest != before
    assert store.view().newest == store.view().newest


def test_search_finds_words_of_quote_speaker_and_place_in_sight(store: Store, clock: SetClock) -> None:
    with store.writer(clock) as writer:
        add(writer, make_report("a"))
        add(writer, make_report("late", date(2021, 9, 9)))
    view = store.view(date(2021, 9, 6))
    assert [claim.quote.text for claim in view.search("fallen mill")] == ["the mill had fallen"]
    assert [claim.source.actor for claim in view.search("Off")] == ["Officers"]
    assert len(view.search("mill")) == 2
    assert len(store.view().search("mill")) == 4
    assert view.search("nothing of the kind") == view.search("") == view.search('" OR *(') == []


def test_search_gives_the_newest_reading_only(store: Store, clock: SetClock) -> None:
    with store.writer(clock) as writer:
        add(writer, make_report("a"), "1|x", speaker="Keepers")
        add(writer, make_report("a"), "2|x", speaker="Wardens")
    assert store.view().search("Keepers") == []
    assert [claim.source.actor for claim in store.view().search("Wardens")] == ["Wardens"]


def test_reviews_are_kept_beside_the_claim_in_order(store: Store, clock: SetClock) -> None:
    said, denied = make_claims(make_report("a"))
    with store.writer(clock) as writer:
        add(writer, make_report("a"))
        writer.add_review(Review(said.id, "Ada", Decision.REJECT, "misread", clock.now()))
        clock.time = datetime(2021, 9, 10, tzinfo=UTC)
        writer.add_review(Review(said.id, "Ada", Decision.LINK, "same words", clock.now(), None, denied.id))
        with pytest.raises(StoreError) as refused:
            writer.add_review(Review("claim-0", "Ada", Decision.CONFIRM, "seen", clock.now()))
    assert refused.value.code == "store-unknown-claim"
    assert [one.decision for one in store.view().reviews()] == [Decision.REJECT, Decision.LINK]
    assert [one.decision for one in store.view(recorded_by=NINTH).reviews()] == [Decision.REJECT]
    assert store.view().claims() == store.view(recorded_by=NINTH).claims()


def test_words_of_very_many_claims_give_the_newest(
    store: Store, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.writer(clock) as writer:
        add(writer, make_report("a"))
        add(writer, make_report("late", date(2021, 9, 9)))
    ranked = {claim.id for claim in store.view().search("mill")}
    monkeypatch.setattr("whoholds.store.dialect.RANKED_MOST", 1)
    found = store.view().search("mill")
    assert {claim.id for claim in found} == ranked
    assert len(store.view().search("mill", 1)) == 1
