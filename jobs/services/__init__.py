"""Jobs: long work that a person waits for. The row is the truth; a job always ends, and a lost worker is noticed."""

from jobs.services.ordering import cancel_job, order_job, retry_job
from jobs.services.purging import purge
from jobs.services.running import run_job
from jobs.services.sweeping import sweep_jobs

__all__ = ["cancel_job", "order_job", "purge", "retry_job", "run_job", "sweep_jobs"]
