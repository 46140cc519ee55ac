"""What is held of a person's trainings."""

from django.utils.translation import gettext_lazy as _

from core.holdings import GONE, Person, register_holding
from training.choices import EnrolmentStatus, TrainingStatus
from training.models import Attendance, Certificate, Enrolment, Invitation


def _runs(person: Person) -> object:
    """A training under way needs to know who takes part until it has ended."""
    running = Enrolment.objects.filter(
        enterprise__owner_id=person.register,
        status=EnrolmentStatus.ENROLLED,
        training__status=TrainingStatus.RUNNING,
    )
    if running.exists():
        return _("A training the person takes part in is still running (obligation under its agreement).")
    return ""


register_holding(
    name="7 enrolments",
    title=_("Trainings"),
    rows_of=lambda person: Enrolment.objects.filter(enterprise__owner_id=person.register).select_related(
        "training", "enterprise"
    ),
    naming=("participant_name",),
    emptied={"participant_name": GONE},
    kept_because=_runs,
)
register_holding(
    name="7a invitations",
    title=_("Invitations"),
    rows_of=lambda person: Invitation.objects.filter(enterprise__owner_id=person.register).select_related(
        "training", "enterprise", "invited_by"
    ),
)
register_holding(
    name="7b attendance",
    title=_("Attendance"),
    rows_of=lambda person: Attendance.objects.filter(enrolment__enterprise__owner_id=person.register).select_related(
        "session", "enrolment__training", "recorded_by"
    ),
)
register_holding(
    name="8 certificates",
    title=_("Certificates"),
    rows_of=lambda person: Certificate.objects.filter(enrolment__enterprise__owner_id=person.register).select_related(
        "enrolment__training"
    ),
    without=("token",),
    naming=("holder_name",),
    emptied={"holder_name": GONE},
    files=("file",),
)
