"""Enterprises of the register: read, correct, and record or revoke the steps an officer has seen."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Agency
from core.api import ReasonSerializer, ScopedReadViewSet
from core.pagination import KeysetPagination
from enterprises.api.fields import KbliSerializer, MaskedField, PlaceSerializer, errors_of, typed_over
from enterprises.choices import Step
from enterprises.filters import EnterpriseFilterSet
from enterprises.forms.staff import CorrectionForm
from enterprises.models import Enterprise, Owner, StepRecord, YearlyFigure
from enterprises.services.enterprise import correct
from enterprises.services.journey import record_step_by_officer, revoke_step


class OwnerSerializer(serializers.ModelSerializer):
    nik = MaskedField()
    phone = MaskedField()
    email = MaskedField()

    class Meta:
        model = Owner
        fields = ("full_name", "sex", "nik", "phone", "email")


class StepRecordSerializer(serializers.ModelSerializer):
    agency: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)

    class Meta:
        model = StepRecord
        fields = ("step", "achieved_on", "evidence", "evidence_text", "agency", "recorded_by")


class YearlyFigureSerializer(serializers.ModelSerializer):
    class Meta:
        model = YearlyFigure
        fields = ("year", "turnover", "capital", "workers_male", "workers_female", "source")


class EnterpriseSerializer(serializers.ModelSerializer):
    owner = OwnerSerializer(read_only=True)
    npwp = MaskedField()
    village = PlaceSerializer(read_only=True)
    kbli_section = KbliSerializer(read_only=True)
    steps = StepRecordSerializer(many=True, read_only=True, help_text="Steps done and not revoked.")

    class Meta:
        model = Enterprise
        fields: tuple[str, ...] = (
            "id",
            "number",
            "name",
            "main_product",
            "owner",
            "business_class",
            "class_basis",
            "class_amount",
            "legal_form",
            "started_year",
            "kbli_section",
            "nib",
            "npwp",
            "village",
            "street",
            "postcode",
            "registered_on",
            "steps",
        )
        read_only_fields: tuple[str, ...] = fields


class EnterpriseDetailSerializer(EnterpriseSerializer):
    figures = YearlyFigureSerializer(many=True, read_only=True)

    class Meta(EnterpriseSerializer.Meta):
        fields: tuple[str, ...] = (*EnterpriseSerializer.Meta.fields, "figures")
        read_only_fields: tuple[str, ...] = fields


class CorrectionSerializer(serializers.ModelSerializer):
    """What an officer sends to correct an enterprise: any of the fields, and why."""

    phone = serializers.CharField(max_length=30, required=False)
    email = serializers.EmailField(required=False)
    reason = serializers.CharField(max_length=1000)

    class Meta:
        model = Enterprise
        fields = CorrectionForm.Meta.fields
        # The form of the page judges them, with its own words.
        extra_kwargs = {name: {"validators": [], "required": False} for name in ("nib", "npwp", "postcode")}


class VisibleAgencyField(serializers.PrimaryKeyRelatedField):
    """An agency the caller may see."""

    def get_queryset(self) -> QuerySet[Agency]:
        return Agency.objects.visible_to(self.context["view"].actor)


class NewStepSerializer(serializers.Serializer):
    step = serializers.ChoiceField(choices=Step.choices)
    achieved_on = serializers.DateField()
    evidence_text = serializers.CharField(max_length=300, help_text="What the officer has seen.")
    agency = VisibleAgencyField(required=False, allow_null=True, default=None, pk_field=serializers.IntegerField())


class RevokedStepSerializer(ReasonSerializer):
    step = serializers.ChoiceField(choices=Step.choices)


class EnterpriseViewSet(ScopedReadViewSet):
    """Enterprises the caller may see."""

    queryset = Enterprise.objects.select_related("owner", "village__parent__parent", "kbli_section").prefetch_related(
        Prefetch("steps", queryset=StepRecord.objects.standing().select_related("agency"))
    )
    serializer_class = EnterpriseSerializer
    filterset_class = EnterpriseFilterSet
    pagination_class = KeysetPagination
    action_permissions = {
        "list": "enterprise.view",
        "retrieve": "enterprise.view",
        "partial_update": "enterprise.edit",
        "record_step": "journey.record",
        "revoke_step": "journey.revoke",
    }

    def get_serializer_class(self) -> type[serializers.BaseSerializer]:
        return EnterpriseSerializer if self.action == "list" else EnterpriseDetailSerializer

    @extend_schema(request=CorrectionSerializer, responses=EnterpriseDetailSerializer)
    def partial_update(self, request: Request, pk: Any = None) -> Response:
        """Correct contact, product or address, with a reason."""
        row = self.get_object()
        sent = CorrectionSerializer(data=request.data, partial=True)
        sent.is_valid(raise_exception=True)
        form = CorrectionForm(typed_over(CorrectionForm(instance=row), sent.validated_data), instance=row)
        if not form.is_valid():
            raise errors_of(form)
        correct(actor=self.actor, enterprise=row, values=form.values, reason=form.cleaned_data["reason"])
        return self._answer(row.pk)

    @extend_schema(request=NewStepSerializer, responses=EnterpriseDetailSerializer)
    @action(detail=True, methods=["post"], url_path="record-step")
    def record_step(self, request: Request, pk: Any = None) -> Response:
        """Record a step seen by an officer. Sending it again changes nothing."""
        row = self.get_object()
        sent = NewStepSerializer(data=request.data, context={"view": self})
        sent.is_valid(raise_exception=True)
        record_step_by_officer(actor=self.actor, enterprise=row, **sent.validated_data)
        return self._answer(row.pk)

    @extend_schema(request=RevokedStepSerializer, responses=EnterpriseDetailSerializer)
    @action(detail=True, methods=["post"], url_path="revoke-step")
    def revoke_step(self, request: Request, pk: Any = None) -> Response:
        """Revoke a step that stands, with a reason."""
        row = self.get_object()
        sent = RevokedStepSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        record = get_object_or_404(StepRecord.objects.standing(), enterprise=row, step=sent.validated_data["step"])
        revoke_step(actor=self.actor, record=record, reason=sent.validated_data["reason"])
        return self._answer(row.pk)

    def _answer(self, pk: int) -> Response:
        return Response(EnterpriseDetailSerializer(self.queryset.get(pk=pk)).data)
