"""What trainings add to the story of an enterprise."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.scope import Actor
from enterprises.models import Enterprise
from enterprises.stories import Part, register_part
from training.models import Certificate, Enrolment


def _trainings(actor: Actor, enterprise: Enterprise) -> Iterable[models.Model]:
    enrolments = Enrolment.objects.visible_to(actor).filter(enterprise=enterprise)
    certificates = Certificate.objects.filter(enrolment__in=enrolments)
    return [*enrolments.select_related("training", "enterprise"), *certificates.select_related("enrolment__training")]


register_part(
    Part(
        "trainings",
        _("Trainings"),
        _trainings,
        kinds=(Enrolment, Certificate),
        verbs=("training.",),
        named=True,
        order=50,
    )
)
