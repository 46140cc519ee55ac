"""What a person agreed to, purpose by purpose."""

from dataclasses import dataclass

from enterprises.choices import ConsentPurpose
from enterprises.models import Consent


@dataclass(frozen=True, slots=True)
class Line:
    """One purpose: the consent that stands, if one does, and all that were ever given."""

    purpose: ConsentPurpose
    standing: Consent | None
    history: list[Consent]


def consents_of(user_id: int) -> list[Line]:
    """Every purpose there is, in the order they are asked."""
    given = list(Consent.objects.of(user_id).select_related("text"))
    return [
        Line(
            purpose,
            next((row for row in given if row.purpose == purpose and row.withdrawn_at is None), None),
            [row for row in given if row.purpose == purpose],
        )
        for purpose in ConsentPurpose
    ]
