"""What waits among trainings."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from core.formats import moment_span
from core.scope import Actor
from core.work import Work, WorkItem, register_work, waiting
from training.choices import TrainingStatus
from training.models import Attendance, Enrolment, Session, Training

_HELD = [TrainingStatus.OPEN, TrainingStatus.RUNNING]


def _rolls_to_keep(actor: Actor) -> Work | None:
    """Sessions that are over and of which nobody has recorded who was there; of a training that was not even started,
    its page, where that is done first.
    """
    if not actor.reach("training.attend").is_for_work:
        return None
    trainings = Training.objects.reachable_by(actor, "training.attend").filter(status__in=_HELD)
    people = Enrolment.objects.active().filter(training=OuterRef("training"))
    recorded = Attendance.objects.filter(session=OuterRef("pk"))
    rows = Session.objects.filter(training__in=trainings.values("pk"), ends_at__lt=timezone.now())
    return waiting(
        rows.filter(Exists(people)).exclude(Exists(recorded)).select_related("training").order_by("ends_at", "pk"),
        lambda row: WorkItem(
            f"{row.training.title}: {row.title}", _place_of(row), moment_span(row.starts_at, row.ends_at)
        ),
    )


def _place_of(session: Session) -> str:
    if session.training.status == TrainingStatus.OPEN:
        return reverse("training:detail", args=[session.training_id])
    return reverse("training:attendance", args=[session.pk])


def _certificates_to_issue(actor: Actor) -> Work | None:
    """Finished trainings with people who were there enough and hold no certificate yet."""
    if not actor.reach("certificate.issue").is_for_work:
        return None
    due = Enrolment.objects.filter(training=OuterRef("pk")).eligible().due_after(None)
    rows = Training.objects.reachable_by(actor, "certificate.issue").filter(status=TrainingStatus.FINISHED)
    return waiting(
        rows.filter(Exists(due)).select_related("agency").order_by("ends_on", "pk"),
        lambda row: WorkItem(row.title, reverse("training:detail", args=[row.pk]), row.agency.short_name),
    )


register_work(
    name="attendance",
    title=gettext_lazy("Attendance to record"),
    icon="clipboard-list",
    work_for=_rolls_to_keep,
    order=60,
)
register_work(
    name="certificates",
    title=gettext_lazy("Certificates to issue"),
    icon="award",
    work_for=_certificates_to_issue,
    order=61,
)
