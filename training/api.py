"""Trainings, participants, attendance and certificates in the API: the services, scope and filters of the pages."""

from typing import Any

from django.conf import settings
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter

from core.api import ReasonSerializer, ScopedReadViewSet
from core.scope import may_on, scoped
from enterprises.models import Enterprise
from training.filters import CertificateFilter, EnrolmentFilter, TrainingFilter
from training.models import Certificate, Enrolment, Session, Training
from training.selectors import roll_lines, roll_of
from training.services import certificates, enrolment
from training.services.attendance import record_attendance


class SessionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Session
        fields = ("id", "title", "starts_at", "ends_at")
        read_only_fields = fields


class TrainingSerializer(serializers.ModelSerializer):
    places_taken = serializers.IntegerField(source="taken", read_only=True)
    sessions = SessionSerializer(many=True, read_only=True)

    class Meta:
        model = Training
        fields = (
            "id",
            "title",
            "description",
            "agency",
            "agreement",
            "company",
            "mode",
            "venue",
            "region",
            "starts_on",
            "ends_on",
            "enrol_until",
            "quota",
            "places_taken",
            "minimum_attendance",
            "status",
            "sessions",
        )
        read_only_fields = fields


class EnrolmentSerializer(serializers.ModelSerializer):
    enterprise: serializers.SlugRelatedField = serializers.SlugRelatedField(slug_field="number", read_only=True)

    class Meta:
        model = Enrolment
        fields = ("id", "training", "enterprise", "participant_name", "status", "enrolled_at")
        read_only_fields = fields


class NewEnrolmentSerializer(serializers.Serializer):
    enterprise: serializers.SlugRelatedField = serializers.SlugRelatedField(
        slug_field="number", queryset=Enterprise.objects.all(), help_text="Register number, for example 1971-000123."
    )
    participant_name = serializers.CharField(
        max_length=150, required=False, default="", allow_blank=True, help_text="The owner, unless named."
    )


class RollLineSerializer(serializers.Serializer):
    enrolment = serializers.IntegerField(source="enrolment.pk")
    participant_name = serializers.CharField(source="enrolment.participant_name")
    present = serializers.BooleanField(allow_null=True, help_text="Null while nothing is recorded.")


def _ids(**kwargs: Any) -> serializers.ListField:
    return serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=2**63 - 1), max_length=5000, **kwargs
    )


class RollSerializer(serializers.Serializer):
    """Everyone named in either list is recorded; whoever is in neither is left alone."""

    present = _ids()
    absent = _ids(default=list)


class RollResultSerializer(serializers.Serializer):
    present = serializers.IntegerField()
    absent = serializers.IntegerField()
    changed = serializers.IntegerField()


class OrderSerializer(serializers.Serializer):
    ordered = serializers.IntegerField(help_text="Certificates the worker makes now.")


class CertificateSerializer(serializers.ModelSerializer):
    public_url = serializers.SerializerMethodField()

    class Meta:
        model = Certificate
        fields = ("id", "enrolment", "number", "holder_name", "issued_on", "status", "public_url")
        read_only_fields = fields

    @extend_schema_field(OpenApiTypes.URI)
    def get_public_url(self, certificate: Certificate) -> str:
        """The page by which anyone can check it."""
        return f"{settings.SITE_URL}{certificate.get_absolute_url()}"


_SESSION = OpenApiParameter("session", OpenApiTypes.INT, OpenApiParameter.PATH, description="Id of the session.")


class TrainingViewSet(ScopedReadViewSet):
    """Trainings, with what is done in them."""

    queryset = Training.objects.with_places_taken().prefetch_related("sessions").order_by("-starts_on", "-pk")
    serializer_class = TrainingSerializer
    filterset_class = TrainingFilter
    action_permissions = {
        "list": "training.view",
        "retrieve": "training.view",
        # The organiser, or the owner of the enterprise: the service asks which.
        "enrol": "training.view",
        "roll": "training.attend",
        "record_roll": "training.attend",
        "issue": "certificate.issue",
    }

    def _reachable(self, permission: str, pk: Any) -> Training:
        """The training, if the actor may use the permission on it; another agency's is not there."""
        return get_object_or_404(scoped(Training.objects.all()).reachable_by(self.actor, permission), pk=pk)

    @extend_schema(request=NewEnrolmentSerializer, responses={200: EnrolmentSerializer})
    @action(detail=True, methods=["post"])
    def enrol(self, request: Request, pk: Any = None) -> Response:
        """Give an enterprise a place: as the organiser, or as its owner. Sent twice it gives the same place."""
        training = self.get_object()
        sent = NewEnrolmentSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        if may_on(self.actor, "training.manage", training):
            row = enrolment.enrol(actor=self.actor, training=training, **sent.validated_data)
        else:
            row = enrolment.join(actor=self.actor, training=training, enterprise=sent.validated_data["enterprise"])
        return Response(EnrolmentSerializer(row).data)

    @extend_schema(parameters=[_SESSION], responses={200: RollLineSerializer(many=True)}, filters=False)
    @action(detail=True, url_path=r"sessions/(?P<session>[0-9]{1,18})/attendance", pagination_class=None)
    def roll(self, request: Request, session: str, pk: Any = None) -> Response:
        """The roll of one session: everyone who holds a place, and what is recorded of them."""
        row = get_object_or_404(Session, pk=session, training=self._reachable("training.attend", pk))
        return Response(RollLineSerializer(roll_lines(row, roll_of(row)), many=True).data)

    @extend_schema(parameters=[_SESSION], request=RollSerializer, responses={200: RollResultSerializer})
    @roll.mapping.put
    def record_roll(self, request: Request, session: str, pk: Any = None) -> Response:
        """Record a roll in one go. Sent twice it writes once."""
        row = get_object_or_404(Session, pk=session, training=self._reachable("training.attend", pk))
        sent = RollSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        present = sent.validated_data["present"]
        on_roll = {*present, *sent.validated_data["absent"]}
        result = record_attendance(actor=self.actor, session=row, on_roll=on_roll, present=present)
        return Response(RollResultSerializer(result).data)

    @extend_schema(request=None, responses={202: OrderSerializer})
    @action(detail=True, methods=["post"], url_path="certificates")
    def issue(self, request: Request, pk: Any = None) -> Response:
        """Order certificates for all who are due one; the worker makes them."""
        training = self._reachable("certificate.issue", pk)
        ordered = certificates.issue_certificates(actor=self.actor, training=training)
        return Response({"ordered": ordered}, status=status.HTTP_202_ACCEPTED)


class EnrolmentViewSet(ScopedReadViewSet):
    """Places of enterprises in trainings."""

    queryset = Enrolment.objects.select_related("enterprise").order_by("-pk")
    serializer_class = EnrolmentSerializer
    filterset_class = EnrolmentFilter
    action_permissions = {"list": "training.view", "retrieve": "training.view"}


class CertificateViewSet(ScopedReadViewSet):
    """Certificates; the proof of each is its public page."""

    queryset = Certificate.objects.order_by("-pk")
    serializer_class = CertificateSerializer
    filterset_class = CertificateFilter
    action_permissions = {"list": "training.view", "retrieve": "training.view", "revoke": "certificate.issue"}

    @extend_schema(request=ReasonSerializer, responses={200: CertificateSerializer})
    @action(detail=True, methods=["post"])
    def revoke(self, request: Request, pk: Any = None) -> Response:
        """Revoke a certificate and the step that rests on it."""
        sent = ReasonSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        rows = scoped(Certificate.objects.all()).reachable_by(self.actor, "certificate.issue")
        row = certificates.revoke_certificate(
            actor=self.actor, certificate=get_object_or_404(rows, pk=pk), reason=sent.validated_data["reason"]
        )
        return Response(CertificateSerializer(row).data)


def register(router: BaseRouter) -> None:
    router.register("trainings", TrainingViewSet, basename="training")
    router.register("enrolments", EnrolmentViewSet, basename="enrolment")
    router.register("certificates", CertificateViewSet, basename="certificate")
