"""A decision that carries the reason a person can read."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


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


#: Characters of a reason. It stands in the record for ever, and on every page that tells the story of its object.
LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be done, and how to mend it. ``field`` names the form field it belongs to, if one does."""

    message: Any
    mend: Any = ""
    field: str = ""

    def __str__(self) -> str:
        return f"{self.message} {self.mend}".strip()


class Refused(Exception):
    """A service refused; ``refusals`` says why, in the user's language. Nothing was changed.

    Views show the refusals beside their fields, the API answers 422 with them.
    """

    def __init__(self, refusals: list[Refusal] | str | Any) -> None:
        self.refusals: list[Refusal] = refusals if isinstance(refusals, list) else [Refusal(refusals)]
        super().__init__(" ".join(str(refusal) for refusal in self.refusals))


def demand(decision: Decision) -> None:
    """Go on only when ``decision`` allows it. Raises ``Refused`` with its reason."""
    if not decision:
        raise Refused([Refusal(decision.reason)])


def unfit(reason: str, *, is_needed: bool = True) -> list[Refusal]:
    """The refusal of a reason that is missing or too long to be kept; empty when it will do."""
    if is_needed and not reason.strip():
        return [Refusal(_("Give a reason."), field="reason")]
    return overlong(reason)


def overlong(reason: str) -> list[Refusal]:
    """The refusal of a reason that is too long to be kept; empty when it is not."""
    if len(reason.strip()) <= LONGEST_REASON:
        return []
    return [Refusal(_("Give the reason in at most %(most)d characters.") % {"most": LONGEST_REASON}, field="reason")]
