"""What has become of a move."""

from typing import Any

from django.contrib.contenttypes.models import ContentType

from audit.models import Act
from core.scope import Actor
from workflow.lifecycle import Move


def made_by(actor: Actor, row: Any, move: Move, reason: str) -> bool:
    """Whether the last move of ``row`` is this very one, made by the same person with the same reason: a second click.

    With another reason it is another attempt, whose words must not be lost.
    """
    of_row = Act.objects.filter(content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk))
    moves = [f"{row.lifecycle.name}.{each.name}" for each in row.lifecycle.moves]
    last = of_row.filter(verb__in=moves).order_by("-at", "-pk").first()
    return (
        last is not None
        and actor.user_id is not None
        and (last.actor_id, last.verb, last.reason)
        == (actor.user_id, f"{row.lifecycle.name}.{move.name}", reason.strip())
    )
