"""The columns of lists, by noun."""

from partnerships.tables.agreements import AgreementTable, CallTable, PartnerTable, days_left_text
from partnerships.tables.meetings import DecisionTable, MeetingTable
from partnerships.tables.quarters import QuarterTable
from partnerships.tables.rounds import AnswerTable, OpportunityTable

__all__ = [
    "AgreementTable",
    "AnswerTable",
    "CallTable",
    "DecisionTable",
    "MeetingTable",
    "OpportunityTable",
    "PartnerTable",
    "QuarterTable",
    "days_left_text",
]
