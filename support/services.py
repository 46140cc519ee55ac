"""Recording support under an agreement, and voiding what was recorded by mistake."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused
from core.formats import day, rupiah
from core.once import sent_before
from core.scope import Actor
from enterprises.models import Enterprise
from enterprises.services.journey import record_step, revoke_evidence
from enterprises.services.serving import release
from notifications.kinds import NoticeKind
from notifications.services import notify
from partnerships.models import Agreement, Partner
from partnerships.selectors.shortlist import refuse_not_chosen
from support import notices
from support.choices import LenderKind
from support.models import CapitalDisbursement, MarketingResult, Scheme, SupportRecord
from support.selectors import agreements_for
from workflow.services import apply_move

R = TypeVar("R", bound=SupportRecord)

#: A day as text, written only when the language of the reader is known.
_in_their_language = lazy(day, str)

_IDENTITY = ("enterprise_id", "agreement_id", "happened_on")


def record_marketing(
    *,
    actor: Actor,
    enterprise: Enterprise,
    agreement: Agreement,
    happened_on: date,
    channel: str,
    product: str,
    channel_name: str = "",
    url: str = "",
    sales: int | None = None,
    note: str = "",
    company: Partner | None = None,
    token: UUID | None = None,
) -> MarketingResult:
    """Record that a product is on sale somewhere new; proves step P5. Raises ``Refused``.

    ``sales`` in rupiah. ``company``: the one that took part, of those the agency chose for this agreement. The same
    ``token`` again gives the record it made. The actor need not see the enterprise yet: from now on their agency serves
    it.
    """
    row = MarketingResult(
        enterprise=enterprise,
        agreement=agreement,
        happened_on=happened_on,
        channel=channel,
        channel_name=channel_name,
        product=product,
        url=url,
        sales=sales,
        note=note,
        company=company,
        request_token=token,
    )
    same = (*_IDENTITY, "channel", "product", "company_id")
    refusals = [*_obstacles(actor, row), *refuse_not_chosen(company, agreement)]
    return _record(actor, row, refusals, notices.MARKETING_RECORDED, same)


def record_capital(
    *,
    actor: Actor,
    enterprise: Enterprise,
    agreement: Agreement,
    happened_on: date,
    scheme: str,
    lender: str,
    amount: int,
    lender_kind: str = LenderKind.BANK,
    reference: str = "",
    purpose: str = "",
    note: str = "",
    confirmed: bool = False,
    token: UUID | None = None,
) -> CapitalDisbursement:
    """Record money that reached an enterprise; proves step P7. ``amount`` in rupiah. Raises ``Refused``.

    ``scheme`` is its code: which of its dated rules holds is decided by ``happened_on``. ``confirmed``: an amount above
    ``CAPITAL_ASK_ABOVE`` is meant so. The rest as in ``record_marketing``.
    """
    row = CapitalDisbursement(
        enterprise=enterprise,
        agreement=agreement,
        happened_on=happened_on,
        lender_kind=lender_kind,
        lender=lender,
        amount=amount,
        reference=reference,
        purpose=purpose,
        note=note,
        request_token=token,
    )
    rule = Scheme.objects.on(happened_on).filter(code=scheme).order_by("-valid_from").first()
    refusals = [*_obstacles(actor, row), *_outside_scheme(rule, scheme, row)]
    if amount > settings.CAPITAL_ASK_ABOVE and not confirmed and not refusals:
        refusals.append(
            Refusal(
                _("%(amount)s is an unusually large amount.") % {"amount": rupiah(amount)},
                _("Correct it, or confirm that it is right."),
                field="confirmed",
            )
        )
    if rule is not None:
        row.scheme = rule
    same = (*_IDENTITY, "scheme_id", "amount", "lender")
    return _record(actor, row, refusals, notices.CAPITAL_RECORDED, same)


def void(*, actor: Actor, record: R, reason: str) -> R:
    """Void a record made by mistake. Raises ``Refused``.

    The step goes with it, unless another record proves it too, and so does the sight of the agency."""
    with transaction.atomic():
        enterprise = Enterprise.objects.hold(record.enterprise_id)
        row = apply_move(actor=actor, instance=record, move="void", reason=reason)
        revoke_evidence(
            actor=actor, enterprise=enterprise, evidence=row.evidence, evidence_id=row.pk, reason=reason.strip()
        )
        release(actor=actor, enterprise=enterprise, agency_ids=[row.agency_id])
        _tell(notices.VOIDED, row, reason=reason.strip())
    return row


def _obstacles(actor: Actor, row: SupportRecord) -> Iterable[Refusal]:
    """What stands in the way of a record of either kind."""
    decision = actor.may("support.record")
    if not decision:
        yield Refusal(decision.reason)
        return
    if not agreements_for(actor).filter(pk=row.agreement_id).exists():
        yield Refusal(_("This is not a signed agreement of your agency."), field="agreement")
    elif not _in_term(row.agreement, row.happened_on):
        yield Refusal(
            _("The agreement was not in force on %(day)s.") % {"day": day(row.happened_on)},
            _("It runs from %(start)s to %(end)s.")
            % {"start": day(row.agreement.starts_on), "end": day(row.agreement.ends_on)},
            field="happened_on",
        )
    started = row.enterprise.first_day
    if row.happened_on < started:
        yield Refusal(
            _("On that day the enterprise did not exist yet: it began in %(year)d.") % {"year": started.year},
            _("Check the date."),
            field="happened_on",
        )
    if row.happened_on > timezone.localdate():
        yield Refusal(_("The date lies in the future."), _("Record it when it has happened."), field="happened_on")


def _in_term(agreement: Agreement, on: date) -> bool:
    starts, ends = agreement.starts_on, agreement.ends_on
    return starts is not None and ends is not None and starts <= on <= ends


def _outside_scheme(rule: Scheme | None, code: str, row: CapitalDisbursement) -> Iterable[Refusal]:
    """The scheme must be in force on the day, and the amount within its bounds."""
    if rule is None:
        named = Scheme.objects.filter(code=code).first()
        if named is None:
            yield Refusal(_("There is no such scheme."), field="scheme")
        else:
            yield Refusal(
                _("%(scheme)s was not in force on %(day)s.") % {"scheme": named, "day": day(row.happened_on)},
                _("Check the date, or choose another scheme."),
                field="scheme",
            )
    elif row.amount <= rule.floor:
        yield Refusal(
            _("%(scheme)s gives more than %(floor)s.") % {"scheme": rule, "floor": rupiah(rule.floor)},
            _("Check the amount, or choose another scheme.") if rule.floor else "",
            field="amount",
        )
    elif rule.ceiling is not None and row.amount > rule.ceiling:
        yield Refusal(
            _("%(scheme)s gives at most %(ceiling)s.") % {"scheme": rule, "ceiling": rupiah(rule.ceiling)},
            _("Check the amount, or choose another scheme."),
            field="amount",
        )


def _record(actor: Actor, row: R, refusals: Iterable[Refusal], kind: NoticeKind, same: tuple[str, ...]) -> R:
    """Save a record with all that follows from it: the step, the engagement of the agency, the trace, the notice.

    ``same`` names the columns in which two records sent with one token agree, if it was a second click.
    """
    found = list(refusals)
    if found:
        raise Refused(found)
    with transaction.atomic():
        Enterprise.objects.hold(row.enterprise_id)
        before = sent_before(row, same)
        if before is not None:
            return before
        # agreements_for() leaves out the agreements without an agency.
        row.agency_id = row.agreement.agency_id  # type: ignore[assignment]
        row.recorded_by = actor.name
        row.save(force_insert=True)
        record_act(actor=actor, verb=f"{row.lifecycle.name}.record", subject=row, to_state=row.state)
        _prove_step(actor, row)
        _tell(kind, row)
    return row


def _prove_step(actor: Actor, row: SupportRecord) -> None:
    record_step(
        actor=actor,
        enterprise=row.enterprise,
        step=row.step,
        achieved_on=row.happened_on,
        evidence=row.evidence,
        evidence_id=row.pk,
        evidence_text=str(row),
        agency=row.agency,
    )


def _tell(kind: NoticeKind, row: SupportRecord, **more: str) -> None:
    """Tell the owner, if they have an account. No amount is written: e-mail is a postcard."""
    user = row.enterprise.owner.user
    if user is None:
        return
    when = _in_their_language(row.happened_on)
    context = {"enterprise": row.enterprise, "agency": row.agency, "what": row, "day": when, **more}
    notify(kind=kind, recipients=[user], context=context, url=reverse("enterprises:portal"))
