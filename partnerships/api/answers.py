"""Answers of agencies in the API: written, handed over, confirmed, waived; every input answered by the drafter."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import ReasonSerializer, ScopedReadViewSet
from enterprises.choices import Step
from partnerships.api.fields import actor_of
from partnerships.choices import FundingSource, Verdict
from partnerships.filters import AnswerFilter
from partnerships.forms.rounds import MOST_OFFERS
from partnerships.models import Agreement, Answer, ArticleInput, Opportunity
from partnerships.selectors.rounds import reads_words
from partnerships.services.answers import (
    InputLine,
    Offer,
    confirm_answer,
    prepare_answer,
    return_answer,
    save_answer,
    waive_answer,
)
from partnerships.services.responses import respond
from partnerships.services.rounds import remind


class InputSerializer(serializers.ModelSerializer):
    """What an agency says of one article (of the whole text when ``article`` is null), and what came of it."""

    class Meta:
        model = ArticleInput
        fields = ("id", "article", "text", "is_objection", "response_status", "response", "responded_at")
        read_only_fields = fields


class OfferSerializer(serializers.ModelSerializer):
    class Meta:
        model = Opportunity
        fields = ("step", "activity", "target_group", "capacity", "funding")
        read_only_fields = fields


class AnswerSerializer(serializers.ModelSerializer):
    """Before its head has confirmed it, what an agency writes is read by itself alone."""

    agreement = serializers.IntegerField(source="round.agreement_id", read_only=True)
    deadline = serializers.DateField(source="round.deadline", read_only=True)
    inputs = InputSerializer(many=True, read_only=True)
    opportunities = OfferSerializer(many=True, read_only=True)

    class Meta:
        model = Answer
        fields = (
            "id",
            "round",
            "agreement",
            "agency",
            "deadline",
            "is_required",
            "status",
            "verdict",
            "note",
            "revision",
            "confirmed_at",
            "inputs",
            "opportunities",
        )
        read_only_fields = fields

    def to_representation(self, instance: Answer) -> dict[str, Any]:
        shown = super().to_representation(instance)
        if not reads_words(actor_of(self), instance):
            shown |= {"verdict": "", "note": "", "inputs": [], "opportunities": []}
        return shown


class InputLineSerializer(serializers.Serializer):
    article = serializers.IntegerField(
        min_value=1, max_value=2**63 - 1, allow_null=True, default=None, help_text="Null: the text as a whole."
    )
    text = serializers.CharField(max_length=5000)
    is_objection = serializers.BooleanField(default=False)


class NewOfferSerializer(serializers.Serializer):
    step = serializers.ChoiceField(choices=Step.choices)
    activity = serializers.CharField(max_length=250)
    target_group = serializers.CharField(max_length=200, required=False, default="", allow_blank=True)
    capacity = serializers.IntegerField(min_value=1, max_value=1_000_000, help_text="Enterprises a year.")
    funding = serializers.ChoiceField(choices=FundingSource.choices, default=FundingSource.APBD)


class WritingSerializer(serializers.Serializer):
    """The whole answer so far: lines that are not sent any more are taken away."""

    revision = serializers.IntegerField(min_value=1, max_value=2**31 - 1, help_text="Of the answer you began from.")
    verdict = serializers.ChoiceField(choices=Verdict.choices, required=False, default="", allow_blank=True)
    note = serializers.CharField(max_length=5000, required=False, default="", allow_blank=True)
    inputs = serializers.ListField(child=InputLineSerializer(), max_length=400, default=list)
    opportunities = serializers.ListField(child=NewOfferSerializer(), max_length=MOST_OFFERS, default=list)


class ResponseToInputSerializer(serializers.Serializer):
    """What the drafter does with an input: accepted into an article of the current version, or not, and why."""

    accepted = serializers.BooleanField()
    article = serializers.IntegerField(
        min_value=1, max_value=32767, allow_null=True, default=None, help_text="Number of the article in the text."
    )
    reason = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


_INPUT = OpenApiParameter("input_id", OpenApiTypes.INT, OpenApiParameter.PATH, description="Id of the input.")


class AnswerViewSet(ScopedReadViewSet):
    """What agencies answer in input rounds."""

    queryset = (
        Answer.objects.select_related("round", "agency").prefetch_related("inputs", "opportunities").order_by("-pk")
    )
    serializer_class = AnswerSerializer
    filterset_class = AnswerFilter
    action_permissions = {
        "list": "round.view",
        "retrieve": "round.view",
        "update": "answer.prepare",
        "prepare": "answer.prepare",
        "confirm": "answer.confirm",
        "give_back": "answer.confirm",
        "waive": "answer.waive",
        "remind": "round.manage",
        "respond": "agreement.draft",
    }

    @extend_schema(request=WritingSerializer, responses={200: AnswerSerializer})
    def update(self, request: Request, pk: Any = None) -> Response:
        """Keep what was written so far. 409 when the round was closed or somebody else has saved meanwhile."""
        answer, given = self.get_object(), self.given(WritingSerializer)
        lines = [InputLine(row["article"], row["text"], row["is_objection"]) for row in given.pop("inputs")]
        offers = [Offer(**row) for row in given.pop("opportunities")]
        save_answer(actor=self.actor, answer=answer, inputs=lines, offers=offers, **given)
        return self._as_it_is()

    @extend_schema(request=None, responses={200: AnswerSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def prepare(self, request: Request, pk: Any = None) -> Response:
        """Hand the answer to the head of the agency."""
        prepare_answer(actor=self.actor, answer=self.get_object())
        return self._as_it_is()

    @extend_schema(request=None, responses={200: AnswerSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def confirm(self, request: Request, pk: Any = None) -> Response:
        """Make it the answer of the agency."""
        confirm_answer(actor=self.actor, answer=self.get_object())
        return self._as_it_is()

    @extend_schema(request=ReasonSerializer, responses={200: AnswerSerializer})
    @action(detail=True, methods=["post"], url_path="return", filterset_class=None)
    def give_back(self, request: Request, pk: Any = None) -> Response:
        """Give it back to who prepared it, with what is to be changed."""
        answer = self.get_object()
        return_answer(actor=self.actor, answer=answer, **self.given(ReasonSerializer))
        return self._as_it_is()

    @extend_schema(request=ReasonSerializer, responses={200: AnswerSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def waive(self, request: Request, pk: Any = None) -> Response:
        """No longer wait for this agency, or for its objection: the Sekda's decision."""
        answer = self.get_object()
        waive_answer(actor=self.actor, answer=answer, **self.given(ReasonSerializer))
        return self._as_it_is()

    @extend_schema(request=None, responses={200: AnswerSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def remind(self, request: Request, pk: Any = None) -> Response:
        """Remind the agency, at most once a day."""
        remind(actor=self.actor, answer=self.get_object())
        return self._as_it_is()

    @extend_schema(parameters=[_INPUT], request=ResponseToInputSerializer, responses={200: InputSerializer})
    @action(detail=True, methods=["post"], url_path=r"inputs/(?P<input_id>[0-9]{1,18})/respond", filterset_class=None)
    def respond(self, request: Request, input_id: str, pk: Any = None) -> Response:
        """Answer one input of a confirmed answer, as whoever drafts the agreement."""
        mine = Agreement.objects.reachable_by(self.actor, "agreement.draft")
        rows = ArticleInput.objects.filter(answer=self.get_object(), answer__round__agreement__in=mine.values("pk"))
        item = get_object_or_404(rows, pk=input_id)
        answered = respond(actor=self.actor, item=item, **self.given(ResponseToInputSerializer))
        return Response(InputSerializer(answered).data)

    def _as_it_is(self) -> Response:
        return Response(self.get_serializer(self.get_object()).data)
