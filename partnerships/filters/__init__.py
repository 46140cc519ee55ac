"""Narrowing lists, in the page, in the API and in the report, by noun."""

from partnerships.filters.agreements import AgreementFilter, CallFilter, PartnerFilter
from partnerships.filters.meetings import DecisionFilter, MeetingFilter
from partnerships.filters.quarters import EvaluationFilter, QuarterFilter, QuarterReportFilter
from partnerships.filters.rounds import AnswerFilter, OpportunityFilter, RoundFilter
from partnerships.filters.text import RemarkFilter, VersionFilter

__all__ = [
    "AgreementFilter",
    "AnswerFilter",
    "CallFilter",
    "DecisionFilter",
    "EvaluationFilter",
    "MeetingFilter",
    "OpportunityFilter",
    "PartnerFilter",
    "QuarterFilter",
    "QuarterReportFilter",
    "RemarkFilter",
    "RoundFilter",
    "VersionFilter",
]
