"""The lives of things in partnerships, one file for each noun."""

from partnerships.lifecycle.agreement import AGREEMENT
from partnerships.lifecycle.meetings import DECISION, MEETING
from partnerships.lifecycle.monitoring import EVALUATION, QUARTER
from partnerships.lifecycle.rounds import ANSWER, ROUND
from partnerships.lifecycle.shortlist import CALL

__all__ = ["AGREEMENT", "ANSWER", "CALL", "DECISION", "EVALUATION", "MEETING", "QUARTER", "ROUND"]
