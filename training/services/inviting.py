"""Asking enterprises to come to a training that takes enrolments."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused, demand
from core.scope import Actor, may_on
from enterprises.models import Enterprise
from enterprises.selectors.persons import may_be_approached
from enterprises.services.standing import restand
from notifications.services import notify
from training import checks, notices
from training.choices import EnrolmentStatus
from training.models import Invitation, Training
from training.services.telling import told_day


def invite(*, actor: Actor, training: Training, enterprise: Enterprise) -> Invitation:
    """Invite an enterprise to a training; its owner is told, if they have an account. Twice gives the same invitation.

    Raises ``Refused``: not the actor's to invite, no enrolment now, another region, or a place taken already.
    """
    demand(may_on(actor, "training.invite", enterprise))
    demand(may_be_approached(enterprise))
    refusals = list(checks.takes_own_enrolments(training))
    if not training.is_meant_for(enterprise.village_id):
        refusals.append(Refusal(_("This training is for enterprises of %(region)s.") % {"region": training.region}))
    if training.enrolments.filter(enterprise=enterprise, status=EnrolmentStatus.ENROLLED).exists():
        refusals.append(Refusal(_("It has a place in this training already.")))
    if refusals:
        raise Refused(refusals)
    with transaction.atomic():
        invitation, made = Invitation.objects.get_or_create(
            training=training, enterprise=enterprise, defaults={"invited_by_id": actor.user_id}
        )
        if made:
            record_act(actor=actor, verb="training.invite", subject=enterprise, data={"training": training.title[:300]})
            _tell(training, enterprise)
            restand([enterprise.pk])
    return invitation


def _tell(training: Training, enterprise: Enterprise) -> None:
    user = enterprise.owner.user
    if user is None:
        return
    notify(
        kind=notices.INVITED,
        recipients=[user],
        context={
            "training": training.title,
            "business": enterprise.name,
            "agency": training.agency.name,
            "day": told_day(training.starts_on),
            "venue": training.venue,
            "until": told_day(training.enrol_until),
        },
        url=reverse("training:open"),
    )
