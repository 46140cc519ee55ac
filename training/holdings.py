"""What is held of a person's trainings."""

from django.utils.translation import gettext_lazy as _

from core.holdings import register_holding
from training.models import Certificate, Enrolment

register_holding(
    name="7 enrolments",
    title=_("Trainings"),
    rows_of=lambda user_id: Enrolment.objects.filter(enterprise__owner__user_id=user_id).select_related(
        "training", "enterprise"
    ),
)
register_holding(
    name="8 certificates",
    title=_("Certificates"),
    rows_of=lambda user_id: Certificate.objects.filter(enrolment__enterprise__owner__user_id=user_id).select_related(
        "enrolment__training"
    ),
)
