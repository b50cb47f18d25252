"""How fast the web page answers, at the server.

In: a database, or a JSON file with the size of one to make (``{"places": 500, "claims": 20000}``). Out: `Measured`.
Stays true: times are of this process's processor, so that other work does not count; "new" is a day nobody has looked
at, "known" one that somebody has; making the database is not timed.
"""

import json
import resource
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import process_time

from fastapi.testclient import TestClient

from evaluation.measured import Measured
from whoholds.errors import InputError
from whoholds.pipeline import Tools, gazetteer_of
from whoholds.read import ModelReader
from whoholds.records import (
    Claim,
    Evidence,
    Form,
    Kind,
    Mention,
    Party,
    PlaceRef,
    Reading,
    Report,
    Source,
    SourceKind,
    Stance,
    content_id,
)
from whoholds.store import Store
from whoholds.theatres import ANY_CONFLICT, load_theatre
from whoholds.web import Settings, create_app
from whoholds.web.clocks import Clocks

TASK = "speed of the web page: a database, or a JSON file with the size of one to make"
ROUNDS = 20
CLAIMS_PER_REPORT = 10
DAYS = 60


def measure(path: Path, limit: int | None = None) -> Measured:
    """Time the pages of one database (`limit`: so many rounds at most, of 20).

    Returns:
        ``first_ms`` for the first board of all, ``new_ms`` for the board of a new day, ``board_ms`` and ``place_ms`` of
        a known one, ``map_ms`` the map of a new day with what it draws, ``search_ms`` (95th of 100 each),
        ``first_page_kb`` with style and scripts of our own; ``timeline_mb`` of memory for the state of every place on
        every day, ``peak_mb`` of the process.
    """
    with tempfile.TemporaryDirectory() as folder:
        database = path if path.suffix != ".json" else _made(path, Path(folder) / "made.db")
        with Store.open(database) as store:
            theatre = load_theatre(store.last_theatre() or ANY_CONFLICT)
            tools = Tools(theatre, gazetteer_of(theatre.name), ModelReader(), _Clock())
            with TestClient(create_app(store, tools, Settings()), "http://localhost") as client:
                return _measured(store, client, min(limit or ROUNDS, ROUNDS))


class _Clock:
    def now(self) -> datetime:
        return datetime(2030, 1, 1, tzinfo=UTC)


def _measured(store: Store, client: TestClient, rounds: int) -> Measured:
    view = store.view()
    days = [day.isoformat() for day, _ in view.days()][-rounds:]
    first = _time_ms(client, "/")
    found = client.get("/api/board").json()
    places = [one["place"] for one in found["findings"]][:rounds]
    words = [words.split()[0] for claim in view.claims()[: 7 * rounds : 7] if (words := claim.quote.text)]
    if not days or not places:
        return Measured(0, {})
    text = client.get("/").content
    ours = sum(len(client.get(f"/static/{name}").content) for name in ("site.css", "site.js"))
    timeline = client.app.state.site.see(Clocks()).told.timeline  # type: ignore[attr-defined]
    metrics = {
        "first_ms": first,
        "map_ms": _p95([_time_ms(client, f"/map?as_of={day}", f"/map.geojson?as_of={day}") for day in days]),
        "new_ms": _p95([_time_ms(client, f"/?as_of={day}") for day in days]),
        "board_ms": _p95([_time_ms(client, f"/?as_of={day}") for day in days]),
        "place_ms": _p95([_time_ms(client, f"/place/{place}") for place in places]),
        "search_ms": _p95([_time_ms(client, f"/claims?q={one}") for one in words]),
        "first_page_kb": (len(text) + ours) / 1000,
        "claims": view.counts().claims,
        "places": found["total"],
        "timeline_mb": timeline.bytes / 1e6,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    return Measured(len(days) + len(places) + len(words), metrics)


def _time_ms(client: TestClient, *addresses: str) -> float:
    started = process_time()
    for address in addresses:
        answer = client.get(address)
        if answer.status_code != 200:
            raise InputError("page-failed", f"{address} answered {answer.status_code}; is this a whoholds database?")
    return (process_time() - started) * 1000


def _p95(times: list[float]) -> float:
    return sorted(times)[max(-(-95 * len(times) // 100) - 1, 0)]


def _made(path: Path, database: Path) -> Path:
    size = json.loads(path.read_text(encoding="utf-8"))
    places, claims = int(size["places"]), int(size["claims"])
    clock = _Clock()
    with Store.open(database) as store, store.writer(clock) as writer:
        for number in range(0, claims, CLAIMS_PER_REPORT):
            report = _report(number)
            said = tuple(_claim(report, number + i, places) for i in range(min(CLAIMS_PER_REPORT, claims - number)))
            writer.add_report(report, _Nothing())
            writer.add_reading(report.id, "made|1", Reading(report.id, (), ()), said, ())
    return database


class _Nothing:
    data = b""
    path = "made"


def _report(number: int) -> Report:
    day = date(2029, 1, 1) + timedelta(days=number // CLAIMS_PER_REPORT % DAYS)
    text = " ".join(f"Front {i} took Place {number + i}." for i in range(CLAIMS_PER_REPORT))
    name = f"made-{number}"
    return Report(content_id("report/1", [name]), name, day, f"Outlet {number % 40}", None, None, "en", text, 0, name)


def _claim(report: Report, number: int, places: int) -> Claim:
    position = number % CLAIMS_PER_REPORT
    words = f"Front {position} took Place {number}"
    start = report.text.index(words)
    party = f"Front {number % 4}"
    where = f"Place {number % places}"
    quote = Mention(words, start, start + len(words))
    source = Source(SourceKind.PARTY, None, f"Speaker {number % 300}", party)
    stance = Stance.DENIES if number % 5 == 0 else Stance.ASSERTS
    place = PlaceRef(None, where, f"Area {number % places % 50}", None)
    actor = Party(None, party, party)
    return Claim(
        report.id, quote, source, Kind.GAINS, stance, Form.INDIRECT, Evidence.STATEMENT, actor=actor, place=place
    )
