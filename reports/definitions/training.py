"""The reports of trainings and of their participants."""

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from reports.columns import Kind, ReportColumn
from reports.definition import ReportDefinition
from reports.definitions.shared import choice, company_column, day, enterprise_columns, text
from training.choices import CertificateStatus, EnrolmentStatus, Mode, TrainingStatus
from training.filters import EnrolmentFilter, TrainingFilter
from training.models import Certificate, Enrolment, Training, TrainingQuerySet


def _with_figures(trainings: TrainingQuerySet) -> QuerySet[Any]:
    valid = Q(enrolments__certificates__status=CertificateStatus.VALID)
    return trainings.with_places_taken().annotate(
        certified=Count("enrolments__certificates", filter=valid, distinct=True)
    )


TRAININGS = ReportDefinition(
    slug="trainings",
    title=_("Trainings"),
    text=_("Every training with its days, places taken and certificates."),
    icon="graduation-cap",
    permission="training.view",
    filterset_class=TrainingFilter,
    source=Training.objects.all,
    order_by=("-starts_on", "-pk"),
    prepare=_with_figures,
    columns=(
        text("title", _("Training"), "title", width=40),
        ReportColumn("agency", _("Organised by"), lambda row: row.agency.short_name, width=16, related=("agency",)),
        ReportColumn(
            "agreement",
            _("Under the agreement"),
            lambda row: row.agreement.title,
            width=40,
            related=("agreement",),
            on_paper=False,
        ),
        company_column(),
        choice("mode", _("How"), "mode", Mode, width=12),
        text("venue", _("Place"), "venue", width=30),
        ReportColumn(
            "region",
            _("For"),
            lambda row: row.region.name if row.region else _("The whole province"),
            width=20,
            related=("region",),
        ),
        day("starts_on", _("First day"), "starts_on"),
        day("ends_on", _("Last day"), "ends_on"),
        day("enrol_until", _("Enrolment until"), "enrol_until", on_paper=False),
        ReportColumn("quota", _("Places"), lambda row: row.quota, kind=Kind.NUMBER, width=10),
        ReportColumn("taken", _("Places taken"), lambda row: row.taken, kind=Kind.NUMBER, width=10),
        ReportColumn("certified", _("Certificates"), lambda row: row.certified, kind=Kind.NUMBER, width=12),
        choice("status", _("Status"), "status", TrainingStatus, width=16),
    ),
)

_VALID = Prefetch(
    "certificates",
    Certificate.objects.filter(status=CertificateStatus.VALID).order_by("pk"),
    to_attr="valid_certificates",
)


def _certificate(row: Any) -> Certificate | None:
    return row.valid_certificates[0] if row.valid_certificates else None


ENROLMENTS = ReportDefinition(
    slug="enrolments",
    title=_("Participants of trainings"),
    text=_("Who takes part in which training, sessions attended and certificates."),
    icon="users-round",
    permission="training.view",
    filterset_class=EnrolmentFilter,
    source=Enrolment.objects.all,
    owner="enterprise__owner",
    order_by=("training_id", "participant_name", "pk"),
    prepare=lambda rows: rows.with_attendance(),
    columns=(
        ReportColumn("training", _("Training"), lambda row: row.training.title, width=36, related=("training",)),
        ReportColumn(
            "agency",
            _("Organised by"),
            lambda row: row.training.agency.short_name,
            width=16,
            related=("training__agency",),
            on_paper=False,
        ),
        ReportColumn("starts_on", _("First day"), lambda row: row.training.starts_on, kind=Kind.DATE, width=13),
        text("participant", _("Participant"), "participant_name", width=26),
        *enterprise_columns(),
        ReportColumn(
            "enrolled_at",
            _("Enrolled"),
            lambda row: row.enrolled_at,
            kind=Kind.MOMENT,
            width=17,
            on_paper=False,
        ),
        choice("status", _("Status"), "status", EnrolmentStatus, width=13),
        ReportColumn("attended", _("Sessions attended"), lambda row: row.attended, kind=Kind.NUMBER, width=10),
        ReportColumn("sessions", _("Sessions held"), lambda row: row.sessions_held, kind=Kind.NUMBER, width=10),
        ReportColumn(
            "certificate",
            _("Certificate"),
            lambda row: (certificate := _certificate(row)) and certificate.number,
            width=30,
            prefetch=(_VALID,),
        ),
        ReportColumn(
            "issued_on",
            _("Issued on"),
            lambda row: (certificate := _certificate(row)) and certificate.issued_on,
            kind=Kind.DATE,
            width=13,
        ),
    ),
)
