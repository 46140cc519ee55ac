"""The official reports, in the order in which they are offered."""

from reports.definition import register_report
from reports.definitions.enterprises import ENTERPRISES, LICENCES, REGISTRATIONS, STUCK
from reports.definitions.partnerships import AGREEMENTS, OPPORTUNITIES
from reports.definitions.privacy import BREACHES, REQUESTS
from reports.definitions.quarters import QUARTERS
from reports.definitions.support import CAPITAL, MARKETING
from reports.definitions.trace import AGREEMENT_TRACE
from reports.definitions.training import ENROLMENTS, TRAININGS

for _definition in (
    AGREEMENT_TRACE,
    ENTERPRISES,
    REGISTRATIONS,
    STUCK,
    LICENCES,
    AGREEMENTS,
    QUARTERS,
    OPPORTUNITIES,
    TRAININGS,
    ENROLMENTS,
    MARKETING,
    CAPITAL,
    REQUESTS,
    BREACHES,
):
    register_report(_definition)
