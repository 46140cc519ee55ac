"""Calls for partner companies in the API: prepared, scored, ranked, decided."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from core.api import ReasonSerializer, ScopedReadViewSet, token_field
from partnerships.api.fields import AgencyField, AgreementField, PartnerField
from partnerships.filters import CallFilter
from partnerships.models import Call, Candidate, Criterion
from partnerships.selectors.shortlist import missing_scores, rows_of
from partnerships.services import shortlist as services
from workflow.services import apply_move

_ID: dict[str, Any] = {"min_value": 1, "max_value": 2**63 - 1}


class CriterionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Criterion
        fields = ("id", "name", "weight", "scale", "guide")


class CandidateSerializer(serializers.ModelSerializer):
    """Rank, total and choice as they were at the decision; null before."""

    name = serializers.CharField(source="partner.name", read_only=True)

    class Meta:
        model = Candidate
        fields = ("id", "partner", "name", "rank", "total", "is_chosen", "departure_reason")
        read_only_fields = fields


class CallSerializer(serializers.ModelSerializer):
    criteria = CriterionSerializer(many=True, read_only=True)
    candidates = CandidateSerializer(many=True, read_only=True)
    assessors = serializers.SlugRelatedField(
        slug_field="user_id", many=True, read_only=True, help_text="Ids of the people who score."
    )  # type: ignore[var-annotated]

    class Meta:
        model = Call
        fields = (
            "id",
            "agency",
            "agreement",
            "title",
            "quota",
            "status",
            "decided_at",
            "criteria",
            "candidates",
            "assessors",
        )
        read_only_fields = fields


class NewCallSerializer(serializers.Serializer):
    agency = AgencyField()
    agreement = AgreementField()
    title = serializers.CharField(max_length=200)
    quota = serializers.IntegerField(min_value=1, max_value=services.MOST_CANDIDATES)
    token = token_field()


class NewCriterionSerializer(serializers.Serializer):
    name = serializers.CharField(max_length=150)
    weight = serializers.IntegerField(min_value=1, max_value=100, help_text="Percent; those of a call add up to 100.")
    scale = serializers.IntegerField(min_value=1, max_value=100, help_text="The highest score.")
    guide = serializers.CharField(max_length=300, required=False, default="", allow_blank=True)


class CompaniesSerializer(serializers.Serializer):
    partners = serializers.ListField(child=PartnerField(), max_length=services.MOST_CANDIDATES)


class AssessorsSerializer(serializers.Serializer):
    users = serializers.ListField(
        child=serializers.PrimaryKeyRelatedField(queryset=User.objects.filter(is_active=True)), max_length=50
    )


class ReplacementSerializer(serializers.Serializer):
    assessor = serializers.IntegerField(help_text="Id of the person who cannot finish.", **_ID)
    successor: Any = serializers.PrimaryKeyRelatedField(
        queryset=User.objects.filter(is_active=True),
        allow_null=True,
        default=None,
        help_text="Id of the person who takes the place; null when nobody does.",
    )
    reason = serializers.CharField(max_length=2000)


class ScoreSerializer(serializers.Serializer):
    criterion = serializers.IntegerField(**_ID)
    value = serializers.IntegerField(min_value=0, max_value=100)
    reason = serializers.CharField(max_length=300)


class ScoresSerializer(serializers.Serializer):
    """What the caller gives one candidate; criteria left out stay as they were."""

    scores = serializers.ListField(child=ScoreSerializer(), allow_empty=False, max_length=services.MOST_CRITERIA)


class WrittenSerializer(serializers.Serializer):
    written = serializers.IntegerField(help_text="Scores written.")


class RankedSerializer(serializers.Serializer):
    candidate = serializers.IntegerField(source="candidate.pk")
    partner = serializers.IntegerField(source="candidate.partner_id")
    name = serializers.CharField(source="candidate.partner.name")
    rank = serializers.IntegerField(allow_null=True)
    total = serializers.FloatField(allow_null=True)
    tied = serializers.BooleanField()
    decided_by = serializers.CharField(help_text="The criterion that decided a tie; empty without one.")
    by_rank = serializers.BooleanField(help_text="Whether the ranking alone would choose it.")
    shaky = serializers.ListField(
        child=serializers.CharField(), help_text="The changes under which it would fall out of the choice, in words."
    )


class RankingSerializer(serializers.Serializer):
    """The ranking; without ranks while a score is missing: an empty box is not a zero."""

    missing_scores = serializers.IntegerField()
    rows = RankedSerializer(many=True)


class DepartureSerializer(serializers.Serializer):
    candidate = serializers.IntegerField(**_ID)
    reason = serializers.CharField(max_length=2000)


class ChoiceSerializer(serializers.Serializer):
    """The chosen candidates, and why for every departure from the ranking."""

    chosen = serializers.ListField(child=serializers.IntegerField(**_ID), max_length=services.MOST_CANDIDATES)
    reasons = serializers.ListField(child=DepartureSerializer(), max_length=services.MOST_CANDIDATES, default=list)


_CANDIDATE = OpenApiParameter(
    "candidate_id", OpenApiTypes.INT, OpenApiParameter.PATH, description="Id of the candidate."
)


class CallViewSet(ScopedReadViewSet):
    """Choosing the best companies of an agency's pool."""

    queryset = Call.objects.prefetch_related("criteria", "candidates__partner", "assessors").order_by("-pk")
    serializer_class = CallSerializer
    filterset_class = CallFilter
    action_permissions = {
        "list": "call.view",
        "retrieve": "call.view",
        "ranking": "call.view",
        "create": "call.manage",
        "criteria": "call.manage",
        "candidates": "call.manage",
        "assessors": "call.manage",
        "start": "call.manage",
        "cancel": "call.manage",
        "replace_assessor": "call.replace",
        "score": "call.score",
        "decide": "call.decide",
    }

    @extend_schema(request=NewCallSerializer, responses={201: CallSerializer})
    def create(self, request: Request) -> Response:
        """Begin a call of the own agency under an agreement."""
        call = services.open_call(actor=self.actor, **self.given(NewCallSerializer))
        return Response(CallSerializer(call).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=NewCriterionSerializer, responses={201: CriterionSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def criteria(self, request: Request, pk: Any = None) -> Response:
        """Add a criterion while the call is being prepared."""
        call = self.get_object()
        criterion = services.set_criterion(actor=self.actor, call=call, **self.given(NewCriterionSerializer))
        return Response(CriterionSerializer(criterion).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=CompaniesSerializer, responses={200: CallSerializer})
    @action(detail=True, methods=["put"], filterset_class=None)
    def candidates(self, request: Request, pk: Any = None) -> Response:
        """Make these companies of the agency's pool the candidates."""
        call = self.get_object()
        services.set_candidates(actor=self.actor, call=call, **self.given(CompaniesSerializer))
        return self._as_it_is()

    @extend_schema(request=AssessorsSerializer, responses={200: CallSerializer})
    @action(detail=True, methods=["put"], filterset_class=None)
    def assessors(self, request: Request, pk: Any = None) -> Response:
        """Name who scores; each must hold the right to score for the agency."""
        call = self.get_object()
        services.set_assessors(actor=self.actor, call=call, **self.given(AssessorsSerializer))
        return self._as_it_is()

    @extend_schema(request=ReplacementSerializer, responses={200: CallSerializer})
    @action(detail=True, methods=["post"], url_path="replace-assessor", filterset_class=None)
    def replace_assessor(self, request: Request, pk: Any = None) -> Response:
        """Take an assessor who cannot finish out of a call that is being scored; what they gave goes with them."""
        given = self.given(ReplacementSerializer)
        assessor = get_object_or_404(self.get_object().assessors.select_related("call"), user_id=given.pop("assessor"))
        services.replace_assessor(actor=self.actor, assessor=assessor, **given)
        return self._as_it_is()

    @extend_schema(request=None, responses={200: CallSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def start(self, request: Request, pk: Any = None) -> Response:
        """Close the preparation: criteria, candidates and assessors stay from now on."""
        services.start_scoring(actor=self.actor, call=self.get_object())
        return self._as_it_is()

    @extend_schema(request=ReasonSerializer, responses={200: CallSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def cancel(self, request: Request, pk: Any = None) -> Response:
        """Call it off."""
        call = self.get_object()
        apply_move(actor=self.actor, instance=call, move="cancel", **self.given(ReasonSerializer))
        return self._as_it_is()

    @extend_schema(parameters=[_CANDIDATE], request=ScoresSerializer, responses={200: WrittenSerializer})
    @action(
        detail=True,
        methods=["put"],
        url_path=r"candidates/(?P<candidate_id>[0-9]{1,18})/scores",
        filterset_class=None,
    )
    def score(self, request: Request, candidate_id: str, pk: Any = None) -> Response:
        """Score one candidate, as a named assessor. Sent twice it writes once."""
        candidate = get_object_or_404(self.get_object().candidates.select_related("call"), pk=candidate_id)
        rows = self.given(ScoresSerializer)["scores"]
        scores = {row["criterion"]: services.Given(row["value"], row["reason"]) for row in rows}
        written = services.give_scores(actor=self.actor, candidate=candidate, scores=scores)
        return Response({"written": written})

    @extend_schema(responses=RankingSerializer, filters=False)
    @action(detail=True, filterset_class=None, pagination_class=None)
    def ranking(self, request: Request, pk: Any = None) -> Response:
        """The candidates in order, ties explained, and how stable the choice is."""
        call = self.get_object()
        missing = sum(missing_scores(call).values())
        return Response(RankingSerializer({"missing_scores": missing, "rows": rows_of(call)}).data)

    @extend_schema(request=ChoiceSerializer, responses={200: CallSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def decide(self, request: Request, pk: Any = None) -> Response:
        """The head's choice. Every departure from the ranking needs its reason."""
        call, given = self.get_object(), self.given(ChoiceSerializer)
        reasons = {row["candidate"]: row["reason"] for row in given["reasons"]}
        services.decide(actor=self.actor, call=call, chosen=set(given["chosen"]), reasons=reasons)
        return self._as_it_is()

    def _as_it_is(self) -> Response:
        return Response(self.get_serializer(self.get_object()).data)
