"""Through whom a statement reached the report: "told Reuters", "in a tweet", "state media reported", a translation.

In: a report's text, its claims in order, its names. Out: the claims with `via` from the report inwards: outlets, then
the platform, then the account that posted it, then a translation. Stays true: a relay stands in the claim's own
sentence, or the same speaker goes on through it; one that stands only elsewhere is not the claim's; a speaker is no
relay of itself; words inside a quotation name no relay.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from whoholds.read.embeds import Embed, embeds
from whoholds.read.sentences import sentences
from whoholds.records import Claim, Evidence, Mention, Name, NameType, Report, SourceKind

PLATFORM_NAMES = "Twitter|Facebook|Telegram|Instagram|YouTube|WhatsApp|TikTok|Weibo|VKontakte|Truth Social|Signal"
_PLATFORM = re.compile(
    rf"\b(?:on|in|via|through|over|by|to|from|using)\s+(?:[\w’'-]+\s+){{0,4}}?(?P<name>{PLATFORM_NAMES})\b|"
    rf"\b(?P<owner>{PLATFORM_NAMES})\s+(?:account|page|channel|feed|post|message|thread|video|statement)s?\b"
)
_TWEET = re.compile(r"\b(?:re)?tweet(?:s|ed|ing)?\b", re.I)
_ON_X = re.compile(r"\b(?:on|to|post(?:ed|s)?\s+(?:on|to))\s+(?P<name>X)\b(?=[\s,.:;]*(?:that|formerly|,|\.|$|[“\"]))")
_MEDIA = re.compile(
    r"\b(?:(?:[A-Z][\w’'-]+\s+)?(?:state|local|national|official|foreign)(?:-run)?\s+"
    r"(?:media|television|TV|radio|news\s+agency|broadcaster|newspapers?)|[A-Z][a-z]+\s+(?:media|state\s+TV))\b"
)
_AGENCY = re.compile(
    r"\b(?:Reuters|Bloomberg|Interfax|Xinhua|AP|AFP|BBC|CNN|ABC|CBS|NBC|NPR|VOA|TASS|DPA|EFE|ANSA|Associated\s+Press)\b"
)
_MEDIUM = (
    r"(?:newspaper|magazine|news\s+agency|agency|news\s+site|website|channel|"
    r"television|broadcaster|daily|weekly|station)"
)
_AFTER_MEDIUM = re.compile(rf"\b{_MEDIUM}\s+$", re.I)
_BEFORE_MEDIUM = re.compile(rf"^(?:’s|'s)?\s+(?:\w+\s+)?{_MEDIUM}\b", re.I)
_PICTURES_ON = re.compile(r"\bsocial\s+(?:media|networks)\b", re.I)
_OUTLET = re.compile(
    r"\b(?:News|Agency|Times|Post|Herald|Journal|Gazette|Tribune|Guardian|Telegraph|Observer|Independent|Press|Wire|"
    r"TV|Television|Radio|Broadcasting|Media|Reuters|Bloomberg|Interfax|Tasnim|Fars|Xinhua|Sputnik|Al[ -]Jazeera|"
    r"Al[ -]Arabiya|Al[ -]Mayadeen|Al[ -]Alam|Al[ -]Manar|Anadolu|Pajhwok|TOLO\w*|AP|AFP|BBC|CNN|ABC|CBS|NBC|NPR|"
    r"VOA|RFE|RFI|IRNA|ISNA|FNA|TASS|SANA|DPA|EFE|ANSA|PTI|RT|IRIB|WAFA|SUNA|Ukrinform|Yonhap|Kyodo)\b"
)
_TOLD = r"(?:told|tells?|telling|spoke\s+(?:to|with)|speaking\s+(?:to|with)|interview(?:ed)?\s+(?:with|by|on|to))"
_LED_TO = r"\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,3}$"
_TOLD_TO = re.compile(
    rf"\b(?:{_TOLD}|appear(?:ed|ing)\s+on|statement\s+to|comments?\s+to|remarks\s+to){_LED_TO}",
    re.I,
)
_REPORTED_BY = re.compile(
    r"\b(?:according\s+to|(?:quoted|carried|cited|reported|published|broadcast|aired)\s+(?:by|in|on))" + _LED_TO,
    re.I,
)
_AFTER = re.compile(
    r"^(?:\s+(?:news\s+agency|newspaper|news|television|TV|radio|agency|channel|network|website|daily))*,?\s+"
    r"(?:(?:has|have|had)\s+)?(?:report(?:s|ed)|quot(?:es|ed|ing)|cit(?:es|ed|ing)|carried|aired|published|broadcast)\b",
    re.I,
)
_TRANSLATED = re.compile(
    r"\b(?:(?P<into>[A-Z][a-z]+)(?:-language)?\s+translation\b|[Tt]ranslated\s+(?:from\s+(?:the\s+)?(?P<origin>[A-Z][a-z]+))?|"
    r"\b[Tt]ranslation\s+(?:from\s+(?:the\s+)?(?P<from>[A-Z][a-z]+))?|(?:said|speaking|wrote|spoke|written)\s+in\s+(?P<said>"
    r"Arabic|Dari|Pashto|Persian|Farsi|Russian|Ukrainian|Urdu|Turkish|Hebrew|Kurdish|French|Spanish|Chinese|Burmese|"
    r"Amharic|Tigrinya|Armenian|Azerbaijani|Hausa|Somali|Swahili)\b)"
)
_PRONOUN = re.compile(r"^(?:he|she|they|it)$", re.I)
_TITLE = re.compile(
    r"^(?:the\s+(?:\w+\s+){0,2}(?:spokes(?:man|woman|person)|commander|general|minister|official|leader|"
    r"statement|president|governor|message|post|tweet|group|movement|ministry|resident|witness|source|report)s?)$",
    re.I,
)
_NEW_VENUE = re.compile(
    r"\b(?:news\s+conference|press\s+conference|told\s+reporters|in\s+a\s+(?:separate\s+)?(?:statement|speech|video|"
    r"message|letter|sermon|voice\s+message)|earlier|later|separately)\b",
    re.I,
)
TWITTER = "Twitter"


def with_relays(report: Report, claims: Sequence[Claim], names: Sequence[Name]) -> tuple[Claim, ...]:
    """Every claim with the relays that its own words give it, and none that they do not.

    Args:
        report: whose own outlet relays nothing.
        claims: in order of their quotes; their `via` holds what the reader pointed at.
        names: of the report; groups among them may be outlets.
    """
    page = _Page(report, claims, names)
    posts = embeds(report.text, report.body_start)
    found: list[Relays] = []
    for k, claim in enumerate(claims):
        before = (claims[k - 1], found[-1]) if k else None
        found.append(_embedded(claim, posts) or _relays(page, claim, before))
    return tuple(replace(claim, via=relays.all) for claim, relays in zip(claims, found, strict=True))


@dataclass(frozen=True, slots=True)
class Relays:
    """Of one claim. `lasting` ones go on while the same speaker does: whom it told, and where it wrote."""

    all: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()


class _Page:
    """A report's sentences, with the words of its claims blanked, and its names; every look-up is by bisection."""

    def __init__(self, report: Report, claims: Sequence[Claim], names: Sequence[Name]) -> None:
        self.text = report.text
        self.outlet = report.outlet or ""
        self.bounds = sentences(report.text, report.body_start)
        self._starts = [begin for begin, _ in self.bounds]
        self._names = sorted(names, key=lambda name: name.mention.start)
        self._name_starts = [name.mention.start for name in self._names]
        self._people = {name.mention.text for name in names if name.type is NameType.NATIONALITY}
        self._open = _blanked(report.text, claims)

    def around(self, claim: Claim) -> list[tuple[int, str]]:
        """Start and words, outside of quotations, of the sentences that hold the quote, its cue and its speaker."""
        found: set[tuple[int, int]] = set()
        for spot in (claim.quote, claim.cue, claim.source.mention):
            if spot is not None:
                first = max(0, bisect_right(self._starts, spot.start) - 1)
                last = bisect_left(self._starts, spot.end)
                found.update(bound for bound in self.bounds[first:last] if spot.start < bound[1])
        return [(begin, self._open[begin:end]) for begin, end in sorted(found)]

    def outlets(self, begin: int, words: str) -> list[Mention]:
        """What in a sentence is named or described as an outlet, other than the report's own."""
        found = {(m.start(), m.end()) for pattern in (_MEDIA, _AGENCY) for m in pattern.finditer(words)}
        first, last = (bisect_left(self._name_starts, at) for at in (begin, begin + len(words)))
        for name in self._names[first:last]:
            start, end = name.mention.start - begin, name.mention.end - begin
            if end <= len(words) and name.type in (NameType.GROUP, NameType.OTHER):
                beside = _AFTER_MEDIUM.search(words[:start]) or _BEFORE_MEDIUM.match(words[end:])
                if beside or _OUTLET.search(name.mention.text):
                    found = {(a, b) for a, b in found if b <= start or end <= a} | {(start, end)}
        mentions = [Mention(words[a:b], begin + a, begin + b) for a, b in sorted(found)]
        return [mention for mention in mentions if not self._is_own(mention.text)]

    def may_relay(self, name: str, around: Sequence[tuple[int, str]]) -> bool:
        """Whether a name that the reader pointed at stands in these sentences and is neither people nor our outlet."""
        return name not in self._people and not self._is_own(name) and any(name in words for _, words in around)

    def _is_own(self, name: str) -> bool:
        own = self.outlet.casefold().removeprefix("the ")
        return bool(own) and (name.casefold().removeprefix("the ") in own or own in name.casefold())


def _blanked(text: str, claims: Sequence[Claim]) -> str:
    """`text` with the words of its claims blanked, so that offsets stay."""
    letters = list(text)
    for claim in claims:
        letters[claim.quote.start : claim.quote.end] = " " * (claim.quote.end - claim.quote.start)
    return "".join(letters)


def _relays(page: _Page, claim: Claim, before: tuple[Claim, Relays] | None) -> Relays:
    around = page.around(claim)
    if claim.source.kind is SourceKind.NARRATOR:
        return Relays(tuple(_shown_on(claim, around)))
    told, reported = _outlets(page, claim, around)
    platforms = [name for _, words in around for name in _platforms(words)]
    translations = [name for _, words in around for name in _translations(words)]
    pointed = [name for name in claim.via if page.may_relay(name, around) and not _among(name, [*told, *reported])]
    lasting = _once([*told, *pointed, *platforms, *translations])
    if lasting or reported:
        return Relays(_once([*reported, *lasting]), lasting)
    if before is not None and before[1].lasting and _goes_on(page, claim, before[0], around):
        return Relays(before[1].lasting, before[1].lasting)
    return Relays()


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _among(name: str, others: Sequence[str]) -> bool:
    return any(name in other or other in name for other in others)


def _shown_on(claim: Claim, around: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Where the report saw the picture that it describes."""
    if claim.evidence in (Evidence.PHOTO, Evidence.VIDEO):
        for _, words in around:
            yield from _platforms(words)
            if _PICTURES_ON.search(words):
                yield "social media"


def _platforms(words: str) -> Iterator[str]:
    for match in _PLATFORM.finditer(words):
        yield match["name"] or match["owner"]
    if _TWEET.search(words):
        yield TWITTER
    for match in _ON_X.finditer(words):
        yield match["name"]


def _outlets(page: _Page, claim: Claim, around: Sequence[tuple[int, str]]) -> tuple[list[str], list[str]]:
    """Outlets that were told, and outlets that report or quote it; the speaker itself is none."""
    told: list[str] = []
    reported: list[str] = []
    speaker = claim.source.mention
    for begin, words in around:
        for name in page.outlets(begin, words):
            if speaker is not None and name.start < speaker.end and speaker.start < name.end:
                continue
            lead, rest = words[: name.start - begin], words[name.end - begin :]
            if _TOLD_TO.search(lead):
                told.append(name.text)
            elif _REPORTED_BY.search(lead) or _AFTER.match(rest):
                reported.append(name.text)
    return told, reported


def _translations(words: str) -> Iterator[str]:
    for match in _TRANSLATED.finditer(words):
        origin = match["origin"] or match["from"] or match["said"]
        if origin and origin != "English":
            yield f"translation from {origin}"
        elif match["into"]:
            yield f"{match['into']} translation"
        elif not match["origin"]:
            yield "translation"


def _goes_on(page: _Page, claim: Claim, before: Claim, around: Sequence[tuple[int, str]]) -> bool:
    """Whether the speaker of the claim before, named again by a pronoun, title or surname, is still being relayed."""
    now, then = claim.source.mention, before.source.mention
    if now is None or then is None:
        return False
    if now == then:
        return True
    if any(_NEW_VENUE.search(words) for _, words in around):
        return False
    surname = now.text.split()[-1]
    if _PRONOUN.match(now.text) or (surname[0].isupper() and surname in then.text):
        return True
    return bool(_TITLE.match(now.text)) and "\n" not in page.text[before.quote.end : claim.quote.start]


def _embedded(claim: Claim, posts: Sequence[Embed]) -> Relays | None:
    """The relays of a claim out of a message that the report embeds as somebody's post."""
    if claim.source.kind is SourceKind.NARRATOR or claim.source.mention is None:
        return None
    for post in posts:
        if post.passage_start <= claim.quote.start < post.start and post.may_be_by(claim.source.mention.text):
            return Relays((post.platform, post.account, *_translations(post.words)))
    return None
