"""The picture as a web page: thin routes over the store's view and the pipeline's picture. Start at `app.py`."""

from whoholds.web.app import create_app
from whoholds.web.settings import Settings

__all__ = ["Settings", "create_app"]
