"""Review: kept beside the claim, never instead of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from whoholds.pipeline import Tools
from whoholds.records import Decision, Review
from whoholds.store import Store
from whoholds.web import Settings, create_app
from whoholds.web.reviews import agreement

FORM = {"reviewer": "Ada", "decision": "reject", "reason": "the report says the opposite"}


def desk_db(example_db: Path, folder: Path) -> Path:
    """A copy of the example that may be written to."""
    with closing(sqlite3.connect(example_db)) as source, closing(sqlite3.connect(folder / "copy.db")) as copy:
        source.backup(copy)
    return folder / "copy.db"


@pytest.fixture
def desk(example_db: Path, tools: Tools, tmp_path: Path) -> Iterator[TestClient]:
    """A site that may be written to."""
    with Store.open(desk_db(example_db, tmp_path)) as store:
        yield TestClient(create_app(store, tools, Settings()), "http://localhost")


def first_claim(desk: TestClient) -> str:
    return str(desk.get("/api/place/AF-PAN", params={"as_of": "2021-09-06"}).json()["for"][0]["id"])


DAY = {"as_of": "2021-09-06"}


def test_a_rejected_claim_counts_no_more_and_is_still_shown(desk: TestClient) -> None:
    claim = first_claim(desk)
    page = desk.post("/review", data={**FORM, "claim": claim})
    assert page.status_code == 200
    assert "the report says the opposite" in page.text
    finding = desk.get("/api/place/AF-PAN", params=DAY).json()
    assert claim not in {one["id"] for column in ("for", "against", "lesser") for one in finding[column]}
    assert finding["reviewed"] == {"reject": 1}
    place = desk.get("/place/AF-PAN", params=DAY).text
    assert "With 1 reviewed: 1 reject" in place
    assert "reject by <bdi>Ada</bdi>" in place.split("Not counted")[1]


def test_a_confirmed_claim_counts_as_before(desk: TestClient) -> None:
    before = desk.get("/api/board", params=DAY).json()
    desk.post("/review", data={**FORM, "decision": "confirm", "claim": first_claim(desk)})
    assert desk.get("/api/board", params=DAY).json() == before
    assert "With 1 reviewed: 1 confirm" in desk.get("/place/AF-PAN", params=DAY).text


def test_a_corrected_claim_counts_as_corrected_and_shows_what_was_read(desk: TestClient) -> None:
    claim = first_claim(desk)
    read = next(one for one in desk.get("/api/place/AF-PAN", params=DAY).json()["for"] if one["id"] == claim)
    desk.post("/review", data={**FORM, "decision": "correct", "stance": "denies", "claim": claim})
    finding = desk.get("/api/place/AF-PAN", params=DAY).json()
    assert claim not in {one["id"] for one in finding["for"]}
    assert read in [one for column in ("against", "lesser") for one in finding[column]]


def test_a_correction_in_words_alone_leaves_the_claim_out(desk: TestClient) -> None:
    claim = first_claim(desk)
    desk.post("/review", data={**FORM, "decision": "correct", "correction": "it tells of 1996", "claim": claim})
    assert claim in desk.get("/place/AF-PAN", params=DAY).text.split("Not counted")[1]


def test_decisions_made_later_are_not_in_an_earlier_view(desk: TestClient) -> None:
    desk.post("/review", data={**FORM, "claim": first_claim(desk)})
    early = {"as_of": "2021-09-06", "recorded_by": "2021-12-31T00:00:00Z"}
    assert "Ada" not in desk.get("/place/AF-PAN", params=early).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": " "},
        {"reviewer": " "},
        {"decision": "shrug"},
        {"decision": "correct"},
        {"decision": "link"},
        {"decision": "link", "other": "claim-0"},
        {"claim": "claim-0"},
    ],
)
def test_an_incomplete_review_is_refused(desk: TestClient, wrong: dict[str, str]) -> None:
    assert desk.post("/review", data={"claim": first_claim(desk), **FORM, **wrong}).status_code == 400
    assert "0 claims have been reviewed" in desk.get("/review").text


@pytest.mark.parametrize("headers", [{"Origin": "https://example.org"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_form_from_another_site_is_refused(desk: TestClient, headers: dict[str, str]) -> None:
    assert desk.post("/review", data={**FORM, "claim": first_claim(desk)}, headers=headers).status_code == 400


def test_agreement_counts_pairs_on_one_claim(tools: Tools) -> None:
    def says(who: str, decision: Decision) -> Review:
        return Review("claim-1", who, decision, "seen", tools.clock.now())

    told = [says("Ada", Decision.CONFIRM), says("Bo", Decision.CONFIRM), says("Cy", Decision.REJECT)]
    assert agreement([told, told[:1]]) == (1, 3)
