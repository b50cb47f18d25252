"""A new pack, with every field explained where it is filled in.

In: a name. Out: the files of a pack that holds no facts yet. Stays true: the new pack has no faults.
"""

_TOP = """\
# What the pack is and how its conflict is judged. docs/theatre.md has every field.

name = "{name}"
title = "{name}: write what a person should read"

# Where it takes place, as ISO 3166-1 codes of two letters: countries = ["AF"]
countries = []

# Beginnings of words by which a report is known to be of this conflict when no theatre was chosen.
signs = []

# After so many days without news a finding is shown as stale.
stale_after_days = 30

# The day the conflict began: a taking from before it says nothing of who holds a place today.
# since = 2020-03-01

# Parties that cannot both hold a place, by their names in actors.toml.
rivals = [
    # ["Northern Front", "Southern government"],
]

# Parties that fought on one side, and when (leave out a day that is open or not known).
# [[alliances]]
# parties = ["Northern Front", "Hill Militia"]
# since = 2020-03-01
# until = 2020-09-15

# Judging rules not used here; docs/rules.md has their names.
# [switches]
# plain-fact = "off"
"""
_ACTORS = """\
# Who acts and who speaks: parties to the conflict first, then other groups and states, then persons.
# Take away the marks and write your own.

# [[actor]]
# name = "Northern Front"            # what boards and exports show
# type = "group"                     # {types}
# kind = "party"                     # {kinds}
# aliases = ["NF", "@northfront"]    # other names, spellings, handles; one alias leads to one actor
# fights = true                      # a party to the conflict

# [[actor]]
# name = "Ana Ortez"
# type = "person"
# kind = "party"
# side = "Northern Front"            # for whom she speaks where no role of the day says otherwise
# roles = [
#     {{ title = "spokeswoman", side = "Northern Front", since = 2020-03-01, until = 2020-09-15 }},
# ]
"""
_OUTLETS = """\
name,aliases,side,independent
# One line a medium or agency; aliases are parted by bars; side is an actor or empty; independent is yes or no.
# Hill Radio,Radio Hill|HR,Northern Front,no
"""
_PLACES = """\
id,name,level,parent,aliases,codes,lat,lon
# Countries, provinces and larger cities of the world are known without a pack; write those you have codes or names for.
# Parents come before their parts. level: {levels}.
# XX-N,Northland,province,XX,The North|Nord,iso3166-2:XX-N|pcode:XX01,10.5,-20.1
# city:harbour,Harbour,city,XX-N,Harbor,capital-of:XX-N,10.6,-20.2
"""


def skeleton(name: str, types: tuple[str, ...], kinds: tuple[str, ...], levels: tuple[str, ...]) -> dict[str, str]:
    """The text of each file of a new pack, by file name.

    Args:
        name: the pack's name: letters, digits and hyphens.
        types, kinds, levels: the words allowed in those fields, for the comments.
    """
    words = {"types": " or ".join(types), "kinds": ", ".join(kinds), "levels": ", ".join(levels)}
    files = {"theatre.toml": _TOP, "actors.toml": _ACTORS, "outlets.csv": _OUTLETS, "places.csv": _PLACES}
    return {file: text.format(name=name, **words) for file, text in files.items()}
