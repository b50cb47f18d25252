"""What verbs tell of a statement's kind."""

import pytest

from whoholds.read.kinds import told_kind
from whoholds.records import Kind


@pytest.mark.parametrize(
    ("seen", "words", "told"),
    [
        (Kind.GAINS, "the army lost half of the valley", Kind.LOSES),
        (Kind.GAINS, "the army lost the mill but retook the pass", Kind.GAINS),
        (Kind.CASUALTIES, "Old Taun has not fallen", Kind.LOSES),
        (Kind.PRESENT, "the mill was encircled by the army", Kind.CONTESTS),
        (Kind.OTHER, "nobody failed to take Old Taun", Kind.GAINS),
        (Kind.PRESENT, "half of the town is now under the control of the rebels", Kind.HOLDS),
        (Kind.DETAINS, "the garrison held out for a month", Kind.HOLDS),
        (Kind.HOLDS, "the coast is spinning out of control", Kind.OTHER),
        (Kind.MOVES, "the mill had fallen to the Red Front", Kind.GAINS),
        (Kind.MOVES, "troops marched on the mill, which fell to the Red Front in May", Kind.MOVES),
        (Kind.GAINS, "the battle to retake the town", Kind.CONTESTS),
        (Kind.GAINS, "their offensive to retake the town ended when they took the mill", Kind.GAINS),
        (Kind.GAINS, "the liberation of the town began on Monday", Kind.CONTESTS),
        (Kind.STRIKE, "the operation to isolate Old Taun", Kind.CONTESTS),
        (Kind.DISPLACEMENT, "two hundred soldiers fled over the border", Kind.MOVES),
        (Kind.DISPLACEMENT, "families of fighters have fled", Kind.DISPLACEMENT),
        (Kind.DISPLACEMENT, "President Orlo fled the country", Kind.MOVES),
        (Kind.GAINS, "its leaders have taken refuge in the hills", Kind.PRESENT),
        (Kind.DETAINS, "the patrol seized two rifles and ammunition", Kind.OTHER),
        (Kind.STRIKE, "he planned and directed attacks on convoys", Kind.ACCUSATION),
        (Kind.STRIKE, "we planned this attack for a year", Kind.STRIKE),
        (Kind.OTHER, "guards thwarted several planned bombings", Kind.OTHER),
        (Kind.GAINS, "its soldiers entered Orlish territory", Kind.MOVES),
        (Kind.HOLDS, "the ground held by the rebels has shrunk", Kind.LOSES),
        (Kind.OTHER, "the army makes progress in clearing the hills", Kind.GAINS),
        (Kind.OTHER, "there is only a political solution", Kind.APPEAL),
        (Kind.CONTESTS, "the siege violates the law of war", Kind.ACCUSATION),
        (Kind.OTHER, "whoever violates the decree is fined", Kind.OTHER),
        (Kind.GAINS, "the group has gained a foothold in the hills", Kind.PRESENT),
        (Kind.GAINS, "the rebels took Zarn, held by the army since May", Kind.GAINS),
        (Kind.GAINS, "the rebels took the town, which the army had lost before", Kind.GAINS),
        (Kind.HOLDS, "the rebels still hold Zarn despite attempts to capture it", Kind.HOLDS),
        (Kind.HOLDS, "they hold a dwindling sliver of Zarn", Kind.HOLDS),
        (Kind.DETAINS, "ten men were arrested in the town under rebel control", Kind.DETAINS),
        (Kind.GAINS, "the rebels seized the air base and its ammunition", Kind.GAINS),
        (Kind.CASUALTIES, "three soldiers fell to Zarni bullets", Kind.CASUALTIES),
        (Kind.CLASH, "killing two soldiers", Kind.CASUALTIES),
        (Kind.GAINS, "with this day the war is over", Kind.OTHER),
        (Kind.GAINS, "the war was over when the rebels took Zarn", Kind.GAINS),
        (Kind.HOLDS, "the group retains a presence in the hills", Kind.PRESENT),
        (Kind.LOSES, "the fighters have retreated towards the river", Kind.MOVES),
        (Kind.LOSES, "the fighters have retreated from Zarn to the river", Kind.LOSES),
        (Kind.DISPLACEMENT, "abandoning Old Taun", Kind.LOSES),
        (Kind.DISPLACEMENT, "families abandoned their houses", Kind.DISPLACEMENT),
        (Kind.CASUALTIES, "Old Taun is lost", Kind.LOSES),
        (Kind.OTHER, "Old Taun is still ours", Kind.HOLDS),
        (Kind.OTHER, "the fault is ours", Kind.OTHER),
    ],
)
def test_verbs_turn_the_kind(seen: Kind, words: str, told: Kind) -> None:
    assert told_kind(seen, words) is told


def test_a_contested_city_and_an_advance_to_near_one() -> None:
    assert told_kind(Kind.OTHER, "the capital regarded it as a contested city") is Kind.CONTESTS
    assert told_kind(Kind.GAINS, "it had moved to within 40 km of the capital") is Kind.MOVES
