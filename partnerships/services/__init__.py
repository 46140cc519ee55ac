"""What changes partners and agreements. One function for each act; every door calls the same."""

from partnerships.services.drafting import Party, add_target, draft_agreement, remove_target, revise_agreement
from partnerships.services.ending import cancel, expire_due, extend_due, terminate
from partnerships.services.files import attach_file, remove_file
from partnerships.services.finalising import finalise
from partnerships.services.partners import record_partner, update_partner
from partnerships.services.records import archive, record_council
from partnerships.services.reminding import remind_of_endings, remind_of_idle_umbrellas, remind_of_reports
from partnerships.services.signing import sign

__all__ = [
    "Party",
    "add_target",
    "archive",
    "attach_file",
    "cancel",
    "draft_agreement",
    "expire_due",
    "extend_due",
    "finalise",
    "record_council",
    "record_partner",
    "remind_of_endings",
    "remind_of_idle_umbrellas",
    "remind_of_reports",
    "remove_file",
    "remove_target",
    "revise_agreement",
    "sign",
    "terminate",
    "update_partner",
]
