"""The columns of the lists of trainings and participants."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from core.formats import day_short, day_span, number
from core.lists import Column, Table
from core.ui import badge, muted
from training.choices import CertificateStatus
from training.models import Certificate, Enrolment, Training


def _status(row: Training | Enrolment) -> Any:
    return badge(row.state_label, row.state_tone)


def _places(row: Any) -> Any:
    return format_html("{} / {}", number(row.taken), number(row.quota))


class TrainingTable(Table):
    default_sort = "-starts_on"
    columns = (
        Column("title", _("Training"), lambda row: row.title, sort="title"),
        Column("agency", _("Organised by"), lambda row: row.agency.short_name, related=("agency",)),
        Column("starts_on", _("Days"), lambda row: day_span(row.starts_on, row.ends_on), sort="starts_on"),
        Column("region", _("For"), lambda row: row.region or _("The whole province"), related=("region",)),
        Column("places", _("Places taken"), _places, align="end"),
        Column("status", _("Status"), _status),
        Column("mode", _("How"), lambda row: row.get_mode_display(), shown=False),
        Column("venue", _("Place"), lambda row: row.venue, shown=False),
        Column("enrol_until", _("Enrolment until"), lambda row: day_short(row.enrol_until), shown=False),
        Column(
            "agreement",
            _("Under the agreement"),
            lambda row: row.agreement.title,
            related=("agreement",),
            shown=False,
        ),
    )

    def row_url(self, row: Training) -> str:
        return row.get_absolute_url()

    def prepare(self, queryset: QuerySet, columns: Iterable[Column]) -> QuerySet:
        columns = list(columns)
        counted = queryset.with_places_taken() if any(c.key == "places" for c in columns) else queryset  # type: ignore[attr-defined]
        return super().prepare(counted, columns)


_VALID = Prefetch(
    "certificates", Certificate.objects.filter(status=CertificateStatus.VALID), to_attr="valid_certificates"
)


def _participant(row: Enrolment) -> Any:
    return format_html("{}{}", row.participant_name, muted(row.enterprise.name))


def _attendance(row: Any) -> Any:
    return format_html("{} / {}", number(row.attended), number(row.sessions_held))


def _certificate(row: Any) -> str:
    return ", ".join(certificate.number for certificate in row.valid_certificates)


class EnrolmentTable(Table):
    default_sort = "participant"
    columns = (
        Column("participant", _("Participant"), _participant, sort="participant_name", related=("enterprise",)),
        Column("number", _("Register number"), lambda row: row.enterprise.number, related=("enterprise",)),
        Column("attendance", _("Sessions attended"), _attendance, align="end"),
        Column("certificate", _("Certificate"), _certificate, prefetch=(_VALID,)),
        Column("status", _("Status"), _status),
        Column("enrolled_at", _("Enrolled"), lambda row: day_short(row.enrolled_at), sort="enrolled_at", shown=False),
        Column(
            "village",
            _("Village"),
            lambda row: row.enterprise.village.full_name,
            related=("enterprise__village__parent__parent",),
            shown=False,
        ),
    )

    def row_url(self, row: Enrolment) -> str:
        return row.get_absolute_url()

    def prepare(self, queryset: QuerySet, columns: Iterable[Column]) -> QuerySet:
        columns = list(columns)
        counted = queryset.with_attendance() if any(c.key == "attendance" for c in columns) else queryset  # type: ignore[attr-defined]
        return super().prepare(counted, columns)
