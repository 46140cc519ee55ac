"""What the secretariat records about an agreement beside its moves: the DPRD's approval, the place of the original."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused, demand
from core.files import CheckedFile
from core.scope import Actor, may_on
from partnerships.choices import AgreementKind, AgreementStatus, FileKind
from partnerships.models import Agreement
from partnerships.periods import FIRST_YEAR
from partnerships.services.files import keep_file


def record_council(
    *,
    actor: Actor,
    agreement: Agreement,
    needed: bool | None,
    reason: str,
    approved_on: date | None = None,
    document: CheckedFile | None = None,
) -> Agreement:
    """Record whether the DPRD must approve a Kesepakatan Bersama (stage 5), why, and when it did. Raises ``Refused``.

    An approval comes with its document, unless that is there already. It may be recorded again: the trace keeps what
    was said before.
    """
    with transaction.atomic():
        row = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
        demand(may_on(actor, "agreement.review", row))
        refusals = [*_refusals_of_council(row, needed, reason, approved_on)]
        if needed and approved_on and document is None and not row.files.filter(kind=FileKind.COUNCIL).exists():
            refusals.append(Refusal(_("The document of the approval is missing."), field="document"))
        if refusals:
            raise Refused(refusals)
        row.council_needed, row.council_reason, row.council_approved_on = needed, reason.strip(), approved_on
        row.save(update_fields=["council_needed", "council_reason", "council_approved_on"])
        if document is not None:
            keep_file(actor=actor, agreement=row, kind=FileKind.COUNCIL, document=document)
        record_act(
            actor=actor,
            verb="agreement.council",
            subject=row,
            reason=row.council_reason,
            data={"needed": needed, "approved_on": approved_on},
        )
    return row


def _refusals_of_council(
    agreement: Agreement, needed: bool | None, reason: str, approved_on: date | None
) -> list[Refusal]:
    refusals = []
    if agreement.kind != AgreementKind.KB or agreement.status == AgreementStatus.CANCELLED:
        raise Refused(_("The question to the DPRD belongs to a Kesepakatan Bersama."))
    if needed is None:
        refusals.append(Refusal(_("Say whether the DPRD must approve."), field="needed"))
    if not reason.strip():
        refusals.append(Refusal(_("Say why."), field="reason"))
    if approved_on and needed is False:
        mend = _("Leave the day empty, or choose “needed”.")
        refusals.append(Refusal(_("What needs no approval was not approved."), mend, field="approved_on"))
    if approved_on and approved_on > timezone.localdate():
        refusals.append(Refusal(_("The day of the approval lies in the future."), field="approved_on"))
    elif approved_on and approved_on.year < FIRST_YEAR:
        words = _("On that day the province did not exist yet.")
        refusals.append(Refusal(words, _("Check the year."), field="approved_on"))
    return refusals


def archive(*, actor: Actor, agreement: Agreement, archived_on: date, place: str) -> Agreement:
    """Record when and where the signed original was put away (stage 9). Raises ``Refused``.

    It may be recorded again when the paper moves: the trace keeps where it was.
    """
    with transaction.atomic():
        row = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
        demand(may_on(actor, "agreement.review", row))
        if row.signed_on is None or not row.was_signed:
            raise Refused([Refusal(_("There is no signed original yet."), _("Record the signing first."))])
        refusals = []
        if not place.strip():
            refusals.append(Refusal(_("Say where the original lies."), field="place"))
        if archived_on > timezone.localdate():
            refusals.append(Refusal(_("That day lies in the future."), field="archived_on"))
        elif archived_on < row.signed_on:
            refusals.append(Refusal(_("That day lies before the signing."), field="archived_on"))
        if refusals:
            raise Refused(refusals)
        row.archived_on, row.archive_place = archived_on, place.strip()
        row.save(update_fields=["archived_on", "archive_place"])
        record_act(
            actor=actor,
            verb="agreement.archive",
            subject=row,
            data={"place": row.archive_place, "on": archived_on},
        )
    return row
