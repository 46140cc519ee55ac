"""A place in a training binds its agency to the enterprise, unless the training was called off."""

from enterprises.serving import register_bond
from training.choices import TrainingStatus
from training.models import Enrolment

register_bond(
    "enrolment",
    lambda enterprise_id, agency_id: (
        Enrolment.objects.active()
        .filter(enterprise_id=enterprise_id, training__agency_id=agency_id)
        .exclude(training__status=TrainingStatus.CANCELLED)
    ),
)
