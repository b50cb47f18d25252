"""Questions → findings: `rules.py` (a function a rule), `findings.py` (the ladder), `picture.py`, `rollup.py`."""
