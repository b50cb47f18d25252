"""What worker processes share: importing this loads it once, before they part from a common process.

In: nothing. Out: the code of the pipeline and the world's places in memory. Stays true: it holds nothing of any run.
Measured on 198 reports with two workers: without it each worker builds 130 MB of places for itself, in 2 s.
"""

import gc

from whoholds.pipeline import gazetteer_of
from whoholds.theatres import ANY_CONFLICT

gazetteer_of(ANY_CONFLICT)
gc.set_threshold(20_000, 20, 50)  # findings hold few cycles: looked for less often, a fortieth of the time is saved
gc.freeze()  # else the first collection in each worker touches, and so copies, every shared page
