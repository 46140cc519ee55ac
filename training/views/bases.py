"""What the pages of trainings share."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.views.generic import View

from core.scope import Actor, scoped


class ActorView(View):
    """A view that knows who asks."""

    request: HttpRequest

    @property
    def actor(self) -> Actor:
        return self.request.actor  # type: ignore[attr-defined]

    def managed(self, model: type[Model], pk: int, *, permission: str = "training.manage") -> Any:
        """The row, if the actor may use ``permission`` on it; another agency's is not there (404)."""
        return get_object_or_404(scoped(model._default_manager.all()).reachable_by(self.actor, permission), pk=pk)
