"""What of trainings goes with an enterprise when two records turn out to be one."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from enterprises.belongings import Belonging, register_belonging
from training.choices import EnrolmentStatus
from training.models import Enrolment, Invitation


def _has_certificate(row: Any) -> bool:
    return row.certificates.exists()


def _rank(row: Any) -> tuple[Any, ...]:
    """A certificate outweighs presence, presence a place, a place one that was given up."""
    came = row.attendances.filter(present=True).count()
    return (not _has_certificate(row), -came, row.status != EnrolmentStatus.ENROLLED, row.pk)


register_belonging(
    Belonging(
        Enrolment,
        once=("training_id",),
        rank=_rank,
        hindrance=lambda one, other: (
            _("Both hold a certificate of the same training (%(training)s); certificates are not thrown away.")
            % {"training": one.training}
            if _has_certificate(one) and _has_certificate(other)
            else ""
        ),
    )
)
register_belonging(Belonging(Invitation, once=("training_id",), rank=lambda row: (row.invited_at, row.pk)))
