"""Meetings and their decisions in the API."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import ReasonSerializer, ScopedReadViewSet, token_field
from partnerships.api.fields import AgencyField, AgreementField, agencies_field
from partnerships.filters import DecisionFilter, MeetingFilter
from partnerships.models import Decision, Meeting, MeetingInvitation
from partnerships.services.decisions import drop_decision, finish_decision, record_decision
from partnerships.services.meetings import (
    Attendance,
    call_meeting,
    cancel_meeting,
    change_meeting,
    close_meeting,
    write_minutes,
)


class InvitationSerializer(serializers.ModelSerializer):
    class Meta:
        model = MeetingInvitation
        fields = ("id", "agency", "attended", "delegate")
        read_only_fields = fields


class DecisionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Decision
        fields = ("id", "meeting", "text", "owner", "due_on", "status", "outcome", "closed_at")
        read_only_fields = fields


class MeetingSerializer(serializers.ModelSerializer):
    invitations = InvitationSerializer(many=True, read_only=True)
    decisions = DecisionSerializer(many=True, read_only=True)

    class Meta:
        model = Meeting
        fields = (
            "id",
            "agreement",
            "title",
            "starts_at",
            "place",
            "agenda",
            "minutes",
            "status",
            "invitations",
            "decisions",
        )
        read_only_fields = fields


class InvitingSerializer(serializers.Serializer):
    """What about, when, where, whom."""

    title = serializers.CharField(max_length=200)
    starts_at = serializers.DateTimeField()
    place = serializers.CharField(max_length=250)
    agenda = serializers.CharField(max_length=5000, required=False, default="", allow_blank=True)
    agencies = agencies_field(allow_empty=False)

    def validate_agencies(self, agencies: list[Any]) -> list[Any]:
        return list({agency.pk: agency for agency in agencies}.values())


class NewMeetingSerializer(InvitingSerializer):
    agreement = AgreementField()
    token = token_field()


class CameSerializer(serializers.Serializer):
    invitation = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
    attended = serializers.BooleanField(allow_null=True)
    delegate = serializers.CharField(max_length=150, required=False, default="", allow_blank=True)


class MinutesSerializer(serializers.Serializer):
    """The minutes so far, and who came."""

    minutes = serializers.CharField(max_length=50_000, required=False, default="", allow_blank=True)
    attendance = serializers.ListField(child=CameSerializer(), max_length=200, default=list)


class NewDecisionSerializer(serializers.Serializer):
    text = serializers.CharField(max_length=400)
    owner = AgencyField()
    due_on = serializers.DateField()
    token = token_field()


class MeetingViewSet(ScopedReadViewSet):
    """Coordination meetings: the invited agencies read them."""

    queryset = Meeting.objects.prefetch_related("invitations", "decisions").order_by("-starts_at", "-pk")
    serializer_class = MeetingSerializer
    filterset_class = MeetingFilter
    action_permissions = {
        "list": "round.view",
        "retrieve": "round.view",
        "create": "meeting.manage",
        "update": "meeting.manage",
        "minutes": "meeting.manage",
        "hold": "meeting.manage",
        "cancel": "meeting.manage",
        "decide": "meeting.manage",
    }

    @extend_schema(request=NewMeetingSerializer, responses={201: MeetingSerializer})
    def create(self, request: Request) -> Response:
        """Invite agencies; their people are told."""
        meeting = call_meeting(actor=self.actor, **self.given(NewMeetingSerializer))
        return Response(MeetingSerializer(meeting).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=InvitingSerializer, responses={200: MeetingSerializer})
    def update(self, request: Request, pk: Any = None) -> Response:
        """Change the invitation; who is concerned is told."""
        meeting = self.get_object()
        change_meeting(actor=self.actor, meeting=meeting, **self.given(InvitingSerializer))
        return self._as_it_is()

    @extend_schema(request=MinutesSerializer, responses={200: MeetingSerializer})
    @action(detail=True, methods=["put"], filterset_class=None)
    def minutes(self, request: Request, pk: Any = None) -> Response:
        """Keep minutes and attendance so far."""
        meeting, given = self.get_object(), self.given(MinutesSerializer)
        attendance = {row["invitation"]: Attendance(row["attended"], row["delegate"]) for row in given["attendance"]}
        write_minutes(actor=self.actor, meeting=meeting, minutes=given["minutes"], attendance=attendance)
        return self._as_it_is()

    @extend_schema(request=None, responses={200: MeetingSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def hold(self, request: Request, pk: Any = None) -> Response:
        """Close it as held: minutes and attendance stay as they are."""
        close_meeting(actor=self.actor, meeting=self.get_object())
        return self._as_it_is()

    @extend_schema(request=ReasonSerializer, responses={200: MeetingSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def cancel(self, request: Request, pk: Any = None) -> Response:
        """Call it off."""
        meeting = self.get_object()
        cancel_meeting(actor=self.actor, meeting=meeting, **self.given(ReasonSerializer))
        return self._as_it_is()

    @extend_schema(request=NewDecisionSerializer, responses={201: DecisionSerializer})
    @action(detail=True, methods=["post"], url_path="decisions", filterset_class=None)
    def decide(self, request: Request, pk: Any = None) -> Response:
        """Record what was decided and give it to an agency, whose people are told."""
        meeting = self.get_object()
        decision = record_decision(actor=self.actor, meeting=meeting, **self.given(NewDecisionSerializer))
        return Response(DecisionSerializer(decision).data, status=status.HTTP_201_CREATED)

    def _as_it_is(self) -> Response:
        return Response(self.get_serializer(self.get_object()).data)


class OutcomeSerializer(serializers.Serializer):
    outcome = serializers.CharField(max_length=2000, help_text="What was done.")


class DecisionViewSet(ScopedReadViewSet):
    """What meetings decided: of the whole province for its secretariat, of their own agency for its people."""

    queryset = Decision.objects.order_by("due_on", "pk")
    serializer_class = DecisionSerializer
    filterset_class = DecisionFilter
    action_permissions = {
        "list": "round.view",
        "retrieve": "round.view",
        "finish": "decision.close",
        "drop": "meeting.manage",
    }

    @extend_schema(request=OutcomeSerializer, responses={200: DecisionSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def finish(self, request: Request, pk: Any = None) -> Response:
        """Report it as carried out."""
        decision = self.get_object()
        done = finish_decision(actor=self.actor, decision=decision, **self.given(OutcomeSerializer))
        return Response(DecisionSerializer(done).data)

    @extend_schema(request=ReasonSerializer, responses={200: DecisionSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def drop(self, request: Request, pk: Any = None) -> Response:
        """Ask for it no longer."""
        decision = self.get_object()
        dropped = drop_decision(actor=self.actor, decision=decision, **self.given(ReasonSerializer))
        return Response(DecisionSerializer(dropped).data)
