"""The door through which the worker makes reports."""

from jobs.kinds import register_job
from reports import definitions, services  # noqa: F401 - the definitions are registered
from reports.selectors import KIND

register_job(KIND, run=services.build, ended=services.tell_owner, queue="reports")
