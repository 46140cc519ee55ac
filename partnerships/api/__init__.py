"""Partnerships in the API: the same services, scope and filters as the pages; one file for each noun."""

from rest_framework.routers import BaseRouter

from partnerships.api.agreements import AgreementViewSet, PartnerViewSet
from partnerships.api.answers import AnswerViewSet
from partnerships.api.meetings import DecisionViewSet, MeetingViewSet
from partnerships.api.monitoring import EvaluationViewSet, QuarterReportViewSet
from partnerships.api.rounds import InputRoundViewSet, OpportunityViewSet
from partnerships.api.shortlist import CallViewSet
from partnerships.api.text import RemarkViewSet, VersionViewSet


def register(router: BaseRouter) -> None:
    router.register("agreements", AgreementViewSet, basename="agreement")
    router.register("versions", VersionViewSet, basename="version")
    router.register("remarks", RemarkViewSet, basename="remark")
    router.register("input-rounds", InputRoundViewSet, basename="input-round")
    router.register("answers", AnswerViewSet, basename="answer")
    router.register("opportunities", OpportunityViewSet, basename="opportunity")
    router.register("meetings", MeetingViewSet, basename="meeting")
    router.register("decisions", DecisionViewSet, basename="decision")
    router.register("partners", PartnerViewSet, basename="partner")
    router.register("calls", CallViewSet, basename="call")
    router.register("quarter-reports", QuarterReportViewSet, basename="quarter-report")
    router.register("evaluations", EvaluationViewSet, basename="evaluation")
