"""Licences: what was given, and the decisions of officers."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import ReasonSerializer, ScopedReadViewSet
from core.pagination import KeysetPagination
from enterprises.filters import LicenceFilterSet
from enterprises.models import Licence
from enterprises.services import licences as services


class LicenceSerializer(serializers.ModelSerializer):
    kind: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)
    register_number = serializers.CharField(source="enterprise.number", read_only=True)
    days_left = serializers.IntegerField(read_only=True, allow_null=True)

    class Meta:
        model = Licence
        fields = (
            "id",
            "enterprise",
            "register_number",
            "kind",
            "number",
            "status",
            "reason",
            "issued_on",
            "expires_on",
            "days_left",
            "given_at",
            "decided_at",
        )
        read_only_fields = fields


class LicenceViewSet(ScopedReadViewSet):
    """Licences of the enterprises the caller may see."""

    queryset = Licence.objects.select_related("kind", "enterprise")
    serializer_class = LicenceSerializer
    filterset_class = LicenceFilterSet
    pagination_class = KeysetPagination
    action_permissions = {
        "list": "enterprise.view",
        "retrieve": "enterprise.view",
        "verify": "licence.verify",
        "refuse": "licence.verify",
        "revoke": "licence.verify",
    }

    @extend_schema(request=None, responses=LicenceSerializer)
    @action(detail=True, methods=["post"], filterset_class=None)
    def verify(self, request: Request, pk: Any = None) -> Response:
        """Confirm a licence."""
        return self._answer(services.verify_licence(actor=self.actor, licence=self.get_object()))

    @extend_schema(request=ReasonSerializer, responses=LicenceSerializer)
    @action(detail=True, methods=["post"], filterset_class=None)
    def refuse(self, request: Request, pk: Any = None) -> Response:
        """Refuse a licence that waits; its owner reads the reason."""
        reason = self.given(ReasonSerializer)["reason"]
        return self._answer(services.refuse_licence(actor=self.actor, licence=self.get_object(), reason=reason))

    @extend_schema(request=ReasonSerializer, responses=LicenceSerializer)
    @action(detail=True, methods=["post"], filterset_class=None)
    def revoke(self, request: Request, pk: Any = None) -> Response:
        """Take back a verification; its owner reads the reason."""
        reason = self.given(ReasonSerializer)["reason"]
        return self._answer(services.revoke_licence(actor=self.actor, licence=self.get_object(), reason=reason))

    def _answer(self, row: Licence) -> Response:
        return Response(self.get_serializer(self.queryset.get(pk=row.pk)).data)
