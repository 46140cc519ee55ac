"""A report for tests whose second row waits for a sign, registered in the test process and in its workers."""

from django.conf import settings

from reports.columns import Kind, ReportColumn
from reports.definition import ReportDefinition, register_report
from reports.definitions.support import CAPITAL
from support.models import CapitalDisbursement
from tests.jobs.kinds import signs
from tests.jobs.signs import until


def _slow_name(row: CapitalDisbursement) -> str:
    """Once the first row is written, says so and waits."""
    if hasattr(settings, "SIGNS"):
        if signs().there("first row"):
            signs().give("half done")
            until(lambda: signs().there("go on"))
        signs().give("first row")
    return row.enterprise.name


register_report(
    ReportDefinition(
        slug="slow",
        title="Laporan lambat",
        text="",
        icon="hourglass",
        permission="support.view",
        filterset_class=CAPITAL.filterset_class,
        source=CapitalDisbursement.objects.all,
        owner="enterprise__owner",
        columns=(
            ReportColumn("name", "Usaha", _slow_name, related=("enterprise",)),
            ReportColumn("amount", "Jumlah (Rp)", lambda row: row.amount, kind=Kind.MONEY),
        ),
    )
)
