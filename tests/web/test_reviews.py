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


def test_a_decision_stands_beside_the_claim_and_changes_no_finding(desk: TestClient) -> None:
    claim = first_claim(desk)
    before = desk.get("/api/board").json()
    page = desk.post("/review", data={**FORM, "claim": claim})
    assert page.status_code == 200
    assert "the report says the opposite" in page.text
    assert desk.get("/api/board").json() == before
    place = desk.get("/place/AF-PAN", params={"as_of": "2021-09-06"}).text
    assert "reject by <bdi>Ada</bdi>" in place


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
