"""The Celery application. What runs when stands in ``schedule.py``; how nothing is lost, in ``settings/celery.py``."""

import os
from typing import Any

from celery import Celery
from celery.signals import heartbeat_sent, setup_logging, task_postrun, task_prerun

from core.request_context import request_id

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "babel_umkm.settings.development")

app = Celery("babel_umkm")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def use_django_logging(**_kwargs: Any) -> None:
    """Keep Celery from replacing the logging that the settings set up."""


@heartbeat_sent.connect
def leave_heartbeat(**_kwargs: Any) -> None:
    from core.health import note_worker_alive

    note_worker_alive()


@task_prerun.connect
def log_under_task_id(task_id: str = "", **_kwargs: Any) -> None:
    # Without its hyphens, as the ids of requests: 32 characters, which is what the trace has room for.
    request_id.set(task_id.replace("-", ""))


@task_postrun.connect
def forget_task_id(**_kwargs: Any) -> None:
    request_id.set("")
