"""What keeps enterprises from their next step."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api import ScopedReadViewSet
from core.pagination import KeysetPagination
from enterprises.causes import cause
from enterprises.filters import StandingFilterSet
from enterprises.models import Standing


class StandingSerializer(serializers.ModelSerializer):
    number = serializers.CharField(source="enterprise.number", read_only=True)
    name = serializers.CharField(source="enterprise.name", read_only=True)
    village = serializers.CharField(source="village_id", read_only=True, help_text="Official code.")
    agency: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)
    next_step = serializers.CharField(read_only=True, help_text="P1 to P7.")
    cause_label = serializers.SerializerMethodField()
    is_stuck = serializers.BooleanField(read_only=True)
    days = serializers.IntegerField(read_only=True, help_text="Days since the last step.")

    class Meta:
        model = Standing
        fields = (
            "enterprise",
            "number",
            "name",
            "village",
            "next_step",
            "cause",
            "cause_label",
            "waiting_since",
            "days",
            "is_stuck",
            "stuck_from",
            "agency",
        )
        read_only_fields = fields

    @extend_schema_field(str)
    def get_cause_label(self, row: Standing) -> str:
        found = cause(row.cause)
        return str(found.label) if found else row.cause


class StandingViewSet(ScopedReadViewSet):
    """Enterprises with a step before them, by what is missing; the number of a row is that of its enterprise."""

    queryset = Standing.objects.waiting().select_related("enterprise", "agency")
    serializer_class = StandingSerializer
    filterset_class = StandingFilterSet
    pagination_class = KeysetPagination
    action_permissions = {"list": "enterprise.view", "retrieve": "enterprise.view"}
