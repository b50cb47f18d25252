"""The site as files for any web host, by walking its own pages.

In: a store, tools, a folder. Out: HTML, style sheet, downloads, with relative links. Stays true: every page is the one
the server would show; no report with a claim marked restricted is in it, nor anything read from such a report.
"""

import asyncio
import html
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qsl, unquote, urlsplit

from starlette.types import ASGIApp, Message

from whoholds.errors import InputError
from whoholds.pipeline import Tools
from whoholds.store import Store
from whoholds.web.app import create_app
from whoholds.web.settings import STATIC, Settings

FILES = ("site.css", "mark.svg")
MARK = ".whoholds-site"
"""A file that says a folder was made by this program and may be made anew."""
_LINK = re.compile(r'\b(href)="([^"]*)"')
_PLAIN = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Published:
    """How many pages and other files were written, and how many reports were held back as restricted."""

    pages: int
    files: int
    held_back: int


def publish(
    store: Store, tools: Tools, folder: Path, most_days: int = 60, step: Callable[[int], None] | None = None
) -> Published:
    """Write the site into `folder`, for the last `most_days` days with reports.

    Raises:
        InputError: the folder holds something else.
    """
    _make_room(folder)
    app = create_app(store, tools, Settings(is_static=True, most_days=most_days))
    held_back = len(app.state.site.sights.held_back())
    (folder / "static").mkdir(parents=True)
    for name in FILES:
        shutil.copyfile(STATIC / name, folder / "static" / name)
    pages = asyncio.run(_walk(app, folder, step))
    return Published(pages, sum(1 for one in folder.rglob("*") if one.is_file()) - pages - 1, held_back)


def _make_room(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            words = f"{folder} holds something that `whoholds publish` did not make; give an empty folder"
            raise InputError("folder-not-empty", words)
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text("made by whoholds publish\n", encoding="utf-8")


async def _walk(app: ASGIApp, folder: Path, step: Callable[[int], None] | None) -> int:
    waiting, known, pages = ["/"], {"/"}, 0
    while waiting:
        address = waiting.pop()
        status, kind, body = await _get(app, address)
        if status != 200:
            continue
        target = folder / file_of(address)
        target.parent.mkdir(parents=True, exist_ok=True)
        if not kind.startswith("text/html"):
            target.write_bytes(body)
            continue
        text, found = _with_files(body.decode(), file_of(address))
        target.write_text(text, encoding="utf-8", newline="\n")
        pages += 1
        if step is not None:
            step(pages)
        waiting += sorted(found - known)
        known |= found
    return pages


def _with_files(text: str, home: str) -> tuple[str, set[str]]:
    """A page with links to files instead of addresses, and the addresses it links to."""
    found: set[str] = set()

    def exchange(match: re.Match[str]) -> str:
        address, _, anchor = html.unescape(match.group(2)).partition("#")
        if not address.startswith("/"):
            return match.group(0)
        if not address.startswith("/static/"):
            found.add(address)
        up = "../" * (len(PurePosixPath(home).parts) - 1)
        target = address[1:] if address.startswith("/static/") else file_of(address)
        return f'href="{html.escape(up + target + (f"#{anchor}" if anchor else ""))}"'

    return _LINK.sub(exchange, text), found


def file_of(address: str) -> str:
    """The file that stands for an address: readable where it can be, never two addresses to one file.

    >>> file_of("/place/AF-PAN?as_of=2021-09-06")
    'place/AF-PAN--as_of-2021-09-06.html'
    """
    parts = urlsplit(address)
    steps = [step for step in parts.path.split("/") if step] or ["index"]
    last, dot, suffix = steps[-1].rpartition(".") if steps[0] == "download" else (steps[-1], ".", "html")
    words = [f"{key}-{value}" for key, value in parse_qsl(parts.query)]
    name = "--".join([*steps[1:-1], last, *words])
    plain = _PLAIN.sub("_", name)
    if plain != name or len(plain) > 80:
        plain = f"{plain[:60]}-{sha256(address.encode()).hexdigest()[:8]}"
    return f"{f'{steps[0]}/' if len(steps) > 1 else ''}{plain}{dot}{suffix}"


async def _get(app: ASGIApp, address: str) -> tuple[int, str, bytes]:
    """One page without a network: status, type and body."""
    parts = urlsplit(address)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "root_path": "",
        "query_string": parts.query.encode(),
        "headers": [(b"host", b"localhost")],
        "server": ("localhost", 80),
        "client": ("localhost", 0),
    }
    told: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        told.append(message)

    await app(scope, receive, send)
    headers = dict(told[0]["headers"])
    return told[0]["status"], headers.get(b"content-type", b"").decode(), b"".join(m.get("body", b"") for m in told[1:])
