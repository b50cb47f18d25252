"""All toponyms of one report, resolved together.

In: a text, the mentions in it, where the report comes from. Out: a `Toponym` each.
Stays true: the same text and mentions give the same answer in any order of reports.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from whoholds.ports import Gazetteer
from whoholds.records import Mention, Place
from whoholds.resolve.places.kinship import Kinship
from whoholds.resolve.places.outlets import country_of_address, names_in_address
from whoholds.resolve.places.phrases import Phrase
from whoholds.resolve.places.settling import JOINT, STATIC, Bench, Floats, Hints, joint_features, lay_out, settle
from whoholds.resolve.places.toponym import PlaceReason, Toponym
from whoholds.resolve.places.toponyms import Group, GroupMaker

Rows = NDArray[np.intp]
_CACHED_OUTLETS = 1_000
SHOWN_CANDIDATES = 5
ADDRESS_LOOK_UPS = 40
"""Splits of a web address that are looked up at most."""
TELLING = 0.15
"""How much more of a feature the chosen entry must have than the next few for it to count as a reason."""
_REASONS = (
    ("parent_named", PlaceReason.PARENT_NAMED),
    ("near_100km", PlaceReason.NEAR_OTHERS),
    ("country_share", PlaceReason.SAME_COUNTRY),
    ("theatre", PlaceReason.THEATRE),
    ("domain", PlaceReason.OUTLET),
    ("people", PlaceReason.BEST_KNOWN),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a report comes from, as far as known, and the countries its theatre is about."""

    outlet: str | None = None
    url: str | None = None
    countries: frozenset[str] = frozenset()


class JointResolver:
    """Resolves the toponyms of a report against a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.kinship = Kinship(gazetteer)
        self.maker = GroupMaker(gazetteer, self.kinship)
        self._gazetteer = gazetteer
        self._home_of = lru_cache(maxsize=_CACHED_OUTLETS)(self._find_home)

    def resolve(
        self, text: str, mentions: Sequence[Mention], setting: Setting, weights: tuple[Floats, Floats] | None = None
    ) -> dict[Mention, Toponym]:
        """Every mention with what it means; by the shipped weights unless others are given."""
        groups, bench = self.lay_out(text, mentions, setting)
        prob = settle(bench, weights)
        traits = _traits(bench, prob)
        found: dict[Mention, Toponym] = {}
        for g, group in enumerate(groups):
            rows = np.flatnonzero(bench.group == g)
            others = tuple((place, 0.0) for place in group.set_aside)
            found.update({m: _toponym(m, rows, bench, prob, traits, others) for m in group.mentions})
        return _beside(found, _focus(groups, bench, prob), groups)

    def lay_out(self, text: str, mentions: Sequence[Mention], setting: Setting) -> tuple[list[Group], Bench]:
        """Groups and candidates, the outlet's own home among them as a group that nobody mentions."""
        groups = self.maker.groups(text, mentions)
        home = self._home(setting)
        if home is not None:
            groups.append(home)
        hints = Hints(setting.countries, country_of_address(setting.url or setting.outlet))
        return groups, lay_out(groups, self.kinship, hints)

    def _home(self, setting: Setting) -> Group | None:
        return self._home_of(setting.outlet, setting.url.split("//")[-1].split("/")[0] if setting.url else None)

    def _find_home(self, outlet: str | None, site: str | None) -> Group | None:
        names = list(names_in_address(site, outlet))[:ADDRESS_LOOK_UPS]
        hits = next((hits for name in names if (hits := self.maker.candidates(name))), ())
        return Group(Phrase(tuple(names[:1])), [], hits) if hits else None


@lru_cache(maxsize=8)
def joint_resolver(gazetteer: Gazetteer) -> JointResolver:
    """The resolver of a gazetteer, which remembers what it looked up, once a process."""
    return JointResolver(gazetteer)


def _traits(bench: Bench, prob: Floats) -> dict[str, Floats]:
    if not bench.places:
        return {}
    features = np.hstack([bench.static, joint_features(bench, prob)])
    return dict(zip((*STATIC, *JOINT), features.T, strict=True))


def _toponym(
    mention: Mention,
    rows: Rows,
    bench: Bench,
    prob: Floats,
    traits: dict[str, Floats],
    others: tuple[tuple[Place, float], ...],
) -> Toponym:
    if not len(rows):
        return Toponym(mention, None, reasons=(PlaceReason.NO_ENTRY,))
    order = rows[np.argsort(-prob[rows], kind="stable")]
    weighed = tuple((bench.places[k], round(float(prob[k]), 4)) for k in order)
    candidates = (*weighed, *others)[:SHOWN_CANDIDATES]
    return Toponym(mention, weighed[0][0], None, weighed[0][1], candidates, _reasons(order, traits))


def _reasons(order: Rows, traits: dict[str, Floats]) -> tuple[PlaceReason, ...]:
    """What speaks for the first candidate more than for the next few; being where the text says always does."""
    best = int(order[0])
    told = (PlaceReason.IN_WHAT_IS_NAMED_BESIDE_IT,) if traits["contained"][best] else ()
    if len(order) == 1:
        return told or (PlaceReason.ONLY_ENTRY,)
    others = order[1:SHOWN_CANDIDATES]
    more = (r for trait, r in _REASONS if traits[trait][best] - traits[trait][others].mean() > TELLING)
    return (*told, *more) or (PlaceReason.BEST_KNOWN,)


def _beside(found: dict[Mention, Toponym], focus: Place | None, groups: Sequence[Group]) -> dict[Mention, Toponym]:
    """A name that no list knows stands beside what the text says it lies in, else where most of the report plays."""
    known = [t for t in found.values() if t.place is not None]
    within = {m: group.containers for group in groups for m in group.mentions}
    settled = dict(found)
    for mention, toponym in found.items():
        if toponym.place is None:
            told = (t.place for t in known if t.place is not None and t.place.id in within[mention])
            settled[mention] = Toponym(mention, None, next(told, focus), reasons=toponym.reasons)
    return settled


def _focus(groups: Sequence[Group], bench: Bench, prob: Floats) -> Place | None:
    """The place below a country that most other names of the report lie near, else its likeliest country."""
    if not bench.places:
        return None
    said = np.array([1.0 + np.log1p(len(groups[g].mentions)) for g in bench.group.tolist()])
    narrow = np.array([place.level != "country" and place.lat is not None for place in bench.places])
    weight = prob * (1.0 + bench.closeness[0] @ (prob * said * narrow)) * said * np.where(narrow, 1.0, 0.001)
    return bench.places[int(weight.argmax())]
