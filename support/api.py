"""Marketing results and capital in the API: the same services, scope and filters as the pages."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter

from core.api import ScopedReadViewSet, token_field
from core.form_fields import MOST_RUPIAH
from enterprises.models import Enterprise
from partnerships.models import Partner
from partnerships.models.agreement import AgreementQuerySet
from partnerships.selectors.shortlist import companies_chosen_for
from support import services
from support.filters import CapitalFilter, MarketingFilter
from support.models import CapitalDisbursement, MarketingResult, SupportRecord
from support.selectors import agreements_for

_NEW = ("enterprise", "agreement", "happened_on", "note", "token")
_COMMON = ("id", "enterprise", "agreement", "agency", "happened_on", "note", "status", "recorded_at", "recorded_by")


class MarketingSerializer(serializers.ModelSerializer):
    enterprise: Any = serializers.SlugRelatedField(slug_field="number", read_only=True)

    class Meta:
        model = MarketingResult
        fields = (*_COMMON, "channel", "channel_name", "product", "url", "sales", "company")
        read_only_fields = fields


class CapitalSerializer(serializers.ModelSerializer):
    enterprise: Any = serializers.SlugRelatedField(slug_field="number", read_only=True)
    scheme: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)

    class Meta:
        model = CapitalDisbursement
        fields = (*_COMMON, "scheme", "lender_kind", "lender", "amount", "reference", "purpose")
        read_only_fields = fields


class AgreementField(serializers.PrimaryKeyRelatedField):
    """An agreement under which the caller may record; another one does not exist for them."""

    def get_queryset(self) -> AgreementQuerySet:
        return agreements_for(self.context["view"].actor)


class NewSupportSerializer(serializers.ModelSerializer):
    """What is sent to record support of either kind."""

    enterprise = serializers.SlugRelatedField(
        slug_field="number", queryset=Enterprise.objects.all(), help_text="Register number, for example 1971-000123."
    )
    agreement = AgreementField()
    token = token_field()


class CompanyField(serializers.PrimaryKeyRelatedField):
    """A company that was chosen for an agreement of the caller."""

    def get_queryset(self) -> QuerySet[Partner]:
        return companies_chosen_for(agreements_for(self.context["view"].actor))


class NewMarketingSerializer(NewSupportSerializer):
    company = CompanyField(required=False, allow_null=True)
    sales = serializers.IntegerField(min_value=0, max_value=MOST_RUPIAH, required=False, allow_null=True)

    class Meta:
        model = MarketingResult
        fields = (*_NEW, "channel", "channel_name", "product", "url", "sales", "company")


class NewCapitalSerializer(NewSupportSerializer):
    scheme = serializers.CharField(max_length=40, help_text="Code of the scheme, for example kur-mikro.")
    amount = serializers.IntegerField(min_value=1, max_value=MOST_RUPIAH, help_text="Whole rupiah.")
    confirmed = serializers.BooleanField(
        required=False, help_text="That an unusually large amount, which is refused at first, is meant so."
    )

    class Meta:
        model = CapitalDisbursement
        fields = (*_NEW, "scheme", "lender_kind", "lender", "amount", "confirmed", "reference", "purpose")


class VoidSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=2000, allow_blank=True, default="")


class SupportViewSet(ScopedReadViewSet):
    """What both kinds offer: list, detail, record and void."""

    action_permissions = {
        "list": "support.view",
        "retrieve": "support.view",
        "create": "support.record",
        "void": "support.record",
    }
    serializer_class: type[serializers.BaseSerializer]
    new_serializer_class: ClassVar[type[NewSupportSerializer]]
    service: ClassVar[Callable[..., SupportRecord]]

    def get_serializer_class(self) -> type[serializers.BaseSerializer]:
        return self.new_serializer_class if self.action == "create" else super().get_serializer_class()

    def _created(self, request: Request) -> Response:
        sent = self.get_serializer(data=request.data)
        sent.is_valid(raise_exception=True)
        record = type(self).service(actor=self.actor, **sent.validated_data)
        return Response(self.serializer_class(record).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=VoidSerializer)
    @action(detail=True, methods=["post"])
    def void(self, request: Request, pk: Any = None) -> Response:
        """Void a record made by mistake, with a reason; it stays readable."""
        record, sent = self.get_object(), VoidSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        record = services.void(actor=self.actor, record=record, **sent.validated_data)
        return Response(self.serializer_class(record).data)


class MarketingViewSet(SupportViewSet):
    """Marketing results (step P5)."""

    queryset = MarketingResult.objects.select_related("enterprise").order_by("-happened_on", "-pk")
    serializer_class = MarketingSerializer
    new_serializer_class = NewMarketingSerializer
    service = services.record_marketing
    filterset_class = MarketingFilter

    @extend_schema(request=NewMarketingSerializer, responses={201: MarketingSerializer})
    def create(self, request: Request) -> Response:
        """Record that a product is on sale somewhere new."""
        return self._created(request)


class CapitalViewSet(SupportViewSet):
    """Capital disbursements (step P7)."""

    queryset = CapitalDisbursement.objects.select_related("enterprise", "scheme").order_by("-happened_on", "-pk")
    serializer_class = CapitalSerializer
    new_serializer_class = NewCapitalSerializer
    service = services.record_capital
    filterset_class = CapitalFilter

    @extend_schema(request=NewCapitalSerializer, responses={201: CapitalSerializer})
    def create(self, request: Request) -> Response:
        """Record money that reached an enterprise."""
        return self._created(request)


def register(router: BaseRouter) -> None:
    router.register("marketing", MarketingViewSet, basename="marketing")
    router.register("capital", CapitalViewSet, basename="capital")
