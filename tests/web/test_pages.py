"""Pages without a browser: what they hold, what they refuse, what goes along in links."""

import csv
import io
import json
import re

import pytest
from fastapi.testclient import TestClient

from whoholds.errors import InputError
from whoholds.pipeline import Tools
from whoholds.store import Store
from whoholds.web import Settings, create_app

DAY = {"as_of": "2021-09-06"}


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    for path in ("/", "/place/AF-PAN", "/static/site.css", "/nowhere"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_pages_hold_no_inline_script_or_style(client: TestClient) -> None:
    for path in ("/", "/place/AF-PAN", "/rules"):
        text = client.get(path, params=DAY).text
        assert "<style" not in text
        assert " style=" not in text
        assert "<script>" not in text


def test_the_clock_goes_along_in_every_link_to_a_page(client: TestClient) -> None:
    text = client.get("/", params=DAY).text
    links = [part.split('"')[0] for part in text.split('href="/place/')[1:]]
    assert links
    assert all("as_of=2021-09-06" in link for link in links)


def test_a_page_by_an_earlier_instant_knows_nothing_later(client: TestClient) -> None:
    text = client.get("/", params={"recorded_by": "2000-01-01T00:00:00Z"}).text
    assert "0 claims" in text


def test_downloads_hold_what_the_page_shows(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/download/board.csv", params=DAY).text)))
    assert any(row["place"] == "AF-PAN" and row["status"] == "contested" for row in rows)
    only = list(
        csv.DictReader(io.StringIO(client.get("/download/board.csv", params={**DAY, "status": "claimed"}).text))
    )
    assert {row["status"] for row in only} == {"claimed"}
    points = client.get("/download/board.geojson", params=DAY).json()
    assert len(points["features"]) == len(rows)


def test_a_places_claims_are_those_on_its_page(client: TestClient) -> None:
    params = {**DAY, "place": "AF-PAN"}
    rows = list(csv.DictReader(io.StringIO(client.get("/download/claims.csv", params=params).text)))
    page = client.get("/place/AF-PAN", params=DAY).text
    shown = {part.split('"')[0] for part in page.split('<article class="card')[1:] for part in part.split('id="c-')[1:]}
    assert shown <= {row["claim"] for row in rows}
    lines = client.get("/download/claims.jsonl", params=params).text.splitlines()
    assert {claim["id"] for line in lines for claim in json.loads(line)["claims"]} == {row["claim"] for row in rows}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/place/XX-NOWHERE", 404),
        ("/report/report-0", 404),
        ("/?as_of=yesterday", 400),
        ("/?recorded_by=soon", 400),
        ("/nowhere", 404),
    ],
)
def test_what_is_wrong_is_said_in_words(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert "Traceback" not in answer.text


def test_another_address_needs_a_token() -> None:
    with pytest.raises(InputError) as refused:
        Settings(host="0.0.0.0").checked()
    assert refused.value.code == "token-missing"
    assert Settings(host="::1").checked()


def test_a_token_is_asked_for_and_kept(example_db: object, tools: Tools) -> None:
    with Store.open(example_db) as store:  # type: ignore[arg-type]
        app = create_app(store, tools, Settings(host="0.0.0.0", token="let me in"))
        guarded = TestClient(app, "http://example.org", follow_redirects=False)
        assert guarded.get("/").status_code == 401
        assert guarded.get("/?token=wrong").status_code == 401
        assert guarded.get("/", headers={"Authorization": "Bearer let me in"}).status_code == 200
        welcome = guarded.get("/?token=let+me+in&as_of=2021-09-06")
        assert welcome.headers["location"] == "/?as_of=2021-09-06"
        assert guarded.get("/").status_code == 200


def test_a_name_pointed_at_this_machine_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"Host": "rebound.example"}).status_code == 421


def test_a_long_table_comes_in_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = client.get("/", params=DAY).text
    assert "page 1 of" not in whole
    monkeypatch.setattr("whoholds.web.boards.MOST_ROWS", 2)
    pages = [client.get("/", params={**DAY, "page": str(page)}).text for page in (1, 2)]
    assert "page=2" in pages[0]
    tables = [re.findall(r'<th scope="row"><a href="/place/([^?"]+)', text) for text in (whole, *pages)]
    assert [len(table) for table in tables[1:]] == [2, 2]
    assert tables[0][:4] == [*tables[1], *tables[2]]
