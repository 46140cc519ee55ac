"""Where a cooperation stands among its ten stages: read from its agreements, never recorded by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import formats
from core.scope import Actor
from partnerships.choices import DRAFTING, AgreementKind, AgreementStatus, ReportStatus
from partnerships.models import Agreement, QuarterReport
from partnerships.selectors.agreements import works_with
from partnerships.stages import STAGES, Stage

DONE, NOW, LATER = "done", "now", "later"

_MAKING = {AgreementStatus.REVIEW, AgreementStatus.INPUT, AgreementStatus.REVISION}


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one stage is: ``done``, ``now`` or ``later``, and what there is to say of it."""

    stage: Stage
    state: str
    note: str = ""


def stages_of(actor: Actor, agreement: Agreement) -> list[Standing]:
    """The ten stages of the cooperation an agreement belongs to: of a Kesepakatan Bersama with what stands under it, of
    a PKS under the Kesepakatan Bersama above it. Empty for other kinds, and once it was cancelled. Two queries.
    """
    umbrella, pks = _family(actor, agreement)
    if umbrella is None or agreement.status == AgreementStatus.CANCELLED:
        return []
    reports = QuarterReport.objects.filter(agreement__in=[one.pk for one in pks], status=ReportStatus.CONFIRMED).count()
    places = [
        *_of_umbrella(umbrella),
        _council(umbrella),
        *_of_pks(umbrella, pks),
        _records(agreement, pks, tells=works_with(actor, agreement)),
        _reporting(pks, reports),
    ]
    return [Standing(stage, *place) for stage, place in zip(STAGES, places, strict=True)]


#: (state, note)
_Place = tuple[str, str]


def _family(actor: Actor, agreement: Agreement) -> tuple[Agreement | None, list[Agreement]]:
    if agreement.kind == AgreementKind.PKS:
        return agreement.parent, [agreement]
    if agreement.kind != AgreementKind.KB:
        return None, []
    under = agreement.children.visible_to(actor).filter(kind=AgreementKind.PKS)
    return agreement, list(under.exclude(status=AgreementStatus.CANCELLED))


def _is_signed(agreement: Agreement) -> bool:
    return agreement.status not in DRAFTING and agreement.status != AgreementStatus.CANCELLED


def _of_umbrella(umbrella: Agreement) -> list[_Place]:
    """Preparation, offer, making and signing."""
    status = AgreementStatus(umbrella.status)
    begun, signed = status != AgreementStatus.DRAFT, _is_signed(umbrella)
    making = str(status.label) if status in _MAKING else ""
    signed_on = formats.day(umbrella.signed_on) if umbrella.signed_on and signed else ""
    return [
        (DONE if begun else NOW, ""),
        (LATER if not begun else NOW if status == AgreementStatus.OFFERED else DONE, ""),
        (NOW if making else DONE if signed or status == AgreementStatus.FINAL else LATER, making),
        (DONE if signed else NOW if status == AgreementStatus.FINAL else LATER, signed_on),
    ]


def _council(umbrella: Agreement) -> _Place:
    if umbrella.council_needed is False:
        return DONE, _("Not needed: %(reason)s") % {"reason": umbrella.council_reason}
    if umbrella.council_approved_on:
        return DONE, _("Approved on %(day)s") % {"day": formats.day(umbrella.council_approved_on)}
    open_words = _("Needed and not yet given") if umbrella.council_needed else _("Nobody has recorded whether it is")
    return (NOW, open_words) if _is_signed(umbrella) else (LATER, "")


def _of_pks(umbrella: Agreement, pks: Sequence[Agreement]) -> list[_Place]:
    """Making, signing and carrying out what stands under the umbrella."""
    signed = [one for one in pks if _is_signed(one)]
    final = [one for one in pks if one.status == AgreementStatus.FINAL]
    making = len(pks) - len(signed) - len(final)
    active = [one for one in pks if one.is_in_force]
    if making:
        drafting = NOW, ngettext("%(n)d is being made", "%(n)d are being made", making) % {"n": making}
    elif pks:
        drafting = DONE, ""
    else:
        drafting = (NOW, _("None yet")) if umbrella.is_in_force else (LATER, "")
    share = _("%(n)d of %(all)d signed") % {"n": len(signed), "all": len(pks)} if pks else ""
    running = ngettext("%(n)d in force", "%(n)d in force", len(active)) % {"n": len(active)} if active else ""
    return [
        drafting,
        (NOW if final else DONE if signed else LATER, share if signed or final else ""),
        (NOW if active else DONE if signed else LATER, running),
    ]


def _records(agreement: Agreement, pks: Sequence[Agreement], *, tells: bool) -> _Place:
    """Keeping the papers: of a PKS its own, of a Kesepakatan Bersama with those of what stands under it.

    It is done only once everything was signed and put away, so never while a PKS is still being made. Where papers lie
    concerns nobody but whose affair it is (``tells``).
    """
    papers = list(pks) if agreement.kind == AgreementKind.PKS else [agreement, *pks]
    signed = [one for one in papers if _is_signed(one)]
    open_ = [one for one in signed if one.archived_on is None]
    if open_ and not tells:
        return NOW, ""
    if open_:
        return NOW, ngettext(
            "The place of %(n)d original is not recorded", "The places of %(n)d originals are not recorded", len(open_)
        ) % {"n": len(open_)}
    if not any(_is_signed(one) for one in pks):
        return LATER, ""
    return (DONE if len(signed) == len(papers) else NOW), ""


def _reporting(pks: Sequence[Agreement], reports: int) -> _Place:
    confirmed = (
        ngettext("%(n)d quarterly report confirmed", "%(n)d quarterly reports confirmed", reports) % {"n": reports}
        if reports
        else ""
    )
    if any(one.is_in_force for one in pks):
        return NOW, confirmed
    return (DONE if reports else LATER), confirmed
