"""What if: shown as supposed, kept nowhere, and in the address."""

from datetime import date
from html import unescape
from pathlib import Path
from re import findall

from fastapi.testclient import TestClient

from whoholds.pipeline import Tools, what_if
from whoholds.store import Store
from whoholds.web.clocks import Clocks
from whoholds.web.sight import Sights
from whoholds.web.suppositions import choices, supposed

DAY = {"as_of": "2021-09-06"}


def offered(client: TestClient) -> list[str]:
    form = client.get("/place/AF-PAN", params=DAY).text.split('id="if-title"')[1].split("</form>")[0]
    return [unescape(value) for value in findall(r'<option value="([^"]+)"', form)]


def finding(client: TestClient) -> dict[str, object]:
    return dict(client.get("/api/place/AF-PAN", params=DAY).json())


def test_nothing_is_supposed_unasked(client: TestClient) -> None:
    assert "Only supposed" not in client.get("/place/AF-PAN", params=DAY).text


def test_sources_and_claims_can_be_supposed_away(client: TestClient) -> None:
    before = finding(client)
    for value in offered(client):
        page = client.get("/place/AF-PAN", params={**DAY, "suppose": value})
        assert page.status_code == 200, value
        assert "Only supposed" in page.text
    assert finding(client) == before


def test_were_a_denial_true_the_front_would_hold_it(client: TestClient) -> None:
    denying = [str(one["id"]) for one in client.get("/api/place/AF-PAN", params=DAY).json()["against"]]
    value = next(one for one in offered(client) if one == f"true:{denying[0]}")
    text = client.get("/place/AF-PAN", params={**DAY, "suppose": value}).text
    told = text.split("Only supposed")[1].split("</section>")[0]
    then = told.partition("Then it would be")[2].partition("as told it is")[0]
    assert "<bdi>National Resistance Front</bdi>" in then
    assert "<bdi>Taliban</bdi>" not in then


def test_what_is_not_offered_is_refused(client: TestClient) -> None:
    assert client.get("/place/AF-PAN", params={**DAY, "suppose": "true:claim-0"}).status_code == 400
    assert client.get("/place/AF-PAN", params={**DAY, "suppose": "moon"}).status_code == 400


def test_a_supposition_is_the_one_of_the_command_line(example_db: Path, tools: Tools) -> None:
    day = date(2021, 9, 6)
    with Store.open(example_db) as store:
        sight = Sights(store, tools).see(Clocks(day))
        told = sight.finding("AF-PAN")
        assert told is not None
        for choice in [one for one in choices(told, sight) if not one.value.startswith("wrong")][:8]:
            sort, _, claim = choice.value.partition(":")
            anew = what_if(store.view(day), tools, day, claim)
            assert anew is not None
            picture = anew.supposed if sort == "true" else anew.without
            expected = next(one for one in picture.findings if one.place == "AF-PAN")
            found = supposed(choice.value, told, sight).finding
            assert found is not None
            assert (found.status, found.holder) == (expected.status, expected.holder), choice.words
