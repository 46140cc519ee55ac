"""Partners and agreements in the API: the same services, scope and filters as the pages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Agency
from core.api import ScopedReadViewSet, token_field
from core.files import PDF, checked, private_file_response
from enterprises.models import Enterprise
from partnerships import services
from partnerships.api.fields import AgreementField, PartnerField, actor_of
from partnerships.choices import AgreementKind, FileKind, TerminationGround
from partnerships.filters import AgreementFilter, PartnerFilter
from partnerships.forms import MOST_PARTIES
from partnerships.models import Agreement, AgreementFile, AgreementParty, Partner, Target
from partnerships.realisation import all_indicators
from partnerships.selectors import files_for, promise_of, promises_of
from partnerships.selectors.people import people_for
from partnerships.services.drafting import Party
from partnerships.services.moving import MOVES
from regions.models import Region


class PartnerSerializer(serializers.ModelSerializer):
    class Meta:
        model = Partner
        fields = (
            "id",
            "name",
            "kind",
            "legal_basis",
            "address",
            "contact_name",
            "contact_email",
            "contact_phone",
            "agency",
        )


class PartySerializer(serializers.ModelSerializer):
    partner = PartnerField()

    class Meta:
        model = AgreementParty
        fields = ("partner", "number", "signatory_name", "signatory_title")


class AgreementSerializer(serializers.ModelSerializer):
    """One line of the list."""

    parties = PartySerializer(many=True, read_only=True)
    agency_name = serializers.CharField(
        source="agency_label", read_only=True, help_text="As on the signed paper; until then as it is called today."
    )

    class Meta:
        model = Agreement
        fields: tuple[str, ...] = (
            "id",
            "kind",
            "parent",
            "title",
            "scope",
            "agency",
            "agency_name",
            "number",
            "signed_on",
            "starts_on",
            "ends_on",
            "status",
            "parties",
        )
        read_only_fields: tuple[str, ...] = fields


class PromiseSerializer(serializers.Serializer):
    """A target with what was done for it: enterprises, each counted once."""

    id = serializers.IntegerField(source="target.pk", read_only=True)
    indicator = serializers.CharField(source="target.indicator", read_only=True)
    year = serializers.IntegerField(source="target.year", read_only=True)
    region = serializers.CharField(source="target.region_id", read_only=True, allow_null=True)
    amount = serializers.IntegerField(source="target.amount", read_only=True)
    done = serializers.IntegerField(read_only=True)


class FileSerializer(serializers.ModelSerializer):
    class Meta:
        model = AgreementFile
        fields = ("id", "kind", "version", "name", "content_type", "size", "sha256", "uploaded_at")
        read_only_fields = fields


class AgreementDetailSerializer(AgreementSerializer):
    """An agreement with its targets, their realisation, and its documents."""

    targets = serializers.SerializerMethodField()
    files = serializers.SerializerMethodField()

    class Meta(AgreementSerializer.Meta):
        fields = (*AgreementSerializer.Meta.fields, "targets", "files")
        read_only_fields = fields

    @extend_schema_field(PromiseSerializer(many=True))
    def get_targets(self, agreement: Agreement) -> Any:
        return PromiseSerializer(promises_of(agreement), many=True).data

    @extend_schema_field(FileSerializer(many=True))
    def get_files(self, agreement: Agreement) -> Any:
        return FileSerializer(files_for(actor_of(self), agreement), many=True).data


class SharedPersonSerializer(serializers.ModelSerializer):
    """One enterprise a figure counts: who and where, and no more."""

    owner = serializers.CharField(source="owner.full_name", read_only=True)
    village = serializers.CharField(source="village.name", read_only=True)

    class Meta:
        model = Enterprise
        fields = ("name", "main_product", "owner", "business_class", "village")
        read_only_fields = fields


class DraftSerializer(serializers.ModelSerializer):
    """What is sent to record a draft."""

    kind = serializers.ChoiceField(choices=AgreementKind.choices)
    parent = AgreementField(required=False, allow_null=True)  # type: ignore[assignment]
    agency = serializers.PrimaryKeyRelatedField(queryset=Agency.objects.all(), required=False, allow_null=True)
    parties = PartySerializer(many=True, allow_empty=False, max_length=MOST_PARTIES)  # type: ignore[call-arg]
    token = token_field()

    class Meta:
        model = Agreement
        fields = ("kind", "title", "scope", "parent", "agency", "starts_on", "ends_on", "parties", "token")


class NewTargetSerializer(serializers.ModelSerializer):
    """What is sent to add a target."""

    indicator = serializers.CharField(max_length=40, help_text="A code of /agreements/indicators/.")
    region = serializers.PrimaryKeyRelatedField(queryset=Region.objects.all(), required=False, allow_null=True)
    amount = serializers.IntegerField(min_value=1, max_value=1_000_000)

    class Meta:
        model = Target
        fields = ("indicator", "year", "region", "amount")


class PartnerNumberSerializer(serializers.Serializer):
    partner = serializers.IntegerField()
    number = serializers.CharField(max_length=100)


class SigningSerializer(serializers.Serializer):
    """What the signed paper says. The paper itself is sent before, as a file of kind ``signed``."""

    number = serializers.CharField(
        max_length=100, required=False, allow_blank=True, help_text="Left out: the next number of its row is given."
    )
    partner_numbers = PartnerNumberSerializer(many=True, allow_empty=False)
    signed_on = serializers.DateField()
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()

    def validate_partner_numbers(self, rows: list[dict[str, Any]]) -> dict[int, str]:
        return {row["partner"]: row["number"] for row in rows}


class NewFileSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=FileKind.choices, default=FileKind.SIGNED)
    document = serializers.FileField(max_length=150)

    def validate_document(self, upload: Any) -> Any:
        try:
            return checked(upload, kinds=[PDF])
        except ValidationError as error:
            raise serializers.ValidationError(error.messages) from None


class TerminationSerializer(serializers.Serializer):
    """On what ground an agreement ends early, and from which day it no longer holds."""

    ground = serializers.ChoiceField(choices=TerminationGround.choices)
    terminated_on = serializers.DateField()
    reason = serializers.CharField(max_length=2000)


class MoveSerializer(serializers.Serializer):
    """A move through the stages. The round of agencies, the signing and the early end have addresses of their own."""

    move = serializers.ChoiceField(choices=sorted(MOVES))
    reason = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


class IndicatorSerializer(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField(source="label")


class AgreementViewSet(ScopedReadViewSet):
    """Agreements: read, drafted, given targets and documents, signed."""

    queryset = Agreement.objects.select_related("agency").prefetch_related("parties").order_by("-pk")
    serializer_class = AgreementSerializer
    filterset_class = AgreementFilter
    action_permissions = {
        "list": "agreement.view",
        "retrieve": "agreement.view",
        "indicators": "agreement.view",
        "create": "agreement.draft",
        "targets": "agreement.draft",
        "people": "agreement.view",
        "files": "agreement.view",
        "file": "agreement.view",
        "sign": "agreement.sign",
        "terminate": "agreement.end",
        # Each move has a permission of its own, which the service asks for.
        "move": "agreement.view",
    }

    def get_serializer_class(self) -> type[serializers.BaseSerializer]:
        return AgreementDetailSerializer if self.action == "retrieve" else super().get_serializer_class()

    @extend_schema(request=DraftSerializer, responses={201: AgreementSerializer})
    def create(self, request: Request) -> Response:
        """Record a draft."""
        sent = DraftSerializer(data=request.data, context=self.get_serializer_context())
        sent.is_valid(raise_exception=True)
        given = dict(sent.validated_data)
        parties = [Party(**party) for party in given.pop("parties")]
        draft = services.draft_agreement(actor=self.actor, parties=parties, **given)
        return Response(self._line(draft), status=status.HTTP_201_CREATED)

    @extend_schema(request=NewTargetSerializer, responses={201: PromiseSerializer})
    @action(detail=True, methods=["post"], filterset_class=None, pagination_class=None)
    def targets(self, request: Request, pk: Any = None) -> Response:
        """Add a target to a draft."""
        agreement = self.get_object()
        sent = NewTargetSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        target = services.add_target(actor=self.actor, agreement=agreement, **sent.validated_data)
        return Response(PromiseSerializer(promise_of(target)).data, status=status.HTTP_201_CREATED)

    @extend_schema(responses=SharedPersonSerializer(many=True), filters=False)
    @action(detail=True, url_path=r"targets/(?P<target_id>\d+)/people", filterset_class=None)
    def people(self, request: Request, pk: Any = None, target_id: str = "") -> Response:
        """The enterprises behind a figure. A partner is refused unless the agreement records a lawful basis."""
        target = get_object_or_404(self.get_object().targets.select_related("agreement"), pk=target_id)
        people = people_for(self.actor, target)
        if people is None:
            raise Http404
        rows = people.rows.select_related("owner", "village").order_by("name", "pk")
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(SharedPersonSerializer(page, many=True).data)

    @extend_schema(request={"multipart/form-data": NewFileSerializer}, responses={201: FileSerializer})
    @action(detail=True, methods=["post"], parser_classes=[MultiPartParser], filterset_class=None)
    def files(self, request: Request, pk: Any = None) -> Response:
        """Attach a PDF. Whoever may draft or sign the agreement may."""
        agreement = self.get_object()
        sent = NewFileSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        file = services.attach_file(actor=self.actor, agreement=agreement, **sent.validated_data)
        return Response(FileSerializer(file).data, status=status.HTTP_201_CREATED)

    @extend_schema(responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    @action(detail=True, url_path=r"files/(?P<file_id>\d+)", filterset_class=None, pagination_class=None)
    def file(self, request: Request, pk: Any = None, file_id: str = "") -> FileResponse:
        """One document."""
        found = get_object_or_404(files_for(self.actor, self.get_object()), pk=file_id)
        return private_file_response(found.file, name=found.name, content_type=found.content_type)

    @extend_schema(request=TerminationSerializer, responses={200: AgreementSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def terminate(self, request: Request, pk: Any = None) -> Response:
        """End the agreement before its last day. This cannot be taken back."""
        agreement = self.get_object()
        sent = TerminationSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        return Response(self._line(services.terminate(actor=self.actor, agreement=agreement, **sent.validated_data)))

    @extend_schema(request=MoveSerializer, responses={200: AgreementSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def move(self, request: Request, pk: Any = None) -> Response:
        """Lead a draft through its stages, or give it up. A refusal says which check failed and how to mend it."""
        agreement, given = self.get_object(), self.given(MoveSerializer)
        moved = MOVES[given["move"]](self.actor, agreement, given["reason"])
        return Response(self._line(moved))

    @extend_schema(request=SigningSerializer, responses={200: AgreementSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def sign(self, request: Request, pk: Any = None) -> Response:
        """Record the signing: from now on the agreement is in force and what it says stays."""
        agreement = self.get_object()
        sent = SigningSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        return Response(self._line(services.sign(actor=self.actor, agreement=agreement, **sent.validated_data)))

    @extend_schema(responses=IndicatorSerializer(many=True), filters=False)
    @action(detail=False, filterset_class=None, pagination_class=None)
    def indicators(self, request: Request) -> Response:
        """What a target can count."""
        return Response(IndicatorSerializer(all_indicators(), many=True).data)

    def _line(self, agreement: Agreement) -> dict[str, Any]:
        return AgreementSerializer(agreement, context=self.get_serializer_context()).data


class PartnerViewSet(ScopedReadViewSet):
    """Partner organisations."""

    queryset = Partner.objects.order_by("name", "pk")
    serializer_class = PartnerSerializer
    filterset_class = PartnerFilter
    action_permissions = {
        "list": "partner.view",
        "retrieve": "partner.view",
        "create": "partner.manage",
        "partial_update": "partner.manage",
    }

    @extend_schema(request=PartnerSerializer, responses={201: PartnerSerializer})
    def create(self, request: Request) -> Response:
        """Record a partner."""
        sent = self.get_serializer(data=request.data)
        sent.is_valid(raise_exception=True)
        partner = services.record_partner(actor=self.actor, **sent.validated_data)
        return Response(self.get_serializer(partner).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=PartnerSerializer(partial=True), responses={200: PartnerSerializer})
    def partial_update(self, request: Request, pk: Any = None) -> Response:
        """Correct a partner's data."""
        partner = self.get_object()
        sent = self.get_serializer(partner, data=request.data, partial=True)
        sent.is_valid(raise_exception=True)
        partner = services.update_partner(actor=self.actor, partner=partner, **sent.validated_data)
        return Response(self.get_serializer(partner).data)
