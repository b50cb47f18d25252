"""What a site is told when it starts, and the site itself.

In: where it listens, a store, tools. Out: one frozen object that every route reads.
Stays true: it listens on this machine alone unless a token guards it.
"""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from whoholds.errors import InputError

STATIC = Path(__file__).parent / "static"
BUILT = STATIC / "built"
"""Where the build puts third-party scripts; it may be empty, and every page works without it."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    )
)
"""What a page may load: its own site's files, and nothing written into it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`token` opens the site to whoever has it; None where only this machine can reach it.

    `is_static` leaves out what needs a server (forms, search, review) and what is restricted; `most_days` is how many
    of the last days with reports the clock offers, None for all.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    is_static: bool = False
    most_days: int | None = None

    def checked(self) -> "Settings":
        """These settings.

        Raises:
            InputError: the address can be reached from elsewhere and no token guards it.
        """
        if self.token is None and not is_loopback(self.host):
            words = f"{self.host} can be reached from other machines; give --token, or listen on 127.0.0.1"
            raise InputError("token-missing", words)
        return self


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def has_built(name: str) -> bool:
    """Whether the build put the file `name` in place."""
    return (BUILT / name).is_file()
