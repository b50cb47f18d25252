"""Placeholder line, replaced by the folder's own story."""
