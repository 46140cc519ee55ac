"""What runs at what time. Celery beat copies these into the database, where administrators may change the times.

Each entry names a task that lives in an app's ``tasks.py``; times are Asia/Jakarta.
"""

from typing import Any

BEAT_SCHEDULE: dict[str, dict[str, Any]] = {}
