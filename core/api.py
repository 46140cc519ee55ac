"""The base of every API resource: scoped by the same rules as the pages, closed by default."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import exceptions, mixins, permissions, serializers, status, viewsets
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler as default_handler

from core.access import PUBLIC
from core.decisions import LONGEST_REASON, Refused
from core.scope import Actor, scoped


class HoldsPermission(permissions.BasePermission):
    """The actor holds the permission named in ``action_permissions``; an action without one is refused."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user or not request.user.is_authenticated:
            raise exceptions.NotAuthenticated
        action = view.action or "metadata"
        if action == "metadata":
            return True
        needed = view.action_permissions.get(action)
        if needed is None:
            return False
        decision = view.actor.may(needed)
        if not decision:
            self.message = str(decision.reason)
        return bool(decision)


class FilterBackend(DjangoFilterBackend):
    """Hands the actor to the filter set, so that choices are narrowed by the same scope."""

    def get_filterset_kwargs(self, request: Any, queryset: QuerySet, view: Any) -> dict[str, Any]:
        kwargs = super().get_filterset_kwargs(request, queryset, view)
        kwargs["actor"] = view.actor
        return kwargs


class ScopedViewSet(viewsets.GenericViewSet):
    """Subclass with ``queryset``, ``serializer_class``, ``action_permissions`` and mix in what it offers."""

    #: Open to the middleware: ``HoldsPermission`` guards, after the token has been read.
    access = PUBLIC
    permission_classes = (HoldsPermission,)
    filter_backends: Any = (FilterBackend,)
    queryset: Any
    action_permissions: ClassVar[Mapping[str, str]] = {}

    @property
    def actor(self) -> Actor:
        """The actor of this request, whether it came with a session or a token."""
        return self.request._request.actor  # type: ignore[attr-defined]

    def get_queryset(self) -> QuerySet:
        if getattr(self, "swagger_fake_view", False):
            return self.queryset.none()
        return scoped(self.queryset.all()).visible_to(self.actor)

    def reachable(self, permission: str) -> Any:
        """The row of the address, if the actor may use ``permission`` on it; any other is not there."""
        rows = scoped(self.queryset.all()).reachable_by(self.actor, permission)
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def given(self, kind: type[serializers.BaseSerializer], **kwargs: Any) -> Any:
        """What was sent, read by a serializer of this ``kind``. Raises ``ValidationError``."""
        sent = kind(data=self.request.data, context=self.get_serializer_context(), **kwargs)
        sent.is_valid(raise_exception=True)
        return sent.validated_data


class ScopedReadViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """List and detail of a scoped model."""


class ReasonSerializer(serializers.Serializer):
    """Why something is done."""

    reason = serializers.CharField(max_length=LONGEST_REASON)


def exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Refusals of services answer 422 (409 when the row had moved on); bad input is never a 500."""
    if isinstance(error, Refused):
        stale = getattr(error, "stale", False)
        body = {
            "detail": str(error),
            "refusals": [{"field": r.field, "message": str(r.message), "mend": str(r.mend)} for r in error.refusals],
        }
        if stale:
            body["current_status"] = getattr(error, "current", "")
        return Response(body, status=status.HTTP_409_CONFLICT if stale else status.HTTP_422_UNPROCESSABLE_ENTITY)
    if isinstance(error, BadRequest):
        error = exceptions.ParseError(str(error))
    if isinstance(error, RecursionError):  # JSON nested without end
        error = exceptions.ParseError()
    return default_handler(error, context)


def token_field() -> serializers.UUIDField:
    """In what is sent to make something: see ``core.once``."""
    return serializers.UUIDField(
        required=False, help_text="Made by the client; sending the same one again gives the same record, not a second."
    )
