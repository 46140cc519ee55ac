"""What can be done for enterprises that are stuck."""

from django.utils.translation import gettext_lazy as _

from core.lists import BulkAction
from enterprises.places import offer_for_stuck

offer_for_stuck(
    BulkAction(
        name="assign",
        label=_("Assign a facilitator"),
        permission="facilitator.assign",
        page="enterprises:assign",
        icon="user-round-plus",
    )
)
offer_for_stuck(
    BulkAction(
        name="ask",
        label=_("Ask the owner for something"),
        permission="enterprise.ask",
        page="enterprises:ask",
        icon="message-circle-question-mark",
    )
)
