"""What the reader model puts on each word piece, in the order of its output columns.

In: nothing. Out: label lists. Stays true: `models/reader.json` repeats these lists; a model with others is refused.
"""

from whoholds.records import Evidence, Kind, NameType, SourceKind, Stance

SOURCE = ("O", "B-source", "I-source")
CUE = ("O", "B-cue", "I-cue")
CONTENT = ("O", "B-content", "I-content", "B-narrated", "I-narrated")
NAMES = ("O", *(f"{edge}-{name.value}" for name in NameType for edge in "BI"))
ATTRIBUTED = ("O", "B-content", "I-content")
TAGS = (
    ("source", SOURCE),
    ("cue", CUE),
    ("content", CONTENT),
    ("names", NAMES),
    ("attributed_source", SOURCE),
    ("attributed_cue", CUE),
    ("attributed_content", ATTRIBUTED),
)
"""The first three mark claims as the claim guide cuts them, one proposition each; the last three attributions as news
corpora mark them, everything said at once. One head for both conventions learnt neither edge."""

ATTRIBUTES = (
    ("kind", tuple(k.value for k in Kind)),
    ("stance", tuple(s.value for s in Stance)),
    ("evidence", tuple(e.value for e in Evidence)),
    ("hedged", ("no", "yes")),
    ("background", ("no", "yes")),
    ("speaker", tuple(k.value for k in SourceKind)),
)
"""Read off a claim's words by averaging over its pieces."""

POINTERS = ("source", "cue", "via", "actor", "target", "place", "when")
"""From a claim to the pieces of the mention that fills the role; the window's first marker stands for none."""
POINTER_SIZE = 64
POOLS = ("attributes", "query")
"""A learned weight a piece for each: where in a claim its kind and its roles are read from."""

RELATIONS = tuple(
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt "
    "conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list "
    "mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked "
    "orphan parataxis punct reparandum root vocative xcomp".split()
)
"""Universal Dependencies relations of the English treebanks, with subtypes."""
ARC_SIZE = 128


def layout(groups: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, tuple[int, int]]:
    """Output columns ``[start, end)`` of each group.

    >>> layout((("a", ("x", "y")), ("b", ("z",))))
    {'a': (0, 2), 'b': (2, 3)}
    """
    columns, at = {}, 0
    for name, labels in groups:
        columns[name] = (at, at + len(labels))
        at += len(labels)
    return columns
