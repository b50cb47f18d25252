"""whoholds: who holds what, says who. Start at `pipeline.py`."""
