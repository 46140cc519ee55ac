"""Tokens, the own account and agencies in the API."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.core.exceptions import ValidationError
from drf_spectacular.utils import OpenApiResponse, extend_schema
from knox.models import get_token_model
from rest_framework import exceptions, permissions, serializers, status, viewsets
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter

from accounts.models import Agency
from core.access import PUBLIC
from core.api import ScopedReadViewSet
from core.numbers import phone_or_none


class TokenRequestSerializer(serializers.Serializer):
    login = serializers.CharField(max_length=254, help_text="E-mail address or mobile phone number.")
    password = serializers.CharField(max_length=200, trim_whitespace=False, style={"input_type": "password"})


class TokenSerializer(serializers.Serializer):
    token = serializers.CharField(help_text="Send it as `Authorization: Token …`. It is shown only now.")
    expiry = serializers.DateTimeField()


class TokenViewSet(viewsets.ViewSet):
    """Exchange a login for a token, and give the token back."""

    access = PUBLIC
    authentication_classes = ()
    permission_classes = (permissions.AllowAny,)

    @extend_schema(
        request=TokenRequestSerializer,
        responses={201: TokenSerializer, 400: OpenApiResponse(description="Wrong login, or too many tries.")},
    )
    def create(self, request: Request) -> Response:
        """A new token. Tries are limited as on the sign-in page."""
        asked = TokenRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        login = asked.validated_data["login"].strip()
        credentials: dict[str, Any] = {"email": login} if "@" in login else {"phone": phone_or_none(login) or login}
        try:
            user = get_adapter().authenticate(
                request._request, **credentials, password=asked.validated_data["password"]
            )
        except ValidationError as error:
            raise exceptions.ValidationError({"login": error.messages}) from None
        if user is None or not user.is_active:
            raise exceptions.ValidationError({"login": ["The login or the password is not right."]})
        instance, token = get_token_model().objects.create(user)
        return Response(
            TokenSerializer({"token": token, "expiry": instance.expiry}).data, status=status.HTTP_201_CREATED
        )


class MeSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    name = serializers.CharField()
    roles = serializers.ListField(child=serializers.CharField())
    agencies = serializers.ListField(child=serializers.IntegerField())


class MeViewSet(viewsets.ViewSet):
    """Who the caller is."""

    access = PUBLIC
    permission_classes = (permissions.IsAuthenticated,)

    @extend_schema(responses=MeSerializer)
    def list(self, request: Request) -> Response:
        """The account behind the session or token, with its roles."""
        actor = request._request.actor  # type: ignore[attr-defined]
        body = {
            "id": actor.user_id,
            "name": actor.name,
            "roles": sorted(actor.roles),
            "agencies": sorted(actor.agency_ids),
        }
        return Response(MeSerializer(body).data)

    @extend_schema(request=None, responses={204: None})
    def delete(self, request: Request) -> Response:
        """Give the token back: it is dead from now on."""
        if request.auth is not None:
            request.auth.delete()
        return Response(status=status.HTTP_204_NO_CONTENT)


class AgencySerializer(serializers.ModelSerializer):
    class Meta:
        model = Agency
        fields = (
            "id",
            "code",
            "name",
            "short_name",
            "kind",
            "programme_role",
            "is_lead",
            "valid_from",
            "valid_to",
            "successor",
        )


class AgencyViewSet(ScopedReadViewSet):
    """Agencies (OPD), those of the past too."""

    queryset = Agency.objects.order_by("short_name", "pk")
    serializer_class = AgencySerializer
    action_permissions = {"list": "agency.view", "retrieve": "agency.view"}
    filter_backends = ()


def register(router: BaseRouter) -> None:
    router.register("tokens", TokenViewSet, basename="token")
    router.register("me", MeViewSet, basename="me")
    router.register("agencies", AgencyViewSet, basename="agency")
