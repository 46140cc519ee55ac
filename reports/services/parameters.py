"""What is kept of an order: enough to make the report later, with the rights of then."""

from dataclasses import asdict, dataclass
from typing import Any, Self
from urllib.parse import urlencode

from django.http import QueryDict

#: Parameters of a list's address that do not narrow it.
_NOT_FILTERS = frozenset({"cursor", "sort", "col", "size", "format", "query", "csrfmiddlewaretoken"})


@dataclass(frozen=True, slots=True)
class Parameters:
    """Which report, narrowed how (an address's query), as what file, in which language."""

    slug: str
    query: str
    format: str
    language: str

    @classmethod
    def of(cls, job: Any) -> Self:
        return cls(**job.parameters)

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


def filters_only(query: QueryDict) -> str:
    """The filters among the parameters of an address, in one spelling: the same choice gives the same text."""
    pairs = [(key, value) for key, values in query.lists() if key not in _NOT_FILTERS for value in values if value]
    return urlencode(sorted(pairs))
