"""Reports in the API: order one, ask how far it is, take the file away."""

from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import exceptions, mixins, renderers, serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter

from core.api import ScopedViewSet
from core.decisions import Refused
from core.files import private_file_response
from jobs.choices import JobStatus
from jobs.models import Job
from jobs.services import cancel_job
from reports import services
from reports.choices import CONTENT_TYPES, Format
from reports.definition import ORDER, report, reports_for
from reports.selectors import reports_of
from reports.services.parameters import Parameters, filters_only


class NewReportSerializer(serializers.Serializer):
    """What is sent to order a report."""

    report = serializers.SlugField(help_text="One of those under `available`.")
    filters = serializers.DictField(
        child=serializers.CharField(max_length=200), default=dict, help_text="As on the list of the same rows."
    )
    format = serializers.ChoiceField(choices=Format.choices, default=Format.XLSX)


class ReportSerializer(serializers.ModelSerializer):
    report = serializers.CharField(source="parameters.slug")
    filters = serializers.SerializerMethodField()
    format = serializers.CharField(source="parameters.format")
    rows = serializers.IntegerField(source="facts.rows", default=None)
    has_file = serializers.BooleanField(source="file_is_there")

    class Meta:
        model = Job
        fields = (
            *("id", "report", "filters", "format", "title", "status", "progress", "total", "error", "created_at"),
            *("finished_at", "rows", "has_file", "file_name", "file_size", "expires_at"),
        )
        read_only_fields = fields

    def get_filters(self, job: Job) -> dict[str, str]:
        return QueryDict(Parameters.of(job).query).dict()  # type: ignore[return-value]


class AvailableSerializer(serializers.Serializer):
    """A report the caller may order."""

    report = serializers.SlugField()
    title = serializers.CharField()
    filters = serializers.ListField(child=serializers.CharField())
    columns = serializers.ListField(child=serializers.CharField())


class FileRenderer(renderers.JSONRenderer):
    """Lets a client through that asks for a file; what goes wrong is told as ever."""

    media_type = "application/octet-stream"
    format = "file"


class ReportViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """The reports the caller has ordered, and nobody else's."""

    queryset = Job.objects.all()
    serializer_class = ReportSerializer
    filter_backends: Any = ()
    action_permissions: ClassVar[Mapping[str, str]] = dict.fromkeys(
        ("list", "retrieve", "create", "available", "file", "retry", "cancel"), ORDER
    )

    def get_queryset(self) -> QuerySet:
        if getattr(self, "swagger_fake_view", False):
            return Job.objects.none()
        return reports_of(self.actor).select_related("owner").order_by("-created_at", "-pk")

    @extend_schema(
        request=NewReportSerializer,
        responses={202: ReportSerializer, 422: OpenApiResponse(description="Not allowed, or too many open reports.")},
    )
    def create(self, request: Request) -> Response:
        """Order a report. The answer tells where to ask for it; the same order again is the same report."""
        asked = NewReportSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        definition = report(asked.validated_data["report"])
        if definition is None:
            raise exceptions.ValidationError({"report": [_("There is no such report.")]})
        filters = asked.validated_data["filters"]
        filterset = definition.filterset(self.actor, urlencode(filters))
        unknown = set(filters) - set(filterset.form.fields)
        if unknown:
            raise exceptions.ValidationError({"filters": {name: [_("There is no such filter.")] for name in unknown}})
        if not filterset.is_valid():
            raise exceptions.ValidationError({"filters": filterset.errors})
        job = services.order_report(
            actor=self.actor,
            definition=definition,
            query=filters_only(QueryDict(urlencode(filters))),
            file_format=asked.validated_data["format"],
        )
        return Response(self.get_serializer(job).data, status=status.HTTP_202_ACCEPTED)

    @extend_schema(responses=AvailableSerializer(many=True))
    @action(detail=False, pagination_class=None)
    def available(self, request: Request) -> Response:
        """The reports the caller may order, with the names of their filters."""
        body = [
            {
                "report": definition.slug,
                "title": definition.title,
                "filters": list(definition.filterset_class.base_filters),
                "columns": [column.key for column in definition.columns],
            }
            for definition in reports_for(self.actor)
        ]
        return Response(AvailableSerializer(body, many=True).data)

    @extend_schema(
        responses={
            (200, "application/octet-stream"): OpenApiTypes.BINARY,
            409: OpenApiResponse(description="Not made yet, or failed."),
            410: OpenApiResponse(description="Expired: order it again."),
        }
    )
    @action(detail=True, renderer_classes=[renderers.JSONRenderer, FileRenderer])
    def file(self, request: Request, pk: str | None = None) -> HttpResponseBase:
        """The file itself."""
        job = self.get_object()
        if job.status != JobStatus.DONE:
            return Response({"detail": _("This report has no file.")}, status=status.HTTP_409_CONFLICT)
        if not job.file_is_there:
            return Response({"detail": _("The file has expired.")}, status=status.HTTP_410_GONE)
        if not services.still_entitled(self.actor, job):
            raise PermissionDenied(
                _(
                    "Since this report was made your rights have changed, or somebody in it has withdrawn."
                    " Order it again."
                )
            )
        return private_file_response(
            job.file, name=job.file_name, content_type=CONTENT_TYPES[Parameters.of(job).format]
        )

    @extend_schema(request=None, responses={200: ReportSerializer, 422: OpenApiResponse(description="Refused.")})
    @action(detail=True, methods=["post"])
    def retry(self, request: Request, pk: str | None = None) -> Response:
        """Try a failed report again."""
        job = services.retry_report(actor=self.actor, job=self.get_object())
        job.refresh_from_db()
        return Response(self.get_serializer(job).data)

    @extend_schema(request=None, responses={200: ReportSerializer, 422: OpenApiResponse(description="Refused.")})
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: str | None = None) -> Response:
        """Cancel a report that is not made yet."""
        job = self.get_object()
        decision = cancel_job(job=job)
        if not decision:
            raise Refused(decision.reason)
        job.refresh_from_db()
        return Response(self.get_serializer(job).data)


def register(router: BaseRouter) -> None:
    router.register("reports", ReportViewSet, basename="report")
