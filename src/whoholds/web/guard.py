"""What stands before every route: the token, the host's name, and headers that keep a page to itself.

In: requests. Out: answers with headers, or a refusal. Stays true: no answer leaves without the policy; a token is
compared in constant time and never shown in a page.
"""

from hmac import compare_digest
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import URL, Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whoholds.web.settings import POLICY, Settings, is_loopback

HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
COOKIE = "whoholds"


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with the headers added."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, words in HEADERS.items():
                    headers[name] = words
                headers.setdefault("Cache-Control", "no-store" if self._settings.token else "no-cache")
            await send(message)

        answer = self._refusal(Request(scope))
        await (answer or self._app)(scope, receive, send_guarded)

    def _refusal(self, request: Request) -> Response | None:
        """An answer instead of the page, None if the request may pass."""
        if self._settings.token is None:
            # a page elsewhere may point its own name at this machine; it cannot make the browser send ours
            return None if _is_local_name(request.headers) else PlainTextResponse("wrong host name\n", 421)
        given = dict(parse_qsl(request.url.query)).get("token")
        if given is not None and self._is_token(given):
            return self._welcome(request.url)
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if self._is_token(bearer) or self._is_token(request.cookies.get(COOKIE, "")):
            return None
        return PlainTextResponse("this site needs its token: add ?token=… once, or send it as a bearer\n", 401)

    def _is_token(self, words: str) -> bool:
        return self._settings.token is not None and compare_digest(words.encode(), self._settings.token.encode())

    def _welcome(self, url: URL) -> Response:
        """Keep the token in a cookie and take it out of the address."""
        rest = [(name, words) for name, words in parse_qsl(url.query) if name != "token"]
        answer = RedirectResponse(url.path + (f"?{urlencode(rest)}" if rest else ""), 303)
        answer.set_cookie(COOKIE, self._settings.token or "", httponly=True, samesite="strict")
        return answer


def _is_local_name(headers: Headers) -> bool:
    host = headers.get("host", "")
    name = host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.rsplit(":", 1)[0]
    return is_loopback(name)
