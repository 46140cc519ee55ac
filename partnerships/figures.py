"""What an agreement promised and reached, as a quarterly report tells it: taken from realisation, never typed."""

from dataclasses import asdict, dataclass
from typing import Any, Self

from partnerships.realisation import indicator


@dataclass(frozen=True, slots=True)
class Figure:
    """One target of the year. Enterprises, each counted once in the quarter and once in the year so far."""

    #: The id of the target.
    target: int
    #: The code of the indicator, and what it was called when the figure was taken.
    indicator: str
    name: str
    #: The name of the region, if it is not the whole province.
    region: str
    goal: int
    in_quarter: int
    so_far: int

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Self:
        """A figure as it was kept with a confirmed report."""
        return cls(**stored)

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
