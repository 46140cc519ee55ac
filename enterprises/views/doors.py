"""The two doors through which a registration is filled in by hand: the person's own portal, and an officer beside them.

Same sections, same services; the addresses, the frame of the page and the way consent is given differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from enterprises.forms.catalogue import ASSISTED_SECTIONS, SECTIONS, Section
from enterprises.models import Registration


@dataclass(frozen=True, slots=True)
class Door:
    """Names of addresses; ``home`` takes no argument, the others the registration."""

    home: str
    section: str
    review: str
    submit: str
    withdraw: str
    #: The template of the frame.
    base: str
    sections: Mapping[str, Section]
    is_assisted: bool = False

    def section_url(self, registration: Registration, name: str) -> str:
        return reverse(self.section, args=[registration.pk, name])

    def review_url(self, registration: Registration) -> str:
        return reverse(self.review, args=[registration.pk])

    def context(self) -> dict[str, Any]:
        return {"door": self, "base": self.base}


PORTAL = Door(
    home="enterprises:portal",
    section="enterprises:section",
    review="enterprises:review",
    submit="enterprises:submit",
    withdraw="enterprises:withdraw",
    base="enterprises/portal/base.html",
    sections=SECTIONS,
)
ASSISTED = Door(
    home="enterprises:assisted",
    section="enterprises:assisted-section",
    review="enterprises:assisted-review",
    submit="enterprises:assisted-submit",
    withdraw="enterprises:assisted-withdraw",
    base="enterprises/assisted/base.html",
    sections=ASSISTED_SECTIONS,
    is_assisted=True,
)
