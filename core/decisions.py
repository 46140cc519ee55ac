"""A decision that carries the reason a person can read."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes, or no with a reason in the reader's language. Truthy when allowed."""

    allowed: bool
    reason: Any = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Decision(True)


def refused(reason: Any) -> Decision:
    return Decision(False, reason)
