"""One JSON object to a draft, whoever wrote it: our own keys, trafilatura's or newspaper's.

In: a decoded object. Out: a draft. Stays true: our own key wins where several say the same thing.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from whoholds.collect.draft import Draft, UnusableError

_TEXT = ("text", "raw_text")
_NAME = ("id", "fingerprint")
_DATE = ("date", "publish_date")
_OUTLET = ("outlet", "sitename", "source-hostname")
_HOST = ("hostname", "source_url", "source")


def draft_from_keys(record: object) -> Draft:
    """Take what is known from `record`.

    Raises:
        UnusableError: it is no object, or holds no text.
    """
    if not isinstance(record, Mapping):
        raise UnusableError(
            "collect-not-an-object", f"a JSON {type(record).__name__}, not an object; write {{…}} with `text`"
        )
    return Draft(
        text=_text(record),
        name=_first(record, _NAME),
        date=next((record[key] for key in _DATE if record.get(key) not in (None, "")), None),
        outlet=_first(record, _OUTLET) or _outlet_from_address(record),
        title=_first(record, ("title",)),
        url=_first(record, ("url",)) or _address(record, "source"),
        language=_first(record, ("language",)),
    )


def _text(record: Mapping[str, object]) -> str:
    present = [key for key in _TEXT if record.get(key) is not None]
    if not present:
        known = ", ".join(sorted(map(str, record))[:8]) or "none"
        raise UnusableError("collect-no-text", f"no `text` among its keys ({known}); add one")
    values = [record[key] for key in present]
    for key, value in zip(present, values, strict=True):
        if not isinstance(value, str):
            raise UnusableError("collect-no-text", f"`{key}` is a {type(value).__name__}; it must be a string")
    return next((str(value) for value in values if str(value).strip()), str(values[0]))


def _first(record: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    """The first value that is a number or has words; other types count as missing."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return None


def _outlet_from_address(record: Mapping[str, object]) -> str | None:
    for key in _HOST:
        value = _first(record, (key,))
        if value:
            return _host(value) or value
    return None


def _address(record: Mapping[str, object], key: str) -> str | None:
    value = _first(record, (key,))
    return value if value and _host(value) else None


def _host(address: str) -> str | None:
    """The host of a web address, without ``www.``; None if it is none. A broken address raises nothing."""
    try:
        host = urlsplit(address).hostname if "://" in address else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
