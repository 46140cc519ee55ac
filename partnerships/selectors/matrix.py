"""The matrix: which agency offers what for which of the seven steps, and for which step nobody offers anything."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Q, Sum

from accounts.models import Agency
from core.scope import Actor
from enterprises.choices import Step
from partnerships.choices import RoundStatus
from partnerships.models import Agreement, Answer, Opportunity
from partnerships.realisation import under

STEPS = list(Step)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one agency offers for one step: so many opportunities, for so many enterprises a year."""

    offers: int = 0
    capacity: int = 0

    def __add__(self, other: "Cell") -> "Cell":
        return Cell(self.offers + other.offers, self.capacity + other.capacity)


@dataclass(slots=True)
class Row:
    """One agency: a cell for each step, in their order."""

    agency: Agency
    #: Whether its head has confirmed an answer; else it has said nothing yet.
    has_spoken: bool
    cells: list[Cell]

    @property
    def total(self) -> Cell:
        return sum(self.cells, Cell())


@dataclass(slots=True)
class Matrix:
    rows: list[Row]
    totals: list[Cell] = field(default_factory=list)

    @property
    def gaps(self) -> list[Step]:
        """The steps for which nobody offers anything."""
        return [step for step, cell in zip(STEPS, self.totals, strict=True) if not cell.offers]


def matrix_of(actor: Actor, tree: Agreement | None = None) -> Matrix:
    """The matrix of one tree of agreements, or of all of them, as far as the actor may see opportunities.

    Three queries, however many agencies and opportunities there are.
    """
    spoken = _asked_agencies(actor, tree)
    cells = _cells(actor, tree)
    agencies = Agency.objects.filter(pk__in=spoken).order_by("short_name", "pk")
    rows = [
        Row(agency, spoken[agency.pk], [cells.get((agency.pk, step), Cell()) for step in STEPS]) for agency in agencies
    ]
    totals = [sum((row.cells[n] for row in rows), Cell()) for n in range(len(STEPS))]
    return Matrix(rows, totals)


def _in(tree: Agreement | None, path: str) -> Q:
    return under(tree.pk, path) if tree else Q()


def _asked_agencies(actor: Actor, tree: Agreement | None) -> dict[int, bool]:
    """The agencies that were asked, by id, each with whether it has spoken."""
    asked = Answer.objects.visible_to(actor).filter(_in(tree, "round__agreement"))
    asked = asked.exclude(round__status=RoundStatus.CANCELLED)
    counted = asked.order_by().values("agency").annotate(spoken=Count("pk", filter=Q(confirmed_at__isnull=False)))
    return {row["agency"]: row["spoken"] > 0 for row in counted}


def _cells(actor: Actor, tree: Agreement | None) -> Mapping[tuple[int, str], Cell]:
    offers = Opportunity.objects.visible_to(actor).stated().filter(_in(tree, "answer__round__agreement"))
    counted = offers.order_by().values("answer__agency", "step").annotate(offers=Count("pk"), places=Sum("capacity"))
    return {(row["answer__agency"], row["step"]): Cell(row["offers"], row["places"]) for row in counted}
