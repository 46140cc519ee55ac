"""What the dashboard counts: each measure by name, and the queries that yield its rows.

A query yields (measure, kecamatan, agency, value). Rows without an agency are of all agencies together; rows with one
are of the enterprises it serves, or of what it gave itself. A figure of a larger region is the sum over its kecamatan,
which is right because an enterprise lies in one kecamatan only. Figures of several agencies must not be added: an
enterprise may be served by both.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Aggregate, BigIntegerField, Count, F, Model, QuerySet, Sum, Value
from django.db.models.functions import Cast, Concat, Left
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from enterprises.causes import Cause
from enterprises.choices import BusinessClass, FigureSource, Sex, Step
from enterprises.models import Engagement, Enterprise, Registration, Standing, YearlyFigure, last_full_year
from support.models import CapitalDisbursement, MarketingResult
from training.choices import CertificateStatus, EnrolmentStatus
from training.models import Attendance, Certificate

#: Length of a kecamatan code, "19.71.05", which every village code begins with.
KECAMATAN = 8


@dataclass(frozen=True, slots=True)
class Measure:
    """One number; ``permission`` lets an actor see the rows behind it, so its reach is how far the figure may go."""

    code: str
    label: str | Promise
    permission: str = "enterprise.view"
    #: Whether it can be said of one agency.
    by_agency: bool = True
    #: The cause of being stuck that it counts, if it is such a measure.
    cause: str = ""


REGISTERED = Measure("registered", _("Enterprises in the register"))
WOMEN = Measure("women", _("Owned by women"))
WAITING = Measure("waiting", _("Registrations waiting"), "registration.view", by_agency=False)
TRAINED = Measure("trained", _("Trained"), "training.view")
CERTIFIED = Measure("certified", _("Hold a certificate"), "training.view")
MARKETING = Measure("marketing", _("Marketing results"), "support.view")
MARKETED = Measure("marketed", _("Enterprises with a marketing result"), "support.view")
CAPITAL = Measure("capital", _("Disbursements of capital"), "support.view")
CAPITALISED = Measure("capitalised", _("Enterprises given capital"), "support.view")
CAPITAL_RUPIAH = Measure("capital_rupiah", _("Capital disbursed"), "support.view")
STEPS = {step: Measure(f"step_{step}", step.label) for step in Step}
MOVED_UP = Measure("moved_up", _("Moved up a class last year"))
MOVED_UP_VERIFIED = Measure("moved_up_verified", _("Moved up a class, by verified figures"))
CLASSES = {kind: Measure(f"class_{kind}", kind.label) for kind in BusinessClass}


@dataclass(frozen=True, slots=True)
class Proof:
    """Rows of which an enterprise may have several, counted in enterprises; who is behind the figure can be listed."""

    measure: Measure
    rows: Callable[[], QuerySet[Any]]
    #: Paths from a row to the enterprise and to the agency that trained it, sold with it or helped it to capital.
    enterprise: str
    agency: str

    def people(self, agency_id: int | None) -> QuerySet[Any]:
        """The numbers of the enterprises counted: for one agency, or for all together."""
        rows = self.rows() if agency_id is None else self.rows().filter(**{self.agency: agency_id})
        return rows.order_by().values(f"{self.enterprise}_id")


PROOFS = (
    Proof(
        TRAINED,
        lambda: Attendance.objects.filter(present=True, enrolment__status=EnrolmentStatus.ENROLLED),
        "enrolment__enterprise",
        "session__training__agency_id",
    ),
    Proof(
        CERTIFIED,
        lambda: Certificate.objects.filter(status=CertificateStatus.VALID),
        "enrolment__enterprise",
        "enrolment__training__agency_id",
    ),
    Proof(MARKETED, MarketingResult.objects.standing, "enterprise", "agency_id"),
    Proof(CAPITALISED, CapitalDisbursement.objects.standing, "enterprise", "agency_id"),
)

_ALL_AGENCIES = Cast(Value(None), BigIntegerField())


def stuck(cause: Cause) -> Measure:
    """How many are stuck for one cause; of one agency: those it can free."""
    return Measure(f"stuck_{cause.code}", cause.label, cause=cause.code)


STUCK = Measure("stuck", _("Stuck"))


def queries() -> Iterator[QuerySet[Any]]:
    """Every query whose rows are stored; together they yield each (measure, kecamatan, agency) at most once."""
    yield from _register(Enterprise, "", None)
    yield from _register(Engagement, "enterprise__", "agency_id")
    for agency in (None, "enterprise__engagements__agency_id"):
        risen = YearlyFigure.objects.filter(year=last_full_year()).moved_up()
        if agency:
            risen = risen.filter(enterprise__engagements__isnull=False)
        yield _rows(risen, MOVED_UP, "enterprise__village_id", agency)
        verified = risen.filter(source=FigureSource.VERIFIED)
        yield _rows(verified, MOVED_UP_VERIFIED, "enterprise__village_id", agency)
    yield _rows(Registration.objects.waiting(), WAITING, "village_id", None)
    for agency in (None, "agency_id"):
        held_up = Standing.objects.stuck()
        yield _rows(held_up, STUCK, "village_id", agency)
        yield _rows(held_up, Concat(Value("stuck_"), "cause"), "village_id", agency)
    for proof in PROOFS:
        for agency in (None, proof.agency):
            enterprises = Count(f"{proof.enterprise}_id", distinct=True)
            yield _rows(proof.rows(), proof.measure, f"{proof.enterprise}__village_id", agency, enterprises)
    for agency in (None, "agency_id"):
        sold, given = MarketingResult.objects.standing(), CapitalDisbursement.objects.standing()
        yield _rows(sold, MARKETING, "enterprise__village_id", agency)
        yield _rows(given, CAPITAL, "enterprise__village_id", agency)
        yield _rows(given, CAPITAL_RUPIAH, "enterprise__village_id", agency, Sum("amount"))


def _register(root: type[Model], path: str, agency: str | None) -> Iterator[QuerySet[Any]]:
    """What is counted of the register itself, from a root that leads to the enterprise by ``path``."""
    village = f"{path}village_id"
    enterprises = root._default_manager.all()
    standing = {f"{path}steps__isnull": False, f"{path}steps__revoked_at__isnull": True}
    yield _rows(enterprises, REGISTERED, village, agency)
    yield _rows(enterprises.filter(**{f"{path}owner__sex": Sex.FEMALE}), WOMEN, village, agency)
    yield _rows(enterprises, Concat(Value("class_"), f"{path}business_class"), village, agency)
    yield _rows(enterprises.filter(**standing), Concat(Value("step_"), f"{path}steps__step"), village, agency)


def _rows(
    rows: QuerySet[Any], measure: Measure | Concat, village: str, agency: str | None, value: Aggregate | None = None
) -> QuerySet[Any]:
    name = Value(measure.code) if isinstance(measure, Measure) else measure
    return (
        rows.order_by()
        .values(of_measure=name, of_region=Left(village, KECAMATAN), of_agency=F(agency) if agency else _ALL_AGENCIES)
        .annotate(of_value=value or Count("pk"))
    )
