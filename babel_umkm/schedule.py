"""What runs at what time. Celery beat copies these into the database, where administrators may change the times.

Each entry names a task that lives in an app's ``tasks.py``; times are Asia/Jakarta. ``expires`` (seconds): what could
not be run in time, because no worker was there, is not run later on top of the next.
"""

from typing import Any

from celery.schedules import crontab

BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "hand over again what was lost": {"task": "jobs.sweep", "schedule": 5.0, "options": {"expires": 10}},
    "remove expired files and old rows": {
        "task": "jobs.purge",
        "schedule": crontab(hour="2", minute="30"),
        "options": {"expires": 6 * 3600},
    },
    "read the words of the register": {
        "task": "enterprises.refresh_vocabulary",
        "schedule": crontab(minute="20"),
        "options": {"expires": 50 * 60},
    },
    "record steps that new rules find proved": {
        "task": "enterprises.settle",
        "schedule": crontab(hour="0", minute="20"),
        "options": {"expires": 12 * 3600},
    },
    "let licences expire and remind of them": {
        "task": "enterprises.licences",
        "schedule": crontab(hour="0", minute="40"),
        "options": {"expires": 12 * 3600},
    },
    "remove old spreadsheets": {
        "task": "enterprises.purge_imports",
        "schedule": crontab(hour="2", minute="40"),
        "options": {"expires": 6 * 3600},
    },
    "count the figures of the dashboard": {
        "task": "dashboard.refresh",
        "schedule": crontab(minute="*/10"),
        "options": {"expires": 9 * 60},
    },
    # What is stored last stays as the figures of the day.
    "count the figures of the day once more": {
        "task": "dashboard.refresh",
        "schedule": crontab(hour="23", minute="57"),
        "options": {"expires": 2 * 60},
    },
    "forget figures of old days": {
        "task": "dashboard.thin_out",
        "schedule": crontab(hour="2", minute="50"),
        "options": {"expires": 6 * 3600},
    },
    "close ended agreements and remind of endings": {
        "task": "partnerships.nightly",
        "schedule": crontab(hour="0", minute="10"),
        "options": {"expires": 12 * 3600},
    },
    "remind of requests and breaches of personal data": {
        "task": "privacy.remind",
        "schedule": crontab(minute="5-59/15"),
        "options": {"expires": 14 * 60},
    },
    "delete what is kept no longer": {
        "task": "privacy.retain",
        "schedule": crontab(hour="2", minute="10"),
        "options": {"expires": 6 * 3600},
    },
}
