"""What an agreement promised and reached, as reports and evaluations tell it: taken from realisation, never typed."""

from dataclasses import asdict, dataclass
from typing import Any, Self

from partnerships.models import Target
from partnerships.realisation import indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One target, and what was reached in its year. Counted in enterprises, each once."""

    #: The id of the target.
    target: int
    #: The code of the indicator, and what it was called when the figure was taken.
    indicator: str
    name: str
    year: int
    #: The name of the region, if it is not the whole province.
    region: str
    #: The title of the agreement that promised it, if that is one under the agreement that is told of.
    agreement: str
    goal: int
    so_far: int

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Self:
        """A figure as it was kept with what was confirmed."""
        return cls(**stored)

    @classmethod
    def taken(cls, target: Target, reached: int, *, agreement: str = "", **more: int) -> Self:
        counted = indicator(target.indicator)
        return cls(
            target=target.pk,
            indicator=target.indicator,
            name=str(counted.label) if counted else target.indicator,
            year=target.year,
            region=target.region.name if target.region else "",
            agreement=agreement,
            goal=target.amount,
            so_far=reached,
            **more,
        )

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def label(self) -> str:
        """What is counted, in the reader's language as long as some app still counts it, and where."""
        counted = indicator(self.indicator)
        name = str(counted.label) if counted else self.name
        return f"{name} · {self.region}" if self.region else name

    @property
    def share(self) -> float:
        """How much of the goal of the year is reached, as a share of one."""
        return self.so_far / self.goal


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterFigure(Figure):
    """The same at the end of a quarter: ``so_far`` is the year up to then."""

    in_quarter: int
