"""The partner's turn: the text is put before them, and taken back."""

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record_act
from core.decisions import Refusal, Refused, demand
from core.scope import Actor, may_on
from notifications.services import notify
from partnerships import notices
from partnerships.models import Agreement, DraftVersion, PartnerUser
from partnerships.services.versions import freeze_current


def share(*, actor: Actor, agreement: Agreement) -> DraftVersion:
    """Put the newest version before the partner: it is frozen, and their people are told. Raises ``Refused``.

    Shared again after a newer version was written, the newer one takes its place.
    """
    with transaction.atomic():
        row = _hold(actor, agreement)
        recipients = list(partner_people(row))
        if not recipients:
            raise Refused(
                [
                    Refusal(
                        _("Nobody of the partner can sign in, so nobody would see it."),
                        _("Let an administrator give a person of the partner an account first."),
                    )
                ]
            )
        version = freeze_current(agreement=row)
        if row.shared_at is not None and version.shared_at is not None:
            raise Refused(_("%(version)s is before the partner already.") % {"version": version})
        row.shared_at = version.shared_at = timezone.now()
        version.save(update_fields=["shared_at"])
        row.save(update_fields=["shared_at"])
        record_act(actor=actor, verb="text.share", subject=row, data={"version": version.number})
        notify(
            kind=notices.TEXT_SHARED,
            recipients=recipients,
            context={"title": row.title, "version": version.number},
            url=reverse("partnerships:text", args=[row.pk]),
        )
    return version


def unshare(*, actor: Actor, agreement: Agreement) -> Agreement:
    """End the partner's turn: they no longer see the draft; what they said stays. Raises ``Refused``."""
    with transaction.atomic():
        row = _hold(actor, agreement)
        if row.shared_at is None:
            raise Refused(_("The text is not before the partner."))
        row.shared_at = None
        row.save(update_fields=["shared_at"])
        record_act(actor=actor, verb="text.unshare", subject=row)
    return row


def partner_people(agreement: Agreement) -> QuerySet[User]:
    """The people who sign in for the partners of an agreement."""
    links = PartnerUser.objects.filter(partner__in=agreement.partners.all())
    return User.objects.filter(is_active=True, pk__in=links.values("user_id")).order_by("pk")


def _hold(actor: Actor, agreement: Agreement) -> Agreement:
    row = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    demand(may_on(actor, "agreement.share", row))
    if not row.is_draft:
        raise Refused(_("Only the text of a draft can be put before the partner."))
    return row
