"""The signing of an agreement: from here on it is in force, and what stands on the paper stays."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.selectors import agency_heads
from core import formats
from core.decisions import Refusal, Refused, demand
from core.scope import Actor, may_on
from notifications.services import notify
from partnerships import notices
from partnerships.choices import AgreementStatus
from partnerships.models import Agreement, AgreementParty
from partnerships.models.agreement import new_public_code
from partnerships.services.ending import extend_due
from partnerships.services.numbering import give_number
from workflow.services import apply_move


def sign(
    *,
    actor: Actor,
    agreement: Agreement,
    partner_numbers: Mapping[int, str],
    signed_on: date | None,
    starts_on: date | None,
    ends_on: date | None,
    number: str = "",
) -> Agreement:
    """Record that an agreement was signed. ``partner_numbers``: the number each partner (by id) gave it.

    Without a ``number`` of the province the next of its row is given, if its kind has a pattern. The signed document is
    attached before (``attach_file``), so that a refusal here does not lose it. The agency's name is taken as it is
    today. What it extends is marked as extended once it is in force. Raises ``Refused`` (``MoveRefused``, stale when
    somebody else was first).
    """
    with transaction.atomic():
        row = Agreement.objects.select_for_update(of=("self",)).select_related("agency").get(pk=agreement.pk)
        demand(may_on(actor, "agreement.sign", row))
        _wait_for_neighbours(row)
        if row.is_draft:
            _number_parties(row, partner_numbers)
        try:
            with transaction.atomic():
                signed = apply_move(
                    actor=actor,
                    instance=row,
                    move="sign",
                    changes={
                        "number": number.strip() or give_number(row, signed_on or timezone.localdate()),
                        "public_code": new_public_code(),
                        "signed_on": signed_on,
                        "starts_on": starts_on,
                        "ends_on": ends_on,
                        "agency_name": row.agency.name if row.agency else "",
                    },
                )
        except IntegrityError:
            raise Refused([Refusal(_("Another agreement already has this number."), field="number")]) from None
        _tell(actor, signed)
        if signed.renews_id is not None:
            extend_due(only=signed.renews_id)
    return signed


def _wait_for_neighbours(agreement: Agreement) -> None:
    """One signing at a time under one umbrella: two of the same PKS cannot both find that nothing overlaps, and the
    umbrella does not end meanwhile. Drafts under it are not held up.
    """
    if agreement.parent_id is not None:
        Agreement.objects.select_for_update(of=("self",), no_key=True).get(pk=agreement.parent_id)


def _number_parties(agreement: Agreement, numbers: Mapping[int, str]) -> None:
    """Give each party the number of its own; refused when it gave the same to another agreement."""
    taken = []
    for party in agreement.parties.select_related("partner"):
        party.number = numbers.get(party.partner_id, party.number).strip()
        others = AgreementParty.objects.filter(partner=party.partner, number=party.number)
        others = others.exclude(agreement=agreement).exclude(agreement__status=AgreementStatus.CANCELLED)
        if party.number and others.exists():
            taken.append(
                Refusal(
                    _("%(partner)s has already given this number to another agreement.") % {"partner": party},
                    field=party.number_field,
                )
            )
        party.save(update_fields=["number"])
    if taken:
        raise Refused(taken)


def _tell(actor: Actor, agreement: Agreement) -> None:
    if agreement.agency_id is None:
        return
    notify(
        kind=notices.SIGNED,
        recipients=[head for head in agency_heads(agreement.agency_id) if head.pk != actor.user_id],
        context={
            "title": agreement.title,
            "number": agreement.number,
            "starts_on": formats.day(agreement.starts_on),
            "ends_on": formats.day(agreement.ends_on),
        },
        url=reverse("partnerships:detail", args=[agreement.pk]),
    )
