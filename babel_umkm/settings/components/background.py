"""Celery, so configured that a killed worker, a killed child or an absent broker loses nothing.

What is owed stands in the outbox table; the broker only makes it quick. Hence late acknowledgement, redelivery, and a
publish that fails at once (the request goes on, the sweeper hands the row over again).
"""

import environ
from redis.backoff import NoBackoff
from redis.retry import Retry

from babel_umkm.schedule import BEAT_SCHEDULE

env = environ.Env()

#: For web requests: better an immediate "not there" than a page that hangs.
NO_RETRY = Retry(NoBackoff(), 0)
REDIS_URL = env("REDIS_URL", default="redis://localhost:6379/0")


def broker_url(redis_url: str) -> str:
    """kombu's name for the same server: unix sockets are spelt ``redis+socket://`` there."""
    return redis_url.replace("unix://", "redis+socket://").replace("?db=", "?virtual_host=")


CELERY_BROKER_URL = env("CELERY_BROKER_URL", default="") or broker_url(REDIS_URL)
CELERY_TIMEZONE = "Asia/Jakarta"
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True

CELERY_TASK_DEFAULT_QUEUE = "default"
#: Every queue that some worker must take; which one, each task and each kind of job says where it is registered.
QUEUES = ("default", "mail", "reports")

CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
#: A restart of Valkey must not kill a half-made report: what is delivered again finds its row taken and lets it be.
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
#: Seconds. The visibility timeout must stay above the hard limit: below it a long task would be run twice.
CELERY_TASK_SOFT_TIME_LIMIT = 25 * 60
CELERY_TASK_TIME_LIMIT = 30 * 60
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 60 * 60,
    # kombu looks for tasks whose worker died every interval x throttle seconds; its defaults make that 100 s.
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 1,
    "socket_timeout": 2,
    # A publish tries to connect once, for this many seconds at most.
    "connect_retries_timeout": 1,
    "max_retries": 0,
}
CELERY_BROKER_CONNECTION_TIMEOUT = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_PUBLISH_RETRY = False
#: A worker child is replaced before it grows beyond this many kB.
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000

CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
CELERY_BEAT_SCHEDULE = BEAT_SCHEDULE
DJANGO_CELERY_BEAT_TZ_AWARE = True

# Reports -------------------------------------------------------------------------------------------------------------

#: Reports of one person that may wait or be in the making at once.
REPORTS_OPEN_PER_USER = 3
#: Rows of a document for printing; more belong into a workbook.
REPORT_PDF_MAX_ROWS = 2_000
