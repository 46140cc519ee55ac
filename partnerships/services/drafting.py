"""An agreement while it is a draft: its parties, dates and targets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Agency
from core.decisions import Refusal, Refused, demand
from core.once import sent_before
from core.scope import Actor, may_on
from core.stamps import demand_unchanged, stamp_of
from partnerships.checks.signing import kb_is_short_enough
from partnerships.choices import AgreementKind, AgreementStatus
from partnerships.kinds import SHAPES, Signer
from partnerships.models import Agreement, AgreementParty, Partner, Target
from partnerships.periods import refuse_term
from partnerships.realisation import indicator as indicator_of
from partnerships.selectors import possible_parents, possible_partners
from regions.models import Region

#: The years a target may be set for, counted from now.
YEARS_BACK, YEARS_AHEAD = 1, 10


@dataclass(frozen=True, slots=True)
class Party:
    """A partner as party to a draft; its number and signatory may still be unknown."""

    partner: Partner
    number: str = ""
    signatory_name: str = ""
    signatory_title: str = ""


def draft_agreement(
    *,
    actor: Actor,
    kind: AgreementKind,
    title: str,
    parties: Sequence[Party],
    scope: str = "",
    agency: Agency | None = None,
    parent: Agreement | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    token: UUID | None = None,
) -> Agreement:
    """Record the draft of an agreement. The same ``token`` again gives the draft it made. Raises ``Refused``.

    ``agency`` is ignored where the kind decides it (``partnerships.kinds``): none for a Kesepakatan Bersama, that of
    the agreement above for an addendum.
    """
    demand(actor.may("agreement.draft"))
    draft = Agreement(kind=kind, title=title.strip(), request_token=token)
    with transaction.atomic():
        if before := sent_before(draft, ("kind", "title")):
            return before
        return _write(actor, draft, title, scope, agency, parent, starts_on, ends_on, parties)


def revise_agreement(
    *,
    actor: Actor,
    agreement: Agreement,
    title: str,
    parties: Sequence[Party],
    scope: str = "",
    agency: Agency | None = None,
    parent: Agreement | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    seen: str = "",
) -> Agreement:
    """Change a draft; its kind stays. Once it is ready to sign only dates, numbers and signatories can change.

    ``seen`` is the stamp of what the writer was shown. Raises ``Refused``: somebody has saved since, no longer a draft,
    agreed already, or it would leave the actor's reach.
    """
    with transaction.atomic():
        draft = hold_draft(actor=actor, agreement=agreement)
        demand_unchanged(seen, stamp_of_draft(draft))
        agreed = _what_was_agreed(draft)
        written = _write(actor, draft, title, scope, agency, parent, starts_on, ends_on, parties)
        if written.status == AgreementStatus.FINAL and _what_was_agreed(written) != agreed:
            raise Refused([_already_agreed()])
        return written


def stamp_of_draft(draft: Agreement) -> str:
    """The mark of everything a draft's form shows, as it is stored."""
    parties = draft.parties.order_by("pk").values_list("partner_id", "number", "signatory_name", "signatory_title")
    place = draft.agency_id, draft.parent_id
    return stamp_of(draft.title, draft.scope, draft.starts_on, draft.ends_on, place, list(parties))


def _what_was_agreed(draft: Agreement) -> tuple[Any, ...]:
    """What the text and the answers of the agencies rest on."""
    partners = sorted(draft.parties.values_list("partner_id", flat=True))
    return draft.title, draft.scope, draft.agency_id, draft.parent_id, partners


def _already_agreed() -> Refusal:
    return Refusal(
        _("It is ready to sign: title, scope, partners and targets were agreed and can no longer change."),
        _("Have TKKSD send it back for revision first."),
    )


def _hold_unagreed(*, actor: Actor, agreement: Agreement) -> Agreement:
    draft = hold_draft(actor=actor, agreement=agreement)
    if draft.status == AgreementStatus.FINAL:
        raise Refused([_already_agreed()])
    return draft


def hold_draft(*, actor: Actor, agreement: Agreement) -> Agreement:
    """The agreement, locked until the transaction ends; refused unless it is a draft this actor may change."""
    row = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    demand(may_on(actor, "agreement.draft", row))
    if not row.is_draft:
        raise Refused(
            [
                Refusal(
                    _("Only a draft can be changed; this agreement is “%(state)s”.") % {"state": row.state_label},
                    _("Record an addendum instead."),
                )
            ]
        )
    return row


def _write(
    actor: Actor,
    draft: Agreement,
    title: str,
    scope: str,
    agency: Agency | None,
    parent: Agreement | None,
    starts_on: date | None,
    ends_on: date | None,
    parties: Sequence[Party],
) -> Agreement:
    shape = SHAPES[AgreementKind(draft.kind)]
    draft.title, draft.scope = title.strip(), scope.strip()
    draft.starts_on, draft.ends_on = starts_on, ends_on
    draft.parent = None if shape.stands_alone else parent
    draft.agency = _signing_agency(shape.signer, agency, parent)
    refusals = [*_refusals_of_place(actor, draft), *_refusals_of_agency(draft), *_refusals_of_parties(actor, parties)]
    refusals += refuse_term(starts_on, ends_on)
    refusals += kb_is_short_enough(draft, actor)
    if refusals:
        raise Refused(refusals)
    draft.save()
    _write_parties(draft, parties)
    still_mine = may_on(actor, "agreement.draft", draft)
    if not still_mine:
        raise Refused([Refusal(_("You can record agreements of your own agency only."), field="agency")])
    return draft


def _signing_agency(signer: Signer, agency: Agency | None, parent: Agreement | None) -> Agency | None:
    if signer is Signer.GOVERNOR:
        return None
    if signer is Signer.AS_ABOVE:
        return parent.agency if parent else None
    return agency


def _refusals_of_place(actor: Actor, draft: Agreement) -> list[Refusal]:
    """Whether what it stands under is there, of the right kind, signed, and to be seen by the actor."""
    kind = AgreementKind(draft.kind)
    if SHAPES[kind].stands_alone:
        return []
    if draft.parent is None:
        return [Refusal(_("Choose the agreement it stands under."), field="parent")]
    if not possible_parents(actor, kind).exclude(pk=draft.pk).filter(pk=draft.parent.pk).exists():
        return [
            Refusal(
                _("It cannot stand under “%(title)s”.") % {"title": draft.parent},
                _("Choose an agreement that was signed."),
                field="parent",
            )
        ]
    return []


def _refusals_of_agency(draft: Agreement) -> list[Refusal]:
    needed = SHAPES[AgreementKind(draft.kind)].signer is Signer.AGENCY
    if draft.agency is None:
        return [Refusal(_("Choose the agency that signs it."), field="agency")] if needed else []
    if not draft.agency.exists_on(timezone.localdate()) and draft.kind != AgreementKind.ADDENDUM:
        successor = draft.agency.successor
        mend = _("Choose its successor: %(successor)s.") % {"successor": successor} if successor else ""
        return [Refusal(_("%(agency)s no longer exists.") % {"agency": draft.agency}, mend, field="agency")]
    return []


def _refusals_of_parties(actor: Actor, parties: Sequence[Party]) -> list[Refusal]:
    partners = {party.partner.pk for party in parties}
    if not partners:
        return [Refusal(_("Name at least one partner."), field="partner")]
    if len(partners) != len(parties):
        return [Refusal(_("The same partner is named twice."), field="partner")]
    if possible_partners(actor).filter(pk__in=partners).count() != len(partners):
        return [Refusal(_("This partner belongs to another agency."), field="partner")]
    return []


def _write_parties(draft: Agreement, parties: Sequence[Party]) -> None:
    draft.parties.exclude(partner__in=[party.partner for party in parties]).delete()
    for party in parties:
        AgreementParty.objects.update_or_create(
            agreement=draft,
            partner=party.partner,
            defaults={
                "number": party.number.strip(),
                "signatory_name": party.signatory_name.strip(),
                "signatory_title": party.signatory_title.strip(),
            },
        )


def add_target(
    *, actor: Actor, agreement: Agreement, indicator: str, year: int, amount: int, region: Region | None = None
) -> Target:
    """Promise ``amount`` enterprises by ``indicator`` in ``year`` (in ``region``, else the whole province).

    Only while the agreement is a draft: what was promised is what was signed. Raises ``Refused``.
    """
    refusals = []
    if indicator_of(indicator) is None:
        refusals.append(Refusal(_("Choose what is counted."), field="indicator"))
    this_year = timezone.localdate().year
    if not this_year - YEARS_BACK <= year <= this_year + YEARS_AHEAD:
        bounds = {"first": this_year - YEARS_BACK, "last": this_year + YEARS_AHEAD}
        refusals.append(Refusal(_("Choose a year from %(first)s to %(last)s.") % bounds, field="year"))
    if amount < 1:
        refusals.append(Refusal(_("Promise at least one."), field="amount"))
    if refusals:
        raise Refused(refusals)
    try:
        with transaction.atomic():
            draft = _hold_unagreed(actor=actor, agreement=agreement)
            return Target.objects.create(agreement=draft, indicator=indicator, year=year, amount=amount, region=region)
    except IntegrityError:
        already = _("This is already promised for that year and region.")
        raise Refused([Refusal(already, _("Remove the old target first."), field="indicator")]) from None


def remove_target(*, actor: Actor, target: Target) -> None:
    """Take a target out of a draft. Raises ``Refused``."""
    with transaction.atomic():
        _hold_unagreed(actor=actor, agreement=target.agreement)
        Target.objects.filter(pk=target.pk).delete()
