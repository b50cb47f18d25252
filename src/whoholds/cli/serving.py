"""`whoholds serve`: the picture as a web page.

In: a database, an address. Out: a running site. Stays true: other machines need the token.
"""

import uvicorn

from whoholds.cli.output import Output
from whoholds.pipeline import Tools
from whoholds.store import Store
from whoholds.web import Settings, create_app


def serve(store: Store, tools: Tools, settings: Settings, out: Output) -> None:
    """Listen until stopped."""
    app = create_app(store, tools, settings)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    out.complain(f"whoholds is at http://{host}:{settings.port}/ (stop with Ctrl-C)")
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", server_header=False)
