"""Why an enterprise has not been trained."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from enterprises.causes import Cause, register_cause
from enterprises.choices import Step
from training.choices import EnrolmentStatus, TrainingStatus
from training.models import Enrolment, Invitation, Training

#: Lengths of the codes of province, kabupaten/kota and kecamatan, of which every village code is made.
_ABOVE = (2, 5, 8)


def _enrolments(*statuses: str) -> Any:
    rows = Enrolment.objects.filter(enterprise_id=OuterRef("pk"), status=EnrolmentStatus.ENROLLED)
    return rows.filter(training__status__in=statuses).order_by()


def _open(day: date) -> Any:
    """Trainings that take enrolments and are meant for the village of the enterprise."""
    around = Q(region_id=OuterRef("village_id"))
    for length in _ABOVE:
        around |= Q(region_id=Left(OuterRef("village_id"), length))
    return Training.objects.open_on(day).filter(Q(region__isnull=True) | around).order_by()


def _invited(day: date) -> Exists:
    waiting = Invitation.objects.filter(enterprise_id=OuterRef("pk"), training__status=TrainingStatus.OPEN)
    return Exists(waiting.filter(training__enrol_until__gte=day).order_by())


register_cause(
    Cause(
        code="p2_enrolled",
        step=Step.P2,
        label=_("Enrolled, training not finished"),
        mend=_("Hold the training, record attendance and issue the certificates."),
        advice=_("You have a place in a training. Come to every session."),
        condition=lambda day: Exists(_enrolments(TrainingStatus.OPEN, TrainingStatus.RUNNING)),
        order=10,
        under_way=True,
    )
)
register_cause(
    Cause(
        code="p2_invited",
        step=Step.P2,
        label=_("Invited to a training, not enrolled yet"),
        mend=_("Ask whether they are coming."),
        advice=_("You are invited to a training. Take your place."),
        condition=_invited,
        order=20,
        under_way=True,
    )
)
register_cause(
    Cause(
        code="p2_missed",
        step=Step.P2,
        label=_("Was in a training, without a certificate"),
        mend=_("Issue the certificate if attendance was enough, else invite again."),
        advice=_("You missed too much of your last training for a certificate. Join another one."),
        condition=lambda day: Exists(_enrolments(TrainingStatus.FINISHED)),
        order=30,
    )
)
register_cause(
    Cause(
        code="p2_open",
        step=Step.P2,
        label=_("A training is open, not enrolled"),
        mend=_("Invite them to the training."),
        advice=_("A training near you takes enrolments. Take a place."),
        condition=lambda day: Exists(_open(day)),
        order=40,
    )
)
register_cause(
    Cause(
        code="p2_none_open",
        step=Step.P2,
        label=_("No training is open for them"),
        mend=_("Open a training for their kecamatan."),
        advice=_("No training is open near you now. Look again in a few days."),
    )
)
