"""The reports of requests about personal data and of breaches, for whoever must account for them."""

from django.utils.translation import gettext_lazy as _

from privacy.choices import BreachStatus, Ground, RequestChannel, RequestKind, RequestStatus
from privacy.filters import BreachFilterSet, RequestFilterSet
from privacy.models import Breach, DataRequest
from reports.columns import Kind, ReportColumn
from reports.definition import ReportDefinition
from reports.definitions.shared import choice, text

REQUESTS = ReportDefinition(
    slug="data-requests",
    title=_("Requests about personal data"),
    text=_("What people asked about their data, and whether it was answered within 3×24 hours."),
    icon="shield-question-mark",
    permission="privacy.view",
    filterset_class=RequestFilterSet,
    source=DataRequest.objects.all,
    order_by=("due_at", "pk"),
    columns=(
        text("number", _("Number"), "number", width=12),
        choice("kind", _("What is asked"), "kind", RequestKind, width=34),
        choice("channel", _("How it came"), "channel", RequestChannel, width=16),
        choice("status", _("Status"), "status", RequestStatus, width=16),
        ReportColumn("received", _("Received"), lambda row: row.received_at, kind=Kind.MOMENT, width=17),
        ReportColumn("due", _("Answer until"), lambda row: row.due_at, kind=Kind.MOMENT, width=17),
        ReportColumn("decided", _("Decided"), lambda row: row.decided_at, kind=Kind.MOMENT, width=17),
        choice("ground", _("Ground in law"), "ground", Ground, width=34),
    ),
)

BREACHES = ReportDefinition(
    slug="breaches",
    title=_("Breaches of personal data"),
    text=_("What went wrong with personal data, whom it concerned and when they were told."),
    icon="shield-alert",
    permission="privacy.breach",
    filterset_class=BreachFilterSet,
    source=Breach.objects.all,
    order_by=("-known_at", "-pk"),
    columns=(
        text("title", _("What happened"), "title", width=40),
        choice("status", _("Status"), "status", BreachStatus, width=16),
        ReportColumn("known", _("Known since"), lambda row: row.known_at, kind=Kind.MOMENT, width=17),
        ReportColumn("persons", _("Persons"), lambda row: row.persons, kind=Kind.NUMBER, width=10),
        ReportColumn("data", _("Data"), lambda row: ", ".join(row.data_labels), width=34),
        ReportColumn("persons_told", _("Persons told"), lambda row: row.persons_told_at, kind=Kind.MOMENT, width=17),
        ReportColumn(
            "authority_told", _("Authority told"), lambda row: row.authority_told_at, kind=Kind.MOMENT, width=17
        ),
        text("measures", _("What was done about it"), "measures", width=40, on_paper=False),
    ),
)
