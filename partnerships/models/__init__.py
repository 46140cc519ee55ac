"""Partners and agreements: their text, the round of the agencies, the choice of companies, and what came of it."""

from partnerships.models.agreement import (
    Agreement,
    AgreementFile,
    AgreementParty,
    Target,
)
from partnerships.models.meetings import Decision, Meeting, MeetingInvitation
from partnerships.models.monitoring import Evaluation, QuarterReport
from partnerships.models.partner import Partner, PartnerUser
from partnerships.models.reminders import EndingReminder, Reminder
from partnerships.models.rounds import Answer, ArticleInput, InputRound, Opportunity
from partnerships.models.rules import DocumentRule, NumberPattern
from partnerships.models.shortlist import Assessor, Call, Candidate, CompanyProfile, Criterion, Score
from partnerships.models.text import Article, ArticleRule, DraftVersion, PartnerComment, TextImport

__all__ = [
    "Agreement",
    "AgreementFile",
    "AgreementParty",
    "Answer",
    "Article",
    "ArticleInput",
    "ArticleRule",
    "Assessor",
    "Call",
    "Candidate",
    "CompanyProfile",
    "Criterion",
    "Decision",
    "DocumentRule",
    "DraftVersion",
    "EndingReminder",
    "Evaluation",
    "InputRound",
    "Meeting",
    "MeetingInvitation",
    "NumberPattern",
    "Opportunity",
    "Partner",
    "PartnerComment",
    "PartnerUser",
    "QuarterReport",
    "Reminder",
    "Score",
    "Target",
    "TextImport",
]
