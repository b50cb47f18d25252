"""`whoholds serve` and `whoholds publish`: the picture as a web page, from a server or as files.

In: a database, an address. Out: a running site. Stays true: other machines need the token.
"""

from pathlib import Path

import uvicorn

from whoholds.cli.output import Output
from whoholds.pipeline import Tools
from whoholds.store import Store
from whoholds.web import Settings, create_app
from whoholds.web.clocks import Clocks
from whoholds.web.publishing import publish

MANY_CLAIMS, CLAIMS_A_SECOND = 20_000, 3_500
"""From how many on it is said that one waits, and how many one core judges a second (`evaluation/web_speed.py`)."""


def serve(store: Store, tools: Tools, settings: Settings, out: Output) -> None:
    """Listen until stopped."""
    app = create_app(store, tools, settings)
    if (claims := store.view().counts().claims) > MANY_CLAIMS:
        seconds = claims // CLAIMS_A_SECOND
        out.complain(f"judging every place on every day from {claims:,} claims, once: about {seconds:,} seconds …")
    app.state.site.see(Clocks())
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    out.complain(f"whoholds is at http://{host}:{settings.port}/ (stop with Ctrl-C)")
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", server_header=False)


def write_site(store: Store, tools: Tools, folder: Path, most_days: int, out: Output) -> None:
    """Write the site as files and say what was written."""
    done = publish(store, tools, folder, most_days)
    held_back = f"; {done.held_back} reports with restricted claims left out" if done.held_back else ""
    out.say(f"{done.pages} pages and {done.files} other files written to {folder}{held_back}; open {folder}/index.html")
