"""Gunicorn: a few processes of a few threads each; every thread keeps one database connection."""

import os

workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
timeout = 30
graceful_timeout = 20
keepalive = 5
# A leak, should there be one, stays small; the spread keeps the workers from restarting together.
max_requests = 5000
max_requests_jitter = 500
# The heartbeat file of a worker must not lie on a slow disk.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108
accesslog = None
errorlog = "-"
# Nobody steers it by hand, so no socket in the home folder.
control_socket_disable = True
