"""The private numbers of a registration or an enterprise: masked for every page, in full for ``services.identity``."""

from dataclasses import dataclass

from django.db import models
from django.utils.text import capfirst

from core.formats import mask_email, mask_tail
from enterprises.models import Enterprise, Registration


@dataclass(frozen=True, slots=True)
class PrivateValue:
    """One private value with its label."""

    label: str
    value: str

    @property
    def masked(self) -> str:
        return masked(self.value)


def masked(value: str | None) -> str:
    """A private value as it may be shown: the last four figures, or the first letter of an e-mail address."""
    return mask_email(value) if value and "@" in value else mask_tail(value)


def private_values(subject: Registration | Enterprise) -> dict[str, PrivateValue]:
    """The private values that are filled in, by name of field; those of an enterprise and of its owner together."""
    holders: list[models.Model] = [subject.owner, subject] if isinstance(subject, Enterprise) else [subject]
    return {
        name: PrivateValue(str(capfirst(holder._meta.get_field(name).verbose_name)), getattr(holder, name))  # type: ignore[union-attr]
        for holder in holders
        for name in holder.private_fields  # type: ignore[attr-defined]
        if getattr(holder, name)
    }
