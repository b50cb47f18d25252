"""Claims, speakers, questions, trays, changes and feeds of the example."""

import json
import re
from html import escape
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

DAY = {"as_of": "2021-09-06"}
PATHS = (
    "/claims",
    "/speakers",
    "/speaker/Taliban",
    "/trays?tray=unattributed",
    "/changes",
    "/review",
    "/api",
    "/rules",
)


@pytest.mark.parametrize("path", PATHS)
def test_every_page_opens_at_any_day(client: TestClient, path: str) -> None:
    for day in ("2000-01-01", "2021-09-06", ""):
        sign = "&" if "?" in path else "?"
        assert client.get(f"{path}{sign}as_of={day}").status_code in ({200} if day != "2000-01-01" else {200, 404})


def test_search_finds_by_words_and_filters_narrow(client: TestClient) -> None:
    found = client.get("/api/claims", params={"q": "valley"}).json()
    assert found["total"]
    assert all("valley" in (c["quote"]["text"] + str(c["place"])).lower() for c in found["claims"])
    denials = client.get("/api/claims", params={"stance": "denies", "place": "AF-PAN"}).json()["claims"]
    assert denials
    assert {c["stance"] for c in denials} == {"denies"}
    assert client.get("/claims", params={"stance": "shrugs"}).status_code == 400


def test_a_speakers_page_is_in_order_of_publication(client: TestClient) -> None:
    days = re.findall(r"</bdi>, (\d+ \w+ \d{4})</a>", client.get("/speaker/National%20Resistance%20Front").text)
    known = sorted(days, key=lambda words: (words.split()[2], words.split()[1] == "September", int(words.split()[0])))
    assert len(days) > 3
    assert days == known


def test_a_question_lists_every_claim_that_bears_on_it(client: TestClient) -> None:
    link = re.search(r'href="(/question/[^"]+)"', client.get("/place/AF-PAN", params=DAY).text)
    assert link
    assert client.get(link.group(1).replace("&amp;", "&")).text.count("#said") > 5


def test_the_next_change_is_the_next_day_another_state_is_found(client: TestClient) -> None:
    answer = client.get(
        "/next-change", params={**DAY, "place": "AF-PAN", "back_to": "/place/AF-PAN"}, follow_redirects=False
    )
    assert answer.headers["location"].startswith("/place/AF-PAN?as_of=2021-09-")
    before = client.get("/api/place/AF-PAN", params=DAY).json()
    after = client.get("/api" + answer.headers["location"]).json()
    assert (before["status"], before["holder"]) != (after["status"], after["holder"])


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:x"])
def test_the_next_change_never_leaves_the_site(client: TestClient, elsewhere: str) -> None:
    assert client.get("/next-change", params={"back_to": elsewhere}, follow_redirects=False).status_code == 400


def test_feeds_tell_the_changes_of_the_page(client: TestClient) -> None:
    told = client.get("/api/changes", params=DAY).json()["changes"]
    feed = ElementTree.fromstring(client.get("/feed.atom", params=DAY).text)
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    items = json.loads(client.get("/feed.json", params=DAY).text)["items"]
    assert told
    assert len(told) == len(entries) == len(items) == len({item["id"] for item in items})


def test_the_api_is_described(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert paths
    assert all(path.startswith("/api/") for path in paths)
    assert client.get("/api/place/nowhere").json()["code"] == "not-found"


def test_the_clock_can_go_back_before_a_place_was_spoken_of(client: TestClient) -> None:
    for finding in client.get("/api/board").json()["findings"]:
        answer = client.get(f"/place/{finding['place']}", params={"as_of": "2000-01-01"})
        assert answer.status_code == 200, finding["place"]
        assert escape(finding["place_name"]) in answer.text
        assert "Nothing in sight" in answer.text
