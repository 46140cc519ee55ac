"""Reading a person's reports."""

from core.scope import Actor
from jobs.models import Job, JobQuerySet

#: The kind of job that makes a report.
KIND = "report"


def reports_of(actor: Actor) -> JobQuerySet:
    """The reports a person has ordered: nobody else ever sees them."""
    return Job.objects.filter(kind=KIND, owner_id=actor.user_id)
