"""Telling whether what a form showed is still so when it is sent."""

import hashlib
from typing import Any

from django.utils.translation import gettext as _

from core.decisions import Refusal, Refused


def stamp_of(*values: Any) -> str:
    """A short mark of these values; others have another."""
    return hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def demand_unchanged(seen: str, stamp: str) -> None:
    """Refuse when somebody has saved since the form was opened; a caller that saw nothing (``""``) is not asked."""
    if seen and seen != stamp:
        raise Refused(
            [
                Refusal(
                    _("Somebody else has saved this meanwhile; what you typed is still here."),
                    _("Compare it in another window. Save once more to keep yours in place of theirs."),
                )
            ]
        )
