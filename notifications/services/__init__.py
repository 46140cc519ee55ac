"""Telling people things."""

from notifications.services.delivering import deliver
from notifications.services.telling import mark_read, notify

__all__ = ["deliver", "mark_read", "notify"]
