"""The same results from one process and from several; one bad item costs only itself."""

import os
import signal

import pytest

from tests.engine.works import DIES, RAISES, STOPS, double, prepare
from whoholds.engine import Failed, Pool, mapped, usable_cores
from whoholds.engine.mapping import AHEAD, POOL_FROM
from whoholds.errors import ModelError

TWO = Pool(2, prepare, preload="tests.engine.works")
MANY = list(range(POOL_FROM + 20))


def test_results_come_in_order_from_any_number_of_workers() -> None:
    alone = list(mapped(MANY, double))
    assert alone == list(mapped(MANY, double, TWO)) == [(n, 2 * n) for n in MANY]


def test_few_items_start_no_processes() -> None:
    own: list[int] = []

    def here(_item: int) -> int:
        own.append(os.getpid())
        return 0

    list(mapped(range(POOL_FROM - 1), here, TWO))
    assert own == [os.getpid()] * (POOL_FROM - 1)


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []
    results = mapped((taken.append(n) or n for n in range(1000)), double, TWO)  # type: ignore[func-returns-value]
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= max(POOL_FROM, 2 * AHEAD) + 1


@pytest.mark.parametrize("pool", [None, TWO])
def test_an_item_that_raises_costs_itself(pool: Pool | None) -> None:
    results = dict(mapped([*MANY, RAISES, 1000], double, pool))
    assert results.pop(RAISES) == Failed("ZeroDivisionError: no such number")
    assert results == {n: 2 * n for n in [*MANY, 1000]}


@pytest.mark.parametrize("pool", [None, TWO])
def test_an_error_of_ours_ends_the_run_with_its_code(pool: Pool | None) -> None:
    with pytest.raises(ModelError, match="differs from its checksum") as caught:
        list(mapped([*MANY, STOPS], double, pool))
    assert caught.value.code == "model-damaged"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
def test_a_worker_that_dies_costs_the_item_it_had() -> None:
    results = list(mapped([*MANY, DIES, *MANY], double, TWO))
    assert [item for item, _ in results] == [*MANY, DIES, *MANY]
    assert [item for item, result in results if isinstance(result, Failed)] == [DIES]


def test_at_least_one_core_is_usable() -> None:
    assert usable_cores() >= 1
