"""Writing acts."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from audit.models import Act
from core.request_context import request_id
from core.scope import Actor


def record_act(
    *,
    actor: Actor,
    verb: str,
    subject: models.Model | None = None,
    from_state: str = "",
    to_state: str = "",
    reason: str = "",
    data: dict[str, Any] | None = None,
) -> Act:
    """Record one act in the caller's transaction. Never put an identity number in ``data``: the record is for ever."""
    return Act.objects.create(
        verb=verb,
        actor_id=actor.user_id,
        actor_name=actor.name,
        agency_id=actor.agency_id,
        request_id=request_id.get(),
        content_type=ContentType.objects.get_for_model(subject) if subject is not None else None,
        object_id=str(subject.pk) if subject is not None else "",
        subject_text=str(subject)[:200] if subject is not None else "",
        from_state=from_state,
        to_state=to_state,
        reason=reason,
        data=data or {},
    )
