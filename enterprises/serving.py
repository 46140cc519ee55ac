"""What keeps an agency beside an enterprise: bonds as data. The app whose rows are such a bond registers them.

An agency serves an enterprise (``Engagement``) as long as one bond stands; with the last one its sight ends.
"""

from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet

from enterprises.models import Proof

#: (id of the enterprise, id of the agency) → the standing rows that bind the one to the other.
BondRows = Callable[[int, int], QuerySet]

_bonds: dict[str, BondRows] = {}


def register_bond(name: str, rows: BondRows) -> None:
    if name in _bonds:
        raise ImproperlyConfigured(f"bond {name!r} is registered twice")
    _bonds[name] = rows


def is_bound(enterprise_id: int, agency_id: int) -> bool:
    """Whether anything that stands still binds this agency to this enterprise."""
    return any(rows(enterprise_id, agency_id).exists() for rows in _bonds.values())


register_bond(
    "proof",
    lambda enterprise_id, agency_id: Proof.objects.standing().filter(enterprise_id=enterprise_id, agency_id=agency_id),
)
