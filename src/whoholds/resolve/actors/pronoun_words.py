"""English pronouns by gender, number and person.

In: nothing. Out: closed word lists. Stays true: every list is lower case; a word stands in one list only.
"""

MASCULINE = frozenset({"he", "his", "him", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "their", "them", "theirs", "themselves"})
FIRST = frozenset({"we", "our", "us", "i", "my", "me", "ours"})
