"""What is said: frames of single propositions by kind.

In: nothing. Out: `STATEMENTS`, frames by kind and mode. Stays true: every frame is one proposition of its kind by the
claim guide; modes are `told` (a clause for any speaker or the narrator), `own` (the speaker's side speaks of itself),
`done` (what one claims to have done), `noun` (a phrase that stands for it).

Slots: A who acts, T whom it befalls, P the place, W and V the time, N a number; `<was>`, `<has>`, `<is>` agree with A.
"""

from whoholds.records import Kind

TAKEN = "[taken|captured|seized|overrun|retaken|recaptured|conquered|secured|stormed and taken]"
TOOK = "[took|captured|seized|overran|retook|recaptured|conquered|secured|wrested]"
WITHDREW = "[withdrew|pulled out|pulled back|retreated|fell back]"
FULL = "[full |complete |total ||]"
STATEMENTS: dict[Kind, dict[str, tuple[str, ...]]] = {
    Kind.GAINS: {
        "told": (
            f"{{A}} had {TAKEN} {{P}}[ {{W}}|]",
            f"{{A}} {TOOK} {{P}}[ {{W}}|]",
            f"{{A}} {TOOK} {{P}} from {{T}}[ {{W}}|]",
            f"{{A}} <has> {TAKEN} {{P}}",
            "{P} had fallen[ to {A}|][ {W}|]",
            "{P} fell [to {A} ||into the hands of {A} ]{W}",
            f"{{P}} [was|had been] {TAKEN} by {{A}}[ {{W}}|]",
            f"{{A}} [took|seized|gained|established|won] {FULL}control of {{P}}[ {{W}}|]",
            f"{{A}} had [taken|seized|gained] {FULL}control of {{P}}",
            "{A} [entered|marched into|drove into|rolled into|swept into] {P} [without a fight|unopposed|without resistance|and took it]",
            "{A} had entered {P}[ {W}|] [without a fight|unopposed|after its defenders left]",
            "{P} [had come|came] under the control of {A}[ {W}|]",
            "{P} [had passed|passed|changed] [into the hands of|to] {A}",
            "{A} drove {T} out of {P}[ {W}|]",
            "{A} had [cleared|liberated|freed] {P} of {T}",
            "{P} had been [cleared|liberated] by {A}",
            "{A} raised their flag over {P} after taking it",
        ),
        "own": (
            f"[we|our forces|our fighters|our men] have {TAKEN} {{P}}",
            f"[we|our men|our units] {TOOK} {{P}}[ {{W}}|]",
            f"[we|our troops] now have {FULL}control of {{P}}",
        ),
        "done": (
            f"{TAKEN} {{P}}[ {{W}}|]",
            f"[taken|gained|seized] {FULL}control of {{P}}",
            "driven {T} out of {P}",
            "cleared {P} of {T}",
        ),
        "noun": (
            "the [fall|capture|seizure|loss] of {P}",
            "[losing|the surrender of] {P}",
            "the capture of {P} by {A}",
            "the fall of {P} to {A}",
        ),
    },
    Kind.LOSES: {
        "told": (
            f"{{A}} [{WITHDREW}|had withdrawn|had pulled out|had retreated] from {{P}}[ {{W}}|]",
            "{A} [abandoned|left|gave up|quit|vacated|lost|ceded|deserted] {P}[ {W}|]",
            "{A} had [abandoned|left|given up|lost|vacated|ceded] {P}[ to {T}|]",
            "{A} [were driven|were pushed|had been driven|had been forced] out of {P}[ by {T}|]",
            "{A} no longer had [a single position|anybody|any men] in {P}",
            "{A} <has> lost {P}",
            "{P} [was|had been|is] lost",
            "{P} had been [handed over|surrendered|given up|abandoned]",
            "{P} had been lost to {T}",
            "{A} had handed {P} over to {T}",
            "{A} fled from {P} before {T} came",
        ),
        "own": (
            f"[we|our men|our forces] [{WITHDREW}|have withdrawn] from {{P}}",
            "[we|our units] have [lost|left|given up|abandoned] {P}",
            "[we|our soldiers] had to leave {P}[ {W}|]",
        ),
        "done": ("withdrawn from {P}", "[lost|left|given up] {P}", "been driven out of {P}"),
        "noun": ("the [loss|evacuation] of {P}", "the [retreat|withdrawal] from {P}"),
    },
    Kind.HOLDS: {
        "told": (
            "{A} [controlled|held|ran|ruled] {P}",
            "{A} [control|hold] {P}",
            "{A} still [controlled|held] {P}",
            "{A} <was> [still |firmly |fully |]in control of {P}",
            "{P} [is|was|remained|remains] [firmly |still |entirely |]in the hands of {A}",
            "{P} [is|was|remained] [still |]under the control of {A}",
            "{P} [is|was|remains] [still |]held by {A}",
            "{A} [kept|retained|maintained] control of {P}",
            "{A} <is> [still |]in every [street|quarter] of {P}",
            "{A} had held {P} {V}",
            "{A} had [used {P} as their base|made {P} their headquarters]",
            "{A} <was> holding out in {P}",
        ),
        "own": (
            "{P} is [still |]ours",
            "{P} is [firmly |still |]in our hands",
            "[we|our men] [still |]hold {P}",
            "[we|our forces] [control|are in control of] {P}",
            "[we|our fighters] are still in {P}",
            "{P} is under our control",
        ),
        "done": ("kept control of {P}",),
        "noun": ("control of {P}",),
    },
    Kind.CONTESTS: {
        "told": (
            "{A} [had surrounded|surrounded|encircled|besieged|had encircled|laid siege to] {P}[ {W}|]",
            "{A} <has> [surrounded|cut off|besieged] {P}",
            "{P} [is|was] [surrounded|besieged|under siege|encircled][ by {A}|]",
            "fighting [went on|continued|raged|was under way] [inside|in the streets of|in the centre of] {P}",
            "{A} <was> [still |]fighting [street by street|house to house|from house to house] in {P}",
            "the battle for {P} [went on|was not over|continued]",
            "{A} [was|were] trapped in {P}",
            "{A} [had cut|cut] the [last |]road to {P}",
            "{A} and {T} [fought|were fighting] for control of {P}",
            "{A} had closed in on {P} from [two|three|all] sides",
        ),
        "own": (
            "[we|our men] have surrounded {P}",
            "[we|our men] are fighting [for every street|in the streets] of {P}",
            "{P} is surrounded",
        ),
        "done": ("surrounded {P}", "cut off {P}"),
        "noun": ("the [siege|encirclement] of {P}", "the [battle|fight] for {P}"),
    },
    Kind.PRESENT: {
        "told": (
            "{A} [were seen|had been seen|were spotted] in {P}[ {W}|]",
            "{A} [patrolled|were patrolling|walked through] the streets of {P}",
            "{A} had set up [checkpoints|roadblocks] in {P}",
            "{A} <was> [inside|at the gates of|on the edge of] {P}",
            "the flag of {A} [flew|was flying|had been raised] over {P}",
            "there were {A} in {P}",
            "{A} <was> [searching houses|stopping cars|checking papers] in {P}",
        ),
        "own": ("our flag is flying over {P}", "[we|our men] are inside {P}", "our men are at {P}"),
        "done": ("reached {P}",),
        "noun": ("the presence of {A} in {P}",),
    },
    Kind.MOVES: {
        "told": (
            "{A} [advanced|marched|moved|were moving|headed] [towards|on] {P}[ {W}|]",
            "{A} had [arrived in|reached|returned to] {P}[ {W}|]",
            "{A} [sent|had sent] [reinforcements|more men|tanks|two columns] to {P}",
            "a convoy of {A} [left for|drove towards|had set out for] {P}[ {W}|]",
            "{A} had been sent to {P}",
            "{A} [joined|had joined] the defenders",
            "{A} [crossed|had crossed] the [river|border] into {P}",
            "{A} had gone home",
        ),
        "own": (
            "[we|our columns] are advancing towards {P}",
            "[we|our men] have reached {P}",
            "[we|our men] will return",
        ),
        "done": ("sent reinforcements to {P}",),
        "noun": ("the [advance|march] on {P}",),
    },
    Kind.CLASH: {
        "told": (
            "{A} [clashed|had clashed] with {T} [near|outside|in|around] {P}[ {W}|]",
            "[heavy |]fighting [broke out|erupted|flared] between {A} and {T} near {P}",
            "{A} [attacked|had attacked|assaulted] {T} [near|outside|on the road to] {P}[ {W}|]",
            "{A} [repelled|beat back|had repulsed] an [attack|assault] by {T} [on|near] {P}",
            "[gunfire|shooting|heavy gunfire] [was|could be] heard in {P}[ {W}|]",
            "{A} ambushed {T} near {P}",
            "{A} had [opened fire on|exchanged fire with] {T}",
            "clashes [continued|were reported] near {P}",
        ),
        "own": ("[we|our men] beat back an attack by {T}", "[we|our fighters] attacked {T} near {P}"),
        "done": ("repelled an attack on {P}", "attacked {T} near {P}"),
        "noun": ("an attack on {T}", "[the|any] [fighting|clashes] [near|in] {P}"),
    },
    Kind.STRIKE: {
        "told": (
            "{A} [shelled|bombed|bombarded|pounded|had shelled] {P}[ {W}|]",
            "[air strikes|rockets|shells|missiles] [hit|struck|had hit] {P}[ {W}|]",
            "a [rocket|drone|missile|shell|mortar bomb] [hit|struck|had hit|landed on] a [market|school|house|clinic|bakery] in {P}",
            "a [car bomb|roadside bomb|bomb|suicide bomber] [exploded|went off|blew up] in {P}[ {W}|]",
            "[warplanes|helicopters|drones|artillery] of {A} [struck|hit] positions of {T} near {P}",
            "{A} fired [rockets|mortar rounds|missiles] at {P}",
        ),
        "own": ("[we|our guns|our drones] struck positions of {T} near {P}",),
        "done": ("struck positions of {T} near {P}", "shelled {P}"),
        "noun": ("[the|any] [shelling|bombing] of {P}", "an air strike on {P}"),
    },
    Kind.CASUALTIES: {
        "told": (
            "{N} [people|civilians|residents] [were|had been] [killed|wounded][ in {P}|][ {W}|]",
            "{N} of {T} [were|had been] killed[ in {P}|][ {W}|]",
            "{A} [killed|had killed] {N} of {T}[ near {P}|]",
            "{T} [lost|had lost] {N} men[ near {P}|]",
            "{N} bodies [were|had been] found in {P}",
            "{N} [soldiers|fighters|policemen] [were missing|had died|were among the dead]",
            "a [shell|mine|strike] [killed|wounded] {N} [people|civilians|children][ in {P}|]",
        ),
        "own": ("[we|our men] killed {N} of {T}", "[we|our units] lost {N} men"),
        "done": ("killed {N} of {T}", "lost {N} men"),
        "noun": ("the deaths of {N} [people|civilians]",),
    },
    Kind.DETAINS: {
        "told": (
            "{A} [arrested|detained|had arrested|had detained] {N} [people|men|suspects][ in {P}|]",
            "{A} [took|had taken] {N} of {T} prisoner[ near {P}|]",
            "{A} [captured|seized] {N} of {T}[ near {P}|]",
            "{N} [men|youths|villagers] [were marched off|were taken from their homes|had been rounded up][ in {P}|]",
            "{A} <was> holding {N} prisoners in {P}",
        ),
        "own": ("[we|our men] captured {N} of {T}",),
        "done": ("captured {N} of {T}",),
        "noun": ("the arrest of {N} men",),
    },
    Kind.SURRENDERS: {
        "told": (
            "{N} of {A} [surrendered|had surrendered|laid down their arms|gave themselves up] to {T}[ in {P}|]",
            "{A} in {P} had [surrendered|laid down their weapons]",
        ),
        "own": ("[we|our men] have not laid down our arms",),
        "done": ("surrendered to {T}",),
        "noun": ("the surrender of {A}",),
    },
    Kind.TALKS: {
        "told": (
            "{A} [met|held talks with|were talking to] {T}[ in {P}|][ {W}|]",
            "[talks|negotiations] with {T} [had begun|were under way|had failed|had broken down]",
        ),
        "own": ("[we|our envoys] are talking to {T}",),
        "done": ("held talks with {T}",),
        "noun": ("talks with {T}",),
    },
    Kind.AGREEMENT: {
        "told": (
            "{A} and {T} had agreed to [a ceasefire|a truce|exchange prisoners]",
            "{A} [accepted|rejected|had accepted|had signed] the [ceasefire|truce|peace plan]",
            "a [ceasefire|truce] [took effect|had taken effect|was to begin] {W}",
        ),
        "own": ("[we|our leaders] have accepted the [truce|ceasefire]",),
        "done": ("agreed to a ceasefire with {T}",),
        "noun": ("a [ceasefire|truce|prisoner exchange]",),
    },
    Kind.ACCUSATION: {
        "told": (
            "{A} had [broken the truce|used civilians as shields|tortured prisoners|looted shops][ in {P}|]",
            "{A} <was> [arming|paying|hiding behind|starving] [the people|its enemies|civilians][ of {P}|]",
        ),
        "own": ("[they|those men] have [broken every promise|burnt our houses]",),
        "done": (),
        "noun": ("looting in {P}",),
    },
    Kind.AID: {
        "told": (
            "{N} [lorries|trucks] with [food|medicine] [had reached|reached] {P}",
            "[food|medicine|water|fuel] [was running out|was running short|had run out] in {P}",
            "no [food|help] was getting into {P}",
            "[hospitals|clinics] in {P} had [no medicine|no power]",
        ),
        "own": (),
        "done": (),
        "noun": (),
    },
    Kind.DISPLACEMENT: {
        "told": (
            "{N} [people|families|residents] [fled|had fled|have fled|left|had left] {P}[ {W}|]",
            "[families|residents] were leaving {P}",
            "{N} people were sleeping in [schools|the open|camps] near {P}",
        ),
        "own": (),
        "done": (),
        "noun": ("the flight of {N} families from {P}",),
    },
    Kind.GOVERNS: {
        "told": (
            "{A} [appointed|had appointed|named] a [governor|mayor|police chief] for {P}",
            "{A} [imposed|had imposed|lifted] a curfew in {P}",
            "{A} [banned|had banned] [music|smoking|gatherings] in {P}",
            "{A} [opened|had opened] a court in {P}",
        ),
        "own": (),
        "done": ("appointed a governor for {P}",),
        "noun": (),
    },
    Kind.OTHER: {
        "told": (
            "[shops|schools|markets] in {P} had [reopened|closed]",
            "[bread|fuel] cost twice as much in {P}",
            "the [electricity|water] had been cut in {P}",
            "{A} <was> short of [fuel|ammunition|men]",
            "nobody [knew|could say] [who had won|what came next]",
            "the [bridge|road] [was|had been] [mined|destroyed]",
            "[weapons|ammunition|vehicles] had [been seized|been left behind|fallen into the hands of {A}]",
            "life in {P} was [normal|hard]",
        ),
        "own": ("we have [enough|plenty of] [weapons|fuel|food]", "we have nothing to [hide|add]"),
        "done": (),
        "noun": (),
    },
}
WILL: dict[Kind, tuple[str, ...]] = {
    Kind.ASSURANCE: (
        "nobody [in {P} |]would be [harmed|punished|touched]",
        "{A} would [protect|help|pay] [the people|every family][ of {P}|]",
        "those who laid down their arms would be [pardoned|safe|spared]",
        "[water|power] would come back",
    ),
    Kind.THREAT: (
        "{A} would [storm|shell|burn|flatten] {P}",
        "{A} would [answer|retaliate for|avenge] any attack",
        "anyone who [helped|sheltered|joined] {T} would be [punished|shot|driven out]",
    ),
    Kind.GAINS: ("{A} would [take|capture|retake] {P}[ {W}|]", "{P} would fall[ within days| before winter|]"),
    Kind.LOSES: ("{A} would [withdraw from|leave|give up] {P}",),
    Kind.MOVES: ("{A} would [return to|march on] {P}",),
}
"""What is to come: frames after "would"."""
TO_DO: dict[Kind, tuple[str, ...]] = {
    Kind.APPEAL: (
        "{A} to [lay down their arms|stop fighting|spare civilians|free the prisoners|open the road to {P}|leave {P}]",
        "{A} to [withdraw from|let food into|stop shelling] {P}",
    ),
}
"""What somebody is asked to do."""
DOING: tuple[str, ...] = (
    "{A} of [breaking the truce|arming gangs|shelling civilians|hiding in hospitals|looting {P}|using children as soldiers]",
)
"""What somebody is accused of."""
NOT_SO: dict[Kind, tuple[str, ...]] = {
    Kind.GAINS: (
        "{P} [has|had] not [yet |]fallen",
        "{A} had [not|never] [taken|captured|entered] {P}",
        "{A} [failed to|did not|could not] take {P}",
        "{A} [never|did not] [entered|set foot in] {P}",
    ),
    Kind.HOLDS: ("{A} did not [control|hold] {P}", "{P} [was|is] not under the control of {A}", "{A} [no longer|never] controlled {P}"),
    Kind.LOSES: ("{A} had not [withdrawn from|left|lost|abandoned] {P}", "{P} [was|is] not lost"),
    Kind.CASUALTIES: ("no [civilians|soldiers|fighters] had been [killed|hurt][ in {P}|]", "nobody was [killed|hurt]"),
    Kind.STRIKE: ("{A} had not [shelled|bombed] {P}", "no [bombs|shells] had fallen on {P}"),
    Kind.PRESENT: ("there [were|are] no {A} in {P}", "{A} had no [men|soldiers|fighters] in {P}"),
    Kind.CONTESTS: ("{P} [was|is] not [surrounded|cut off|under siege]",),
    Kind.CLASH: ("no shots were fired in {P}", "there was no fighting in {P}", "{A} had not attacked {T}"),
    Kind.MOVES: ("{A} had not crossed the border into {P}", "{A} would not march on {P}"),
    Kind.SURRENDERS: ("{A} [would|will] never surrender", "{A} had not surrendered",),
}  # fmt: skip
"""Propositions denied by their own words; their stance is `denies` and their kind that of what is not so."""
WAS: dict[Kind, tuple[str, ...]] = {
    Kind.GAINS: (f"{{A}} [first |]{TOOK} {{P}} {{W}}", "{P} had fallen to {A} {W}"),
    Kind.HOLDS: ("{A} held {P} {W}", "{A} ruled {P} {W}"),
    Kind.LOSES: ("{A} [were driven out of|lost|left] {P} {W}",),
    Kind.CLASH: ("{A} and {T} fought over {P} {W}",),
    Kind.MOVES: ("{A} [first |]came to {P} {W}",),
}  # fmt: skip
"""History: the time lies years back."""
