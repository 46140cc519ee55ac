"""What a target of an agreement can count about trainings."""

from collections.abc import Collection, Iterator

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.models.enterprise import EnterpriseQuerySet
from partnerships.periods import Days
from partnerships.realisation import Proof, enterprises_among, register_indicator, under
from training.choices import CertificateStatus, EnrolmentStatus
from training.models import Attendance, Certificate


def _present(agreement_id: int, days: Days) -> QuerySet[Attendance]:
    begins, ends = days.moments
    return Attendance.objects.filter(
        under(agreement_id, "session__training__agreement"),
        present=True,
        session__starts_at__gte=begins,
        session__starts_at__lt=ends,
        enrolment__status=EnrolmentStatus.ENROLLED,
    )


def _valid(agreement_id: int, days: Days) -> QuerySet[Certificate]:
    return Certificate.objects.filter(
        under(agreement_id, "enrolment__training__agreement"),
        status=CertificateStatus.VALID,
        issued_on__range=(days.first, days.last),
    )


def people_trained(agreement_id: int, days: Days) -> EnterpriseQuerySet:
    """Enterprises that were present at one session or more, in these days, of trainings under the agreement."""
    return enterprises_among(_present(agreement_id, days).values("enrolment__enterprise"))


def enterprises_certified(agreement_id: int, days: Days) -> EnterpriseQuerySet:
    """Enterprises that hold a valid certificate, issued in these days, of trainings under the agreement."""
    return enterprises_among(_valid(agreement_id, days).values("enrolment__enterprise"))


def attendance_proofs(agreement_id: int, days: Days, among: Collection[int]) -> Iterator[Proof]:
    """The training and the participant, on the day of the session."""
    rows = _present(agreement_id, days).filter(enrolment__enterprise__in=among)
    rows = rows.select_related("enrolment__training", "session").order_by("session__starts_at", "pk")
    for row in rows:
        day = timezone.localdate(row.session.starts_at)
        yield Proof(row.enrolment.enterprise_id, day, f"{row.enrolment.training} · {row.enrolment.participant_name}")


def certificate_proofs(agreement_id: int, days: Days, among: Collection[int]) -> Iterator[Proof]:
    """The number of the certificate and its holder."""
    rows = _valid(agreement_id, days).filter(enrolment__enterprise__in=among)
    for row in rows.select_related("enrolment").order_by("issued_on", "pk"):
        yield Proof(row.enrolment.enterprise_id, row.issued_on, f"{row.number} · {row.holder_name}")


register_indicator(code="people_trained", label=_("People trained"), people=people_trained, proofs=attendance_proofs)
register_indicator(
    code="enterprises_certified",
    label=_("Enterprises certified"),
    people=enterprises_certified,
    proofs=certificate_proofs,
)
