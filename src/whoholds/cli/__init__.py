"""The command line: parse, call the pipeline, show. `app.py` lists the commands; each has a module of its own."""

from whoholds.cli.app import main

__all__ = ["main"]
