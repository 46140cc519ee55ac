"""Quarterly reports and evaluations in the API, read only: their figures are derived, so no door takes one."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api import ScopedReadViewSet
from partnerships.filters import EvaluationFilter, QuarterReportFilter
from partnerships.models import Evaluation, QuarterReport
from partnerships.selectors.evaluations import figures_judged
from partnerships.selectors.quarters import figures_in


class FigureSerializer(serializers.Serializer):
    """A target of one year and what was reached: enterprises, each counted once."""

    target = serializers.IntegerField()
    indicator = serializers.CharField()
    year = serializers.IntegerField()
    region = serializers.CharField(help_text="Empty: the whole province.")
    agreement = serializers.CharField(help_text="Of an agreement under this one: its title; else empty.")
    goal = serializers.IntegerField()
    so_far = serializers.IntegerField(help_text="In the year, of a quarterly report up to the end of the quarter.")


class QuarterFigureSerializer(FigureSerializer):
    in_quarter = serializers.IntegerField()


class QuarterReportSerializer(serializers.ModelSerializer):
    """One line of the list."""

    due_on = serializers.DateField(source="period.report_due_on", read_only=True)

    class Meta:
        model = QuarterReport
        fields: tuple[str, ...] = (
            *("id", "agreement", "year", "quarter", "due_on", "status"),
            *("narrative", "obstacles", "plan", "confirmed_at"),
        )
        read_only_fields = fields


class QuarterReportDetailSerializer(QuarterReportSerializer):
    """A report with its figures: as confirmed, until then as they stand now."""

    figures = serializers.SerializerMethodField()

    class Meta(QuarterReportSerializer.Meta):
        fields = (*QuarterReportSerializer.Meta.fields, "figures")
        read_only_fields = fields

    @extend_schema_field(QuarterFigureSerializer(many=True))
    def get_figures(self, report: QuarterReport) -> Any:
        return QuarterFigureSerializer(figures_in(report), many=True).data


class EvaluationSerializer(serializers.ModelSerializer):
    """One line of the list."""

    class Meta:
        model = Evaluation
        fields: tuple[str, ...] = (
            *("id", "agreement", "status", "recommendation", "summary", "begun_at", "confirmed_at"),
        )
        read_only_fields = fields


class EvaluationDetailSerializer(EvaluationSerializer):
    """An evaluation with its figures: as confirmed, until then as they stand now."""

    figures = serializers.SerializerMethodField()

    class Meta(EvaluationSerializer.Meta):
        fields = (*EvaluationSerializer.Meta.fields, "figures")
        read_only_fields = fields

    @extend_schema_field(FigureSerializer(many=True))
    def get_figures(self, evaluation: Evaluation) -> Any:
        return FigureSerializer(figures_judged(evaluation), many=True).data


class QuarterReportViewSet(ScopedReadViewSet):
    """Quarterly reports (monev triwulan) of agreements."""

    queryset = QuarterReport.objects.select_related("agreement").order_by("-pk")
    serializer_class = QuarterReportSerializer
    filterset_class = QuarterReportFilter
    action_permissions = {"list": "quarter.view", "retrieve": "quarter.view"}

    def get_serializer_class(self) -> type[serializers.BaseSerializer]:
        return QuarterReportDetailSerializer if self.action == "retrieve" else super().get_serializer_class()


class EvaluationViewSet(ScopedReadViewSet):
    """Evaluations of agreements."""

    queryset = Evaluation.objects.select_related("agreement").order_by("-pk")
    serializer_class = EvaluationSerializer
    filterset_class = EvaluationFilter
    action_permissions = {"list": "quarter.view", "retrieve": "quarter.view"}

    def get_serializer_class(self) -> type[serializers.BaseSerializer]:
        return EvaluationDetailSerializer if self.action == "retrieve" else super().get_serializer_class()
