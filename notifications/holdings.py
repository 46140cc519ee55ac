"""What was written to a person."""

from django.utils.translation import gettext_lazy as _

from core.holdings import register_holding
from notifications.models import Notice

register_holding(
    name="9a notices",
    title=_("Notices"),
    rows_of=lambda person: Notice.objects.filter(recipient_id=person.user_id),
    is_deleted=True,
)
