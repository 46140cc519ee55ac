"""The consents of the person who asks: read, given and taken back, one purpose at a time."""

from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import ScopedViewSet
from core.scope import Actor
from enterprises.choices import ConsentPurpose
from enterprises.models import Consent
from enterprises.selectors.consents import Line, consents_of
from enterprises.services import consents as services
from enterprises.services.consents import OPTIONAL


class ConsentSerializer(serializers.Serializer):
    purpose = serializers.ChoiceField(choices=ConsentPurpose.choices)
    agreed = serializers.BooleanField(help_text="Whether the consent stands now.")
    given_at = serializers.DateTimeField(allow_null=True)
    text_version = serializers.CharField(help_text="Of the text that was agreed to; empty when none stands.")


def _told(line: Line) -> dict[str, object]:
    standing = line.standing
    return {
        "purpose": line.purpose.value,
        "agreed": standing is not None,
        "given_at": standing.given_at if standing else None,
        "text_version": standing.text_version if standing else "",
    }


def _lines_of(actor: Actor) -> list[Line]:
    return consents_of(actor.user_id or 0)


class ConsentViewSet(ScopedViewSet):
    """One's own consents. That to the programme is given with a registration, and taken back on "My data"."""

    lookup_field = "purpose"
    serializer_class = ConsentSerializer
    queryset = Consent.objects.none()
    filter_backends = ()
    pagination_class = None
    action_permissions: ClassVar = dict.fromkeys(("list", "give", "withdraw"), "privacy.ask")

    @extend_schema(responses=ConsentSerializer(many=True))
    def list(self, request: Request) -> Response:
        return Response([_told(line) for line in _lines_of(self.actor)])

    @extend_schema(request=None, responses=ConsentSerializer)
    @action(detail=True, methods=["post"])
    def give(self, request: Request, purpose: str = "") -> Response:
        """Agree to the text as it is shown now."""
        services.give(actor=self.actor, purpose=self._free(purpose))
        return self._one(purpose)

    @extend_schema(request=None, responses=ConsentSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, purpose: str = "") -> Response:
        """Take it back; what rests on it ends at once."""
        services.withdraw(actor=self.actor, purpose=self._free(purpose))
        return self._one(purpose)

    def _free(self, purpose: str) -> str:
        if purpose not in OPTIONAL:
            raise NotFound
        return purpose

    def _one(self, purpose: str) -> Response:
        return Response(next(_told(line) for line in _lines_of(self.actor) if line.purpose == purpose))
