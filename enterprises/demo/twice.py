"""Two suspected duplicates for the demo, and the figures of the year before for some, so that growth can be seen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils import timezone

from accounts.actors import SYSTEM
from audit.context import acting_as
from core.fields import digest
from enterprises.choices import Evidence, FigureSource, Step
from enterprises.demo.people import DemoBusiness
from enterprises.models import Enterprise, Owner, StepRecord, YearlyFigure
from enterprises.services.duplicates import look
from enterprises.services.reclassifying import class_of_figure

#: Every so many enterprises have figures of two years; of these every so many were verified.
WITH_GROWTH, VERIFIED = 3, 4


def year_before(enterprises: Sequence[Enterprise], today: date) -> None:
    """Figures of the year before the last: mostly a little lower, for some in a lower class."""
    earlier = []
    for n, row in enumerate(enterprises[::WITH_GROWTH]):
        last = row.figures.get()
        source = FigureSource.DECLARED if n % VERIFIED else FigureSource.VERIFIED
        figure = YearlyFigure(
            enterprise=row,
            year=today.year - 2,
            turnover=last.turnover * (60 if n % 5 else 105) // 100,
            capital=last.capital,
            workers_male=last.workers_male,
            workers_female=max(0, last.workers_female - n % 2),
            source=source,
        )
        class_of_figure(figure, started_year=row.started_year)
        earlier.append(figure)
        if source == FigureSource.VERIFIED:
            YearlyFigure.objects.filter(pk=last.pk).update(
                source=source, verified_at=timezone.now(), verified_by="Rina Marlina", seen="Buku kas setahun"
            )
    YearlyFigure.objects.bulk_create(earlier, batch_size=1000)


def same_again(known: Enterprise, b: DemoBusiness) -> Enterprise:
    """A record that a spreadsheet brought of a business that was there: another spelling, an owner without account."""
    nik = f"{b.nik[:-4]}{(int(b.nik[-4:]) + 4000) % 9999 + 1:04d}"
    owner = Owner.objects.create(
        nik=nik, nik_digest=digest(nik), full_name=known.owner.full_name, sex=known.owner.sex, phone=known.owner.phone
    )
    twin = Enterprise.objects.get(pk=known.pk)
    twin.pk, twin.registration, twin.owner, twin.nib, twin.npwp = None, None, owner, None, ""
    twin.name = f"Usaha {known.name} Bangka"
    twin.number = f"{known.number[:5]}9{known.number[6:]}"
    twin.street, twin.facilitator = "Dekat pasar", None
    twin.search_text = f"{twin.name} {twin.main_product} {owner.full_name}".lower()
    with acting_as(SYSTEM):
        twin.save(force_insert=True)
        YearlyFigure.objects.create(
            enterprise=twin, year=timezone.localdate().year - 1, turnover=b.turnover, capital=b.capital
        )
        day = twin.registered_on
        StepRecord.objects.record_all(
            [StepRecord(enterprise=twin, step=Step.P1, achieved_on=day, evidence=Evidence.REGISTRATION)]
        )
        look(twin)
    return twin


def like_a_known_one(b: DemoBusiness, known: Enterprise) -> DemoBusiness:
    """A registration whose business is called almost as one of the register, in the same village."""
    return replace(b, business_name=f"{known.name} Asli", village=known.village_id, nib="")
