"""The role matrix: which role may do what. The only place that says so; ``docs/roles.md`` is generated from it."""

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.choices import ReachKind, Role

#: Every permission with its meaning. Using a name that is not here raises.
PERMISSIONS: dict[str, Promise] = {
    "region.view": _("See regions"),
    "user.manage": _("Manage users, memberships and reference data"),
    "trace.view": _("Read the trace of changes"),
    "registration.own": _("Fill in and submit an own registration"),
    "registration.assist": _("Register a person who has no account, and hand out claim codes"),
    "registration.view": _("See registrations"),
    "registration.verify": _("Verify, return or refuse registrations"),
    "enterprise.view": _("See enterprises"),
    "enterprise.edit": _("Correct an enterprise's data"),
    "identity.reveal": _("Reveal masked identity numbers and phone numbers, recorded"),
    "journey.record": _("Record that an enterprise has done a step"),
    "journey.revoke": _("Revoke a recorded step, with a reason"),
    "enterprise.import": _("Import enterprises from a spreadsheet"),
    "duplicate.decide": _("Decide on suspected duplicates, merge enterprises and undo it"),
    "enterprise.ask": _("Ask owners for figures, numbers and papers"),
    "enterprise.answer": _("Give figures and numbers of an own enterprise"),
    "figures.verify": _("Verify yearly figures of enterprises"),
    "licence.give": _("Give licences of an enterprise, and open their files"),
    "licence.verify": _("Verify or refuse licences"),
    "licence.expire": _("Let a licence expire on its last day (the system only)"),
    "facilitator.assign": _("Assign a facilitator (pendamping) to enterprises"),
    "agency.view": _("See agencies (OPD)"),
    "partner.view": _("See partner organisations"),
    "partner.manage": _("Record partner organisations"),
    "agreement.view": _("See agreements"),
    "agreement.draft": _("Record agreements and their targets"),
    "agreement.sign": _("Record the signing of an agreement"),
    "agreement.review": _("Review drafts for TKKSD and declare them ready to sign"),
    "agreement.end": _("End or extend an agreement"),
    "agreement.share": _("Put the text before the partner, and take it back"),
    "agreement.comment": _("Comment on the text when it is the partner's turn"),
    "round.view": _("See input rounds, answers and meetings"),
    "round.manage": _("Open and close input rounds"),
    "answer.prepare": _("Prepare the answer of the own agency"),
    "answer.confirm": _("Confirm the answer of the own agency"),
    "answer.waive": _("Waive the answer or objection of an agency (Sekda)"),
    "meeting.manage": _("Call meetings and record minutes and decisions"),
    "decision.close": _("Report a decision as carried out"),
    "call.view": _("See calls for partner companies"),
    "call.manage": _("Prepare calls for partner companies"),
    "call.score": _("Score companies as a named assessor"),
    "call.replace": _("Replace an assessor who cannot finish scoring"),
    "call.decide": _("Decide which companies are chosen"),
    "quarter.view": _("See quarterly reports and evaluations"),
    "quarter.write": _("Write the quarterly report of an agreement"),
    "quarter.confirm": _("Confirm the quarterly report of an agreement"),
    "evaluation.write": _("Write the evaluation of an agreement"),
    "evaluation.confirm": _("Confirm the evaluation of an agreement"),
    "realisation.view": _("See the people behind the figures of an agreement"),
    "people.shared": _("See the same as its partner, where the agreement records a lawful basis"),
    "training.view": _("See trainings"),
    "training.manage": _("Plan trainings, open enrolment and enrol enterprises"),
    "training.invite": _("Invite enterprises to an open training"),
    "training.attend": _("Record attendance"),
    "certificate.issue": _("Issue and revoke certificates"),
    "training.enrol": _("Enrol an own enterprise in a training"),
    "support.view": _("See marketing results and capital"),
    "support.record": _("Record marketing results and capital"),
    "privacy.ask": _("Ask about one's own personal data"),
    "privacy.view": _("See requests about personal data"),
    "privacy.handle": _("Handle requests about personal data"),
    "privacy.breach": _("Keep the register of breaches of personal data"),
    "report.order": _("Order reports and exports"),
    "dashboard.view": _("See the dashboard"),
}

_STAFF_READS = frozenset(
    {
        "region.view",
        "registration.view",
        "enterprise.view",
        "agency.view",
        "partner.view",
        "agreement.view",
        "round.view",
        "call.view",
        "quarter.view",
        "realisation.view",
        "training.view",
        "support.view",
        "report.order",
        "dashboard.view",
    }
)

#: The data protection officer of the province is not a role of its own: the secretariat, the lead agency and the
#: administrators answer (UU 27/2022 art. 53).
_DATA_PROTECTION = frozenset({"privacy.view", "privacy.handle", "privacy.breach"})

MATRIX: dict[Role, frozenset[str]] = {
    Role.ADMINISTRATOR: _STAFF_READS
    | {"user.manage", "trace.view", "partner.manage", "identity.reveal"}
    | _DATA_PROTECTION,
    Role.SECRETARIAT: _STAFF_READS
    | _DATA_PROTECTION
    | {
        "trace.view",
        "partner.manage",
        "agreement.draft",
        "agreement.sign",
        "agreement.review",
        "agreement.share",
        "agreement.end",
        "round.manage",
        "meeting.manage",
        "call.replace",
        "decision.close",
        "evaluation.write",
    },
    Role.SEKDA: _STAFF_READS | {"agreement.review", "answer.waive", "evaluation.confirm"},
    Role.AGENCY_HEAD: _STAFF_READS
    | _DATA_PROTECTION
    | {
        "agreement.sign",
        "partner.manage",
        "answer.prepare",
        "answer.confirm",
        "decision.close",
        "call.manage",
        "call.score",
        "call.replace",
        "call.decide",
        "quarter.write",
        "quarter.confirm",
        "evaluation.write",
        "evaluation.confirm",
        "training.manage",
        "training.invite",
        "facilitator.assign",
        "enterprise.ask",
        "enterprise.import",
        "duplicate.decide",
        "training.attend",
        "certificate.issue",
        "support.record",
        "journey.record",
        "journey.revoke",
        "identity.reveal",
        "licence.give",
        "licence.verify",
        "figures.verify",
    },
    Role.AGENCY_OFFICER: _STAFF_READS
    | {
        "privacy.view",
        "privacy.handle",
        "registration.assist",
        "agreement.draft",
        "partner.manage",
        "answer.prepare",
        "decision.close",
        "call.manage",
        "call.score",
        "quarter.write",
        "evaluation.write",
        "training.manage",
        "training.invite",
        "facilitator.assign",
        "enterprise.ask",
        "enterprise.import",
        "duplicate.decide",
        "training.attend",
        "certificate.issue",
        "support.record",
        "journey.record",
        "identity.reveal",
        "licence.give",
        "licence.verify",
        "figures.verify",
    },
    Role.VERIFIER: frozenset(
        {
            "region.view",
            "registration.assist",
            "registration.view",
            "registration.verify",
            "enterprise.view",
            "enterprise.edit",
            "enterprise.import",
            "duplicate.decide",
            "identity.reveal",
            "journey.record",
            "facilitator.assign",
            "enterprise.ask",
            "licence.give",
            "licence.verify",
            "figures.verify",
            "training.invite",
            "agency.view",
            "training.view",
            "report.order",
            "dashboard.view",
        }
    ),
    Role.FACILITATOR: frozenset(
        {
            "region.view",
            "registration.assist",
            "registration.view",
            "enterprise.view",
            "journey.record",
            "enterprise.ask",
            "licence.give",
            "training.invite",
            "agency.view",
            "training.view",
            "report.order",
            "dashboard.view",
        }
    ),
    Role.PARTNER: frozenset(
        {"region.view", "agency.view", "partner.view", "agreement.view", "agreement.comment", "people.shared"}
    ),
    Role.LEADERSHIP: _STAFF_READS,
    Role.ENTREPRENEUR: frozenset(
        {
            "region.view",
            "registration.own",
            "registration.view",
            "enterprise.view",
            "training.view",
            "enterprise.answer",
            "licence.give",
            "privacy.ask",
            "privacy.view",
            "training.enrol",
            "support.view",
        }
    ),
}

REACH: dict[Role, ReachKind] = {
    Role.ADMINISTRATOR: ReachKind.EVERYTHING,
    Role.SECRETARIAT: ReachKind.EVERYTHING,
    Role.SEKDA: ReachKind.EVERYTHING,
    Role.AGENCY_HEAD: ReachKind.AGENCY,
    Role.AGENCY_OFFICER: ReachKind.AGENCY,
    Role.VERIFIER: ReachKind.REGION,
    Role.FACILITATOR: ReachKind.REGION,
    Role.PARTNER: ReachKind.PARTY,
    Role.LEADERSHIP: ReachKind.EVERYTHING,
    Role.ENTREPRENEUR: ReachKind.OWN,
}

#: What a *lead* agency (Dinas Koperasi UKM, which carries the programme) sees of the whole province; other agencies see
#: the enterprises they serve.
LEAD_AGENCY_EVERYWHERE: frozenset[str] = frozenset(
    {
        "registration.assist",
        "registration.view",
        "enterprise.view",
        "identity.reveal",
        "journey.record",
        "journey.revoke",
        "facilitator.assign",
        "enterprise.ask",
        "licence.give",
        "licence.verify",
        "figures.verify",
        "enterprise.import",
        "duplicate.decide",
        "training.invite",
        "dashboard.view",
        *_DATA_PROTECTION,
    }
)

#: What only the *lead* agency does, of all agencies whose roles include it.
LEAD_AGENCY_ALONE: frozenset[str] = _DATA_PROTECTION | {
    "enterprise.import",
    "duplicate.decide",
    "registration.assist",
}

#: Permissions whose subject is the same for everyone who holds them.
EVERYWHERE_FOR_HOLDERS: frozenset[str] = frozenset({"region.view", "agency.view", "report.order"})


def known(permission: str) -> str:
    """The same name, or an error when no such permission is defined."""
    if permission not in PERMISSIONS:
        raise ImproperlyConfigured(f"Unknown permission {permission!r}: name it in accounts/permissions.py")
    return permission
