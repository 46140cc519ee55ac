"""Reports: whoever ordered one has it, nobody else."""

from django.utils import timezone

from accounts.actors import actor_for
from jobs.choices import JobStatus
from jobs.models import Job
from jobs.services import run_job
from reports.definition import report
from reports.services import order_report
from tests.access.cast import AGENCIES, EVERYWHERE, REGIONAL, STAFF
from tests.access.doors import get, post
from tests.access.world import World, thing

HEAD = {"head"}


def _order(world: World, file_format: str) -> Job:
    """Of another kind each time: the same order again is the same report."""
    orderer = actor_for(world.people["head"].pk)
    return order_report(actor=orderer, definition=report("marketing"), query="", file_format=file_format)


@thing
def report_ready(world: World) -> Job:
    """Ordered by the head of our agency, and made."""
    assert world.marketing
    job = _order(world, "csv")
    assert run_job(job.pk)
    return job


@thing
def report_failed(world: World) -> Job:
    job = _order(world, "pdf")
    Job.objects.filter(pk=job.pk).update(status=JobStatus.FAILED, error="Disk penuh.", finished_at=timezone.now())
    return job


@thing
def report_queued(world: World) -> Job:
    return _order(world, "xlsx")


get("reports:list", who=STAFF, text=lambda world: str(world.report_ready.pk), shown_to=HEAD)
get("reports:order", lambda world: ["marketing"], who=EVERYWHERE | AGENCIES, foreign=403)
post("reports:order", lambda world: ["marketing"], who=EVERYWHERE | AGENCIES, body={"format": "csv"}, foreign=403)
get("reports:order", lambda world: ["registrations"], who=EVERYWHERE | AGENCIES | REGIONAL)
get("reports:detail", "report_ready", who=HEAD)
get(
    "reports:download",
    "report_ready",
    who=HEAD,
    text=lambda world: world.marketing.product,
    shown_to=HEAD,
)
post("reports:retry", "report_failed", who=HEAD)
post("reports:cancel", "report_queued", who=HEAD)

# The API
get("v1:report-list", who=STAFF, text=lambda world: str(world.report_ready.pk), shown_to=HEAD)
post("v1:report-list", who=EVERYWHERE | AGENCIES, onlookers=REGIONAL, body={"report": "marketing", "format": "csv"})
get("v1:report-available", who=STAFF)
get("v1:report-detail", "report_ready", who=HEAD)
get("v1:report-file", "report_ready", who=HEAD, text=lambda world: world.marketing.product, shown_to=HEAD)
post("v1:report-retry", "report_failed", who=HEAD)
post("v1:report-cancel", "report_queued", who=HEAD)
