"""The reports of registrations and of the register."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from enterprises.causes import cause
from enterprises.choices import BusinessClass, Channel, LegalForm, LicenceStatus, RegistrationStatus, Sex, Step
from enterprises.filters import EnterpriseFilterSet, LicenceFilterSet, RegistrationFilterSet, StandingFilterSet
from enterprises.growth import Growth, growth_of
from enterprises.models import Enterprise, Licence, Registration, Standing, StepRecord, YearlyFigure
from reports.columns import Kind, ReportColumn
from reports.definition import ReportDefinition
from reports.definitions.shared import choice, day, enterprise_columns, place_columns, text

REGISTRATIONS = ReportDefinition(
    slug="registrations",
    title=_("Registrations"),
    text=_("Who asked to enter the register, from where, and how far it is."),
    icon="clipboard-list",
    permission="registration.view",
    filterset_class=RegistrationFilterSet,
    source=Registration.objects.filed,
    owner="enterprise__owner",
    order_by=("submitted_at", "pk"),
    columns=(
        text("number", _("Registration number"), "number", width=22),
        choice("status", _("Status"), "status", RegistrationStatus, width=22),
        text("business", _("Business"), "business_name", width=28),
        text("owner", _("Owner"), "full_name", width=24),
        ReportColumn("nik", _("NIK"), lambda row: row.nik, width=20, masked=True, on_paper=False),
        choice("sex", _("Sex"), "sex", Sex, width=12, on_paper=False),
        ReportColumn("phone", _("Phone"), lambda row: row.phone, width=18, masked=True, on_paper=False),
        text("product", _("Main product"), "main_product", width=26),
        choice("legal_form", _("Legal form"), "legal_form", LegalForm, width=22, on_paper=False),
        ReportColumn(
            "kbli",
            _("Field of business (KBLI)"),
            lambda row: row.kbli_section,
            width=34,
            related=("kbli_section",),
            on_paper=False,
        ),
        ReportColumn("started", _("Since"), lambda row: row.started_year, kind=Kind.YEAR, width=8, on_paper=False),
        *place_columns(lambda row: row.village, "village"),
        ReportColumn(
            "figures_year",
            _("Year of the figures"),
            lambda row: row.figures_year,
            kind=Kind.YEAR,
            width=8,
            on_paper=False,
        ),
        ReportColumn("turnover", _("Annual sales (Rp)"), lambda row: row.turnover, kind=Kind.MONEY, width=18),
        ReportColumn(
            "capital",
            _("Business capital (Rp)"),
            lambda row: row.capital,
            kind=Kind.MONEY,
            width=18,
            on_paper=False,
        ),
        ReportColumn("submitted", _("Submitted"), lambda row: row.submitted_at, kind=Kind.MOMENT, width=17),
        ReportColumn("decided", _("Decided"), lambda row: row.decided_at, kind=Kind.MOMENT, width=17),
        choice("channel", _("Channel"), "channel", Channel, width=16, on_paper=False),
    ),
)

_STEPS = Prefetch("steps", StepRecord.objects.standing().order_by("step", "pk"), to_attr="standing_steps")
_FIGURES = Prefetch("figures", YearlyFigure.objects.select_related("class_rule").order_by("-year"), to_attr="by_year")


def _done(step: Step) -> Callable[[Any], date | None]:
    """The day on which a row did a step; None while it has not."""
    return lambda row: next((record.achieved_on for record in row.standing_steps if record.step == step), None)


def _step_columns() -> tuple[ReportColumn, ...]:
    return tuple(
        ReportColumn(
            step.value.lower(),
            step.value,
            _done(step),
            kind=Kind.DATE,
            width=13,
            prefetch=(_STEPS,) if step == Step.P1 else (),
        )
        for step in Step
    )


def _cause_label(row: Any) -> str:
    found = cause(row.cause)
    return str(found.label) if found else row.cause


def _last(name: str) -> Callable[[Any], int | None]:
    """A figure of the last year that is known."""
    return lambda row: getattr(row.by_year[0], name) if row.by_year else None


def _growth(row: Any) -> Growth | None:
    """The last year beside the year before."""
    return next(iter(growth_of(row.by_year)), None)


def _rise(row: Any) -> str:
    """Whether the last year moved it up a class, or why that cannot be said."""
    growth = _growth(row)
    if growth is None:
        return ""
    why_not = growth.why_not or growth.class_why_not
    return str(why_not or (_("Moved up a class") if growth.moved_up else _("No")))


ENTERPRISES = ReportDefinition(
    slug="enterprises",
    title=_("Enterprises"),
    text=_("The register by name and by address, with the seven steps and the figures of the last year."),
    icon="store",
    permission="enterprise.view",
    filterset_class=EnterpriseFilterSet,
    source=Enterprise.objects.all,
    owner="owner",
    columns=(
        text("number", _("Register number"), "number", width=18),
        text("name", _("Business"), "name", width=28),
        ReportColumn("owner", _("Owner"), lambda row: row.owner.full_name, width=24, related=("owner",)),
        ReportColumn("nik", _("NIK"), lambda row: row.owner.nik, width=20, masked=True, on_paper=False),
        choice("sex", _("Sex of the owner"), "owner.sex", Sex, width=14, related=("owner",), on_paper=False),
        ReportColumn("phone", _("Phone"), lambda row: row.owner.phone, width=18, masked=True, on_paper=False),
        text("product", _("Main product"), "main_product", width=26),
        ReportColumn(
            "kbli",
            _("Field of business (KBLI)"),
            lambda row: row.kbli_section,
            width=34,
            related=("kbli_section",),
            on_paper=False,
        ),
        choice("legal_form", _("Legal form"), "legal_form", LegalForm, width=22, on_paper=False),
        ReportColumn("nib", "NIB", lambda row: row.nib, width=16, masked=True, on_paper=False),
        ReportColumn("npwp", "NPWP", lambda row: row.npwp, width=20, masked=True, on_paper=False),
        ReportColumn("started", _("Since"), lambda row: row.started_year, kind=Kind.YEAR, width=8, on_paper=False),
        choice("class", _("Class"), "business_class", BusinessClass, width=13),
        *place_columns(lambda row: row.village, "village"),
        text("street", _("Street"), "street", width=30, on_paper=False),
        text("postcode", _("Postcode"), "postcode", width=10, on_paper=False),
        day("registered", _("In the register"), "registered_on", on_paper=False),
        *_step_columns(),
        ReportColumn(
            "figures_year",
            _("Year of the figures"),
            _last("year"),
            kind=Kind.YEAR,
            width=12,
            prefetch=(_FIGURES,),
            on_paper=False,
        ),
        ReportColumn("turnover", _("Annual sales (Rp)"), _last("turnover"), kind=Kind.MONEY, width=18, on_paper=False),
        ReportColumn(
            "capital", _("Business capital (Rp)"), _last("capital"), kind=Kind.MONEY, width=18, on_paper=False
        ),
        ReportColumn(
            "workers_male", _("Male workers"), _last("workers_male"), kind=Kind.NUMBER, width=10, on_paper=False
        ),
        ReportColumn(
            "workers_female",
            _("Female workers"),
            _last("workers_female"),
            kind=Kind.NUMBER,
            width=10,
            on_paper=False,
        ),
        ReportColumn(
            "source",
            _("Source"),
            lambda row: row.by_year[0].get_source_display() if row.by_year else "",
            width=22,
            on_paper=False,
        ),
        ReportColumn(
            "jobs",
            _("Jobs since the year before"),
            lambda row: growth.jobs if (growth := _growth(row)) else None,
            kind=Kind.NUMBER,
            width=12,
            on_paper=False,
        ),
        ReportColumn("rise", _("Moved up a class"), _rise, width=30, on_paper=False),
    ),
)

LICENCES = ReportDefinition(
    slug="licences",
    title=_("Licences"),
    text=_("Which licences were given, what became of them, and until when they are valid."),
    icon="file-badge",
    permission="enterprise.view",
    filterset_class=LicenceFilterSet,
    source=Licence.objects.all,
    owner="enterprise__owner",
    order_by=("given_at", "pk"),
    columns=(
        *enterprise_columns(),
        text("kind", _("Licence"), "kind.name", width=24, related=("kind",)),
        ReportColumn("licence_number", _("Number"), lambda row: row.number, width=26, masked=True),
        choice("status", _("Status"), "status", LicenceStatus, width=20),
        day("issued", _("Issued on"), "issued_on", on_paper=False),
        day("expires", _("Valid until"), "expires_on"),
        ReportColumn("given", _("Given"), lambda row: row.given_at, kind=Kind.MOMENT, width=17),
        ReportColumn("days", _("Days left"), lambda row: row.days_left, kind=Kind.NUMBER, width=10, on_paper=False),
    ),
)

STUCK = ReportDefinition(
    slug="stuck",
    title=_("Who is stuck"),
    text=_("Enterprises by what keeps them from their next step, since when, and which agency can free them."),
    icon="hourglass",
    permission="enterprise.view",
    filterset_class=StandingFilterSet,
    source=Standing.objects.waiting,
    owner="enterprise__owner",
    order_by=("waiting_since", "pk"),
    columns=(
        *enterprise_columns(),
        choice("step", _("Next step"), "next_step", Step, width=18),
        ReportColumn("cause", _("What is missing"), _cause_label, width=34),
        ReportColumn(
            "agency", _("Can free it"), lambda row: row.agency and row.agency.short_name, width=16, related=("agency",)
        ),
        day("since", _("Waiting since"), "waiting_since"),
        ReportColumn("days", _("Days"), lambda row: row.days, kind=Kind.NUMBER, width=8),
        ReportColumn(
            "facilitator",
            _("Facilitator"),
            lambda row: row.enterprise.facilitator and row.enterprise.facilitator.full_name,
            width=22,
            related=("enterprise__facilitator",),
            on_paper=False,
        ),
    ),
)
