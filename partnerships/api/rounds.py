"""Input rounds in the API: opened and closed by the secretariat, with the matrix of what agencies offer."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import ReasonSerializer, ScopedReadViewSet
from enterprises.choices import Step
from partnerships.api.fields import AgreementField, agencies_field
from partnerships.filters import OpportunityFilter, RoundFilter
from partnerships.filters.rounds import ASKED
from partnerships.models import InputRound, Opportunity
from partnerships.selectors.matrix import STEPS, Row, matrix_of
from partnerships.services.rounds import cancel_round, close_round, extend_round, open_round


class RoundSerializer(serializers.ModelSerializer):
    version_number = serializers.IntegerField(source="version.number", read_only=True)

    class Meta:
        model = InputRound
        fields = (
            "id",
            "agreement",
            "version",
            "version_number",
            "deadline",
            "message",
            "status",
            "opened_at",
            "closed_at",
        )
        read_only_fields = fields


class NewRoundSerializer(serializers.Serializer):
    """Whom to ask about the current version, and until when."""

    agreement = AgreementField()
    deadline = serializers.DateField()
    message = serializers.CharField(max_length=3000, required=False, default="", allow_blank=True)
    agencies = agencies_field(allow_empty=False)
    must_answer = agencies_field(default=list, help_text="Those of them that hold up the signing until they answer.")


class DeadlineSerializer(serializers.Serializer):
    deadline = serializers.DateField()


class InputRoundViewSet(ScopedReadViewSet):
    """Rounds in which agencies are asked about a draft; an asked agency finds its answer under ``answers``."""

    queryset = InputRound.objects.select_related("version").order_by("-pk")
    serializer_class = RoundSerializer
    filterset_class = RoundFilter
    action_permissions = {
        "list": "round.view",
        "retrieve": "round.view",
        "create": "round.manage",
        "extend": "round.manage",
        "close": "round.manage",
        "cancel": "round.manage",
    }

    @extend_schema(request=NewRoundSerializer, responses={201: RoundSerializer})
    def create(self, request: Request) -> Response:
        """Ask agencies. The version they are asked about is frozen, and they are told."""
        given = self.given(NewRoundSerializer)
        agencies = {agency.pk: agency for agency in given.pop("agencies")}
        required = {agency.pk for agency in given.pop("must_answer")}
        opened = open_round(
            actor=self.actor, agencies=list(agencies.values()), required=required & agencies.keys(), **given
        )
        return Response(RoundSerializer(opened).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=DeadlineSerializer, responses={200: RoundSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def extend(self, request: Request, pk: Any = None) -> Response:
        """Give agencies until another day; those that are waited for are told."""
        row = self.get_object()
        extended = extend_round(actor=self.actor, round_=row, **self.given(DeadlineSerializer))
        return Response(RoundSerializer(extended).data)

    @extend_schema(request=None, responses={200: RoundSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def close(self, request: Request, pk: Any = None) -> Response:
        """Take no more answers."""
        return Response(RoundSerializer(close_round(actor=self.actor, round_=self.get_object())).data)

    @extend_schema(request=ReasonSerializer, responses={200: RoundSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def cancel(self, request: Request, pk: Any = None) -> Response:
        """Call a round off: what was answered in it counts for nothing."""
        row = self.get_object()
        return Response(
            RoundSerializer(cancel_round(actor=self.actor, round_=row, **self.given(ReasonSerializer))).data
        )


class OpportunitySerializer(serializers.ModelSerializer):
    agency = serializers.IntegerField(source="answer.agency_id", read_only=True)
    agreement = serializers.IntegerField(source="answer.round.agreement_id", read_only=True)

    class Meta:
        model = Opportunity
        fields = ("id", "agency", "agreement", "answer", "step", "activity", "target_group", "capacity", "funding")
        read_only_fields = fields


class CellSerializer(serializers.Serializer):
    step = serializers.ChoiceField(choices=Step.choices)
    offers = serializers.IntegerField()
    capacity = serializers.IntegerField(help_text="Enterprises a year.")


class MatrixRowSerializer(serializers.Serializer):
    agency = serializers.IntegerField()
    name = serializers.CharField()
    has_spoken = serializers.BooleanField()
    cells = CellSerializer(many=True)


class MatrixSerializer(serializers.Serializer):
    """Which agency offers what for which of the seven steps."""

    rows = MatrixRowSerializer(many=True)
    totals = CellSerializer(many=True)


class OpportunityViewSet(ScopedReadViewSet):
    """What agencies offer by their duties, each as its head confirmed it last."""

    queryset = Opportunity.objects.select_related("answer__round").order_by("-pk")
    serializer_class = OpportunitySerializer
    filterset_class = OpportunityFilter
    action_permissions = {"list": "round.view", "retrieve": "round.view", "matrix": "round.view"}

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().stated()  # type: ignore[attr-defined]

    @extend_schema(
        parameters=[OpenApiParameter("agreement", OpenApiTypes.INT, description="Id of the root of one tree.")],
        responses=MatrixSerializer,
        filters=False,
    )
    @action(detail=False, filterset_class=None, pagination_class=None)
    def matrix(self, request: Request) -> Response:
        """Agencies against the seven steps, as far as the caller may see."""
        trees = ASKED.visible_to(self.actor).distinct()
        tree = next((one for one in trees if str(one.pk) == request.query_params.get("agreement")), None)
        matrix = matrix_of(self.actor, tree)
        return Response(MatrixSerializer({"rows": map(_row, matrix.rows), "totals": _cells(matrix.totals)}).data)


def _row(row: Row) -> dict[str, Any]:
    agency = {"agency": row.agency.pk, "name": row.agency.short_name, "has_spoken": row.has_spoken}
    return agency | {"cells": _cells(row.cells)}


def _cells(cells: Any) -> list[dict[str, Any]]:
    return [
        {"step": step.value, "offers": cell.offers, "capacity": cell.capacity}
        for step, cell in zip(STEPS, cells, strict=True)
    ]
