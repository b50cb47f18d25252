"""The best one-to-one pairing of rows with columns.

In: a matrix of gains, rows by columns. Out: the greatest sum of gains with each row and column used at most once.
Stays true: exact, by the shortest augmenting path form of the Hungarian method; O(n^2 m) steps.
"""

from collections.abc import Sequence
from math import inf


def best_sum(gains: Sequence[Sequence[float]]) -> float:
    """
    >>> best_sum([[1.0, 2.0], [0.5, 1.9]])
    2.9
    """
    if not gains or not gains[0]:
        return 0.0
    rows = gains if len(gains) <= len(gains[0]) else [list(column) for column in zip(*gains, strict=True)]
    width = len(rows[0])
    over_row, over_column = [0.0] * (len(rows) + 1), [0.0] * (width + 1)
    owner = [0] * (width + 1)
    for row in range(1, len(rows) + 1):
        _augment(rows, row, owner, over_row, over_column)
    return sum(rows[owner[column] - 1][column - 1] for column in range(1, width + 1) if owner[column])


def _augment(
    rows: Sequence[Sequence[float]], row: int, owner: list[int], over_row: list[float], over_column: list[float]
) -> None:
    """Give `row` a column, moving the rows on the cheapest path that frees one. Rows and columns count from 1."""
    width = len(owner) - 1
    owner[0], column = row, 0
    least, came_from, done = [inf] * (width + 1), [0] * (width + 1), [False] * (width + 1)
    while owner[column]:
        done[column] = True
        at, step, nearest = owner[column], inf, 0
        for other in range(1, width + 1):
            if done[other]:
                continue
            cost = -rows[at - 1][other - 1] - over_row[at] - over_column[other]
            if cost < least[other]:
                least[other], came_from[other] = cost, column
            if least[other] < step:
                step, nearest = least[other], other
        for other in range(width + 1):
            if done[other]:
                over_row[owner[other]] += step
                over_column[other] -= step
            else:
                least[other] -= step
        column = nearest
    while column:
        owner[column] = owner[came_from[column]]
        column = came_from[column]
