"""Work that worker processes can import: numbers to numbers, with accidents."""

import os
import signal
from collections.abc import Callable

from whoholds.errors import ModelError

RAISES, DIES, STOPS = -1, -2, -3


def double(number: int) -> int:
    """Twice the number; three numbers stand for accidents."""
    if number == RAISES:
        raise ZeroDivisionError("no such number")
    if number == DIES:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == STOPS:
        raise ModelError("model-damaged", "the model differs from its checksum")
    return 2 * number


def prepare() -> Callable[[int], int]:
    """What each worker calls once."""
    return double
