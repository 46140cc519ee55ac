"""Where higher apps show what they know about an enterprise."""

from core.lists import BulkAction
from core.panels import Place

#: On the staff page of an enterprise; the subject is the ``Enterprise``.
ENTERPRISE_PAGE = Place("enterprise page")
#: On the entrepreneur's own page; the subject is the ``Enterprise`` of the person.
PORTAL_PAGE = Place("portal page")
#: On the page "My data"; about the person who opens it.
MY_DATA_PAGE = Place("my data page")

#: What can be done for enterprises that are stuck, by whoever holds the permission of the action.
STUCK_ACTIONS: list[BulkAction] = []


def offer_for_stuck(action: BulkAction) -> None:
    """Offer to do something for stuck enterprises; its ``page`` is given their numbers."""
    STUCK_ACTIONS.append(action)
