"""Peers: what others take out of the same text. README.md says who is run, and who is not and why.

In: texts. Out: both sides, printed side by side. Stays true: peers live in an environment of their own; nothing of
them is imported here.
"""
