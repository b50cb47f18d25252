"""Start here: the application with its routes, one small module each.

In: a store, tools, settings. Out: an ASGI application. Stays true: nothing is fetched from elsewhere; every answer
carries the guard's headers.
"""

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from whoholds.pipeline import Tools
from whoholds.store import Store
from whoholds.web import api, boards, changes, downloads, faults, feeds, listings, maps, places, reviews, texts
from whoholds.web.guard import Guard
from whoholds.web.settings import STATIC, Settings
from whoholds.web.site import Site


def create_app(store: Store, tools: Tools, settings: Settings) -> FastAPI:
    """The whole site over one database.

    Raises:
        InputError: the settings would open it to others without a token.
    """
    app = FastAPI(
        title="whoholds",
        description="Who holds what, says who.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.site = Site(store, tools, settings.checked())
    for module in (boards, maps, places, texts, listings, changes, reviews, downloads, feeds, api):
        app.include_router(module.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    faults.show_faults(app)
    app.add_middleware(Guard, settings=settings)
    return app
