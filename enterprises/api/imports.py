"""Spreadsheets of enterprises: hand one in, let it be checked, read what was found, enter it, undo it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import ReasonSerializer, ScopedReadViewSet
from core.files import checked
from core.pagination import KeysetPagination
from core.sheets import reading
from core.sheets.kinds import KINDS
from enterprises.choices import ImportBasis, ImportMode, LikeDecision
from enterprises.filters import ImportFilterSet
from enterprises.importing.columns import BY_KEY
from enterprises.models import Import, ImportedRow
from enterprises.selectors.importing import proposal
from enterprises.services import importing as services


class ImportSerializer(serializers.ModelSerializer):
    is_busy = serializers.BooleanField(read_only=True, help_text="A worker has still to do what was ordered last.")
    error = serializers.SerializerMethodField(help_text="Why the last order did not work.")
    found: Any = serializers.DictField(
        read_only=True, child=serializers.IntegerField(), help_text="Rows like the register: same, owner, alike; open."
    )
    mapping: Any = serializers.DictField(read_only=True, child=serializers.IntegerField())

    class Meta:
        model = Import
        fields = (
            "id",
            "file_name",
            "source",
            "basis",
            "status",
            "is_busy",
            "error",
            "created_at",
            "finished_at",
            "sheet_name",
            "head_row",
            "headings",
            "mapping",
            "rows_read",
            "rows_bad",
            "rows_warned",
            "rows_entered",
            "found",
        )
        read_only_fields = fields

    @extend_schema_field(str)
    def get_error(self, row: Import) -> str:
        return row.job.error if row.job is not None and row.job.status == "failed" else ""


class HandInSerializer(serializers.Serializer):
    file = serializers.FileField(max_length=150)
    source: Any = serializers.CharField(max_length=200)
    basis = serializers.ChoiceField(choices=ImportBasis.choices)

    def validate_file(self, upload: Any) -> Any:
        try:
            found = checked(upload, kinds=KINDS, most=settings.MAX_SHEET_BYTES)
            with reading.on_disk(found.content, found.kind.extensions[0]) as path:
                if not reading.outline(path).shown:
                    raise serializers.ValidationError("The file has no rows that are shown.")
        except ValidationError as error:
            raise serializers.ValidationError(error.messages) from None
        found.content.seek(0)
        return found


class ColumnsSerializer(serializers.Serializer):
    """How to read the file; what is left out is as it seems to be."""

    sheet = serializers.IntegerField(required=False, min_value=0, max_value=10_000)
    head_row = serializers.IntegerField(required=False, min_value=1, max_value=2_000_000)
    mapping: Any = serializers.DictField(
        required=False,
        child=serializers.IntegerField(min_value=0, max_value=199),
        help_text="Field → place of its column, the first is 0.",
    )

    def validate_mapping(self, mapping: dict[str, int]) -> dict[str, int]:
        if set(mapping) - set(BY_KEY):
            raise serializers.ValidationError(f"Fields: {', '.join(BY_KEY)}.")
        if len(set(mapping.values())) < len(mapping):
            raise serializers.ValidationError("Each column holds one field.")
        return mapping


class RunSerializer(serializers.Serializer):
    mode = serializers.ChoiceField(choices=ImportMode.choices)
    decisions: Any = serializers.DictField(
        required=False,
        child=serializers.ChoiceField(choices=LikeDecision.choices),
        help_text="What is done with all rows of one likeness (same, owner, alike).",
    )
    reason = serializers.CharField(required=False, allow_blank=True, max_length=300)


class ImportedRowSerializer(serializers.ModelSerializer):
    errors: Any = serializers.ListField(child=serializers.ListField(child=serializers.CharField()), read_only=True)
    warnings: Any = serializers.ListField(child=serializers.ListField(child=serializers.CharField()), read_only=True)

    class Meta:
        model = ImportedRow
        fields = ("id", "number", "verdict", "likeness", "known", "errors", "warnings", "enterprise")
        read_only_fields = fields


class ImportViewSet(ScopedReadViewSet):
    """Imports of the caller's agency or region. What is ordered is done in the background: ask until it is not busy."""

    queryset = Import.objects.select_related("job")
    serializer_class = ImportSerializer
    filterset_class = ImportFilterSet
    pagination_class = KeysetPagination
    action_permissions = dict.fromkeys(
        ("list", "retrieve", "create", "check_rows", "rows", "run", "undo"), "enterprise.import"
    )

    def get_parsers(self) -> list[Any]:
        """A file comes as a form, all else as JSON."""
        is_file = self.request is not None and self.request.method == "POST" and not self.kwargs.get("pk")
        return [MultiPartParser()] if is_file else super().get_parsers()

    @extend_schema(request={"multipart/form-data": HandInSerializer}, responses={201: ImportSerializer})
    def create(self, request: Request) -> Response:
        """Hand in a .xlsx, .xls, .ods or .csv. Nothing is checked yet."""
        sent = self.given(HandInSerializer)
        row = services.hand_in(actor=self.actor, upload=sent["file"], source=sent["source"], basis=sent["basis"])
        return self._answer(row, status.HTTP_201_CREATED)

    @extend_schema(request=ColumnsSerializer, responses=ImportSerializer)
    @action(detail=True, methods=["post"], url_path="check", filterset_class=None)
    def check_rows(self, request: Request, pk: Any = None) -> Response:
        """Check every row."""
        row, sent = self.get_object(), self.given(ColumnsSerializer)
        try:
            values = proposal(self.actor, row, sheet=sent.get("sheet"), head=sent.get("head_row")).values
        except FileNotFoundError:
            raise Http404 from None
        if "mapping" in sent:
            values["mapping"] = sent["mapping"]
        return self._answer(services.order_check(actor=self.actor, row=row, values=values))

    @extend_schema(responses=ImportedRowSerializer(many=True))
    @action(detail=True, filterset_class=None)
    def rows(self, request: Request, pk: Any = None) -> Response:
        """The rows worth knowing: with errors, with warnings, to be completed, or entered. No cell is shown."""
        page = self.paginate_queryset(self.get_object().rows.all())
        return self.get_paginated_response(ImportedRowSerializer(page, many=True).data)

    @extend_schema(request=RunSerializer, responses=ImportSerializer)
    @action(detail=True, methods=["post"], filterset_class=None)
    def run(self, request: Request, pk: Any = None) -> Response:
        """Enter the rows into the register."""
        row, sent = self.get_object(), self.given(RunSerializer)
        return self._answer(services.order_run(actor=self.actor, row=row, **sent))

    @extend_schema(request=ReasonSerializer, responses=ImportSerializer)
    @action(detail=True, methods=["post"], filterset_class=None)
    def undo(self, request: Request, pk: Any = None) -> Response:
        """Take everything out of the register again."""
        row, sent = self.get_object(), self.given(ReasonSerializer)
        return self._answer(services.order_undo(actor=self.actor, row=row, reason=sent["reason"]))

    def _answer(self, row: Import, code: int = status.HTTP_200_OK) -> Response:
        row = self.queryset.get(pk=row.pk)
        return Response(self.get_serializer(row).data, status=code)
