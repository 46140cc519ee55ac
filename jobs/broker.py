"""The one place that talks to the Celery broker."""

import logging
import time
from typing import Any

from celery import current_app

logger = logging.getLogger(__name__)

#: After a failed hand-over, how long (seconds) this process does not try again: a dead broker must not slow every page.
REST_AFTER_FAILURE = 5.0

_resting_until = 0.0


def send_to_broker(task: str, row_id: Any, *, queue: str) -> bool:
    """Hand a row's id to a Celery task. False when the broker cannot be reached; the row stays and is swept later."""
    global _resting_until  # noqa: PLW0603 - one broker, one memory of its outage for the process
    if time.monotonic() < _resting_until:
        return False
    try:
        current_app.send_task(task, args=[str(row_id)], queue=queue, retry=False)
    except Exception:  # any broker or socket error: the row is safe, the caller must not fail
        _resting_until = time.monotonic() + REST_AFTER_FAILURE
        logger.warning("broker unreachable: %s %s waits in the database", task, row_id)
        return False
    return True
