"""Finding an enterprise to do something for it: train it, sell with it, help it to capital."""

import re
from dataclasses import dataclass

from django.db.models import QuerySet

from core.scope import Actor
from enterprises.models import Enterprise, Merge
from enterprises.models.enterprise import EnterpriseQuerySet

#: Enough to choose from; a longer answer means: type more.
SEARCH_LIMIT = 10


@dataclass(frozen=True, slots=True)
class FoundEnterprise:
    """What a search tells of an enterprise: no more than is needed to know it is the right one."""

    pk: int
    number: str
    name: str
    village: str


def find_enterprises(actor: Actor, text: str) -> list[FoundEnterprise]:
    """The enterprises that fit ``text``: by their words among those the actor sees, by register number any.

    An agency may be the first of its kind to help an enterprise, so whoever can name the number finds it.
    """
    if not text.strip():
        return []
    number = register_number(text)
    rows = list(_with_place().filter(number=number)) or list(_with_place().filter(pk__in=survivors(number)))
    if not rows:
        rows = list(_with_place().visible_to(actor).search(text).order_by("name", "pk")[:SEARCH_LIMIT])
    return [FoundEnterprise(pk=row.pk, number=row.number, name=row.name, village=row.village.full_name) for row in rows]


def enterprise_by_number(number: str) -> Enterprise | None:
    """The enterprise with exactly this register number, however it is spaced; of a record that was merged away, the
    one that survived.
    """
    rows, number = Enterprise.objects.select_related("owner__user"), register_number(number)
    return rows.filter(number=number).first() or rows.filter(pk__in=survivors(number)).first()


def survivors(number: str) -> QuerySet:
    """The numbers of the rows to which the register number of a merged record leads."""
    return Merge.objects.filter(number=number, undone_at__isnull=True).values("survivor_id")


def register_number(text: str) -> str:
    """``1971 123`` or ``1971-000123`` as the register writes it; what is no number comes back as it is."""
    match = re.fullmatch(r"\s*([0-9]{4})[-\s./]*([0-9]{1,10})\s*", text, flags=re.ASCII)
    return f"{match[1]}-{match[2]:0>6}" if match else text.strip()[:20]


def _with_place() -> EnterpriseQuerySet:
    return Enterprise.objects.select_related("village__parent__parent")
