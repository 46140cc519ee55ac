"""What "My data" shows of the person's requests."""

from typing import Any

from core.scope import Actor
from enterprises.places import MY_DATA_PAGE
from privacy.choices import RequestStatus
from privacy.models import DataRequest


def my_requests(actor: Actor, _subject: Any) -> dict[str, Any] | None:
    if actor.user_id is None:
        return None
    rows = DataRequest.objects.filter(user_id=actor.user_id).order_by("-received_at", "-pk")[:20]
    return {"requests": rows, "can_be_taken_back": (RequestStatus.RECEIVED, RequestStatus.HANDLING)}


MY_DATA_PAGE.register(template="privacy/_my_requests.html", context=my_requests)
