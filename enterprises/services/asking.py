"""Asking owners for what is missing, and what they answer with: their NIB, and the figures of a year."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused, demand
from core.scope import Actor, may_on
from enterprises import notices
from enterprises.choices import Asked, FigureSource
from enterprises.models import Ask, Enterprise, YearlyFigure
from enterprises.selectors.persons import may_be_approached
from enterprises.services.figures import refuse_odd_workers, refuse_year
from enterprises.services.licences import open_nib, take_nib
from enterprises.services.reclassifying import class_of_figure, reclassify
from enterprises.services.standing import restand
from notifications.services import notify


def ask(*, actor: Actor, enterprise: Enterprise, what: Asked, note: str = "") -> Ask:
    """Ask the owner of an enterprise for something; they are told, if they have an account. Twice is asked once.

    Raises ``Refused``: not the actor's to ask, or nothing said of the paper that is wanted.
    """
    demand(may_on(actor, "enterprise.ask", enterprise))
    demand(may_be_approached(enterprise))
    if what == Asked.PAPER and not note.strip():
        raise Refused([Refusal(_("Say which paper you need."), field="note")])
    if what == Asked.NIB and enterprise.nib:
        raise Refused([Refusal(_("The NIB is known."), field="what")])
    with transaction.atomic():
        question, made = Ask.objects.open().get_or_create(
            enterprise=enterprise,
            what=what,
            defaults={"note": note.strip()[:300], "agency_id": actor.agency_id, "asked_by_id": actor.user_id},
        )
        if made:
            record_act(
                actor=actor, verb="enterprise.ask", subject=enterprise, data={"what": what, "note": note.strip()[:300]}
            )
            _tell(question)
            restand([enterprise.pk])
    return question


def _tell(question: Ask) -> None:
    user = question.enterprise.owner.user
    if user is not None:
        notify(
            kind=notices.ASKED,
            recipients=[user],
            context={
                "what": Asked(question.what).label,
                "business": question.enterprise.name,
                "note": question.note,
                "agency": question.agency.name if question.agency else "",
            },
            url=reverse("enterprises:portal"),
        )


def receive(*, actor: Actor, question: Ask) -> Ask:
    """Note that what was asked for has been brought. Raises ``Refused``; receiving it again changes nothing."""
    demand(may_on(actor, "enterprise.ask", question.enterprise))
    with transaction.atomic():
        if _close(question.enterprise, Asked(question.what)):
            record_act(
                actor=actor, verb="enterprise.receive", subject=question.enterprise, data={"what": question.what}
            )
            restand([question.enterprise_id])
    question.refresh_from_db()
    return question


def give_nib(*, actor: Actor, enterprise: Enterprise, nib: str) -> Enterprise:
    """The owner gives the NIB of their business; an officer checks it before the step is done. Raises ``Refused``."""
    demand(may_on(actor, "enterprise.answer", enterprise))
    with transaction.atomic():
        row = Enterprise.objects.hold(enterprise.pk)
        if not take_nib(enterprise=row, nib=nib, field="nib"):
            return row
        open_nib(actor=actor, enterprise=row)
        record_act(actor=actor, verb="enterprise.give_nib", subject=row)
        restand([row.pk])
    return row


def give_figures(
    *,
    actor: Actor,
    enterprise: Enterprise,
    year: int,
    turnover: int,
    capital: int,
    workers_male: int,
    workers_female: int,
    assets: int | None = None,
    casual_male: int | None = None,
    casual_female: int | None = None,
    capacity: int | None = None,
    capacity_unit: str = "",
) -> YearlyFigure:
    """The owner gives the figures of a year (rupiah, persons); the class follows by the rules of the day.

    They are declared, not verified. Raises ``Refused``: not their own, a year that is not over or before the business
    began, or figures that an officer has verified.
    """
    demand(may_on(actor, "enterprise.answer", enterprise))
    refuse_year(year, started_year=enterprise.started_year)
    refuse_odd_workers(
        {
            "workers_male": workers_male,
            "workers_female": workers_female,
            "casual_male": casual_male,
            "casual_female": casual_female,
        }
    )
    with transaction.atomic():
        row = Enterprise.objects.hold(enterprise.pk)
        figure = YearlyFigure.objects.filter(enterprise=row, year=year).first() or YearlyFigure(
            enterprise=row, year=year
        )
        if figure.source == FigureSource.VERIFIED:
            raise Refused(
                [Refusal(_("An officer has verified the figures of that year."), _("Ask them to correct these."))]
            )
        figure.turnover, figure.capital = turnover, capital
        figure.workers_male, figure.workers_female = workers_male, workers_female
        figure.assets, figure.casual_male, figure.casual_female = assets, casual_male, casual_female
        figure.capacity, figure.capacity_unit = capacity, capacity_unit
        figure.recorded_at = timezone.now()
        class_of_figure(figure, started_year=row.started_year)
        figure.save()
        reclassify(row)
        _close(row, Asked.FIGURES)
        record_act(actor=actor, verb="enterprise.give_figures", subject=row, data={"year": year})
        restand([row.pk])
    return figure


def _close(enterprise: Enterprise, what: Asked) -> int:
    return Ask.objects.open().filter(enterprise=enterprise, what=what).update(answered_at=timezone.now())
