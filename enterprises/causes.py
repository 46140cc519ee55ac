"""Why an enterprise waits: causes as data. The app that knows a fact registers the cause that rests on it.

Of the causes of its next step the first that holds, by ``order``, is the cause an enterprise waits for. Each step has
one cause without a condition, which holds when no other does. Which agency frees from a cause, and how long it may
last, is a ``CauseRule`` that administrators keep.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from core.text import Words
from enterprises.choices import Asked, Step
from enterprises.models import NIB, Ask, Licence, YearlyFigure

#: What holds of an enterprise on a day: an expression for ``Enterprise.objects.filter``.
Condition = Callable[[date], Q | Exists | Any]


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason to wait for a step."""

    code: str
    step: Step
    #: For staff: what is so.
    label: Words
    #: For staff: what frees the enterprise.
    mend: Words
    #: For the owner: what to do now, in plain words.
    advice: Words
    #: None holds always.
    condition: Condition | None = None
    order: int = 100
    #: Whether something is being done already, so that nobody need act before the patience ends.
    under_way: bool = False


_causes: dict[str, Cause] = {}


def register_cause(cause: Cause) -> Cause:
    if cause.code in _causes:
        raise ImproperlyConfigured(f"cause {cause.code!r} is registered twice")
    if cause.condition is None and any(c.condition is None and c.step == cause.step for c in _causes.values()):
        raise ImproperlyConfigured(f"{cause.step} has two causes that always hold")
    _causes[cause.code] = cause
    return cause


def cause(code: str) -> Cause | None:
    """The cause of this code; None when no app registers it any more."""
    return _causes.get(code)


def causes() -> list[Cause]:
    """All causes by step, those asked first before the others."""
    return sorted(_causes.values(), key=lambda c: (c.step, c.condition is None, c.order, c.code))


def causes_of(step: Step) -> list[Cause]:
    return [c for c in causes() if c.step == step]


def _asked(what: Asked) -> Exists:
    return Exists(Ask.objects.open().filter(enterprise_id=OuterRef("pk"), what=what).order_by())


def _without_figures(day: date) -> Q:
    figures = YearlyFigure.objects.filter(enterprise_id=OuterRef("pk"), year__gte=day.year - 1)
    return Q(~Exists(figures))


def _licence_waits(day: date) -> Exists:
    return Exists(Licence.objects.waiting().filter(enterprise_id=OuterRef("pk")).order_by())


def _nib_verified(day: date) -> Exists:
    return Exists(Licence.objects.good().filter(enterprise_id=OuterRef("pk"), kind__code=NIB).order_by())


register_cause(
    Cause(
        code="p1_unverified",
        step=Step.P1,
        label=_("Registration not verified"),
        mend=_("Verify the registration."),
        advice=_("Your registration is being checked."),
    )
)
register_cause(
    Cause(
        code="p3_no_facilitator",
        step=Step.P3,
        label=_("Nobody walks with them"),
        mend=_("Assign a facilitator (pendamping) of the kecamatan."),
        advice=_("We are looking for a facilitator near you. Ask at the kecamatan office if you know one."),
        condition=lambda day: Q(facilitator__isnull=True),
        order=10,
    )
)
register_cause(
    Cause(
        code="p3_not_mentored",
        step=Step.P3,
        label=_("Facilitator assigned, not mentored yet"),
        mend=_("The facilitator visits and records the mentoring."),
        advice=_("Agree with your facilitator on a day to meet."),
    )
)
register_cause(
    Cause(
        code="p4_asked",
        step=Step.P4,
        label=_("NIB asked for, not given yet"),
        mend=_("Ask whether help is needed."),
        advice=_("Give us your NIB. Getting one at oss.go.id costs nothing."),
        condition=lambda day: Q(_asked(Asked.NIB), nib__isnull=True),
        order=5,
        under_way=True,
    )
)
register_cause(
    Cause(
        code="p4_no_nib",
        step=Step.P4,
        label=_("No business number (NIB)"),
        mend=_("Help with the NIB at OSS, and record it."),
        advice=_("Get a business number (NIB) at oss.go.id. It is free. Your facilitator or DPMPTSP helps."),
        condition=lambda day: Q(nib__isnull=True),
        order=10,
    )
)
register_cause(
    Cause(
        code="p4_to_verify",
        step=Step.P4,
        label=_("A licence waits to be verified"),
        mend=_("Compare the licence with its file or at its office, and verify it."),
        advice=_("An officer is checking your licence."),
        condition=_licence_waits,
        order=20,
    )
)
register_cause(
    Cause(
        code="p4_missing",
        step=Step.P4,
        label=_("NIB verified, a required licence is missing"),
        mend=_("Help with the licences that its field of business requires."),
        advice=_("Your NIB is verified. Open your licences to see which one comes next, and where to get it."),
        condition=_nib_verified,
        order=30,
    )
)
register_cause(
    Cause(
        code="p4_not_seen",
        step=Step.P4,
        label=_("NIB given, licences not checked"),
        mend=_("Check the NIB and the licences it needs, and record the step."),
        advice=_("Show your NIB and your licences to your facilitator, or to the kecamatan office."),
    )
)
register_cause(
    Cause(
        code="p5_not_sold",
        step=Step.P5,
        label=_("No marketing result"),
        mend=_("Bring the product to a channel: curation, an exhibition, a shop, a marketplace."),
        advice=_("Offer your product for curation. Ask your facilitator which exhibition or shop comes next."),
    )
)
register_cause(
    Cause(
        code="p6_asked",
        step=Step.P6,
        label=_("Figures asked for, not given yet"),
        mend=_("Ask whether help is needed."),
        advice=_("Give the sales and the workers of last year."),
        condition=lambda day: Q(_asked(Asked.FIGURES)) & _without_figures(day),
        order=5,
        under_way=True,
    )
)
register_cause(
    Cause(
        code="p6_no_figures",
        step=Step.P6,
        label=_("Figures of last year missing"),
        mend=_("Ask for the figures of last year."),
        advice=_("Give the sales and the workers of last year."),
        condition=_without_figures,
        order=10,
    )
)
register_cause(
    Cause(
        code="p6_no_report",
        step=Step.P6,
        label=_("No financial report"),
        mend=_("Help with a simple profit and loss of three months, and record the step."),
        advice=_("Write down income and costs of three months, and show them to your facilitator."),
    )
)
register_cause(
    Cause(
        code="p7_no_capital",
        step=Step.P7,
        label=_("No capital yet"),
        mend=_("Bring the enterprise to a lender."),
        advice=_("Ask at your bank for KUR, with your NIB and your financial report."),
    )
)
