"""Registrations: entrepreneurs fill in and submit their own, verifiers decide on those of their region."""

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import ReasonSerializer, ScopedReadViewSet
from core.pagination import KeysetPagination
from enterprises.api.fields import KbliSerializer, MaskedField, PlaceSerializer, errors_of, typed_over
from enterprises.checks import SECTION_FIELDS
from enterprises.filters import RegistrationFilterSet
from enterprises.forms.catalogue import SECTIONS
from enterprises.models import Registration
from enterprises.services import registration as services
from enterprises.services.filling import fill_section

_FIELDS = [name for names in SECTION_FIELDS.values() for name in names]


class RegistrationSerializer(serializers.ModelSerializer):
    nik = MaskedField()
    npwp = MaskedField()
    phone = MaskedField()
    email = MaskedField()
    account_number = MaskedField()
    village = PlaceSerializer(allow_null=True, read_only=True)
    kbli_section = KbliSerializer(allow_null=True, read_only=True)
    enterprise: Any = serializers.SlugRelatedField(
        slug_field="number", read_only=True, help_text="Register number, once verified."
    )

    class Meta:
        model = Registration
        fields = (
            "id",
            "number",
            "status",
            "channel",
            *_FIELDS,
            "created_at",
            "submitted_at",
            "decided_at",
            "consented_at",
            "enterprise",
        )
        read_only_fields = fields


class FillSerializer(serializers.ModelSerializer):
    """What an entrepreneur sends: any of the fields, numbers written as people write them."""

    agreed = serializers.BooleanField(required=False, help_text="Consent to the current text, given or taken back.")

    class Meta:
        model = Registration
        fields = (*(name for name in _FIELDS if name != "figures_year"), "agreed")
        # The forms of the portal judge them, with their own words.
        extra_kwargs: Any = {name: {"validators": []} for name in ("nik", "nib", "npwp", "postcode")}


class RegistrationViewSet(ScopedReadViewSet):
    """Registrations the caller may see: the own, and for staff those that were submitted in their region."""

    queryset = Registration.objects.select_related("village__parent__parent", "kbli_section", "enterprise")
    serializer_class = RegistrationSerializer
    filterset_class = RegistrationFilterSet
    pagination_class = KeysetPagination
    action_permissions = {
        "list": "registration.view",
        "retrieve": "registration.view",
        "create": "registration.own",
        "partial_update": "registration.own",
        "submit": "registration.own",
        "withdraw": "registration.own",
        "verify": "registration.verify",
        "send_back": "registration.verify",
        "refuse": "registration.verify",
    }

    def get_queryset(self) -> QuerySet:
        rows = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return rows
        own = Q(applicant_id=self.actor.user_id)
        if self.action in ("partial_update", "submit", "withdraw"):
            return rows.filter(own)
        return rows.filter(own | Q(submitted_at__isnull=False))

    @extend_schema(request=FillSerializer, responses={201: RegistrationSerializer, 200: RegistrationSerializer})
    def create(self, request: Request) -> Response:
        """Begin a registration of one's own (201), or go on with the draft that is open (200)."""
        sent = self._sent(request)
        with transaction.atomic():
            known = Registration.objects.filter(applicant_id=self.actor.user_id, status="draft").exists()
            row = self._fill(services.begin(actor=self.actor), sent)
        return self._answer(row, status.HTTP_200_OK if known else status.HTTP_201_CREATED)

    @extend_schema(request=FillSerializer, responses=RegistrationSerializer)
    def partial_update(self, request: Request, pk: Any = None) -> Response:
        """Fill in any of the fields of an own registration that is not submitted, or was sent back."""
        row, sent = self.get_object(), self._sent(request)
        with transaction.atomic():
            row = self._fill(row, sent)
        return self._answer(row)

    @extend_schema(request=None, responses=RegistrationSerializer)
    @action(detail=True, methods=["post"])
    def submit(self, request: Request, pk: Any = None) -> Response:
        """Hand an own registration in. Sending it again changes nothing."""
        return self._answer(services.submit(actor=self.actor, registration=self.get_object()))

    @extend_schema(request=None, responses=RegistrationSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: Any = None) -> Response:
        """Take an own registration back."""
        return self._answer(services.withdraw(actor=self.actor, registration=self.get_object()))

    @extend_schema(request=None, responses=RegistrationSerializer)
    @action(detail=True, methods=["post"])
    def verify(self, request: Request, pk: Any = None) -> Response:
        """Take a registration into the register."""
        row = self.get_object()
        services.verify(actor=self.actor, registration=row)
        return self._answer(row)

    @extend_schema(request=ReasonSerializer, responses=RegistrationSerializer)
    @action(detail=True, methods=["post"], url_path="return")
    def send_back(self, request: Request, pk: Any = None) -> Response:
        """Ask for a correction, with a reason the entrepreneur reads."""
        row = services.send_back(actor=self.actor, registration=self.get_object(), reason=self._reason(request))
        return self._answer(row)

    @extend_schema(request=ReasonSerializer, responses=RegistrationSerializer)
    @action(detail=True, methods=["post"])
    def refuse(self, request: Request, pk: Any = None) -> Response:
        """Refuse a registration for good, with a reason the entrepreneur reads."""
        row = services.refuse(actor=self.actor, registration=self.get_object(), reason=self._reason(request))
        return self._answer(row)

    def _answer(self, row: Registration, code: int = status.HTTP_200_OK) -> Response:
        return Response(RegistrationSerializer(self.queryset.get(pk=row.pk)).data, status=code)

    def _sent(self, request: Request) -> dict[str, Any]:
        sent = FillSerializer(data=request.data, partial=True)
        sent.is_valid(raise_exception=True)
        return sent.validated_data

    def _reason(self, request: Request) -> str:
        sent = ReasonSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        return sent.validated_data["reason"]

    def _fill(self, row: Registration, sent: dict[str, Any]) -> Registration:
        """Save each section that something was sent for, judged by its form in the portal."""
        for name, section in SECTIONS.items():
            given = {field: sent[field] for field in (*SECTION_FIELDS[name], "agreed") if field in sent}
            if name != "consent":
                given.pop("agreed", None)
            if not given:
                continue
            form = section.form(typed_over(section.form(instance=row), given), instance=row)
            if not form.is_valid():
                raise errors_of(form)
            row = fill_section(actor=self.actor, registration=row, section=name, values=form.values)
        return row
