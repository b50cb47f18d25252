"""A verb and the places named around it, as the features that decide where its event happened.

In: a text, a verb's span, the spans of places. Out: named numbers for each place, and for "nowhere".
Stays true: features say how words stand to each other; what a place is called never counts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log, log1p

Span = tuple[int, int]
Features = dict[str, float]
_TOKEN = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]")
_PREPOSITIONS = frozenset(
    "in at near from to into of on outside around towards toward through across between inside along over off by "
    "against within for".split()
)
_PASSED_OVER = frozenset(
    "the a an its their his northern southern eastern western central north south east west northeast northwest "
    "southeast southwest northeastern northwestern southeastern southwestern upper lower rural town city village "
    "province district capital area neighborhood neighbourhood state region county countryside suburb suburbs "
    "outskirts towns villages cities districts provinces governorate island camp port border strategic restive".split()
)
_SUBORDINATORS = frozenset(
    "who which that when after before while where as because although though if since until".split()
)
_SAYING = frozenset("said says say told reported according saying added".split())
_AUXILIARIES = frozenset("was were is are had have has been be being would will could may might should".split())
_UNREAL = frozenset("would will could might to plans planned threatened if".split())
_VERBS = frozenset("killed shot hit left took".split())
_VERB_FORM = re.compile(r"(?<!r)ed$|ing$")
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|last|this|early|late")
_LARGER = re.compile(
    r"^\s*(?:,? in|,? of|,)\s*(?:(?:the|\w+ern|town|city|province|state|district|region|of|central|north|south|east|"
    r"west)\s+){0,4}$"
)
_JOINED = re.compile(r"^\s*(?:and|or|, and)\s+(?:(?:the|\w+ern)\s+)?$")
_OWNER = re.compile(r"^[’']s\s")
_DATELINE = re.compile(r"^\s*(?:\(|--|–|—|:|_)")
LONGEST_PATH = 12
"""Words between verb and place that are looked at one by one."""
_EDGES = (0, 1, 4, 9, 16)


@dataclass(frozen=True)
class Sight:
    """One verb of `text` with the places (in order) that its event may have."""

    text: str
    verb: Span
    places: tuple[Span, ...]

    @cached_property
    def tokens(self) -> list[tuple[str, int]]:
        """Words and signs with where they begin."""
        return [(match.group(), match.start()) for match in _TOKEN.finditer(self.text)]

    @cached_property
    def at(self) -> int:
        """The verb's token."""
        return self._token(self.verb[0])

    def _token(self, start: int) -> int:
        return min(range(len(self.tokens)), key=lambda k: abs(self.tokens[k][1] - start))

    def word(self, k: int) -> str:
        """Token `k` in lower case; signs of their own before the first and after the last."""
        return self.tokens[k][0].lower() if 0 <= k < len(self.tokens) else "^" if k < 0 else "$"

    def nowhere(self) -> Features:
        """What speaks for an event without a place."""
        near = [self.word(k) for k in range(self.at + 1, self.at + 8)]
        return {
            "N": 1.0,
            f"Nv={self._verb_word}": 1.0,
            f"Npv={self._before_verb}": 1.0,
            "Nlen": log(len(self.tokens)),
            "Npos": self.at / len(self.tokens),
            "Nin": float(any(word in ("in", "at", "near") for word in near)),
            "Nquote": float('"' in self.text or "“" in self.text),
            "Nmod": float(any(self.word(k) in _UNREAL for k in range(self.at - 3, self.at))),
        }

    @cached_property
    def _verb_word(self) -> str:
        return self.text[slice(*self.verb)].lower()

    @cached_property
    def _before_verb(self) -> str:
        word = self.word(self.at - 1)
        return word if word in _AUXILIARIES | {"to", "^", ",", "and", "who", "that"} else "o"

    def of(self, place: Span) -> Features:
        """How `place` stands to the verb."""
        inside = [k for k, (_, start) in enumerate(self.tokens) if place[0] <= start < place[1]]
        first, last = (inside[0], inside[-1]) if inside else (self._token(place[0]),) * 2
        after = first > self.at
        side = "A" if after else "B"
        between = [self.word(k) for k in (range(self.at + 1, first) if after else range(last + 1, self.at))]
        ties = self._ties(place)
        marks = {
            "p": self._preposition(first), "n": self._following(place, last), "d": _bucket(len(between)),
            "r": f"{side}{self._rank(place)}", "c": "".join(sorted(tie[0] for tie in ties)),
            "v": f"{min(2, _verbs(between))}{int(any(w in _SUBORDINATORS for w in between))}",
            "b": str(min(2, len(self._passed(place)))), "k": str(min(4, len(self.places))),
        }  # fmt: skip
        found: Features = {f"side{side}": 1.0, f"{side}logd": log1p(len(between)), "ncand": log(len(self.places))}
        found.update({f"{side}{key}={value}": 1.0 for key, value in marks.items()})
        found.update({f"p={marks['p']}": 1.0, f"n={marks['n']}": 1.0, **dict.fromkeys(ties, 1.0)})
        found.update(_counts(side, between))
        found.update(dict.fromkeys(self._crossed(side, marks, first, last), 1.0))
        found.update(
            {f"{side}w={word}": 1.0 for word in (between[:LONGEST_PATH] if after else between[-LONGEST_PATH:])}
        )
        found.update(dict.fromkeys(self._where_in_text(place, first), 1.0))
        if after and between and between[0] in _PREPOSITIONS:
            found[f"Avp={between[0]}"] = 1.0
        return found

    def _preposition(self, first: int) -> str:
        """The preposition before the place's phrase, over article, direction and "town of"."""
        k = first - 1
        while k >= 0 and (self.word(k) in (*_PASSED_OVER, '"', "“") or self._is_linking_of(k)):
            k -= 1
        word = self.word(k)
        if word in _PREPOSITIONS or word in (",", "and", "^", "-", "–", "(", "or"):
            return word
        return "verb" if k == self.at else "other"

    def _is_linking_of(self, k: int) -> bool:
        return self.word(k) == "of" and self.word(k - 1) in _PASSED_OVER

    def _following(self, place: Span, last: int) -> str:
        """What kind of word follows the place: an owner's "'s", a hyphen, a noun that it only modifies …"""
        rest, raw = self.text[place[1] : place[1] + 2], self.tokens[last + 1][0] if last + 1 < len(self.tokens) else "$"
        word = raw.lower()
        linking = _SUBORDINATORS | _AUXILIARIES | _SAYING | {"and", "or", "the", "a"}
        kinds = (
            ("poss", rest in ("'s", "’s")), ("hyph", rest[:1] == "-"), ("punct", not re.match(r"\w", raw)),
            ("prep", word in _PREPOSITIONS), ("func", word in linking),
            ("verbish", bool(re.search(r"(?:ed|ing)$", word))), ("day", bool(_DAY.match(word))),
            ("cap", raw[0].isupper()),
        )  # fmt: skip
        return next((kind for kind, holds in kinds if holds), "noun")

    def _passed(self, place: Span) -> list[Span]:
        """Other places between the verb and this one."""
        low, high = min(self.verb[1], place[1]), max(self.verb[0], place[0])
        return [other for other in self.places if other != place and low <= other[0] < high]

    def _rank(self, place: Span) -> int:
        """0 for the nearest place on its side of the verb."""
        ahead = [p for p in self.places if p[0] >= self.verb[1]]
        behind = [p for p in reversed(self.places) if p[1] <= self.verb[0]]
        same = ahead if place in ahead else behind
        return min(3, same.index(place)) if place in same else 3

    def _ties(self, place: Span) -> list[str]:
        """How the place is tied to its neighbours: inside one, around one, owned by or owning one, joined to one."""
        found = []
        before = [p for p in self.places if p[1] <= place[0]]
        behind = [p for p in self.places if p[0] >= place[1]]
        if before:
            gap = self.text[before[-1][1] : place[0]]
            found += ["larger"] if _LARGER.match(gap) else ["joined"] if _JOINED.match(gap) else []
            found += ["theirs"] if _OWNER.match(gap) else []
        if behind:
            gap = self.text[place[1] : behind[0][0]]
            found += ["inside"] if _LARGER.match(gap) else ["owner"] if _OWNER.match(gap) else []
        return found

    def _where_in_text(self, place: Span, first: int) -> list[str]:
        marks = {
            "first": place == self.places[0],
            "last": place == self.places[-1],
            "start": place[0] < 3,
            "dateline": place[0] < 30 and bool(_DATELINE.match(self.text[place[1] : place[1] + 3])),
            "opens": self.word(0) == "in" and first <= 4,
            "words": " " in self.text[slice(*place)],
            "alone": not any(p[0] >= self.verb[1] for p in self.places),
        }
        return [name for name, holds in marks.items() if holds]

    def _crossed(self, side: str, m: dict[str, str], first: int, last: int) -> list[str]:
        """Pairs and triples of marks, and of marks with the verb."""
        noun = "n" if m["n"] in ("noun", "poss", "hyph") else "x"
        pairs = (
            f"{m['p']}|{m['d']}", f"{m['p']}|{m['r']}", f"{m['p']}|{noun}", f"{m['r']}|{m['c']}", f"{m['p']}|{m['c']}",
            f"{m['p']}|{m['v']}", f"{m['r']}|{m['v']}", f"{m['d']}|{m['r']}|{noun}", f"{m['p']}|{m['b']}|{m['k']}",
            f"{m['r']}|{m['k']}", f"{m['p']}|{noun}|{m['c']}|{m['r']}", f"{self._verb_word}|{m['p']}",
        )  # fmt: skip
        return [
            *(f"{side}x{k}:{pair}" for k, pair in enumerate(pairs)),
            f"{side}v={self._verb_word}",
            f"{side}pv={self._before_verb}",
            f"before={self.word(first - 1)}",
            f"after={self.word(last + 1)}",
        ]


def _bucket(words: int) -> str:
    return str(max(edge for edge in _EDGES if edge <= words))


def _verbs(words: Sequence[str]) -> int:
    return sum(word in _VERBS or bool(_VERB_FORM.search(word)) for word in words)


def _counts(side: str, between: Sequence[str]) -> Features:
    """What lies between verb and place, counted."""
    return {
        f"{side}comma": float(min(3, between.count(","))),
        f"{side}stop": float(min(2, sum(word in ";:." for word in between))),
        f"{side}and": float(min(2, between.count("and"))),
        f"{side}sub": float(min(3, sum(word in _SUBORDINATORS for word in between))),
        f"{side}say": float(min(2, sum(word in _SAYING for word in between))),
        f"{side}verbs": float(min(4, _verbs(between))),
        f"{side}aux": float(min(2, sum(word in _AUXILIARIES for word in between))),
    }
