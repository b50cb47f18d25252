"""What goes wrong on a site, and how it is shown.

In: errors. Out: pages with a status, or JSON under ``/api``. Stays true: an error page has the remedy and no trace.
"""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from whoholds.errors import InputError, StoreError, WhoholdsError
from whoholds.web.site import site_of


class PageMissingError(InputError):
    """There is no such page."""

    def __init__(self, message: str) -> None:
        super().__init__("not-found", message)


def _status(error: WhoholdsError) -> int:
    if isinstance(error, PageMissingError):
        return 404
    if isinstance(error, StoreError) and error.code != "store-unknown-claim":
        return 503
    return 400 if isinstance(error, (InputError, StoreError)) else 500


def show_faults(app: FastAPI) -> None:
    """Let every error of ours, and what the framework refuses, be shown in words."""

    @app.exception_handler(WhoholdsError)
    def _ours(request: Request, error: WhoholdsError) -> Response:
        words = str(error).removesuffix(f" [{error.code}]")
        return _answer(request, _status(error), error.code, words)

    @app.exception_handler(HTTPException)
    def _theirs(request: Request, error: HTTPException) -> Response:
        words = "there is no such page" if error.status_code == 404 else str(error.detail)
        return _answer(request, error.status_code, f"http-{error.status_code}", words)

    @app.exception_handler(RequestValidationError)
    def _refused(request: Request, error: RequestValidationError) -> Response:
        words = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return _answer(request, 422, "bad-request", words)


def _answer(request: Request, status: int, code: str, words: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"code": code, "message": words}, status)
    return site_of(request).page(request, "fault.html", status=status, code=code, words=words, wanted=status)
