"""The Celery application of a worker that a test starts: the real one, with the tests' kinds of work added."""

from babel_umkm.celery import app

app.conf.imports = (*app.conf.imports, "tests.jobs.kinds", "tests.reports.kinds")
