"""How it is told: frames around statements, and who speaks.

In: nothing. Out: `TELLINGS`, frames with what they do to a statement. Stays true: `S` is who speaks, `C` what is said (a
second `D` by the same speaker), `cue` the words that attribute it.
"""

from dataclasses import dataclass

from whoholds.records import Stance

SAID = "{cue:[said|said|said|announced|reported|added|stated|insisted]}"
ADMITTED = "{cue:[admitted|conceded|acknowledged|confirmed]}"


@dataclass(frozen=True)
class Telling:
    """A frame, the mode of statement it takes, and the stance and hedge it gives."""

    frame: str
    mode: str = "told"
    stance: Stance = Stance.ASSERTS
    hedged: bool = False


PLAIN = (
    Telling(f"{{S}} {SAID} [that |]{{C}}."),
    Telling(f"{{S}} {SAID} [that |]{{C}} and that {{D}}."),
    Telling(f"{{S}} {SAID} [that |]{{C}}, and {{D}}."),
    Telling("{C}, {S} {cue:said}."),
    Telling("{C}, {cue:according to} {S}."),
    Telling("{cue:According to} {S}, {C}."),
    Telling("{S} {cue:told} {R} that {C}."),
    Telling("{S} {cue:wrote on [Twitter|Telegram|Facebook]} that {C}."),
    Telling("{S} {cue:says} {C}."),
    Telling("{S} {cue:[confirmed|made known|made clear]} that {C}."),
    Telling("{C}, {S} {cue:told} {R}."),
)
DOUBTED = (
    Telling("{S} {cue:claimed} [that |]{C}.", hedged=True),
    Telling("{S} {cue:claim[ed|s] to have} {C}.", "done", hedged=True),
    Telling("{S} {cue:said they had} {C}.", "done"),
    Telling("{S} {cue:boasted of having} {C}.", "done", hedged=True),
    Telling("{C}, {S} {cue:claimed}.", hedged=True),
    Telling("{S} {cue:[alleged|maintained]} that {C}.", hedged=True),
    Telling("{cue:Reportedly}, {C}.", "told", hedged=True),
)
DIRECT = (
    Telling("“{C},” {S} {cue:said}.", "own"),
    Telling('"{C}," {S} {cue:[said|told reporters|wrote]}.', "own"),
    Telling("{S} {cue:said}: “{C}.”", "own"),
    Telling("“{C},” {cue:said} {S}, “and {D}.”", "own"),
    Telling("“{C}. {D},” {S} {cue:said}.", "own"),
)
DENIED = (
    Telling("{S} {cue:denied} [that |]{C}.", stance=Stance.DENIES),
    Telling(
        "{S} {cue:[denied|rejected|dismissed] [the claim|reports|claims|suggestions] that} {C}.", stance=Stance.DENIES
    ),
    Telling("{S} {cue:[denied|rejected reports of|disputed]} {C}.", "noun", stance=Stance.DENIES),
    Telling("{S} {cue:called it a lie that} {C}.", stance=Stance.DENIES),
    Telling(f"{{S}} {SAID} [that |]{{C}}.", "not", stance=Stance.DENIES),
    Telling("“{C},” {S} {cue:said}.", "not", stance=Stance.DENIES),
    Telling("{S} {cue:[denied|rejected|rejects|dismissed|disputed]} {C}.", "it", stance=Stance.DENIES),
    Telling("{S} {cue:said} that {C}.", "false", stance=Stance.DENIES),
)
CONCEDED = (
    Telling(f"{{S}} {ADMITTED} [that |]{{C}}."),
    Telling(f"{{S}} {ADMITTED} {{C}}.", "noun"),
    Telling("{C}, {S} {cue:[admitted|conceded]}."),
    Telling("“{C},” {S} {cue:[admitted|conceded]}.", "own"),
)
UNSURE = (
    Telling("It was {cue:[unclear|not clear|not known]} [whether|if] {C}.", stance=Stance.UNCONFIRMED),
    Telling("{S} {cue:could not [confirm|verify] [whether|that|reports that]} {C}.", stance=Stance.UNCONFIRMED),
    Telling("{cue:Reports that} {C} {cue:could not be [independently |]verified}.", stance=Stance.UNCONFIRMED),
    Telling("{S} {cue:[has|had] not said whether} {C}.", stance=Stance.UNCONFIRMED),
)
SUPPOSED = (
    Telling("[If|Should] {C}, {D}, {S} {cue:said}.", "if"),
    Telling("{S} {cue:said} that if {C}, {D}.", "if"),
    Telling("“If {C}, {D},” {S} {cue:[said|warned]}.", "if"),
)
WILLED = (
    Telling("{S} {cue:[promised|pledged|vowed|assured]} [that |]{C}.", "assurance", Stance.PROMISES),
    Telling("{S} {cue:said} {C}.", "assurance", Stance.PROMISES),
    Telling("{S} {cue:[threatened|warned]} that {C}.", "threat", Stance.THREATENS),
    Telling("{S} {cue:[predicted|expected|forecast]} that {C}.", "future", Stance.PREDICTS),
    Telling("{S} {cue:[offered|was ready]} to {C}.", "offer", Stance.OFFERS),
)
ASKED = (
    Telling("{S} {cue:[called on|urged|asked|ordered|told]} {C}.", "asked", Stance.DEMANDS),
    Telling("{S} {cue:accused} {C}.", "accused", Stance.ASSERTS),
)
OFFERED = (
    "withdraw from {P}",
    "stop [fighting|shelling {P}]",
    "free [the prisoners|{N} prisoners]",
    "talk to {T}",
    "hand over {P}",
)
IT = "[it|it|this|the [statement|claim|report|announcement]]"
"""What was said before, as who denies it refers to it."""
FALSE = (
    "[the claim|that|this|the report] was [false|a lie|untrue|baseless|propaganda]",
    "[the claim|this] was not true",
)
SHOWN = (
    "[A photograph|A picture|An image|Photographs] [shared online |on social media |]show[s|ed] {C}.",
    "[A video|Footage|Video] [posted on Telegram |from the town |]show[s|ed] {C}.",
    "[A video|A photograph] appears to show {C}.",
)
SEEN = (
    "{A} [in front of|on the roof of|inside] {P}",
    "{A} in {P}",
    "{A} [walking|driving] through {P}",
    "the flag of {A} [over|on] {P}",
    "tanks of {A} in {P}",
)
EMPTY = (
    "The town lies on the road to {P}.",
    "The war began in {Y}.",
    "Winters in {P} are long.",
    "About {N} people lived in {P} before the war.",
    "The two sides have been enemies for years.",
    "{P} is known for its [apricots|carpets|coal|fish].",
    "The [governor|mayor] could not be reached for comment.",
    "It was market day.",
)
"""Sentences that hold no claim of the guide's."""
