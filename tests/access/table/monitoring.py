"""After the signing: quarterly reports, the evaluation, the extension."""

from datetime import timedelta
from typing import Any

from partnerships.choices import ReportStatus
from partnerships.models import Agreement, Evaluation, QuarterReport
from tests.access.cast import AGENCIES, AGENCY, EVERYWHERE
from tests.access.doors import get, post
from tests.access.table.partnerships import OUR_DRAFTERS, OUR_HEAD, PARTY, READ, SECRETARIAT
from tests.access.world import World, thing
from tests.factories.monitoring import make_evaluation, make_owing, make_report, newest

#: Who reads reports at all.
READERS = EVERYWHERE | AGENCIES
#: Who writes evaluations of our agreements, and who confirms them.
JUDGES, CONFIRM = SECRETARIAT | AGENCY, OUR_HEAD | {"sekda"}


def _owing(world: World, title: str) -> Agreement:
    return make_owing(world.agency, partner=world.partner, title=title)


@thing
def owing(world: World) -> Agreement:
    """A PKS of our agency that owes the report of the newest quarter."""
    return _owing(world, "PKS yang Harus Melapor")


@thing
def quarter_report(world: World) -> QuarterReport:
    """Written, not handed over."""
    return make_report(_owing(world, "PKS dengan Laporan"))


@thing
def handed_report(world: World) -> QuarterReport:
    """On the desk of the head."""
    return make_report(_owing(world, "PKS di Meja Kepala"), ReportStatus.SUBMITTED)


@thing
def evaluation(world: World) -> Evaluation:
    """Written, not handed over."""
    return make_evaluation(_owing(world, "PKS yang Dinilai"), ReportStatus.DRAFT)


@thing
def handed_evaluation(world: World) -> Evaluation:
    return make_evaluation(_owing(world, "PKS yang Hampir Dinilai"), ReportStatus.SUBMITTED)


@thing
def judged(world: World) -> Agreement:
    """A PKS whose evaluation recommends an extension."""
    return make_evaluation(_owing(world, "PKS yang Layak Diteruskan")).agreement


def _extension(world: World) -> dict[str, Any]:
    begins = world.judged.ends_on + timedelta(days=1)
    return {
        "form": "new",
        "title": "PKS Lanjutan",
        "starts_on": begins.isoformat(),
        "ends_on": (begins + timedelta(days=300)).isoformat(),
        "partners": [world.partner.pk],
    }


get("partnerships:quarters", who=READERS, text=lambda world: world.owing.title, shown_to=READ)
get("partnerships:agreement-quarters", "owing", who=READ)
post("partnerships:quarter-begin", "owing", who=AGENCY, body=lambda world: {"quarter": newest().code})
get("partnerships:quarter", "quarter_report", who=READ)
post(
    "partnerships:quarter",
    "quarter_report",
    who=AGENCY,
    onlookers=READ - AGENCY,
    body=lambda world: {"revision": world.quarter_report.revision, "narrative": "Satu angkatan.", "plan": "Dua."},
)
for row, move, who in (
    ("quarter_report", "submit", AGENCY),
    ("handed_report", "confirm", OUR_HEAD),
    ("handed_report", "return", OUR_HEAD),
):
    post("partnerships:quarter-move", row, move=move, who=who, onlookers=READ - who, body={"reason": "Belum."})

# Whoever sees an evaluation may read it; another agency's is not there.
post("partnerships:evaluation-begin", "owing", who=JUDGES)
get("partnerships:evaluation", "evaluation", who=READ)
post(
    "partnerships:evaluation",
    "evaluation",
    who=JUDGES,
    onlookers=READ - JUDGES,
    body=lambda world: {"revision": world.evaluation.revision, "recommendation": "stop", "summary": "Cukup."},
)
for row, move, who in (
    ("evaluation", "submit", JUDGES),
    ("handed_evaluation", "confirm", CONFIRM),
    ("handed_evaluation", "return", CONFIRM),
):
    post("partnerships:evaluation-move", row, move=move, who=who, onlookers=READ - who, body={"reason": "Belum."})
get("partnerships:extend", "judged", who=OUR_DRAFTERS)
post("partnerships:extend", "judged", who=OUR_DRAFTERS, body=_extension)

# The people behind a figure of a quarter: as behind that of a year; the partner is told why not.
get("partnerships:realisation-within", lambda world: [world.target.pk, newest().code], who=READ, onlookers=PARTY)

# The API
get("v1:quarter-report-list", who=READERS, text=lambda world: world.quarter_report.narrative, shown_to=READ)
get("v1:quarter-report-detail", "quarter_report", who=READ)
get("v1:evaluation-list", who=READERS, text=lambda world: world.evaluation.summary, shown_to=READ)
get("v1:evaluation-detail", "evaluation", who=READ)
