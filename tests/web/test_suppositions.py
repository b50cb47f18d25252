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


def test_were_the_fronts_own_words_true_it_would_hold_it(client: TestClient) -> None:
    against = client.get("/api/place/AF-PAN", params=DAY).json()["against"]
    denying = [one for one in against if one["source"]["side"] == "National Resistance Front"]
    values = [one for one in offered(client) if one in {f"true:{claim['id']}" for claim in denying}]
    then = [_then(client, value) for value in values]
    held = [words for words in then if "<bdi>National Resistance Front</bdi>" in words.partition("because")[0]]
    assert held
    assert all("<bdi>Taliban</bdi>" not in words for words in held)


def _then(client: TestClient, value: str) -> str:
    text = client.get("/place/AF-PAN", params={**DAY, "suppose": value}).text
    told = text.split("Only supposed")[1].split("</section>")[0]
    return told.partition("Then it would be")[2].partition("as told it is")[0]


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
