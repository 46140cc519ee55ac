"""Telling the owners of enterprises about their trainings."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.functional import lazy

from core import formats
from notifications.kinds import NoticeKind
from notifications.services import notify
from training.models import Enrolment, Training

#: A date for a notice, written in the language of whoever reads it.
told_day = lazy(formats.day, str)


def tell_participant(enrolment: Enrolment, kind: NoticeKind, context: Mapping[str, Any], *, url: str = "") -> None:
    """Tell the owner of the enrolled enterprise, if they have an account."""
    user = enrolment.enterprise.owner.user
    if user is not None:
        facts = {"training": enrolment.training.title, "participant": enrolment.participant_name}
        notify(kind=kind, recipients=[user], context=facts | dict(context), url=url or reverse("training:open"))


def tell_enrolled(training: Training, kind: NoticeKind, context: Mapping[str, Any]) -> None:
    """Tell everyone who holds a place, each person once."""
    enrolments = training.enrolments.active().select_related("enterprise__owner__user").order_by("pk")
    users = {row.enterprise.owner.user for row in enrolments} - {None}
    facts = {"training": training.title}
    notify(
        kind=kind,
        recipients=sorted(users, key=lambda user: user.pk),
        context=facts | dict(context),
        url=reverse("training:open"),
    )
