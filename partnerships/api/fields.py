"""Rows named by their id in what is sent: only those the caller may see are there."""

from typing import Any

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import Agency
from core.scope import Actor
from partnerships.models import Agreement
from partnerships.selectors import possible_partners


def actor_of(field: serializers.Field) -> Actor:
    return field.context["view"].actor


@extend_schema_field(OpenApiTypes.INT)
class PartnerField(serializers.PrimaryKeyRelatedField):
    """A partner the caller may see; another one does not exist for them."""

    def get_queryset(self) -> Any:
        return possible_partners(actor_of(self))


@extend_schema_field(OpenApiTypes.INT)
class AgreementField(serializers.PrimaryKeyRelatedField):
    """An agreement the caller may see."""

    def get_queryset(self) -> Any:
        return Agreement.objects.visible_to(actor_of(self))


@extend_schema_field(OpenApiTypes.INT)
class AgencyField(serializers.PrimaryKeyRelatedField):
    """An agency of today."""

    def get_queryset(self) -> Any:
        return Agency.objects.on(timezone.localdate())


def agencies_field(**kwargs: Any) -> serializers.ListField:
    """A list of agencies of today, by their ids; each once."""
    return serializers.ListField(child=AgencyField(), max_length=200, **kwargs)
