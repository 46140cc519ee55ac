"""A person's notices in the API."""

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import permissions, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter

from core.access import PUBLIC
from notifications import services
from notifications.models import Notice


class NoticeSerializer(serializers.ModelSerializer):
    class Meta:
        model = Notice
        fields = ["id", "kind", "title", "body", "url", "created_at", "read_at"]
        read_only_fields = fields


class NoticeFilter(django_filters.FilterSet):
    unread = django_filters.BooleanFilter(field_name="read_at", lookup_expr="isnull", label="Only the unread")

    class Meta:
        model = Notice
        fields = ["unread", "kind"]


class NoticeViewSet(viewsets.ReadOnlyModelViewSet):
    """The notices of the caller, and of nobody else."""

    access = PUBLIC
    permission_classes = (permissions.IsAuthenticated,)
    queryset = Notice.objects.order_by("-created_at", "-pk")
    serializer_class = NoticeSerializer
    filterset_class = NoticeFilter

    def get_queryset(self) -> QuerySet[Notice]:
        if getattr(self, "swagger_fake_view", False):
            return Notice.objects.none()
        return self.queryset.of(self._reader)

    @property
    def _reader(self) -> int:
        assert self.request.user.pk is not None
        return self.request.user.pk

    @extend_schema(request=None, responses=NoticeSerializer)
    @action(detail=True, methods=["post"])
    def read(self, request: Request, pk: str | None = None) -> Response:
        """Mark one notice as read."""
        notice = self.get_object()
        services.mark_read(user_id=notice.recipient_id, notice_ids=[notice.pk])
        notice.refresh_from_db()
        return Response(self.get_serializer(notice).data)

    @extend_schema(request=None, responses={204: None})
    @action(detail=False, methods=["post"], url_path="read-all", filterset_class=None)
    def read_all(self, request: Request) -> Response:
        """Mark all notices as read."""
        services.mark_read(user_id=self._reader)
        return Response(status=status.HTTP_204_NO_CONTENT)


def register(router: BaseRouter) -> None:
    router.register("notices", NoticeViewSet, basename="notice")
