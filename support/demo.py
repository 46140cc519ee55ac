"""Marketing results and capital of the demo, in the shares of Jakarta's funnel."""

import random
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from accounts.actors import SYSTEM
from audit.context import acting_as
from enterprises.choices import Step
from enterprises.demo.story import record_steps
from enterprises.models import Engagement, Enterprise, StepRecord
from partnerships.choices import AgreementKind
from partnerships.models import Agreement
from partnerships.selectors.shortlist import companies_chosen_for
from support.choices import ChannelKind, LenderKind
from support.models import CapitalDisbursement, MarketingResult, Scheme, SupportRecord

MARKETED, FINANCED = 0.16, 0.02
CHANNELS = (
    (ChannelKind.SHOPEE, "Toko di Shopee"),
    (ChannelKind.WHATSAPP, "Katalog WhatsApp Bisnis"),
    (ChannelKind.EXHIBITION, "Bazar UMKM Babel"),
    (ChannelKind.RETAIL, "Galeri PLUT"),
    (ChannelKind.INSTAGRAM, "Akun Instagram usaha"),
)


def load(*, seed: int = 2026) -> int:
    """Record results for the first of the register, those furthest on their way; returns how many."""
    rng = random.Random(seed)
    agreements = {
        a.agency.code: a
        for a in Agreement.objects.in_force().filter(kind=AgreementKind.PKS).select_related("agency")
        if a.agency is not None
    }
    enterprises = list(Enterprise.objects.order_by("pk"))
    with acting_as(SYSTEM):
        marketed = enterprises[: int(len(enterprises) * MARKETED)]
        financed = enterprises[: int(len(enterprises) * FINANCED)]
        _save(
            MarketingResult.objects.bulk_create(
                [_marketing(rng, enterprise, agreements) for enterprise in marketed], batch_size=500
            )
        )
        _save(
            CapitalDisbursement.objects.bulk_create(
                [_capital(rng, enterprise, agreements["dkukm"]) for enterprise in financed], batch_size=500
            )
        )
    return len(marketed) + len(financed)


def _marketing(rng: random.Random, enterprise: Enterprise, agreements: dict[str, Agreement]) -> MarketingResult:
    agreement = agreements[rng.choices(["disperindag", "dkukm", "dkp", "dlhk"], weights=[6, 2, 2, 2])[0]]
    companies = list(companies_chosen_for([agreement]))
    channel, name = rng.choice(CHANNELS)
    return MarketingResult(
        enterprise=enterprise,
        agreement=agreement,
        agency=agreement.agency,
        happened_on=timezone.localdate() - timedelta(days=rng.randrange(3, 150)),
        channel=channel,
        channel_name=name,
        company=companies[enterprise.pk % len(companies)] if companies else None,
        product=enterprise.main_product,
        sales=rng.randrange(3, 90) * 100_000,
        recorded_by="Dewi Anggraini",
    )


def _capital(rng: random.Random, enterprise: Enterprise, agreement: Agreement) -> CapitalDisbursement:
    day = timezone.localdate() - timedelta(days=rng.randrange(3, 150))
    code, low, high = rng.choice((("kur-super-mikro", 3, 10), ("kur-mikro", 15, 95), ("umi", 3, 9)))
    scheme = Scheme.objects.on(day).get(code=code)
    return CapitalDisbursement(
        enterprise=enterprise,
        agreement=agreement,
        agency=agreement.agency,
        happened_on=day,
        scheme=scheme,
        lender_kind=LenderKind.BANK,
        lender="Bank Daerah Serumpun Sebalai (contoh)",
        amount=rng.randrange(low, high + 1) * 1_000_000,
        reference=f"KUR/{day.year}/{enterprise.pk:05d}",
        purpose="Modal kerja",
        recorded_by="Rina Marlina",
    )


def _save(records: Sequence[SupportRecord]) -> None:
    """The step each record proves, and the engagement of its agency."""
    record_steps(
        [
            StepRecord(
                enterprise_id=record.enterprise_id,
                step=Step(record.step),
                achieved_on=record.happened_on,
                agency_id=record.agency_id,
                evidence=record.evidence,
                evidence_id=record.pk,
                evidence_text=str(record),
                recorded_by=record.recorded_by,
            )
            for record in records
        ]
    )
    Engagement.objects.bulk_create(
        [Engagement(enterprise_id=record.enterprise_id, agency_id=record.agency_id) for record in records],
        ignore_conflicts=True,
    )
