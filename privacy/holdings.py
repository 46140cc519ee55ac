"""What is held of what a person asked."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.holdings import GONE, Person, register_holding
from privacy.models import DataRequest


def _requests(person: Person) -> QuerySet[DataRequest]:
    own = Q(user_id=person.user_id) if person.user_id is not None else Q(pk__in=[])
    if person.owner_id is not None:
        own |= Q(owner_id=person.owner_id)
    return DataRequest.objects.filter(own)


register_holding(
    name="9b requests",
    title=_("Requests about your data"),
    rows_of=lambda person: _requests(person).select_related("user", "owner", "handler", "recorded_by"),
    without=("warned_at", "late_told_at"),
    naming=("name",),
    emptied={"name": GONE, "text": ""},
    texts=("answer",),
)
