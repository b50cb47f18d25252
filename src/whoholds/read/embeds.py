"""Posts that a report embeds: words, a dash, the account's name, its handle and a day.

In: a text. Out: where each post stands, who posted it, and the passage before it that tells of the same message.
Stays true: a post is known by its form alone (name, handle in brackets, date), never by who posted it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|"
    r"Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_SIGNED = re.compile(
    r"[—–-]{1,2}\s*(?P<account>[^\n@()]{2,80}?)\s*\((?P<handle>@\w{1,40})\)\s*"
    rf"(?:on\s+)?(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}})"
)
_MESSAGE = re.compile(
    r"\b(?:message|statement|letter|speech|address|appeal|declaration|communiqu[eé]|announcement)\b", re.I
)
_TELEGRAM = re.compile(r"\bt\.me/|\btelegram\b", re.I)
_PRONOUN = re.compile(r"^(?:he|she|they|it)$", re.I)


@dataclass(frozen=True, slots=True)
class Embed:
    """A post at ``[start, …)`` of a report; the passage from `passage_start` to it tells of the same message."""

    start: int
    words: str
    platform: str
    account: str
    passage_start: int

    def may_be_by(self, speaker: str) -> bool:
        """Whether the post names that speaker, by name or within a handle; a pronoun in the passage may be anybody."""
        if _PRONOUN.match(speaker):
            return True
        last = re.sub(r"\W", "", speaker.split()[-1]).lower()
        named = re.sub(r"\W", "", self.words).lower()
        return len(last) > 2 and last in named


def embeds(text: str, start: int = 0) -> list[Embed]:
    """The embedded posts of `text` from `start` on, in order."""
    return list(_found(text, start))


def _found(text: str, start: int) -> Iterator[Embed]:
    for match in _SIGNED.finditer(text, start):
        line_start = text.rfind("\n", start, match.start()) + 1 or start
        words = text[line_start : match.end()]
        yield Embed(
            start=line_start,
            words=words,
            platform="Telegram" if _TELEGRAM.search(words) else "Twitter",
            account=" ".join(match["account"].split()),
            passage_start=_passage(text, start, line_start, words),
        )


def _passage(text: str, start: int, post_start: int, words: str) -> int:
    """Where the paragraph before the post begins to speak of the message, else where the post begins."""
    spoken_of = _MESSAGE.search(words)
    before = text[start:post_start].rstrip()
    paragraph = start + before.rfind("\n") + 1
    if spoken_of is None:
        return post_start
    noun = spoken_of.group().lower()
    at = text[paragraph:post_start].lower().find(noun)
    if at < 0:
        return post_start
    sentence = max(text.rfind(mark, paragraph, paragraph + at) for mark in (". ", "? ", "! ", ".” ", '." '))
    return sentence + 1 if sentence >= 0 else paragraph
