"""What a target of an agreement can count about trainings."""

from django.utils.translation import gettext_lazy as _

from enterprises.models.enterprise import EnterpriseQuerySet
from partnerships.periods import Days
from partnerships.realisation import enterprises_among, register_indicator, under
from training.choices import CertificateStatus, EnrolmentStatus
from training.models import Attendance, Certificate


def people_trained(agreement_id: int, days: Days) -> EnterpriseQuerySet:
    """Enterprises that were present at one session or more, in these days, of trainings under the agreement."""
    begins, ends = days.moments
    present = Attendance.objects.filter(
        under(agreement_id, "session__training__agreement"),
        present=True,
        session__starts_at__gte=begins,
        session__starts_at__lt=ends,
        enrolment__status=EnrolmentStatus.ENROLLED,
    )
    return enterprises_among(present.values("enrolment__enterprise"))


def enterprises_certified(agreement_id: int, days: Days) -> EnterpriseQuerySet:
    """Enterprises that hold a valid certificate, issued in these days, of trainings under the agreement."""
    valid = Certificate.objects.filter(
        under(agreement_id, "enrolment__training__agreement"),
        status=CertificateStatus.VALID,
        issued_on__range=(days.first, days.last),
    )
    return enterprises_among(valid.values("enrolment__enterprise"))


register_indicator(code="people_trained", label=_("People trained"), people=people_trained)
register_indicator(code="enterprises_certified", label=_("Enterprises certified"), people=enterprises_certified)
